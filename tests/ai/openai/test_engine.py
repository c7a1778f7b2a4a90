"""A model behind Chat Completions answers, or says in one sentence why it doesn't."""

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel, Field

from ai.engine import AIError, Skill
from ai.openai import errors as openai_errors
from ai.openai.call import Call
from ai.openai.engine import OpenAIEngine
from ai.openai.structured import strict_schema
from ai.skills.customer_insights import CUSTOMER_INSIGHTS
from ai.skills.interaction_review import INTERACTION_REVIEW, InteractionReview, NewInteraction
from tests.ai.openai_replies import (
    USAGE,
    Answer,
    Drip,
    Drop,
    Hold,
    Reply,
    dropped,
    error,
    raw,
    refused,
    said,
    sent,
    streamed,
    web_page,
)
from tests.ai.openai_server import OpenAIServer
from tests.ai.skills.test_customer_insights import FILE

KEY = "sk-secret"
SECRET = "She adored the silk"
VISIT = NewInteraction(date(2026, 3, 11), "call", "Spring", f"{SECRET}. I will call.")
READ = {"sentiment": "positive", "summary": "She adored it.", "follow_up": None}
REVIEW = InteractionReview.model_validate(READ)
LONG, SHORT = 30.0, 1.0
"""Seconds: one deadline that a test never meets, one that it always does."""
FENCED = f"Here you are:\n```json\n{json.dumps(READ)}\n```\nAnything else?"


@pytest.fixture
def engine(server: OpenAIServer, calls: list[Call]) -> OpenAIEngine:
    return engine_for(server, calls)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_errors, "BACK_OFF_SECONDS", 0.0)


def engine_for(
    server: OpenAIServer, calls: list[Call], deadline: float = LONG, model: str = "gpt-6-luna"
) -> OpenAIEngine:
    return OpenAIEngine(KEY, server.url, model, calls.append, deadline)


def ask(engine: OpenAIEngine) -> InteractionReview:
    return engine.run(INTERACTION_REVIEW, VISIT)


def words(engine: OpenAIEngine) -> list[str]:
    return [piece for piece in engine.stream(INTERACTION_REVIEW, VISIT) if piece]


def bodies(server: OpenAIServer) -> list[dict[str, Any]]:
    return [asked.body for asked in server.requests]


def ways(server: OpenAIServer) -> list[str | None]:
    """How each request asked for JSON."""
    return [body.get("response_format", {}).get("type") for body in bodies(server)]


LLAMA_TOO_LONG = error(
    400, 400, "the request exceeds the available context size", type="exceed_context_size_error"
)
VLLM_TOO_LONG = error(400, 400, "This model's maximum context length is 4096 tokens.")
CUT_JSON = '{"choices": [{"message": {"content": "She ado'

