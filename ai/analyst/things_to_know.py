"""Things to know: open promises, what lies ahead, what to avoid, the last objection."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from ai import reading
from ai.analyst.findings import Findings, Found
from ai.analyst.phrases import alike, claim, clause_with, quoted
from ai.claims import Claim
from ai.facts import FollowUpFact, full_date
from ai.reading import Commitment

PROMISE_DAYS = 60
"""A promise older than this, with no word of it since, is taken as settled."""

OBJECTION_DAYS = 365
"""An objection older than this is history."""


@dataclass(frozen=True)
class Matter:
    """Something open: how it is said in full and in short, and the records it rests on."""

    due_on: date
    text: str
    short: str
    evidence: tuple[str, ...]


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, most urgent first."""
    open_matters = [*islice(_promised(findings), 2), *islice(_due(findings), 2)]
    for matter in sorted(open_matters, key=lambda matter: matter.due_on):
        yield claim(matter.text, matter.evidence)
    yield from islice(_ahead(findings), 1 if len(open_matters) > 2 else 2)
    yield from islice(_cautions(findings), 1 if len(open_matters) > 1 else 2)
    yield from islice(_last_objection(findings), 1)


def pressing(findings: Findings) -> Iterator[Claim]:
    """The open matter that is due first; else the nearest day ahead; else the last objection."""
    matters = sorted([*_promised(findings), *_due(findings)], key=lambda matter: matter.due_on)
    for matter in matters[:1]:
        yield claim(f"What matters now: {matter.short}.", matter.evidence)
    yield from _ahead(findings)
    yield from _last_objection(findings)


def _promised(findings: Findings) -> Iterator[Matter]:
    """The newest promises that no later record shows as kept, each with its follow-up."""
    since = findings.file.today - timedelta(PROMISE_DAYS)
    for item in findings.promises:
        if item.id == "N" or item.on < since or _kept(findings, item):
            continue
        follow_up = _follow_up_of(item, findings.file.follow_ups)
        due_on = follow_up.due_on if follow_up else item.what.due_on
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
    promise: Found[Commitment], follow_ups: tuple[FollowUpFact, ...]
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


def _ahead(findings: Findings) -> Iterator[Claim]:
    """The days ahead that the records name and no follow-up has, nearest first, said once."""
    said = {item.what.sentence for item in findings.promises}
    due = {item.due_on for item in findings.file.follow_ups if not item.done}
    today = findings.file.today
    events = [item for item in findings.events if item.what.on >= today and item.what.on not in due]
    for item in sorted(events, key=lambda item: item.what.on):
        if item.what.sentence not in said:
            said.add(item.what.sentence)
            clause = quoted(clause_with(item.what.sentence, item.what.words))
            yield claim(f"Ahead, on {full_date(item.what.on)}: {clause}.", [item.id])


def _cautions(findings: Findings) -> Iterator[Claim]:
    for words in dict.fromkeys(item.what for item in findings.cautions):
        id = next(item.id for item in findings.cautions if item.what == words)
        yield claim(f"Mind: {quoted(words)}.", [id])


def _last_objection(findings: Findings) -> Iterator[Claim]:
    """The newest objection in an interaction, its clause alone when that says it."""
    since = findings.file.today - timedelta(OBJECTION_DAYS)
    for item in findings.objections:
        if item.id != "N" and item.on >= since:
            telling = (part for part in reading.clauses(item.what) if reading.objections(part))
            clause = quoted(next(telling, item.what))
            yield claim(f"Last objection, on {full_date(item.on)}: {clause}.", [item.id])
            return


def _kept(findings: Findings, promise: Found[Commitment]) -> bool:
    """Whether a later record of ours speaks of the promise."""
    later = [item for item in findings.file.interactions if item.on > promise.on]
    told = [f"{item.subject} {item.content}" for item in later]
    done = [item.note for item in findings.file.follow_ups if item.done]
    return any(alike(promise.what.task, text) for text in told + done)
