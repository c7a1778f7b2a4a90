"""Which store and which engine are really at work, measured."""

from dataclasses import dataclass
from datetime import datetime

from ai.openai.engine import STOPPED
from crm.ai_use import Meter
from crm.errors import Unavailable
from crm.workspace import OFFLINE, Workspace


@dataclass(frozen=True)
class Status:
    """The store's name and whether it answers, with the milliseconds it took."""

    store: str
    state: str
    answers: bool


@dataclass(frozen=True)
class EngineStatus:
    """Who answers now, and how that is known; `at` is when, None when it needs no time.

    `failure` is what the service's latest call failed of, "" when it did not.
    """

    engine: str
    state: str
    at: datetime | None = None
    failure: str = ""


@dataclass
class Progress:
    """How many records are still to be read, as they were counted last."""

    left: int = 0


def store(ws: Workspace) -> Status:
    """How the latest answer of the store came; nothing is asked for this."""
    seconds = ws.db.pace.seconds
    state = "does not answer" if seconds is None else f"answers in {max(seconds * 1000, 1):.0f} ms"
    return Status(ws.db.name, state, seconds is not None)


def engine(ws: Workspace) -> EngineStatus:
    """What the latest call to the AI service came to; nothing is asked for this."""
    if ws.service is None:
        return EngineStatus(OFFLINE.name, "no AI service is set up")
    if ws.meter and _is_spent(ws.meter):
        state = f"in place of {ws.ai.name}, whose {ws.meter.cap:,} tokens for today are used up"
        return EngineStatus(OFFLINE.name, state)
    if ws.meter is None or ws.meter.latest is None:
        return EngineStatus(ws.ai.name, "not asked yet")
    at, call = ws.meter.latest
    if call.failure and call.failure != STOPPED:
        return EngineStatus(
            OFFLINE.name, f"in place of {ws.ai.name}, which failed", at, call.failure
        )
    return EngineStatus(ws.ai.name, f"answered in {call.milliseconds / 1000:.1f} s", at)


def _is_spent(meter: Meter) -> bool:
    try:
        return meter.is_spent()
    except Unavailable:
        return False