BEFORE_ANY_WORD = {
    "a wrong key": (error(401, "invalid_api_key", f"Incorrect: {KEY}"), "check OPENAI_API_KEY", 1),
    "a key without rights": (error(403), "does not let this key use this model", 1),
    "an unknown model": (error(404, "model_not_found"), "check OPENAI_MODEL", 1),
    "no credit": (error(429, "insufficient_quota"), "no credit left", 1),
    "no credit, elsewhere": (error(402), "no credit left", 1),
    "busy": (error(429, retry_after=100), "busy: try again in 100 s", 0),
    "busy for a moment": (error(429, retry_after=0), "busy: try again in 1 s", 0),
    "busy with no time": (error(429), "busy: try again in a minute", 0),
    "busy till a bad time": (error(429, retry_after="nan"), "try again in a minute", 0),
    "a fault": (error(500), "fault of its own", 0),
    "a gateway's page": (web_page(502), "fault of its own", 0),
    "a forbidding page": (web_page(403), "does not let this key", 1),
    "a web page": (web_page(), "A web page came", 1),
    "a dropped connection": (dropped(), "can't be reached", 0),
    "a bad request": (error(400), "did not take the question", 1),
    "too long": (error(400, "context_length_exceeded"), "more to read than", 1),
    "too long for llama.cpp": (LLAMA_TOO_LONG, "more to read than", 1),
    "too long for vLLM": (VLLM_TOO_LONG, "more to read than", 1),
    "too long by size": (error(413), "more to read than", 1),
    "a filtered question": (error(400, "content_filter"), "content filter", 1),
    "a redirect to nowhere": (raw(b"", 302), "did not take the question", 1),
}
NO_ANSWER = {
    "an empty object": (sent({}), "an empty answer", 0),
    "no choice": (sent({"choices": []}), "an empty answer", 0),
    "null": (sent(None), "could not be read", 0),
    "a list": (sent([1, 2]), "could not be read", 0),
    "choices of another kind": (sent({"choices": [3]}), "could not be read|an empty", 0),
    "an error as an answer": (sent({"error": {"code": 429, "message": "x"}}), "is busy", 0),
    "an error in words": (sent({"error": "out of order"}), "broke off", 0),
    "JSON cut short": (raw(CUT_JSON.encode()), "could not be read", 0),
    "no text": (said(None), "an empty answer", 0),
    "blank text": (said(" \n"), "an empty answer", 0),
    "a refusal": (said(None, refusal=f"No {SECRET}"), "declined to answer", 1),
    "a filtered answer": (said(READ, finish="content_filter"), "content filter", 1),
    "an endless answer": (said(READ, finish="length"), "grew too long", 0),
    "prose": (said(f"{SECRET}!"), "not of the form", 0),
    "broken JSON": (said('{"summary": "She ado'), "not of the form", 0),
    "another object": (said({"error": "overloaded"}), "not of the form", 0),
    "a wrong value": (said({**READ, "sentiment": "great"}), "not of the form", 0),
    "a field left out": (said({"summary": "x"}), "not of the form", 0),
    "braces": (said("{" * 5_000), "not of the form", 0),
    "nesting": (said('{"summary":' * 3_000), "not of the form", 0),
}
BROKEN_STREAMS = {
    "cut": (streamed("She ", finish=None, done=False, usage=False), "broke off", 0),
    "cut with a done": (streamed("She ", finish=None), "broke off", 0),
    "cut off": (streamed("She ", Drop(), "adored"), "broke off", 0),
    "too long an answer": (streamed("She ", finish="length"), "grew too long", 0),
    "filtered half-way": (streamed("She ", finish="content_filter"), "content filter", 1),
    "an error half-way": (
        streamed("She ", b'data: {"error": {"code": "server_error"}}\n\n'),
        "fault of its own",
        0,
    ),
    "a bad line": (streamed("She ", b"data: {oops\n\n"), "could not be read", 0),
    "null half-way": (streamed("She ", b"data: null\n\n"), "could not be read", 0),
    "no word": (streamed(), "an empty answer", 0),
    "nothing": (streamed(finish=None, done=False, usage=False), "broke off", 0),
    "a web page streamed": (web_page(), "A web page came", 1),
}
STILL = {
    "before the headers": Reply((), headers={}),
    "after the headers": Reply((Hold(),)),
    "a drip of blanks": Reply((Drip(b" "),)),
    "a drip of keep-alives": streamed("She ", Drip(b": ping\n\n")),
}


def check_failure(failure: AIError, message: str, permanent: int, calls: list[Call]) -> None:
    assert failure.permanent == bool(permanent)
    assert KEY not in str(failure)
    assert SECRET not in str(failure)
    assert "<" not in str(failure)
    assert [call.failure for call in calls] == [str(failure)]
    with pytest.raises(AIError, match=message):
        raise failure


