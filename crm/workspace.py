"""What every service needs: a store, an engine and the time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from ai import grounding
from ai.engine import AIError, Engine, OfflineEngine, Skill
from ai.grounding import Mark
from crm import ai_use
from db.gateway import Change, Gateway, Row, update

__all__ = ["OFFLINE", "Mark", "Reply", "Workspace", "utc_now"]

A = TypeVar("A")
OFFLINE = OfflineEngine()
AUTHORED = ("customers", "interactions", "products", "purchases", "follow_ups")
"""The tables that keep who made and who last changed a row."""

NEVER_SENT = "This client's records are never sent to an AI service."
CAPPED = (
    "Today's {tokens:,} tokens for the AI service are used up; it is asked again tomorrow (UTC)."
)


@dataclass(frozen=True)
class Reply(Generic[A]):
    """An answer that has been checked against its facts, and who gave it.

    `marks` name what the facts don't hold; `failure` says why the engine asked did not answer,
    and is "" when it did.
    """

    answer: A
    marks: tuple[Mark, ...]
    engine: str
    failure: str = ""


def utc_now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Workspace:
    """The store, the engine and the clock that the services work with.

    `rep` is the e-mail address of who is signed in, "" where nobody signs in. `meter` is where an
    AI service's calls are recorded and capped; None where no service is asked.
    """

    db: Gateway
    ai: Engine
    clock: Callable[[], datetime] = utc_now
    rep: str = ""
    meter: ai_use.Meter | None = None

    def write(self, *changes: Change) -> list[Row]:
        """The rows as written, all or nothing, each with the rep as its author.

        What the app itself keeps on a row, an amendment, is nobody's edit.
        """
        return self.db.write(*(self._authored(change) for change in changes))

    def _authored(self, change: Change) -> Change:
        by = {"changed_by": self.rep or None}
        if change.table not in AUTHORED or change.action not in ("insert", "update"):
            return change
        if change.action == "insert":
            by["created_by"] = self.rep or None
        return replace(change, values={**change.values, **by})

    def ask(self, skill: Skill[Any, Any], given: Any, private: bool = False) -> Reply[Any]:
        """The engine's answer, or the built-in analyst's when the engine fails; checked.

        With `private` the built-in analyst alone is asked: nothing leaves for a service.
        """
        engine, failure = self.engine(private)
        try:
            with ai_use.called_by(self.rep):
                answer = engine.run(skill, given)
        except AIError as error:
            engine, failure = OFFLINE, str(error)
            answer = engine.run(skill, given)
        checked = grounding.check(
            answer, given.facts, given.today, by_service=engine is not OFFLINE
        )
        return Reply(checked.answer, checked.marks, engine.name, failure)

    def engine(self, private: bool = False) -> tuple[Engine, str]:
        """Who is to be asked now, and why it is not the configured service when it isn't."""
        if self.ai is OFFLINE:
            return OFFLINE, ""
        if private:
            return OFFLINE, NEVER_SENT
        if self.meter and self.meter.is_spent():
            return OFFLINE, CAPPED.format(tokens=self.meter.cap)
        return self.ai, ""

    def insert_once(self, *changes: Change) -> list[Row]:
        """The new rows, each with the entry_key of its form; all or nothing.

        A row that an earlier try has saved gets the words that were typed since.
        """
        changes = tuple(_keyed(change) for change in changes)
        rows = self.write(*changes)
        retyped = [
            update(change.table, row["id"], row["version"], **change.values)
            for change, row in zip(changes, rows, strict=True)
            if any(row[column] != value for column, value in change.values.items())
        ]
        if retyped:
            self.write(*retyped)
        return rows


def record_key(customer_id: int, form_key: str) -> str:
    """What a form's record of this customer is known by: sent under another, it is another's."""
    return f"{customer_id}-{form_key}"


def _keyed(change: Change) -> Change:
    customer_id, form_key = (change.values.get(name) for name in ("customer_id", "entry_key"))
    if customer_id is None or form_key is None:
        return change
    return replace(change, values={**change.values, "entry_key": record_key(customer_id, form_key)})
