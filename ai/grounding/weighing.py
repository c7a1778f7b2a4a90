"""What records say of each clause of a sentence: the same, otherwise, or nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from ai.grounding.comparing import (
    ENOUGH,
    RIVALS,
    backs,
    conflicts_with,
    is_of_one,
    is_opposed,
    nearness,
)
from ai.grounding.statements import Clause
from ai.grounding.synonyms import TWO_WAYS
from ai.grounding.told import Told
from ai.grounding.wording import both_deny, share_in_a_row, turned

NEAR, WIDE, MOST_NEAR = 0.5, 1.5, 8
"""How much less a clause may speak of the same, to be as near as the nearest, or near at all."""
MOST = 0.75
"""The share of a sentence's words that a record must have to be held against one word of it."""
FEWEST = 2
"""Words of a sentence that one of its clauses of a single word speaks for."""
MOST_UNKNOWN, MOST_MISSING = 0.3, 0.15
"""The share of a sentence's words that no record has, or not the nearest: with more it may be
about something else, and is not held against the records."""
IN_A_ROW = 0.3
"""The share of a sentence that its record has in one row where both speak of the same."""
_HEAD = re.compile(r"The (?:call|email|meeting|note) was on \d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONG_AGO = timedelta(days=365)
"""After which what was so is no longer told as so."""


class Verdict(Enum):
    """What records say of a sentence, the worst first."""

    CONTRADICTED = "contradicted"
    NOT_TOLD = "not told"
    BACKED = "backed"


@dataclass(frozen=True)
class Finding:
    """A verdict, and the record's sentence that comes nearest, with the record's id."""

    verdict: Verdict
    quote: str = ""
    record: str = ""


@dataclass(frozen=True)
class Weighing:
    """The clauses of a sentence, held to what the records tell."""

    sentence: str
    clauses: Sequence[Clause]
    told: Sequence[Told]
    records: Mapping[str, str]
    today: date

    def findings(self) -> dict[Clause, Finding]:
        """What the records say of each clause."""
        return {clause: self._finding(clause, ranked) for clause, ranked in self._ranked.items()}

    @cached_property
    def _ranked(self) -> dict[Clause, list[Told]]:
        """What the records tell for each clause, the nearest first."""
        return {clause: self._nearest(clause) for clause in self.clauses}

    def _nearest(self, clause: Clause) -> list[Told]:
        scores = [
            (nearness(clause, each), each)
            for each in self.told
            if not (clause.predicate and _HEAD.match(each.clause.sentence))
        ]
        near = sorted((pair for pair in scores if pair[0] > 0), key=lambda pair: -pair[0])
        return [each for _, each in near[:MOST_NEAR]]

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset().union(*(clause.words for clause in self.clauses))

    @cached_property
    def _is_known(self) -> bool:
        """Whether the records have the sentence's words, most of them."""
        known: frozenset[str] = frozenset().union(*(each.around for each in self.told))
        return len(self._whole - known - RIVALS) <= MOST_UNKNOWN * len(self._whole)

    @cached_property
    def _is_retold(self) -> bool:
        """Whether what comes nearest has nearly all of the sentence's words."""
        missing: set[str] = set()
        for clause, ranked in self._ranked.items():
            missing |= clause.words - (ranked[0].around if ranked else frozenset())
        return len(missing) <= MOST_MISSING * len(self._whole)

    def _finding(self, clause: Clause, ranked: Sequence[Told]) -> Finding:
        if not ranked:
            return Finding(Verdict.NOT_TOLD)
        conflicts = [
            conflicts_with(clause, each, self.sentence, self.records, self.today) for each in ranked
        ]
        reach = nearness(clause, ranked[0])
        width = NEAR if conflicts[0] else WIDE
        near = [
            (each, conflict)
            for each, conflict in zip(ranked, conflicts, strict=True)
            if nearness(clause, each) >= reach - width
        ]
        if backing := self._backing(clause, near):
            return backing
        nearer = [
            conflict
            and conflicts_with(clause, each, self.sentence, self.records, self.today, for_sure=True)
            for each, conflict in near
            if nearness(clause, each) >= reach - NEAR
        ]
        is_against = self._is_against(clause, ranked[0], all(nearer))
        is_against = is_against or self._is_retold_otherwise(clause, ranked[0])
        verdict = Verdict.CONTRADICTED if is_against else Verdict.NOT_TOLD
        return Finding(verdict, ranked[0].clause.sentence, ranked[0].record)

    def _backing(self, clause: Clause, near: Sequence[tuple[Told, bool]]) -> Finding | None:
        """The finding that a clause is backed; or was once, and is told as so now."""
        against: set[tuple[str, int]] = set()
        for each, conflict in near:
            place = (each.record, each.clause.number)
            if conflict:
                against.add(place)  # a clause beside it, which is less near, can't make up for it
            elif place not in against and backs(
                clause, each, self.sentence, self.today, self.records
            ):
                verdict = Verdict.BACKED
                if self._is_old(clause, each):
                    verdict = Verdict.CONTRADICTED if against else Verdict.NOT_TOLD
                return Finding(verdict, each.clause.sentence, each.record)
        return None

    def _is_against(self, clause: Clause, nearest: Told, is_conflict: bool) -> bool:
        """Whether the nearest are in conflict with a clause, and about the same."""
        if not self._is_known or not (is_conflict or self._is_turned_elsewhere(clause)):
            return False
        least = ENOUGH if len(clause.words) > 1 or len(self._whole) <= FEWEST else MOST
        is_about = len(self._whole & nearest.around) >= least * len(self._whole)
        return is_about or _is_of_one_deed(clause, nearest.clause)

    def _is_retold_otherwise(self, clause: Clause, nearest: Told) -> bool:
        """Whether it is told in the record's own words, save for which way they go."""
        quote = nearest.clause.sentence
        if both_deny(self.sentence, quote):
            return False
        if is_opposed(clause, nearest.own_signs):
            whole = self.records.get(nearest.record, quote)
            return share_in_a_row(self.sentence, whole) > IN_A_ROW
        is_of_subjects = clause.has_subject and nearest.clause.has_subject
        modes = {clause.mode, nearest.clause.mode}
        is_long = is_of_subjects and len(self._whole) > FEWEST
        is_ahead = modes == {"done", "promise"} and not clause.is_past  # "we send it on Friday"
        is_otherwise = is_long and len(modes) > 1 and not is_ahead
        telling = TWO_WAYS | {clause.predicate}
        return self._is_retold and (is_otherwise or bool(turned(self.sentence, quote) & telling))

    def _is_old(self, clause: Clause, told: Told) -> bool:
        """Whether what a record of long ago tells is told as so now."""
        is_dated = clause.is_past or bool(_YEAR.search(self.sentence))
        return told.record[0] == "I" and self.today - told.on > LONG_AGO and not is_dated

    def _is_turned_elsewhere(self, clause: Clause) -> bool:
        """Whether a word goes the other way where the records speak of the same, and only so."""
        for word, way in clause.signs:
            others = clause.words - {word}
            alike = [
                len(others & t.in_sentence) for t in self.told if (word, way) in t.clause.signs
            ]
            turned = [
                len(others & t.in_sentence)
                for t in self.told
                if (word, -way) in t.clause.signs and is_of_one(clause, t.clause)
            ]
            if max(turned, default=0) > max(alike, default=0):
                return True
        return False


def _is_of_one_deed(clause: Clause, other: Clause) -> bool:
    """Whether both tell one deed with a thing that both name."""
    is_same = bool(clause.predicate) and clause.predicate == other.predicate
    return is_same and bool(clause.words & other.words - {clause.predicate})
