"""Checks an answer against the facts that it was given, before anyone sees it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any

from pydantic import BaseModel

from ai.claims import ADVICE, Claim
from ai.grounding.days import spans
from ai.grounding.holdings import MOST_READ, day_keys, held_by
from ai.grounding.marks import UNBACKED, UNCHECKED, A, Grounded, Mark
from ai.grounding.names import Names
from ai.grounding.naming import pronoun_of, with_short_forms
from ai.grounding.particulars import COUNTING
from ai.grounding.people import kin_in
from ai.grounding.sums import counts, sums
from ai.grounding.support import is_told
from ai.grounding.verdicts import MOST_RECORDS, Finding, Manner, Verdict, judge
from ai.reading.dates import named_days
from ai.reading.figures import figures, without_addresses
from ai.reading.readings import kept_in
from ai.reading.sentences import sentences

CONTRADICTED = "The records say otherwise."
NOT_IN_RECORDS = "The records that it rests on don't hold this."

STRANGE_ADDRESS = "No record holds this address."
NO_DAY_TO_PLAN = "This is no day to plan for: it has passed, or is more than a year away."
FARTHEST_AHEAD = timedelta(days=366)


Breach = Callable[[str, bool], str]
"""The record's words that speak against what a sentence, of a letter or not, offers; else ""."""


def check(
    answer: A,
    facts: Mapping[str, str],
    today: date,
    by_service: bool = False,
    client: str = "",
    breach: Breach = lambda sentence, is_letter: "",
) -> Grounded[A]:
    """The answer as it may be shown; every figure, date, address and name in it is looked for.

    A claim's figures are held to the records that it cites, those of any other text and all names
    to all records. A piece is spoken of as the client's own only if a record tells that it is. A
    day that a record names in words ("on Friday") counts from the date in the record's first line,
    else from `today`; `today` itself is known to every answer. A day of its own, not in a text, is
    one to plan for: it lies within a year from `today`. No claim holds an address. What a claim of
    a service cites is no evidence when it shares no word of substance with it.

    A claim's quotes are kept where a record that it cites has them to the letter; the first stands
    beside what is not told, else the sentence that comes nearest.

    A service's claims, and the sentences of its texts that its answer's type names as `stated`, are
    held to what the records mean: what these contradict is taken out, what they don't tell marked.
    What a sentence offers against a record, as `breach` has it, is contradicted by that.
    `client` is their name where no profile is among the facts.
    """
    checking = _Checking(facts, today, by_service, client, breach)
    with kept_in():
        checked = checking.walk(answer, "")
        return Grounded(checked, _sharpest(checking.marks), tuple(checking.withheld))


def _sharpest(marks: list[Mark]) -> tuple[Mark, ...]:
    """The marks without those of a whole sentence in which words are marked by themselves."""
    own = [mark for mark in marks if mark.why != UNCHECKED and not mark.soft]
    return tuple(
        mark
        for mark in marks
        if mark.why != UNCHECKED
        or not any(m.where == mark.where and m.what in mark.what for m in own)
    )


