"""What all records of a client say, each finding with the record that it is from."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from ai.analyst.phrases import alike, quotable
from ai.facts import CustomerFile, FollowUpFact
from ai.reading.commitments import Commitment, promises
from ai.reading.dates import DatedEvent, dated_events, occasions
from ai.reading.preferences import Preference, preferences
from ai.reading.readings import read_once
from ai.reading.remarks import Decision, cautions, decisions, objections, sizes
from ai.reading.sentences import sentences, told
from ai.reading.wardrobes import worn_wardrobes

T = TypeVar("T")

PROMISE_DAYS = 60
"""A promise older than this, with no word of it since, is taken as settled."""


@dataclass(frozen=True)
class Finding(Generic[T]):
    """Something read in a record: its sentence or words, the record's id and day."""

    what: T
    id: str
    on: date


@dataclass(frozen=True)
class Findings:
    """What is read in a client's notes and interactions: the notes first, then newest first."""

    file: CustomerFile

    @cached_property
    def preferences(self) -> list[Finding[Preference]]:
        """Likes and dislikes."""
        return list(self._each(preferences, of_client=True))

    @cached_property
    def promises(self) -> list[Finding[Commitment]]:
        """What we promised."""
        return list(self._each(promises, dated=True))

    @cached_property
    def events(self) -> list[Finding[DatedEvent]]:
        """Days that the records name."""
        return list(self._each(dated_events, dated=True))

    @cached_property
    def objections(self) -> list[Finding[str]]:
        """Sentences in which the client objects."""
        return list(self._each(objections))

    @cached_property
    def cautions(self) -> list[Finding[str]]:
        """Sentences on what to avoid."""
        return list(self._each(cautions))

    @cached_property
    def sizes(self) -> list[Finding[str]]:
        """Sizes in the records' own words."""
        return list(self._each(sizes))

    @cached_property
    def occasions(self) -> list[Finding[str]]:
        """Occasions in the records' own words."""
        return list(self._each(occasions))

    @cached_property
    def decisions(self) -> list[Finding[Decision]]:
        """How the client made up their mind, quickly or not."""
        return list(self._each(decisions))

    @cached_property
    def wardrobes(self) -> frozenset[str]:
        """The wardrobes that the client is dressed from, as far as the records say."""
        bought = (f"{item.product}, {item.category}" for item in self.file.purchases)
        planned = (item.note for item in self.file.follow_ups)
        written = (text for _, text, _ in self._texts())
        return worn_wardrobes([*written, *bought, *planned])

    @cached_property
    def introduction(self) -> str:
        """The first sentence of the notes, when it says who the client is; else ""."""
        first = next(iter(sentences(self.file.notes)), "")
        about = preferences(first) or cautions(first) or sizes(first)
        return first if not about and told(first) and quotable(first) else ""

    def _each(
        self, read: Callable[..., list[T]], dated: bool = False, of_client: bool = False
    ) -> Iterator[Finding[T]]:
        for id, text, on in self._texts():
            known = on if dated else self.file.profile.name if of_client else None
            for what in _read(read, text, known):
                if quotable(getattr(what, "sentence", what)):
                    yield Finding(what, id, on)

    def _texts(self) -> Iterator[tuple[str, str, date]]:
        if self.file.notes:
            yield "N", self.file.notes, self.file.today
        for item in self.file.interactions:
            yield item.id, f"{item.subject}.\n{item.content}", item.on


@read_once
def _read(read: Callable[..., list[Any]], text: str, known: date | str | None) -> tuple[Any, ...]:
    return tuple(read(text, known) if known else read(text))


def open_promises(findings: Findings) -> Iterator[tuple[Finding[Commitment], date | None]]:
    """The newest promises that no later record shows as kept, and when each is due."""
    since = findings.file.today - timedelta(PROMISE_DAYS)
    for item in findings.promises:
        if item.id != "N" and item.on >= since and not _kept(findings, item):
            follow_up = _follow_up_of(item, findings.file.follow_ups)
            yield item, follow_up.due_on if follow_up else item.what.due_on


def _follow_up_of(
    promise: Finding[Commitment], follow_ups: tuple[FollowUpFact, ...]
) -> FollowUpFact | None:
    """The open follow-up that was made for a promise: due on its day, or in its words."""
    for item in follow_ups:
        same_day = item.due_on == promise.what.due_on
        if not item.done and (same_day or alike(promise.what.task, item.note)):
            return item
    return None


def is_sure(event: Finding[DatedEvent]) -> bool:
    """Whether an event's day is known: notes have no day from which "tomorrow" would count."""
    return event.id != "N" or bool(
        re.search(rf"\b0?{event.what.on.day}(?!\d)", event.what.sentence)
    )


def _kept(findings: Findings, promise: Finding[Commitment]) -> bool:
    """Whether a later record of ours speaks of the promise."""
    later = [item for item in findings.file.interactions if item.on > promise.on]
    told = [f"{item.subject} {item.content}" for item in later]
    done = [item.note for item in findings.file.follow_ups if item.done]
    return any(alike(promise.what.task, text) for text in told + done)