@pytest.mark.parametrize("case", [*BEFORE_ANY_WORD, *NO_ANSWER])
def test_what_goes_wrong_with_an_answer_is_told_in_one_sentence(
    server: OpenAIServer, engine: OpenAIEngine, calls: list[Call], case: str
) -> None:
    reply, message, permanent = (BEFORE_ANY_WORD | NO_ANSWER)[case]
    server.always(reply)
    with pytest.raises(AIError) as failure:
        ask(engine)
    check_failure(failure.value, message, permanent, calls)


@pytest.mark.parametrize("case", [*BEFORE_ANY_WORD, *BROKEN_STREAMS])
def test_what_goes_wrong_with_a_stream_is_told_after_the_words_that_came(
    server: OpenAIServer, engine: OpenAIEngine, calls: list[Call], case: str
) -> None:
    reply, message, permanent = (BEFORE_ANY_WORD | BROKEN_STREAMS)[case]
    server.always(reply)
    came = []
    with pytest.raises(AIError) as failure:
        for piece in filter(None, engine.stream(INTERACTION_REVIEW, VISIT)):
            came.append(piece)
    check_failure(failure.value, message, permanent, calls)
    begun = case in BROKEN_STREAMS and b"She " in b"".join(
        step for step in reply.steps if isinstance(step, bytes)
    )
    assert came == (["She "] if begun else [])


@pytest.mark.parametrize("case", STILL)
def test_a_service_that_never_ends_is_hung_up_on(
    server: OpenAIServer, calls: list[Call], case: str
) -> None:
    if case == "before the headers":
        server.hold()
    server.always(STILL[case])
    with pytest.raises(AIError, match="did not answer in time") as failure:
        ask(engine_for(server, calls, SHORT))
    assert not failure.value.permanent
    assert calls[0].tokens_in > 0
    assert server.wait_for_hang_up()


@pytest.mark.parametrize("case", STILL)
def test_a_stream_that_never_ends_is_hung_up_on(
    server: OpenAIServer, calls: list[Call], case: str
) -> None:
    if case == "before the headers":
        server.hold()
    server.always(STILL[case])
    with pytest.raises(AIError, match="did not answer in time"):
        words(engine_for(server, calls, SHORT))
    assert [call.failure for call in calls] == [openai_errors.MESSAGES["slow"][0]]
    assert server.wait_for_hang_up()


def test_a_service_that_is_not_there_is_told(calls: list[Call]) -> None:
    with OpenAIServer() as server:
        engine = engine_for(server, calls)
    with pytest.raises(AIError, match="can't be reached"):
        ask(engine)
    assert (calls[0].tokens_in, calls[0].tokens_out) == (0, 0)


@pytest.mark.parametrize("failing", [dropped(), error(429), error(503, retry_after=0)])
def test_a_moment_s_outage_is_not_seen(
    server: OpenAIServer, engine: OpenAIEngine, failing: Answer
) -> None:
    server.answer(failing, said(READ), failing, streamed("She"))
    assert ask(engine) == REVIEW
    assert words(engine) == ["She"]
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    ("failing", "requests"),
    [
        (error(500), 2),
        (error(429, retry_after=LONG), 1),
        (error(401), 1),
        (error(429, "insufficient_quota"), 1),
        (streamed("She", Drop()), 1),
        (streamed(Drop()), 1),
    ],
)
def test_nothing_is_asked_more_often_than_may_help(
    server: OpenAIServer, engine: OpenAIEngine, failing: Answer, requests: int
) -> None:
    server.always(failing)
    with pytest.raises(AIError):
        words(engine)
    assert len(server.requests) == requests


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(READ),
        FENCED,
        f"Sure! {json.dumps(READ)} I hope this helps {{really}}.",
        f'<think>{{"x": 1}} {{"summary": 3}}</think>{json.dumps(READ)}',
    ],
)
def test_json_is_found_in_its_wrapping(
    server: OpenAIServer, engine: OpenAIEngine, text: str
) -> None:
    server.answer(said(text))
    assert ask(engine) == REVIEW
    assert len(server.requests) == 1