@dataclass
class _Checking:
    facts: Mapping[str, str]
    today: date
    by_service: bool = False
    client: str = ""
    breach: Breach = lambda sentence, is_letter: ""
    marks: list[Mark] = field(default_factory=list)
    withheld: list[Mark] = field(default_factory=list)

    @cached_property
    def names(self) -> Names:
        """The names that the facts hold."""
        return Names(self.facts)

    def walk(self, value: Any, where: str) -> Any:
        """The value, whatever its shape, without unknown evidence; notes the marks."""
        if isinstance(value, Claim):
            return self._claim(value, where)
        if isinstance(value, BaseModel):
            path = f"{where}." if where else ""
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            for name in getattr(value, "stated", ()) if self.by_service else ():
                fields[name] = self._stated(fields[name], f"{path}{name}")
            walked = {name: self.walk(each, f"{path}{name}") for name, each in fields.items()}
            return value.model_copy(update=walked)
        if isinstance(value, Mapping):
            return {key: self.walk(item, f"{where}[{key!r}]") for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            kept = [item for item in value if not self._is_withheld(item, where)]
            items = [self.walk(item, f"{where}[{n}]") for n, item in enumerate(kept)]
            return items if isinstance(value, list) else tuple(items)
        if isinstance(value, str):
            self._text(value, where, tuple(self.facts))
            self._named_days(value, where)
        if isinstance(value, date) and not self.today <= value <= self.today + FARTHEST_AHEAD:
            self.marks.append(Mark(where, str(value), NO_DAY_TO_PLAN))
        return value

    def _claim(self, claim: Claim, where: str) -> Claim:
        evidence = tuple(id for id in dict.fromkeys(claim.evidence) if id in self.facts)
        if self.by_service and not is_told(claim.text, (self.facts[id] for id in evidence)):
            evidence = ()
        text = without_addresses(claim.text)
        quotes = tuple(
            quote
            for quote in claim.quotes
            if quote.strip() and any(quote in self.facts[id] for id in evidence)
        )
        finding = self._finding(claim)
        if evidence:
            if finding and finding.verdict is Verdict.BACKED and finding.record in self.facts:
                evidence = tuple(dict.fromkeys((*evidence, finding.record)))
            self._text(claim.text, where, evidence)
            if finding and finding.verdict is not Verdict.BACKED:
                quote = next(iter(quotes), finding.quote)
                self.marks.append(Mark(where, text, UNCHECKED, quote=quote))
        else:
            self.marks.append(Mark(where, text, UNBACKED))
        return claim.model_copy(update={"evidence": evidence, "text": text, "quotes": quotes})

    def _is_withheld(self, item: Any, where: str) -> bool:
        """Whether an item is a claim that the records contradict; notes it."""
        finding = self._finding(item) if isinstance(item, Claim) else None
        if finding is None or finding.verdict is not Verdict.CONTRADICTED:
            return False
        self.withheld.append(Mark(where, item.text, CONTRADICTED, quote=finding.quote))
        return True

    def _finding(self, claim: Claim) -> Finding | None:
        """What is said of a service's claim by the records that it cites and by what was bought, or
        by all where these don't tell it."""
        if not self.by_service:
            return None
        advises = claim.text.startswith(ADVICE)
        cited = {id: self.facts[id] for id in (*claim.evidence, "C") if id in self.facts}
        bought = {id: text for id, text in self._some().items() if id[0] == "P"}
        is_bare = len(cited) < 2 - ("C" in claim.evidence)
        records = self._some() if advises or is_bare else cited | bought
        manner: Manner = "advice" if advises else "claim"
        finding = self._judge(claim.text.removeprefix(ADVICE), records, manner)
        if finding.verdict is Verdict.NOT_TOLD and not (advises or is_bare):
            whole = self._judge(claim.text, self._some(), manner)
            return whole if whole.verdict is Verdict.BACKED else finding
        return finding

    def _stated(self, text: str, where: str) -> str:
        """A text without the sentences that the records contradict."""
        manner: Manner = "claim" if len(self.facts) == 1 else "letter"
        for sentence in sentences(text):
            finding = self._judge(sentence, self._some(), manner)
            if finding.verdict is Verdict.CONTRADICTED:
                self.withheld.append(Mark(where, sentence, CONTRADICTED, quote=finding.quote))
                text = text.replace(f" {sentence}", "", 1).replace(sentence, "", 1).strip()
            elif finding.verdict is Verdict.NOT_TOLD:
                self.marks.append(Mark(where, sentence, UNCHECKED, quote=finding.quote))
        return text

    def _judge(self, sentence: str, records: Mapping[str, str], manner: Manner) -> Finding:
        if words := self.breach(sentence, manner == "letter"):
            return Finding(Verdict.CONTRADICTED, words)
        return judge(sentence, records, self._name, self.today, manner, self._kin, self._pronoun)

    @cached_property
    def _name(self) -> str:
        name = self.facts.get("C", "").partition("\n")[0].partition(" of ")[0] or self.client
        return with_short_forms(name, self.facts.values())

    @cached_property
    def _kin(self) -> dict[str, str]:
        return kin_in(self.facts.values())

    @cached_property
    def _pronoun(self) -> str:
        return pronoun_of(self.facts.values())

    def _some(self) -> dict[str, str]:
        return dict(islice(self.facts.items(), MOST_RECORDS))

    def _text(self, text: str, where: str, ids: tuple[str, ...]) -> None:
        self._figures(text, where, ids)
        marked = {mark.what for mark in self.marks if mark.where == where}
        for doubt in dict.fromkeys(self.names.doubts(text)):
            if doubt.words not in marked:
                marked.add(doubt.words)
                self.marks.append(Mark(where, doubt.words, doubt.why, doubt.soft))

    def _figures(self, text: str, where: str, ids: tuple[str, ...]) -> None:
        wanted = [figure for figure in figures(text) if figure.words.lower() != "one"]
        if not wanted:
            return
        held = frozenset(day_keys((self.today.year, self.today.month, self.today.day)))
        held = held.union(*(held_by(self.facts[id], self.today) for id in ids))
        for figure in dict.fromkeys(wanted):
            if self.by_service and figure.meant & self._counted(text):
                continue
            if held.isdisjoint((figure.kind, meant) for meant in figure.meant):
                why = STRANGE_ADDRESS if figure.kind == "address" else NOT_IN_RECORDS
                self.marks.append(Mark(where, figure.words, why))

    def _counted(self, text: str) -> set[Decimal]:
        """What the records' figures and days come to."""
        days = spans(text, self.facts.values(), self.today)
        many = counts(text, self.facts, self.today) if COUNTING.search(text) else set()
        return sums(text, self.facts, self.today) | days | many

    def _named_days(self, text: str, where: str) -> None:
        """Marks the days ahead that words such as "on Friday" name and no record does."""
        held = {key for fact in self.facts.values() for key in held_by(fact, self.today)}
        for named in named_days(text[:MOST_READ], self.today):
            key = ("date", (named.on.year, named.on.month, named.on.day))
            absolute = any(letter.isdigit() for letter in named.words)
            if not absolute and named.on > self.today and key not in held:
                self.marks.append(Mark(where, named.words, NOT_IN_RECORDS))
