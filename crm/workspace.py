"""What every service needs: a store, the time, and the one door to an AI."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from ai.engine import AIError, Engine, OfflineEngine, Skill
from ai.facts import NOBODY
from ai.grounding.marks import UNBACKED, UNCHECKED, Grounded, Mark
from ai.openai.messages import messages_for
from crm import ai_use
from crm.hearing import Hearing, answered, spoken
from crm.jobs import Job
from crm.tables import AUTHORED
from crm.traces import Traces
from db.gateway import Change, Gateway, Row, update

__all__ = ["OFFLINE", "Mark", "Reply", "Sight", "Workspace", "utc_now"]
A = TypeVar("A", bound=BaseModel)
OFFLINE = OfflineEngine()
NEVER_SENT = "This client's records are never sent to an AI service."
NOT_SAID = "It is not said whose records these are, so they are not sent to an AI service."
NO_SERVICE = "No AI service is configured: the built-in analyst reads the records here."
CAPPED = (
    "Today's {tokens:,} tokens for the AI service are used up; it is asked again tomorrow (UTC)."
)

PATIENCE_SECONDS = 3.0
"""How long somebody looks at nothing before the analyst's answer stands there meanwhile."""

Preparing = Callable[[Any, bool], Any]
"""Completes a skill's brief for the one who answers; told whether that is a service."""


@dataclass(frozen=True)
class Reply(Generic[A]):
    """An answer that has been checked against the facts of its brief, and who gave it.

    `brief` is that of the one who answered, `outgoing` that which left for a service, if any did;
    `marks` name what the brief does not hold, `withheld` what it contradicts. `failure` says why
    the service did not answer, or not to the end, and is "" when it did: `is_withheld` that it was
    not to be asked, `can_ask_again` that asking once more may help.
    """

    answer: A
    marks: tuple[Mark, ...]
    engine: str
    brief: Any
    outgoing: Any = None
    by_service: bool = False
    failure: str = ""
    is_withheld: bool = False
    can_ask_again: bool = False
    withheld: tuple[Mark, ...] = ()

    def doubts(self, field: str, number: int) -> list[Mark]:
        """The reasons to doubt the claim of this number in a field."""
        return [mark for mark in self.marks if mark.where == f"{field}[{number}]"]


@dataclass(frozen=True)
class Sight:
    """What a service is sent, to the letter; else "" and the reason why nothing is."""

    text: str
    reason: str = ""


def utc_now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


def _as_it_is(brief: Any, for_service: bool) -> Any:
    return brief


