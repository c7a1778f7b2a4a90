"""What a question looks like in Chat Completions, and how its answer is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ai.engine import Skill
from ai.openai.call import Errand
from ai.openai.errors import explain_body, failed
from ai.openai.structured import clean, schema_request, strict_schema
from ai.openai.thinking import without_thoughts

Messages = list[dict[str, str]]
WAYS = ("json_schema", "json_object", "words")
"""Of asking for JSON, the best first."""


def messages_for(skill: Skill[Any, Any], brief: Any) -> Messages:
    """The instructions and the question, fit to be sent."""
    return [message("system", skill.instructions), message("user", skill.ask(brief))]


def message(role: str, text: str) -> dict[str, str]:
    """One message, without the characters that can't be sent."""
    return {"role": role, "content": clean(text)}


def json_wanted(messages: Messages, skill: Skill[Any, Any], way: str) -> dict[str, Any]:
    """The options that ask for the skill's answer as JSON, in one of `WAYS`."""
    if way == "json_schema":
        schema = strict_schema(skill.answer)
        form = {"name": skill.name[:64], "strict": True, "schema": schema}
        return {"response_format": {"type": way, "json_schema": form}}
    instructions = f"{messages[0]['content']}\n\n{schema_request(skill.answer)}"
    asking: dict[str, Any] = {"messages": [message("system", instructions), *messages[1:]]}
    return asking | ({"response_format": {"type": way}} if way == "json_object" else {})


def text_of(completion: Any) -> str:
    """The text of a whole answer; raises `AIError` when there is none, or not all of it."""
    if isinstance(completion, str):
        raise failed("web page" if completion.lstrip().startswith("<") else "unreadable")
    if not completion.choices:
        body = getattr(completion, "error", None)
        raise explain_body(body) if body else failed("empty")
    choice = completion.choices[0]
    text = without_thoughts(said_in(choice.message))
    check_end(choice.finish_reason or "stop", text)
    return text


def said_in(message: Any) -> str:
    """The text of a message or of a piece of one; raises `AIError` when it is a refusal."""
    if getattr(message, "refusal", None):
        raise failed("refusal")
    content = getattr(message, "content", None)
    return clean(content) if isinstance(content, str) else ""


@dataclass
class Ending:
    """Why a stream has finished, "" while it has not, and what it took."""

    reason: str = ""
    usage: Any = None


def pieces_of(response: Any, errand: Errand, ending: Ending) -> Iterator[str]:
    """The pieces of text of a stream, thoughts and all."""
    for chunk in response:
        ending.usage = getattr(chunk, "usage", None) or ending.usage
        for choice in chunk.choices or ():
            piece = said_in(choice.delta)
            ending.reason = choice.finish_reason or ending.reason
            if piece:
                errand.received += piece
                yield piece


def check_end(finished: str, text: str) -> None:
    """Raises `AIError` unless the service finished, for a reason that leaves the text whole."""
    if not finished:
        raise failed("cut")
    if finished in ("length", "content_filter"):
        raise failed("endless" if finished == "length" else "filter")
    if not text.strip():
        raise failed("empty")


def is_web_page(response: Any) -> bool:
    """Whether an HTTP response says that it is HTML."""
    return "html" in response.headers.get("content-type", "")
