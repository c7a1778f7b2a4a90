"""What went wrong at an OpenAI-compatible service, in words for the rep."""

import math
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from time import time
from typing import Any

from ai.engine import AIError

BACK_OFF_SECONDS = 0.5
"""Before the one retry, when the service names no time."""

MESSAGES = {
    "key": ("The AI service did not accept the key: check OPENAI_API_KEY.", True),
    "forbidden": (
        "The AI service does not let this key use this model: check OPENAI_API_KEY and "
        "OPENAI_MODEL.",
        True,
    ),
    "missing": (
        "The AI service does not know this model or address: check OPENAI_MODEL and "
        "OPENAI_BASE_URL.",
        True,
    ),
    "quota": (
        "The account at the AI service has no credit left: waiting does not help, check its "
        "billing.",
        True,
    ),
    "busy": ("The AI service is busy: try again in a minute.", False),
    "fault": ("The AI service has a fault of its own: try again in a few minutes.", False),
    "slow": ("The AI service did not answer in time: try again.", False),
    "unreachable": (
        "The AI service can't be reached: check the connection and OPENAI_BASE_URL, then try "
        "again.",
        False,
    ),
    "address": ("OPENAI_BASE_URL is no address that can be asked: correct it.", True),
    "web page": (
        "A web page came instead of the AI service's answer: check OPENAI_BASE_URL.",
        True,
    ),
    "unreadable": ("The AI service's answer could not be read: try again.", False),
    "refusal": ("The AI declined to answer: asking again does not help.", True),
    "filter": ("The AI service's content filter held the answer back.", True),
    "too long": (
        "There is more to read than the model can take: choose a model with a larger context in "
        "OPENAI_MODEL.",
        True,
    ),
    "endless": ("The AI's answer grew too long and was cut off: try again.", False),
    "empty": ("The AI service sent an empty answer: try again.", False),
    "invalid": ("The AI's answer was not of the form that was asked for: try again.", False),
    "cut": ("The AI's answer broke off: try again.", False),
    "no web": (
        "This model can't search the web: choose one of OpenAI's that can in OPENAI_MODEL.",
        True,
    ),
    "rejected": (
        "The AI service did not take the question: check OPENAI_MODEL and OPENAI_BASE_URL.",
        True,
    ),
}
BY_STATUS = {
    401: "key",
    402: "quota",
    403: "forbidden",
    404: "missing",
    408: "slow",
    413: "too long",
}
BY_CODE = {
    "invalid_api_key": "key",
    "insufficient_quota": "quota",
    "billing_hard_limit_reached": "quota",
    "model_not_found": "missing",
    "context_length_exceeded": "too long",
    "exceed_context_size_error": "too long",
    "content_filter": "filter",
    "content_policy_violation": "filter",
    "rate_limit_exceeded": "busy",
    "server_error": "fault",
}
TOO_LONG = re.compile(r"maximum context length|available context size|context window", re.I)


def failed(kind: str) -> AIError:
    """The error of a kind that `MESSAGES` has."""
    return AIError(*MESSAGES[kind])


def explain(error: Exception, begun: bool = False) -> AIError:
    """What the client library or the service raised, once an answer had begun or before.

    Holds no text of theirs.
    """
    import openai

    if isinstance(error, AIError):
        return error
    if isinstance(error, openai.APITimeoutError):
        return failed("slow")
    if isinstance(error, openai.APIConnectionError):
        return failed("cut" if begun else "unreachable")
    if isinstance(error, openai.APIError):
        status = getattr(error, "status_code", None)
        kind = _kind(status, error.body)
        wait = _asked_wait(error)
        if kind == "busy" and wait is not None:
            return AIError(f"The AI service is busy: try again in {max(1, math.ceil(wait))} s.")
        return failed(kind)
    return failed("unreadable")


def explain_body(body: Any) -> AIError:
    """An error that came as the answer itself, as some services send it."""
    code = str(body.get("code")) if isinstance(body, dict) else ""
    return failed(_kind(int(code) if re.fullmatch("[1-5][0-9][0-9]", code) else None, body))


def _kind(status: int | None, body: Any) -> str:
    if kind := _coded(body):
        return kind
    told = body if isinstance(body, dict) else {}
    if status not in BY_STATUS and TOO_LONG.search(str(told.get("message"))):
        return "too long"
    if status is None:
        return "cut"
    if status == 429:
        return "busy"
    return BY_STATUS.get(status, "fault" if status >= 500 else "rejected")


def _coded(body: Any) -> str | None:
    """The kind that the body's own code or type tells."""
    told = body if isinstance(body, dict) else {}
    return BY_CODE.get(str(told.get("code"))) or BY_CODE.get(str(told.get("type")))


def refused_parameter(error: Exception, sent: Iterable[str]) -> str | None:
    """Which of the parameters sent a 400 or a 422 names, by its `param` or in its words."""
    body = getattr(error, "body", None)
    if getattr(error, "status_code", None) not in (400, 422) or _coded(body):
        return None
    param = re.split(r"[.\[]", str(getattr(error, "param", "")))[0]
    for name in sent:
        bare = rf"\b{name}\b" if "_" in name else rf"[\"'`]{name}\\?[\"'`]"
        if name == param or re.search(bare, str(body)):
            return name
    return None


def is_plain_rejection(error: Exception) -> bool:
    """Whether a 400 or a 422 gives no reason that is known here."""
    status = getattr(error, "status_code", None)
    return status in (400, 422) and _kind(status, getattr(error, "body", None)) == "rejected"


def seconds_before_retry(error: Exception) -> float | None:
    """How long to wait before asking once more; None when that can't help."""
    import openai

    if isinstance(error, openai.APIConnectionError):
        return BACK_OFF_SECONDS
    status = getattr(error, "status_code", 0)
    if (status == 429 or status >= 500) and not explain(error).permanent:
        wait = _asked_wait(error)
        return BACK_OFF_SECONDS if wait is None else wait
    return None


def _asked_wait(error: Exception) -> float | None:
    """The seconds of `Retry-After`, which is a number or a date."""
    asked = getattr(getattr(error, "response", None), "headers", {}).get("retry-after", "")
    try:
        seconds = float(asked)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(asked).timestamp() - time()
        except (ValueError, TypeError, OverflowError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None