@dataclass(frozen=True)
class Workspace:
    """The store, the engine and the clock that the services work with.

    `rep` is the e-mail address of who is signed in, "" where nobody does, `rep_name` their name,
    `zone` that of their clock. `meter` is where an AI service's calls are recorded and capped.
    """

    db: Gateway
    ai: Engine
    clock: Callable[[], datetime] = utc_now
    rep: str = ""
    zone: tzinfo = UTC
    rep_name: str = ""
    meter: ai_use.Meter | None = None
    traces: Traces = field(default_factory=Traces)

    @property
    def service(self) -> Engine | None:
        """The AI service that is configured; None where the built-in analyst answers all."""
        return None if self.ai is OFFLINE else self.ai

    def day(self, moment: datetime) -> date:
        """The rep's own day of a moment: late in Los Angeles it is tomorrow already in UTC."""
        return moment.astimezone(self.zone).date()

    def ask(
        self,
        skill: Skill[Any, A],
        brief: Any,
        prepare: Preparing = _as_it_is,
        job: Job[Any] | None = None,
    ) -> Reply[A]:
        """The service's answer, checked; the built-in analyst's when it fails or may not be asked.

        With a job the answer is said aloud into its text, until it is stopped. Raises `NotFound`
        when the customer was erased, `Unavailable` when it is not known if records may be sent.
        """
        service = self.service
        if service is None:
            return self.ask_analyst(skill, brief, prepare, job)
        reason, is_withheld = self._obstacle(brief)
        if reason:
            own = self.ask_analyst(skill, brief, prepare, job)
            return replace(own, failure=reason, is_withheld=is_withheld)
        outgoing, failure, can_ask_again = prepare(brief, True), "", False
        hearing = Hearing(job, lambda line: self._as_shown(skill, line, outgoing)) if job else None
        try:
            with ai_use.called_by(self.rep):
                answer = answered(service, skill, outgoing, hearing)
        except AIError as error:
            failure, can_ask_again = str(error), not error.permanent
            if not (hearing and skill.from_text and hearing.text.strip()):
                own = self.ask_analyst(skill, brief, prepare, job)
                return replace(own, outgoing=outgoing, failure=failure, can_ask_again=can_ask_again)
            answer = skill.from_text(hearing.text)
        checked = self.check(answer, outgoing, by_service=True)
        return Reply(
            checked.answer,
            checked.marks,
            service.name,
            brief=outgoing,
            outgoing=outgoing,
            by_service=True,
            failure=failure,
            can_ask_again=can_ask_again,
            withheld=checked.withheld,
        )

    def _as_shown(self, skill: Skill[Any, Any], line: str, brief: Any) -> str:
        """A line of a service's answer as it may be shown while more is coming; "" to wait."""
        assert skill.from_text and skill.to_text, f"{skill.name} can't be read as it is said"
        checked = self.check(skill.from_text(line), brief, by_service=True)
        if any(mark.why == UNBACKED for mark in checked.marks):
            return ""
        quotes = [mark.quote for mark in checked.marks if mark.why == UNCHECKED]
        unchecked = f" (unchecked: “{quotes[0]}”)" if quotes else ""
        return f"{skill.to_text(checked.answer)}{unchecked}"

    def ask_analyst(
        self,
        skill: Skill[Any, A],
        brief: Any,
        prepare: Preparing = _as_it_is,
        job: Job[Any] | None = None,
    ) -> Reply[A]:
        """The built-in analyst's answer, checked, whoever else is configured."""
        whole = prepare(brief, False)
        with self.traces.reading(whole):
            hearing = Hearing(job, str) if job else None
            answer = (
                spoken(OFFLINE, skill, whole, hearing) if hearing else OFFLINE.run(skill, whole)
            )
        checked = self.check(answer, whole)
        return Reply(checked.answer, checked.marks, OFFLINE.name, whole)

    def check(self, answer: A, brief: Any, by_service: bool = False) -> Grounded[A]:
        """The answer held to the facts of its brief, as it may be shown."""
        from ai.analyst.answers.breaches import breaches_of
        from ai.grounding import answers  # which takes a third of a second, and no first page needs

        with self.traces.reading(brief):
            client, breach = getattr(brief, "client", ""), breaches_of(brief)
            return answers.check(answer, brief.facts, brief.today, by_service, client, breach)

    def sight(self, skill: Skill[Any, Any], brief: Any, prepare: Preparing = _as_it_is) -> Sight:
        """What a service is sent when it is asked this."""
        reason, _ = self._obstacle(brief) if self.service is not None else (NO_SERVICE, False)
        if reason:
            return Sight("", reason)
        messages = messages_for(skill, prepare(brief, True))
        return Sight("\n\n".join(message["content"] for message in messages))

    def _obstacle(self, brief: Any) -> tuple[str, bool]:
        """Why a service may not be asked this, "" when it may; and whether that is for good.

        Whether the owner of these words lets them out is read anew; what does not say whose it is
        stays here.
        """
        owner = getattr(brief, "owner", None)
        if owner is None:
            return NOT_SAID, True
        if owner != NOBODY and self.db.get("customers", owner)["no_ai"]:
            return NEVER_SENT, True
        if self.meter and self.meter.is_spent():
            return CAPPED.format(tokens=self.meter.cap), False
        return "", False

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

    def insert_once(self, *changes: Change) -> list[Row]:
        """The new rows, each with the entry_key of its form; all or nothing.

        A row that an earlier try has saved gets the words that were typed since.
        """
        keyed = [_keyed(change) for change in changes]
        rows = self.write(*keyed)
        if retyped := [
            update(change.table, row["id"], row["version"], **change.values)
            for change, row in zip(keyed, rows, strict=True)
            if any(row[column] != value for column, value in change.values.items())
        ]:
            self.write(*retyped)
        self.traces.saved_forms.extend(change.values.get("entry_key", "") for change in changes)
        return rows


def record_key(customer_id: int, form_key: str) -> str:
    """What a form's record of this customer is known by: sent under another, it is another's."""
    return f"{customer_id}-{form_key}"


def _keyed(change: Change) -> Change:
    customer_id, form_key = (change.values.get(name) for name in ("customer_id", "entry_key"))
    if customer_id is None or form_key is None:
        return change
    return replace(change, values={**change.values, "entry_key": record_key(customer_id, form_key)})
