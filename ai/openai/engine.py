"""Asks any service that speaks Chat Completions: OpenAI, or a model server of one's own."""

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any, TypeVar

from pydantic import BaseModel

from ai.engine import UNSAID, AIError, Searched, Skill
from ai.openai.call import Call, Errand, within
from ai.openai.errors import (
    explain,
    failed,
    is_plain_rejection,
    refused_parameter,
    seconds_before_retry,
)
from ai.openai.messages import (
    WAYS,
    Ending,
    Messages,
    check_end,
    is_web_page,
    json_wanted,
    message,
    messages_for,
    pieces_of,
    text_of,
)
from ai.openai.search import read_found, search_fees, web_search
from ai.openai.service import Service
from ai.openai.structured import NotOfTheForm, read_answer, schema_request
from ai.openai.thinking import Thoughts

A = TypeVar("A", bound=BaseModel)

DEADLINE_SECONDS, CONNECT_SECONDS = 45.0, 5.0
MOST_TOKENS = 8_000
"""Of one answer, with what a model thinks before it speaks."""
LIMITS = ("max_completion_tokens", "max_tokens")
"""What that limit is called: by OpenAI, by other servers."""
STOPPED = "Stopped before the end."


class OpenAIEngine:
    """A model behind Chat Completions; `base_url` "" is OpenAI itself."""

    def __init__(
        self,
        key: str,
        base_url: str,
        model: str,
        on_call: Callable[[Call], None] | None = None,
        deadline_seconds: float = DEADLINE_SECONDS,
        is_openai: bool | None = None,
    ) -> None:
        """Connects to nothing yet; `on_call` is told of each question, once, at its end.

        The deadline covers all of a question, with its retry and its repair. Whether the service is
        OpenAI's own is told by its address, unless `is_openai` says it.
        """
        self._service, self._model = Service(key, base_url, is_openai), model.strip()
        self.searches_web = self._service.is_openai
        self.name = self._service.name_of(self._model)
        self._on_call = on_call
        self._deadline_seconds = deadline_seconds
        self._refused: set[str] = set()
        self._rung = 0
        self._thinks_unopened = False

    def run(self, skill: Skill[Any, A], brief: Any) -> A:
        """The model's answer, of the skill's form and no more checked than that."""
        messages = messages_for(skill, brief)
        with (
            self._errand(skill) as errand,
            closing(within(errand, lambda: self._answers(errand, skill, messages))) as answers,
        ):
            return next(answers)

    def stream(self, skill: Skill[Any, Any], brief: Any) -> Generator[str, None, None]:
        """The model's words as they come, "" while none do; closing it before the end hangs up."""
        messages = messages_for(skill, brief)
        with (
            self._errand(skill) as errand,
            closing(within(errand, lambda: self._pieces(errand, messages), silence="")) as pieces,
        ):
            yield from pieces

    def search(self, skill: Skill[Any, Any], brief: Any) -> Searched:
        """What the model found on the web, with the sources that it returned."""
        if not self.searches_web:
            raise failed("no web")
        options = web_search(self._model, messages_for(skill, brief)) | {"store": False}
        with (
            self._errand(skill) as errand,
            closing(within(errand, lambda: self._findings(errand, options))) as found,
        ):
            return next(found)

    def _findings(self, errand: Errand, options: dict[str, Any]) -> Iterator[Searched]:
        for tries_left in (0, -1):
            try:
                response = self._send(errand, self._service.client().responses.create, options)
                break
            except Exception as error:
                if refused_parameter(error, ["tools"]):
                    raise failed("no web") from None
                _wait_to_retry(error, errand, tries_left)
        errand.microdollars += search_fees(response)
        errand.count(getattr(response, "usage", None))
        try:
            found = read_found(response)
        except (AttributeError, TypeError):
            raise failed("unreadable") from None
        yield found

    @contextmanager
    def _errand(self, skill: Skill[Any, Any]) -> Iterator[Errand]:
        self._service.client()
        errand = Errand(self._deadline_seconds)
        failure = ""
        try:
            yield errand
        except BaseException as error:
            failure = str(error) if isinstance(error, AIError) else STOPPED
            raise
        finally:
            self._report(errand.call(skill.name, self.name, self._model, failure))

    def _report(self, call: Call) -> None:
        try:
            if self._on_call is not None:
                self._on_call(call)
        except Exception as error:
            logging.getLogger(__name__).warning("A call was not kept: %s", type(error).__name__)

    def _answers(self, errand: Errand, skill: Skill[Any, A], messages: Messages) -> Iterator[A]:
        """One answer; a text that is not of the form is sent back once, with what is wrong."""
        text = self._completion(errand, skill, messages)
        try:
            yield read_answer(text, skill.answer)
            return
        except NotOfTheForm as wrong:
            complaint = f"That was not it. {wrong}\n{schema_request(skill.answer)}"
        again = [message("assistant", text), message("user", complaint)]
        text = self._completion(errand, skill, messages + again)
        try:
            yield read_answer(text, skill.answer)
        except NotOfTheForm:
            raise failed("invalid") from None

    def _completion(self, errand: Errand, skill: Skill[Any, Any], messages: Messages) -> str:
        completion = self._open(errand, messages, skill)
        try:
            text = text_of(completion)
            errand.received = text
            return text
        except (AttributeError, TypeError, IndexError):
            raise failed("unreadable") from None
        finally:
            errand.count(getattr(completion, "usage", None))

    def _pieces(self, errand: Errand, messages: Messages) -> Iterator[str]:
        """The pieces of text, whole only when the service has said why it finished."""
        response = self._open(errand, messages, None)
        ending, thoughts, answer = Ending(), Thoughts(self._thinks_unopened), ""
        try:
            for piece in thoughts.spoken(pieces_of(response, errand, ending)):
                answer = "" if piece == UNSAID else answer + piece
                yield piece
        except Exception as error:
            if not ending.reason:
                raise explain(error, begun=True) from None
        finally:
            response.close()
            self._thinks_unopened = thoughts.began_unopened
        received = errand.received
        errand.count(ending.usage)
        if not (ending.reason or received) and is_web_page(response.response):
            raise failed("web page")
        check_end(ending.reason, answer)

    def _open(self, errand: Errand, messages: Messages, skill: Skill[Any, Any] | None) -> Any:
        """What the service answers, without what it refused before; raises `AIError`.

        Asks once more after an outage, and again without a parameter or a way to ask for JSON that
        the service refuses.
        """
        rung, tries_left = self._rung, 1
        while True:
            options = self._options(messages, skill, rung)
            try:
                create = self._service.client().chat.completions.create
                answer = self._send(errand, create, options)
                self._rung = max(rung, self._rung)
                return answer
            except Exception as error:
                named = refused_parameter(error, options.keys() - {"model", "messages", "stream"})
                if named and named != "response_format":
                    self._refused.add(named)
                elif "response_format" in options and (named or is_plain_rejection(error)):
                    rung += 1
                else:
                    tries_left -= 1
                    _wait_to_retry(error, errand, tries_left)

    def _send(self, errand: Errand, create: Callable[..., Any], options: dict[str, Any]) -> Any:
        import openai

        left = errand.left()
        errand.sent = "".join(
            sent["content"] for sent in options.get("messages") or options["input"]
        )
        timeout = openai.Timeout(left, connect=min(CONNECT_SECONDS, left))
        try:
            return create(**options, timeout=timeout)
        except (openai.APIStatusError, openai.APIConnectionError) as error:
            if not (isinstance(error, openai.APITimeoutError) or errand.stopped.is_set()):
                errand.sent = ""
            raise

    def _options(
        self, messages: Messages, skill: Skill[Any, Any] | None, rung: int
    ) -> dict[str, Any]:
        options: dict[str, Any] = {"model": self._model, "messages": messages}
        limit = next((name for name in LIMITS if name not in self._refused), None)
        if limit:
            options[limit] = MOST_TOKENS
        if self._service.is_openai:
            options["store"] = False
        if skill is None:
            options |= {"stream": True, "stream_options": {"include_usage": True}}
        else:
            options |= json_wanted(messages, skill, WAYS[rung])
        return {name: value for name, value in options.items() if name not in self._refused}


def _wait_to_retry(error: Exception, errand: Errand, tries_left: int) -> None:
    """Raises what the error means for the rep when one more try has no chance."""
    seconds = seconds_before_retry(error)
    if tries_left < 0 or seconds is None or seconds >= errand.left():
        raise explain(error) from None
    errand.stopped.wait(seconds)
