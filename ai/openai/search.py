"""A web search by OpenAI's Responses API: how it is asked for, and how its answer is read."""

from collections.abc import Iterator
from typing import Any

from ai.engine import Citation, Searched
from ai.openai.errors import explain_body, failed
from ai.openai.messages import Messages
from ai.openai.structured import clean

MOST_TOKENS = 8_000
"""Of one answer, with what the model thinks and reads between its searches."""
MICRODOLLARS_A_SEARCH = 10_000
"""OpenAI's fee on top of the tokens: $10 per thousand searches, as of November 2026."""
UNFINISHED = {"max_output_tokens": "endless", "content_filter": "filter"}


def web_search(model: str, messages: Messages) -> dict[str, Any]:
    """The options of a question that may be answered from the web."""
    return {
        "model": model,
        "input": messages,
        "tools": [{"type": "web_search"}],
        "max_output_tokens": MOST_TOKENS,
    }


def read_found(response: Any) -> Searched:
    """The whole text with the sources returned for it; raises `AIError` when there is none."""
    if isinstance(response, str):
        raise failed("web page" if response.lstrip().startswith("<") else "unreadable")
    if error := getattr(response, "error", None):
        raise explain_body({"code": error.code, "message": error.message})
    if response.status not in (None, "completed"):
        reason = getattr(response.incomplete_details, "reason", None)
        raise failed(UNFINISHED.get(str(reason), "cut"))
    text, citations = "", []
    for part in _parts(response):
        if part.type == "refusal":
            raise failed("refusal")
        if part.type == "output_text":
            citations += list(_citations(part, len(text)))
            text += f"{clean(part.text)}\n"
    if not text.strip():
        raise failed("empty")
    return Searched(text, tuple(citations))


def search_fees(response: Any) -> int:
    """What the searches themselves cost, in microdollars."""
    items = getattr(response, "output", None) or ()
    return MICRODOLLARS_A_SEARCH * sum(
        getattr(item, "type", None) == "web_search_call" for item in items
    )


def _parts(response: Any) -> Iterator[Any]:
    for item in response.output or ():
        if item.type == "message":
            yield from item.content or ()


def _citations(part: Any, before: int) -> Iterator[Citation]:
    """The sources of a part that stand at a place in it, counted from the whole text's start."""
    for note in part.annotations or ():
        if note.type == "url_citation" and 0 <= note.start_index <= note.end_index:
            end = min(note.end_index, len(part.text))
            start = min(note.start_index, end)
            yield Citation(clean(note.title or ""), clean(note.url), before + start, before + end)
