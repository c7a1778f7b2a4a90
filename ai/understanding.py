"""What is known of a customer: the facts that stand, newest word first, and what they make void."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from ai.reading.families import kinds
from ai.reading.lexicon import singular, words_of
from ai.reading.proposal import Kind
from ai.reading.silences import is_of_contact

T = TypeVar("T")
_SMALL = words_of("""
    the a an her his their of in on and for with real any all more no not very
""")


@dataclass(frozen=True)
class Fact:
    """One thing that a record says of the customer, or of the person `whose` names.

    `record` is the id of what says it: "I12", "N" for the notes, "A7" for the rep's own word.
    `words` stand in `quote`, and the quote in the record, letter for letter. `figure` is a size or
    an amount, `unit` its system or currency. A promise with `no_action` is one not to act before
    `named_on`; `no_year` tells a day that comes each year.
    """

    id: int
    kind: Kind
    words: str
    record: str
    said_on: date
    quote: str = ""
    whose: str = ""
    named_on: date | None = None
    no_year: bool = False
    no_action: bool = False
    figure: float | None = None
    unit: str = ""
    is_confirmed: bool = False
    is_settled: bool = False

    def next_on(self, today: date) -> date | None:
        """The day that it names, the coming one of a day that has no year."""
        if self.named_on is None or not self.no_year:
            return self.named_on
        for year in (today.year, today.year + 1):
            try:
                day = self.named_on.replace(year=year)
            except ValueError:  # 29 February
                day = date(year, 3, 1)
            if day >= today:
                return day
        return self.named_on


@dataclass(frozen=True)
class Taste:
    """A liking or dislike as it stands, and the older word that it took the place of."""

    fact: Fact
    before: Fact | None = None


@dataclass(frozen=True)
class Understanding:
    """The facts of one customer, newest first; what a rep has rejected is not among them."""

    facts: tuple[Fact, ...]
    today: date

    @cached_property
    def musts(self) -> tuple[Fact, ...]:
        """What must never be overlooked, all of it, the customer's own first."""
        each = _once(self._of("must"), lambda fact: _plain(fact.words))
        return tuple(sorted(each, key=lambda fact: bool(fact.whose)))

    @cached_property
    def likes(self) -> tuple[Taste, ...]:
        """What the customer loves now, newest first."""
        return tuple(self._tastes("like", "dislike", ""))

    @cached_property
    def dislikes(self) -> tuple[Taste, ...]:
        """What the customer does not care for now, newest first."""
        return tuple(self._tastes("dislike", "like", ""))

    @cached_property
    def others_tastes(self) -> tuple[Fact, ...]:
        """What people around the customer like or not, under whom they are."""
        return tuple(fact for fact in self._of("like", "dislike") if fact.whose)

    @cached_property
    def sizes(self) -> tuple[Fact, ...]:
        """The newest size of each person, garment and system."""
        return tuple(_once(self._of("size"), _measure))

    @cached_property
    def promises(self) -> tuple[Fact, ...]:
        """What we have promised and not yet kept, the one due first on top."""
        open_ = (f for f in self._of("promise") if not (f.no_action or f.is_settled))
        return tuple(sorted(open_, key=lambda fact: fact.named_on or date.max))

    @cached_property
    def requests(self) -> tuple[Fact, ...]:
        """What was asked of us and is not yet met, newest first."""
        return tuple(fact for fact in self._of("request") if not fact.is_settled)

    @cached_property
    def holds(self) -> tuple[Fact, ...]:
        """What we have agreed not to do before a day to come, without a day what is no must."""
        musts = [fact.words.lower() for fact in self.musts]
        return tuple(
            fact
            for fact in self._of("promise")
            if fact.no_action and not fact.is_settled and (fact.named_on or date.max) > self.today
            if fact.named_on or not any(fact.words.lower() in each for each in musts)
        )

    @cached_property
    def silent_until(self) -> Fact | None:
        """The word that keeps us longest from getting in touch, when its day is still to come."""
        holds = (fact for fact in self.holds if is_of_contact(fact.words))
        return max(holds, key=lambda fact: fact.named_on or date.max, default=None)

    @cached_property
    def budget(self) -> Fact | None:
        """The newest figure that the customer spends at most; what a rep has confirmed first."""
        said = [f for f in self._of("budget") if f.figure and not f.whose]
        return next((fact for fact in said if fact.is_confirmed), said[0] if said else None)

    @cached_property
    def occasions(self) -> tuple[tuple[date, Fact], ...]:
        """The occasions ahead by their day, each once."""
        dated = ((fact.next_on(self.today), fact) for fact in self._of("occasion"))
        ahead = sorted(
            ((on, fact) for on, fact in dated if on is not None and on >= self.today),
            key=lambda pair: (pair[0], -pair[1].id),
        )
        return tuple(_once(ahead, lambda pair: (pair[0], _plain(pair[1].whose))))

    def of_kind(self, kind: Kind) -> tuple[Fact, ...]:
        """The facts of a kind, newest first, the same words once."""
        return tuple(_once(self._of(kind), lambda fact: (_plain(fact.whose), _plain(fact.words))))

    def _of(self, *wanted: Kind) -> Iterator[Fact]:
        return (fact for fact in self.facts if fact.kind in wanted)

    def _tastes(self, kind: Kind, opposite: Kind, whose: str) -> Iterator[Taste]:
        said = [fact for fact in self._of(kind) if fact.whose == whose]
        against = [fact for fact in self._of(opposite) if fact.whose == whose]
        for fact in _once(said, lambda each: frozenset(_tokens(each.words))):
            pairs = ((fact, other) if kind == "like" else (other, fact) for other in against)
            opposed = [
                other for other, pair in zip(against, pairs, strict=True) if _conflict(*pair)
            ]
            if any(_outranks(other, fact) for other in opposed):
                continue
            yield Taste(fact, opposed[0] if opposed else None)


def _outranks(newer: Fact, older: Fact) -> bool:
    """Whether a word takes the place of another: the rep's own first, then the newest."""
    if newer.is_confirmed != older.is_confirmed:
        return newer.is_confirmed
    return (newer.said_on, newer.id) > (older.said_on, older.id)


def _conflict(like: Fact, dislike: Fact) -> bool:
    """Whether what is disliked is what is liked, or wider: ivory rules out ivory silk."""
    return _covers(_tokens(like.words), _tokens(dislike.words))


def _covers(wide: set[str], narrow: set[str]) -> bool:
    """Whether every word of the second is one of the first, or a family of one."""
    return bool(narrow) and all(any(word in kinds(one) for word in wide) for one in narrow)


def _measure(fact: Fact) -> tuple[str, str, str]:
    named = " ".join(sorted(word for word in _tokens(fact.words) if not word.isdigit()))
    return _plain(fact.whose), named.replace(fact.unit.lower(), "").strip(), fact.unit.lower()


def _once(items: Iterable[T], by: Callable[[T], object]) -> list[T]:
    seen: dict[object, T] = {}
    for item in items:
        seen.setdefault(by(item), item)
    return list(seen.values())


def _plain(words: str) -> str:
    return " ".join(words.lower().strip(" .!").split())


def _tokens(words: str) -> set[str]:
    each = words.lower().replace("’", "'").replace(",", " ").split()
    return {singular(word.strip(".:;!?()\"'")) for word in each} - _SMALL - {""}