def test_a_wrong_answer_is_sent_back_once_with_what_is_wrong(
    server: OpenAIServer, engine: OpenAIEngine, calls: list[Call]
) -> None:
    server.answer(said({**READ, "sentiment": "great"}), said(READ))
    assert ask(engine) == REVIEW
    *_, said_before, complaint = bodies(server)[1]["messages"]
    assert "great" in said_before["content"]
    assert "'positive', 'neutral' or 'negative'" in complaint["content"]
    assert [call.tokens_in for call in calls] == [2 * USAGE["prompt_tokens"]]


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        ((), ["json_schema"]),
        (("json_schema",), ["json_schema", "json_object"]),
        (("json_schema", "json_object"), ["json_schema", "json_object", None]),
    ],
)
def test_the_best_way_to_get_json_is_found_and_kept(
    server: OpenAIServer, engine: OpenAIEngine, refused: tuple[str, ...], expected: list[str | None]
) -> None:
    server.refuse(*refused)
    server.always(said(FENCED))
    assert ask(engine) == ask(engine) == REVIEW
    assert ways(server) == [*expected, expected[-1]]
    asks_in_words = "due_on" in bodies(server)[-1]["messages"][0]["content"]
    assert asks_in_words == bool(refused)


def test_a_400_that_gives_no_reason_may_be_about_the_form(
    server: OpenAIServer, engine: OpenAIEngine
) -> None:
    server.answer(error(400))
    server.always(said(READ))
    assert ask(engine) == ask(engine) == REVIEW
    assert ways(server) == ["json_schema", "json_object", "json_object"]


def test_a_way_that_did_not_help_is_not_kept(server: OpenAIServer, engine: OpenAIEngine) -> None:
    server.answer(error(400), error(400), error(400))
    with pytest.raises(AIError):
        ask(engine)
    server.always(said(READ))
    ask(engine)
    assert ways(server) == ["json_schema", "json_object", None, "json_schema"]


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (refused("max_completion_tokens"), "max_tokens"),
        (error(400, message="max_completion_tokens is unknown, use max_tokens"), "max_tokens"),
        (
            sent({"detail": [{"loc": ["body", "max_completion_tokens"], "msg": "extra"}]}, 422),
            "max_tokens",
        ),
    ],
)
def test_a_parameter_that_is_refused_is_renamed_for_good(
    server: OpenAIServer, engine: OpenAIEngine, refusal: Answer, expected: str
) -> None:
    server.answer(refusal)
    server.always(said(READ))
    ask(engine)
    ask(engine)
    limits = [{key for key in body if key.startswith("max_")} for body in bodies(server)]
    assert limits == [{"max_completion_tokens"}, {expected}, {expected}]
    assert ways(server) == ["json_schema"] * 3


def test_what_a_service_knows_by_no_name_is_left_out(
    server: OpenAIServer, engine: OpenAIEngine
) -> None:
    server.refuse("max_completion_tokens", "max_tokens", "stream_options")
    assert "".join(words(engine)) == "".join(words(engine)) == "A few words about her."
    assert len(server.requests) == 5
    assert bodies(server)[-1].keys() == {"model", "messages", "stream"}


