"""What a service that speaks Chat Completions can answer, right and wrong."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import time_ns
from typing import Any

WORDS = ("A few ", "words ", "about her.")
FORMATTED = {"date": "2027-01-15", "date-time": "2027-01-15T10:00:00Z", "time": "10:00:00"}
_LETTERS = str.maketrans("0123456789", "abcdefghij")
USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


@dataclass(frozen=True)
class Hold:
    """In a reply: waits until the test calls `release`."""


@dataclass(frozen=True)
class Drip:
    """In a reply: sends the bytes again and again until the client hangs up."""

    line: bytes


@dataclass(frozen=True)
class Drop:
    """In a reply: the connection breaks here."""


Step = bytes | float | Hold | Drip | Drop | Callable[[], bytes]


@dataclass(frozen=True)
class Reply:
    """An answer over HTTP: its steps are bytes to send, or to make when they are sent, seconds to
    wait, or one of the above.
    """

    steps: tuple[Step, ...]
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request as it came; the names of its headers in lower case."""

    path: str
    headers: Mapping[str, str]
    raw: bytes
    body: dict[str, Any]


Answer = Reply | Callable[[Asked], Reply]


def said(content: Any, finish: str | None = "stop", usage: Any = USAGE, **more: Any) -> Reply:
    """A completion; content that is no text is sent as its JSON, `more` goes into the message."""
    text = content if isinstance(content, str | None) else json.dumps(content)
    message = {"role": "assistant", "content": text, **more}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return sent({**_envelope("chat.completion"), "choices": [choice], "usage": usage})


def sent(body: Any, status: int = 200) -> Reply:
    """Any JSON."""
    return Reply((json.dumps(body).encode(),), status)


def raw(body: bytes, status: int = 200, content_type: str = "application/json") -> Reply:
    """Any bytes, such as JSON that is broken."""
    return Reply((body,), status, content_type)


def web_page(status: int = 200) -> Reply:
    """What a proxy or a captive portal sends."""
    return raw(b"<html><body>Bad gateway: sk-secret</body></html>", status, "text/html")


def error(status: int, code: Any = None, message: str = "No.", **more: Any) -> Reply:
    """An error as OpenAI sends it; `retry_after` is a header, the rest goes into the body."""
    after = more.pop("retry_after", None)
    headers = {} if after is None else {"Retry-After": str(after)}
    body = {"error": {"message": message, "type": None, "param": None, "code": code, **more}}
    return Reply((json.dumps(body).encode(),), status, headers=headers)


def refused(parameter: str) -> Reply:
    """A 400 that names a parameter."""
    message = f"Unsupported parameter: '{parameter}' is not supported with this model."
    return error(400, "unsupported_parameter", message, param=parameter)


def streamed(
    *pieces: str | Step, finish: str | None = "stop", done: bool = True, usage: bool = True
) -> Reply:
    """Pieces of text as server-sent events; between them may stand other steps."""
    steps: list[Step] = [_event({"role": "assistant", "content": ""})]
    steps += [_event({"content": piece}) if isinstance(piece, str) else piece for piece in pieces]
    if finish:
        steps.append(_event({}, finish))
    if usage:
        steps.append(_data({**_envelope("chat.completion.chunk"), "choices": [], "usage": USAGE}))
    if done:
        steps.append(b"data: [DONE]\n\n")
    return Reply(tuple(steps), content_type="text/event-stream")


def stamp() -> bytes:
    """For a stream: a word that tells when it was sent, in milliseconds of the clock.

    Their digits are the letters from a to j: a figure that no record holds would not be shown.
    """
    sent = str(time_ns() // 1_000_000).translate(_LETTERS)
    return _event({"content": f"sent{sent} "})


def found(*lines: str | tuple[str, ...], **more: Any) -> Reply:
    """An answer from the web: lines of text, each alone or with the addresses of its sources.

    A source stands in the text as a link and beside it as an annotation, as OpenAI sends it; `more`
    goes into the response.
    """
    text, notes = "", []
    for line in lines:
        said, *urls = (line,) if isinstance(line, str) else line
        text += said
        for url in urls:
            link = f" ([site]({url}))"
            notes.append(_url_citation(url, len(text) + 1, len(text) + len(link)))
            text += link
        text += "\n"
    part = {"type": "output_text", "text": text, "annotations": notes}
    return responded({"type": "message", "id": "m", "role": "assistant", "content": [part]}, **more)


def responded(*items: Any, **more: Any) -> Reply:
    """A response of OpenAI's Responses API, after one search."""
    action = {"type": "search", "query": "who is it"}
    search = {"type": "web_search_call", "id": "s", "status": "completed", "action": action}
    usage = {"input_tokens": 100, "output_tokens": 20, "total_tokens": 120}
    body = {"id": "resp_1", "object": "response", "created_at": 1_790_000_000, "model": "stand-in"}
    return sent({**body, "status": "completed", "output": [search, *items], "usage": usage, **more})


def declined() -> Reply:
    """A refusal of the Responses API."""
    part = {"type": "refusal", "refusal": "No."}
    return responded({"type": "message", "id": "m", "role": "assistant", "content": [part]})


def _url_citation(url: str, start: int, end: int) -> dict[str, Any]:
    title = f"Page of {url[:40]}"
    return {
        "type": "url_citation", "url": url, "title": title, "start_index": start, "end_index": end,
    }  # fmt: skip


def dropped() -> Reply:
    """The connection breaks before anything is sent."""
    return Reply((Drop(),), status=0)


def _envelope(kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 1_790_000_000, "model": "stand-in"}


def _event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return _data({**_envelope("chat.completion.chunk"), "choices": [choice]})


def _data(value: Any) -> bytes:
    return f"data: {json.dumps(value)}\n\n".encode()


def by_default(asked: Asked) -> Reply:
    """A few words for a stream or a plain question, else JSON that fits the schema; or a find."""
    if asked.path.endswith("/responses"):
        return found(("She opened the gala.", "https://press.example/gala"))
    if asked.body.get("stream"):
        return streamed(*WORDS, usage="stream_options" in asked.body)
    form = asked.body.get("response_format") or {}
    if form.get("type") == "json_schema":
        return said(example(form["json_schema"]["schema"]))
    return said("".join(WORDS))


def example(schema: Mapping[str, Any], definitions: Mapping[str, Any] | None = None) -> Any:
    """A value that fits a JSON schema, as far as the skills' schemas go."""
    known = schema.get("$defs", definitions or {})
    if "$ref" in schema:
        return example(known[schema["$ref"].rpartition("/")[2]], known)
    if "anyOf" in schema:
        return example(schema["anyOf"][0], known)
    if "enum" in schema or "const" in schema:
        return [*schema.get("enum", ()), schema.get("const")][0]
    match schema.get("type"):
        case "object":
            return {name: example(part, known) for name, part in schema["properties"].items()}
        case "array":
            return [example(schema["items"], known)]
        case "string":
            return FORMATTED.get(schema.get("format", ""), "Some words.")
        case kind:
            return {"integer": 1, "number": 1.5, "boolean": True}.get(str(kind))
