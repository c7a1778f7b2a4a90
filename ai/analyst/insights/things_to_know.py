"""Things to know: open promises, what lies ahead, what to avoid, the last objection."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice

from ai.analyst.insights.findings import Finding, Findings
from ai.analyst.phrases import alike, claim, clause_with, quoted
from ai.claims import Claim
from ai.facts import FollowUpFact, full_date
from ai.reading.commitments import Commitment
from ai.reading.dates import DatedEvent, dated_events
from ai.reading.remarks import objections
from ai.reading.sentences import clauses

PROMISE_DAYS = 60
"""A promise older than this, with no word of it since, is taken as settled."""

OBJECTION_DAYS = 365
"""An objection older than this is history."""


@dataclass(frozen=True)
class Matter:
    """Something to know: its day, how it is said in full and in short, what it rests on."""

    on: date
    text: str
    short: str
    evidence: tuple[str, ...]


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, most urgent first."""
    open_matters = [*islice(_promised(findings), 2), *islice(_due(findings), 2)]
    told = [
        *sorted(open_matters, key=lambda matter: matter.on),
        *islice(_ahead(findings), 1 if len(open_matters) > 2 else 2),
        *islice(_cautions(findings), 1 if len(open_matters) > 1 else 2),
        *islice(_last_objection(findings), 1),
    ]
    for matter in told:
        yield claim(matter.text, matter.evidence)


def pressing(findings: Findings) -> Iterator[Claim]:
    """What matters most, in short: what is due, then what lies ahead, then the last objection."""
    due = sorted([*_promised(findings), *_due(findings)], key=lambda matter: matter.on)
    for matter in chain(due, _ahead(findings), _last_objection(findings)):
        yield claim(f"What matters most: {matter.short}.", matter.evidence)


def open_promises(findings: Findings) -> Iterator[tuple[Finding[Commitment], date | None]]:
    """The newest promises that no later record shows as kept, and when each is due."""
    since = findings.file.today - timedelta(PROMISE_DAYS)
    for item in findings.promises:
        if item.id != "N" and item.on >= since and not _kept(findings, item):
            follow_up = _follow_up_of(item, findings.file.follow_ups)
            yield item, follow_up.due_on if follow_up else item.what.due_on


def _promised(findings: Findings) -> Iterator[Matter]:
    """The open promises, each with its follow-up."""
    for item, due_on in open_promises(findings):
        follow_up = _follow_up_of(item, findings.file.follow_ups)
        task = item.what.task.removeprefix("As promised: ")
        by = f", due on {full_date(due_on)}" if due_on else ""
        said = quoted(clause_with(item.what.sentence, task[1:]))
        yield Matter(
            due_on or item.on,
            f"Open promise of {full_date(item.on)}{by}: {said}.",
            f"our promise of {full_date(item.on)}, {quoted(task[:1].lower() + task[1:])}{by}",
            (item.id, follow_up.id) if follow_up else (item.id,),
        )


def _follow_up_of(
    promise: Finding[Commitment], follow_ups: tuple[FollowUpFact, ...]
) -> FollowUpFact | None:
    """The open follow-up that was made for a promise: due on its day, or in its words."""
    for item in follow_ups:
        same_day = item.due_on == promise.what.due_on
        if not item.done and (same_day or alike(promise.what.task, item.note)):
            return item
    return None


def _due(findings: Findings) -> Iterator[Matter]:
    """The open follow-ups that no open promise has told of, the nearest first."""
    told = {id for matter in _promised(findings) for id in matter.evidence}
    for item in sorted(findings.file.follow_ups, key=lambda item: item.due_on):
        if not item.done and item.id not in told:
            note = " ".join(item.note.split()).rstrip(".")
            day = full_date(item.due_on)
            text = f"Follow-up due on {day}: {note}."
            yield Matter(item.due_on, text, f"{quoted(note)}, due on {day}", (item.id,))


def _ahead(findings: Findings) -> Iterator[Matter]:
    """The days ahead that the records name and no follow-up has, nearest first, said once."""
    said = {item.what.sentence for item in findings.promises}
    due = {item.due_on for item in findings.file.follow_ups if not item.done}
    today = findings.file.today
    events = [
        item
        for item in findings.events
        if item.what.on >= today and item.what.on not in due and is_sure(item)
    ]
    for item in sorted(events, key=lambda item: item.what.on):
        if item.what.sentence not in said:
            said.add(item.what.sentence)
            clause = quoted(_clause_of(item))
            day = full_date(item.what.on)
            text = f"Ahead, on {day}: {clause}."
            yield Matter(item.what.on, text, f"{clause}, on {day}", (item.id,))


def _clause_of(event: Finding[DatedEvent]) -> str:
    """The clause that names an event's day; the whole sentence when none does alone."""
    for part in clauses(event.what.sentence):
        if any(day.on == event.what.on for day in dated_events(part, event.on)):
            return part
    return event.what.sentence


def is_sure(event: Finding[DatedEvent]) -> bool:
    """Whether an event's day is known: notes have no day from which "tomorrow" would count."""
    return event.id != "N" or bool(
        re.search(rf"\b0?{event.what.on.day}(?!\d)", event.what.sentence)
    )


def _cautions(findings: Findings) -> Iterator[Matter]:
    said: set[str] = set()
    for item in findings.cautions:
        if item.what not in said:
            said.add(item.what)
            words = quoted(item.what)
            yield Matter(item.on, f"Mind: {words}.", words, (item.id,))


def _last_objection(findings: Findings) -> Iterator[Matter]:
    """The newest objection in an interaction, its clause alone when that says it."""
    since = findings.file.today - timedelta(OBJECTION_DAYS)
    for item in findings.objections:
        if item.id != "N" and item.on >= since:
            telling = (part for part in clauses(item.what) if objections(part))
            clause, day = quoted(next(telling, item.what)), full_date(item.on)
            text = f"Last objection, on {day}: {clause}."
            yield Matter(item.on, text, f"the objection of {day}, {clause}", (item.id,))
            return


def _kept(findings: Findings, promise: Finding[Commitment]) -> bool:
    """Whether a later record of ours speaks of the promise."""
    later = [item for item in findings.file.interactions if item.on > promise.on]
    told = [f"{item.subject} {item.content}" for item in later]
    done = [item.note for item in findings.file.follow_ups if item.done]
    return any(alike(promise.what.task, text) for text in told + done)
