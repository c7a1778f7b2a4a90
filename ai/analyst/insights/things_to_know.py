"""Things to know: musts first and whole, what is promised and asked, dates ahead, objections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice

from ai.analyst.phrases import alike, claim, day_of, quoted, whole
from ai.claims import Claim
from ai.facts import CustomerFile, FollowUpFact, full_date
from ai.reading.settlements import is_passed_over, is_told_as_done
from ai.understanding import Fact

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


def claims(file: CustomerFile) -> Iterator[Claim]:
    """The claims behind the musts, most urgent first."""
    urgent = [*islice(_promised(file), 2), *islice(_due(file), 2)]
    matters = [
        *_holds(file),
        *sorted(urgent, key=lambda matter: matter.on),
        *islice(_ahead(file), 1 if len(urgent) > 2 else 2),
        *islice(_last_objection(file), 1),
        *islice(_asked(file), 1),
    ]
    for matter in matters:
        yield claim(matter.text, matter.evidence)
    yield from _unread(file)


def musts(file: CustomerFile) -> Iterator[Claim]:
    """Each must, whole, with its record; never cut for space."""
    for fact in file.known.musts:
        whose = f" for {fact.whose}" if fact.whose else ""
        yield claim(f"Never overlook{whose}: “{whole(fact.words)}”.", [fact.record])


def pressing(file: CustomerFile) -> Iterator[Claim]:
    """What matters most, in short: what is due, then what lies ahead, then the last objection."""
    due = sorted([*_promised(file), *_due(file)], key=lambda matter: matter.on)
    for matter in chain(_holds(file), due, _ahead(file), _last_objection(file)):
        yield claim(f"What matters most: {matter.short}.", matter.evidence)


def open_promises(file: CustomerFile) -> Iterator[tuple[Fact, FollowUpFact | None]]:
    """Our promises that nothing later shows as kept, the one due first on top, each with the
    follow-up that was made for it."""
    since = file.today - timedelta(PROMISE_DAYS)
    for fact in file.known.promises:
        if max(fact.said_on, fact.named_on or fact.said_on) >= since and not _is_kept(file, fact):
            yield fact, _follow_up_of(fact, file.follow_ups)


def _is_kept(file: CustomerFile, promise: Fact) -> bool:
    """Whether a later record of ours, or a follow-up that is done, speaks of the promise."""
    later = [item for item in file.interactions if item.on > promise.said_on]
    days = (item.on for item in later)
    done = (item.note for item in file.follow_ups if item.done)
    if promise.named_on and is_passed_over(promise.named_on, days, file.today):
        return True
    return any(
        alike(promise.words, text) or is_told_as_done(promise.words, text)
        for text in chain((f"{item.subject} {item.content}" for item in later), done)
    )


def _promised(file: CustomerFile) -> Iterator[Matter]:
    """The open promises, each with its follow-up."""
    for fact, follow_up in open_promises(file):
        due_on = follow_up.due_on if follow_up else fact.named_on
        by = f", due on {full_date(due_on)}" if due_on else ""
        made = day_of(fact, " of {}")
        yield Matter(
            due_on or fact.said_on,
            f"Open promise{made}{by}: {quoted(fact.quote or fact.words)}.",
            f"our promise{made}, {quoted(fact.words)}{by}",
            (fact.record, follow_up.id) if follow_up else (fact.record,),
        )


def _follow_up_of(promise: Fact, follow_ups: tuple[FollowUpFact, ...]) -> FollowUpFact | None:
    """The open follow-up that was made for a promise: due on its day, or in its words."""
    for item in follow_ups:
        same_day = item.due_on == promise.named_on
        if not item.done and (same_day or alike(promise.words, item.note)):
            return item
    return None


def _holds(file: CustomerFile) -> Iterator[Matter]:
    """What is not to be done before its day."""
    for fact in file.known.holds:
        until = f" until {full_date(fact.named_on)}" if fact.named_on else ""
        words = quoted(fact.quote or fact.words)
        on, short = fact.named_on or fact.said_on, f"wait{until}, {words}"
        yield Matter(on, f"Wait{until}: {words}.", short, (fact.record,))


def _due(file: CustomerFile) -> Iterator[Matter]:
    """The open follow-ups that no open promise has told of, the nearest first."""
    told = {id for matter in _promised(file) for id in matter.evidence}
    for item in sorted(file.follow_ups, key=lambda item: item.due_on):
        if not item.done and item.id not in told:
            note = whole(item.note)
            day = full_date(item.due_on)
            text = f"Follow-up due on {day}: {note}."
            yield Matter(item.due_on, text, f"{quoted(note)}, due on {day}", (item.id,))


def _ahead(file: CustomerFile) -> Iterator[Matter]:
    """The occasions ahead that no follow-up has, nearest first."""
    due = {item.due_on for item in file.follow_ups if not item.done}
    for on, fact in file.known.occasions:
        if on not in due:
            day = f"{on.day} {on:%B}" if fact.no_year else full_date(on)
            whose = f"{fact.whose}, " if fact.whose else ""
            words = quoted(fact.quote or fact.words)
            text = f"Ahead, on {day}: {whose}{words}."
            yield Matter(on, text, f"{whose}{words}, on {day}", (fact.record,))


def _asked(file: CustomerFile) -> Iterator[Matter]:
    """What was asked of us of late and is not yet met."""
    since = file.today - timedelta(PROMISE_DAYS)
    for fact in file.known.requests:
        if fact.said_on >= since and not _is_kept(file, fact):
            words = quoted(fact.quote or fact.words)
            text = f"Asked{day_of(fact, ' on {}')}: {words}."
            yield Matter(fact.named_on or fact.said_on, text, words, (fact.record,))


def _last_objection(file: CustomerFile) -> Iterator[Matter]:
    """The newest objection of the last year."""
    since = file.today - timedelta(OBJECTION_DAYS)
    for fact in file.known.of_kind("objection")[:1]:
        if fact.said_on >= since:
            made, words = day_of(fact, ", on {}"), quoted(fact.words)
            text = f"Last objection{made}: {words}."
            yield Matter(fact.said_on, text, f"the objection{made}, {words}", (fact.record,))


def _unread(file: CustomerFile) -> Iterator[Claim]:
    if number := file.profile.unread:
        records = "1 record is" if number == 1 else f"{number} records are"
        yield claim(
            f"{records} not read, or not wholly, being new, long or in another language: what is "
            "said there is not among these claims.",
            ["C"],
        )