@pytest.mark.parametrize(
    ("url", "stored"), [("http://api.openai.com/v1", False), ("http://models.example/v1", None)]
)
def test_openai_alone_is_told_to_store_nothing(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch, url: str, stored: bool | None
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{urlsplit(server.url).netloc}")
    monkeypatch.setenv("no_proxy", "")
    words(OpenAIEngine(KEY, url, "gpt-6-luna"))
    assert server.requests[0].path.startswith(url)
    assert bodies(server)[0].get("store") is stored


def test_a_piece_is_there_as_soon_as_it_comes(server: OpenAIServer, engine: OpenAIEngine) -> None:
    server.answer(streamed("She ", Hold(), "adored ", 0.01, "it."))
    pieces = engine.stream(INTERACTION_REVIEW, VISIT)
    assert next(pieces) == "She "
    server.release()
    assert list(pieces) == ["adored ", "it."]


def test_a_stream_is_whole_without_its_last_line(
    server: OpenAIServer, engine: OpenAIEngine, calls: list[Call]
) -> None:
    server.answer(streamed("She ", "adored.", done=False, usage=False))
    assert words(engine) == ["She ", "adored."]
    assert calls[0].failure == ""
    assert calls[0].tokens_out == 5


def test_stopping_a_stream_hangs_up(
    server: OpenAIServer, engine: OpenAIEngine, calls: list[Call]
) -> None:
    server.answer(streamed("She ", Hold()))
    pieces = engine.stream(INTERACTION_REVIEW, VISIT)
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert server.wait_for_hang_up()
    assert [call.failure for call in calls] == ["Stopped before the end."]
    assert calls[0].tokens_in > calls[0].tokens_out > 0


@pytest.mark.parametrize(("model", "cost"), [("gpt-6.2-sol", 400), ("gpt-6-luna", 20), ("own", 0)])
def test_a_call_says_what_it_took_and_nothing_of_what_was_said(
    server: OpenAIServer, calls: list[Call], model: str, cost: int
) -> None:
    engine = engine_for(server, calls, model=model)
    server.answer(said(READ), streamed("She adored it."))
    ask(engine)
    words(engine)
    for call in calls:
        assert (call.feature, call.engine) == ("interaction_review", f"{model} at 127.0.0.1")
        assert (call.tokens_in, call.tokens_out, call.microdollars) == (100, 20, cost)
        assert not any("adored" in str(value) for value in asdict(call).values())
    assert len(calls) == 2


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": "many", "completion_tokens": -1}])
def test_tokens_that_are_not_told_are_estimated(
    server: OpenAIServer, engine: OpenAIEngine, calls: list[Call], usage: Any
) -> None:
    server.answer(said("[" * 300, usage=usage), said(READ, usage=usage))
    ask(engine)
    assert calls[0].tokens_out == 120 + -(-len(json.dumps(READ)) * 2 // 5)
    assert calls[0].tokens_in > 120


def test_a_call_that_can_t_be_kept_loses_no_answer(server: OpenAIServer) -> None:
    def full(call: Call) -> None:
        raise OSError("disk full")

    server.answer(said(READ))
    engine = OpenAIEngine(KEY, server.url, "gpt-6-luna", full)
    assert ask(engine) == REVIEW
    assert words(engine)


def test_an_object_of_something_else_is_no_empty_answer(
    server: OpenAIServer, engine: OpenAIEngine
) -> None:
    server.always(said({"error": "overloaded"}))
    with pytest.raises(AIError, match="not of the form"):
        engine.run(CUSTOMER_INSIGHTS, FILE)


def test_too_long_a_question_is_not_taken_for_a_parameter(
    server: OpenAIServer, engine: OpenAIEngine
) -> None:
    server.answer(error(400, "context_length_exceeded", "Lower max_completion_tokens."))
    with pytest.raises(AIError, match="more to read than"):
        ask(engine)
    assert len(server.requests) == 1


class Note(BaseModel):
    text: str


ECHO: Skill[str, Note] = Skill("echo", "Repeat.", Note, lambda given: given, lambda g: Note(text=g))


def test_any_text_reaches_the_service(server: OpenAIServer, engine: OpenAIEngine) -> None:
    engine.run(ECHO, "Zoë, 花子 🧥 שלום \ud83d \0 end")
    sent_text = json.loads(server.requests[0].raw.decode("utf-8"))["messages"][1]["content"]
    assert sent_text == "Zoë, 花子 🧥 שלום \ufffd \ufffd end"
    assert "花子 🧥".encode() in server.requests[0].raw


def test_no_answer_holds_what_can_t_be_shown_or_kept(
    server: OpenAIServer, engine: OpenAIEngine
) -> None:
    server.answer(said({"text": "a\ud83d\0"}), streamed("a\ud83d", "\0🧥"))
    assert engine.run(ECHO, "x").text == "a\ufffd\ufffd"
    assert words(engine) == ["a\ufffd", "\ufffd🧥"]


class Letter(BaseModel):
    note: Note = Field(Note(text=""), description="What was noted.")
    words: str = Field("", max_length=3)


def test_a_schema_holds_nothing_that_openai_refuses() -> None:
    note = {
        "type": "object",
        "properties": {"text": {"type": "string"}},
        "additionalProperties": False,
        "required": ["text"],
    }
    assert strict_schema(Letter) == {
        "$defs": {"Note": note},
        "type": "object",
        "properties": {"note": {"$ref": "#/$defs/Note"}, "words": {"type": "string"}},
        "additionalProperties": False,
        "required": ["note", "words"],
    }


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("skill", [CUSTOMER_INSIGHTS, INTERACTION_REVIEW])
def test_a_schema_is_strict_and_its_answer_is_taken(
    server: OpenAIServer, engine: OpenAIEngine, skill: Skill[Any, Any]
) -> None:
    given = FILE if skill is CUSTOMER_INSIGHTS else VISIT
    assert isinstance(engine.run(skill, given), skill.answer)
    form = bodies(server)[0]["response_format"]["json_schema"]
    assert (form["strict"], form["name"]) == (True, skill.name)
    assert len(list(objects(form["schema"]))) == (2 if skill is CUSTOMER_INSIGHTS else 3)
    for part in objects(form["schema"]):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert "default" not in str(part)


def test_many_ask_at_once(server: OpenAIServer, engine: OpenAIEngine, calls: list[Call]) -> None:
    server.always(said(READ))
    server.hold()
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(ask, engine) for _ in range(8)]
        server.wait_for_requests(8)
        server.release()
        assert [answer.result() for answer in answers] == [REVIEW] * 8
    assert len(calls) == 8


def test_neither_key_nor_prompt_is_logged(
    server: OpenAIServer, engine: OpenAIEngine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        server.answer(error(401, message=f"{KEY} {SECRET}"))
        with pytest.raises(AIError):
            ask(engine)
        words(engine)
    assert "POST" in caplog.text
    assert KEY not in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("key", ["sk-ключ", "sk-\nsecret", "sk-\x00"])
def test_an_impossible_key_is_told_without_it(key: str, server: OpenAIServer) -> None:
    with pytest.raises(AIError, match="check OPENAI_API_KEY") as failure:
        ask(OpenAIEngine(key, server.url, "gpt-6-luna"))
    assert failure.value.permanent
    assert server.requests == []


@pytest.mark.parametrize("key", ["", f"  {KEY}\n"])
def test_a_server_without_keys_and_a_key_with_blanks_work(key: str, server: OpenAIServer) -> None:
    assert words(OpenAIEngine(key, f" {server.url}/ ", " gpt-6-luna "))
    assert server.requests[0].headers["authorization"] in ("Bearer unset", f"Bearer {KEY}")


@pytest.mark.parametrize("url", ["localhost:1/v1", "http://[bad", "http://127.0.0.1:99999/v1"])
def test_an_impossible_address_is_told(url: str) -> None:
    with pytest.raises(AIError, match="OPENAI_BASE_URL"):
        ask(OpenAIEngine(KEY, url, "gpt-6-luna"))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", "OpenAI (m)"),
        ("https://api.openai.com/v1", "OpenAI (m)"),
        ("https://eu.api.openai.com/v1", "OpenAI (m)"),
        ("http://rep:pass@localhost:11434/v1", "m at localhost"),
        ("https://api.openai.com.evil.example/v1", "m at api.openai.com.evil.example"),
    ],
)
def test_the_rep_is_told_who_answers(url: str, name: str) -> None:
    assert OpenAIEngine(KEY, url, "m").name == name
