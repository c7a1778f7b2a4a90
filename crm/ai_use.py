"""What questions to an AI service cost: recorded one by one, never their text; and the cap."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from datetime import date, datetime, timedelta

from ai.openai.call import Call
from crm.models import Record
from db.gateway import Filter, Gateway, Query, insert

ASKED_AGAIN_AFTER = timedelta(seconds=15)
"""What other servers on the same store have used since is known at the latest by then."""
_caller: ContextVar[str] = ContextVar("caller", default="")


class AIUse(Record):
    """What one feature used of an AI service on one day (UTC); microdollars are $0.000001."""

    used_on: date
    feature: str
    engine: str
    calls: int
    failures: int
    tokens_in: int
    tokens_out: int
    microdollars: int
    mean_milliseconds: float


@contextmanager
def called_by(rep: str) -> Iterator[None]:
    """Calls made within are recorded as this rep's, an e-mail address or ""."""
    token = _caller.set(rep)
    try:
        yield
    finally:
        _caller.reset(token)


class Meter:
    """Records each call to the AI service; knows the latest one, and what all have used today.

    `cap` is the most tokens, in and out, that all reps together may use on one day (UTC); None is
    no cap. Safe for many threads.
    """

    def __init__(self, store: Gateway, clock: Callable[[], datetime], cap: int | None) -> None:
        self.cap = cap
        self.latest: tuple[datetime, Call] | None = None
        """Since this server started, and when it ended."""
        self._store, self._clock = store, clock
        self._tokens, self._asked_at = 0, datetime.min.replace(tzinfo=clock().tzinfo)

    def record(self, call: Call) -> None:
        """Keeps what one question took."""
        self.latest = (self._clock(), call)
        self._tokens += call.tokens_in + call.tokens_out
        values = asdict(call) | {"failure": call.failure[:500], "called_by": _caller.get() or None}
        self._store.write(insert("ai_calls", **values))

    def is_spent(self) -> bool:
        """Whether today's cap is reached."""
        return self.cap is not None and self.used() >= self.cap

    def used(self) -> int:
        """Today's tokens of all; the store is asked for the sum at most four times a minute."""
        now = self._clock()
        if now.date() != self._asked_at.date() or now - self._asked_at >= ASKED_AGAIN_AFTER:
            self._tokens, self._asked_at = tokens_on(self._store, now.date()), now
        return self._tokens


def tokens_on(store: Gateway, day: date) -> int:
    """Tokens in and out that all reps together have used on a day (UTC) or after it."""
    [rows] = store.rows(Query("ai_use", [Filter("used_on", "gte", day)]))
    return sum(row["tokens_in"] + row["tokens_out"] for row in rows)
