"""Search everything: customers, what their records say, and pieces, best first."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Literal

from crm import customers, excerpts, spelling
from crm.models import Category, CustomerCard
from crm.workspace import Workspace
from db import folding, words
from db.gateway import Filter, Operator, Order, Query, Row

Kind = Literal["note", "interaction", "fact", "follow-up"]
SHOWN = 20
MOST_NAMES = 100
MOST_PIECES = 12
MOST_LINES = 3
"""Of one customer; those that say the most."""
MOST_TERMS = 6
MOST_DIGITS = 6
"""Of a search that may be a sum or a size; one with more is a phone number."""
MOST_ROWS = 100
"""Of one word in one kind of record, the newest ones."""
MOST_CANDIDATES = 200
MOST_WAITS = 3
"""For the store, with the one for what may have been meant."""


@dataclass(frozen=True)
class Line:
    """What a record says; `day` is its own, None for the notes."""

    kind: Kind
    id: int
    text: str
    day: date | None


@dataclass
class Match:
    """A customer, and the words of the search that the name or the records have."""

    card: CustomerCard | None = None
    terms: set[str] = field(default_factory=set)
    lines: dict[Line, set[str]] = field(default_factory=dict)

    @property
    def best_lines(self) -> list[Line]:
        """Those that have the most of the words, each adding one as far as that goes."""
        left, missing = dict(self.lines), set(self.terms)
        chosen: list[Line] = []
        while left and len(chosen) < MOST_LINES:
            line = max(left, key=lambda each: (len(left[each] & missing), len(left[each])))
            missing -= left.pop(line)
            chosen.append(line)
        return chosen


@dataclass(frozen=True)
class Piece:
    """A product by its name."""

    id: int
    name: str
    category: Category


@dataclass(frozen=True)
class Findings:
    """What a search has found; `is_close` when no customer has all of its words.

    Then, or of nothing, `guesses` are searches that it may have meant.
    """

    terms: tuple[str, ...]
    matches: tuple[Match, ...] = ()
    pieces: tuple[Piece, ...] = ()
    is_close: bool = False
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Source:
    """One kind of record: the view, its column for words, where its day and its text stand."""

    kind: Kind
    view: str
    words: str
    day: str
    texts: tuple[str, ...]
    where: tuple[Filter, ...] = ()

    def query(self, term: str, *where: Filter, all_of_them: bool = False) -> Query:
        """The newest records with this word, or these words."""
        how: Operator = "words" if all_of_them else "recent_words"
        said = Filter(self.words, how, term)
        if folding.is_unspaced(term):
            said = Filter("search_text", "contains", term)
        order = [Order(self.day, descending=True)]
        return Query(self.view, [*self.where, *where, said], order, MOST_ROWS)

    def line(self, row: Row) -> Line:
        """What the record says."""
        text = " · ".join(row[name] for name in self.texts if row[name])
        moment = row[self.day]
        day = moment.date() if hasattr(moment, "date") else moment
        return Line(self.kind, row["id"], text, None if self.kind == "note" else day)


_OPEN = Filter("customer_archived_at", "is_null", True)
SOURCES = (
    _Source("fact", "known_facts", "fact_words", "said_on", ("words",), (
        Filter("state", "neq", "rejected"),)),
    _Source("note", "customer_texts", "about_words", "updated_at", ("notes",)),
    _Source("interaction", "timeline", "interaction_words", "date", ("subject", "content"), (
        _OPEN,)),
    _Source("follow-up", "due_follow_ups", "follow_up_words", "due_on", ("note",), (_OPEN,)),
)  # fmt: skip
Asked = tuple[_Source | None, tuple[str, ...], Query]
"""A question on some words: of records of a kind or, without one, of customers themselves."""


def everything(ws: Workspace, text: str) -> Findings:
    """What the book has on a search, in three waits at most; archived customers are left out.

    The words of a name, a phone number in any spelling, or words of records in any inflection: a
    customer has them all where several records have one each.
    """
    if not text.strip():
        return Findings(())
    search = _Search(ws, text)
    pieces = search.look()
    search.look_closer()
    findings = search.findings(pieces)
    if search.waits < MOST_WAITS and (findings.is_close or not (findings.matches or pieces)):
        return replace(findings, guesses=spelling.guesses(ws, findings.terms))
    return findings


class _Search:
    """One search: its words, whom they have led to so far, and how often each was found."""

    def __init__(self, ws: Workspace, text: str) -> None:
        self._ws, self._text = ws, text
        self._spellings = customers.searched(text)
        self._terms = () if self._is_phone else tuple(words.terms(text)[:MOST_TERMS])
        self._matches: dict[int, Match] = {}
        self._counts = dict.fromkeys(self._terms, 0)
        self._cut: set[str] = set()
        self.waits = 0

    @property
    def _is_phone(self) -> bool:
        [first, *others] = self._spellings or [""]
        return not others and first.isdecimal() and len(first) > MOST_DIGITS

    def look(self) -> list[Piece]:
        """Asks for each word alone and for all together; the pieces that have all in their name."""
        named = [Filter("search_text", "contains", each) for each in self._spellings]
        pieces = Query("pieces", named, [Order("name")], MOST_PIECES)
        asked = [self._named(self._terms, *named)]
        if len(self._terms) > 1:
            together = " ".join(self._terms)
            asked += [(each, self._terms, each.query(together)) for each in SOURCES]
        asked += [(each, (term,), each.query(term)) for each, term in product(SOURCES, self._terms)]
        rows = self._ask(asked, pieces)
        return [Piece(row["id"], row["name"], row["category"]) for row in rows]

    def look_closer(self) -> None:
        """Asks for words that too many records have, among the likeliest customers alone."""
        whole = sum(1 for match in self._matches.values() if len(match.terms) == len(self._terms))
        if not self._cut or whole >= SHOWN:
            return
        rare = min(self._terms, key=lambda term: (term in self._cut, self._counts[term]))
        likely = [id for id in self._ranked() if rare in self._matches[id].terms]
        if not likely:
            return
        among = likely[:MOST_CANDIDATES]
        of_them = Filter("customer_id", "in", among)
        self._ask(
            [
                (each, (term,), each.query(term, of_them, all_of_them=True))
                for each, term in product(SOURCES, sorted(self._cut))
            ]
        )

    def findings(self, pieces: list[Piece]) -> Findings:
        """The customers with the most of the words, with their cards."""
        best = self._ranked()[: 2 * SHOWN]
        missing = [id for id in best if self._matches[id].card is None]
        if missing:
            self._ask([self._named((), Filter("id", "in", missing))])
        known = [match for id in best if (match := self._matches[id]).card]
        most = max((len(match.terms) for match in known), default=0)
        matches = tuple(match for match in known if len(match.terms) == most)[:SHOWN]
        is_close = bool(matches) and most < len(self._terms)
        return Findings(self._terms, matches, tuple(pieces), is_close)

    def _named(self, terms: tuple[str, ...], *where: Filter) -> Asked:
        active = Filter("archived_at", "is_null", True)
        return (
            None,
            terms,
            Query("customer_cards", [active, *where], [Order("name_key")], MOST_NAMES),
        )

    def _ask(self, asked: list[Asked], *more: Query) -> list[Row]:
        """Takes in what one wait answers; returns the rows of one query more."""
        self.waits += 1
        *answers, last = [*self._ws.db.rows(*(query for *_, query in asked), *more), []]
        if more:
            last = answers.pop()
        for (source, terms, _), rows in zip(asked, answers, strict=True):
            self._take(source, terms, rows)
        return last

    def _take(self, source: _Source | None, terms: tuple[str, ...], rows: list[Row]) -> None:
        for row in rows:
            match = self._matches.setdefault(row["customer_id" if source else "id"], Match())
            match.terms.update(terms)
            if source is None:
                match.card = CustomerCard(**row)
            elif source.kind != "note" or excerpts.has(row["notes"], terms):
                match.lines.setdefault(source.line(row), set()).update(terms)
        if len(terms) == 1:
            self._counts[terms[0]] += len(rows)
            if len(rows) == MOST_ROWS:
                self._cut.add(terms[0])

    def _ranked(self) -> list[int]:
        """The ids of the customers, those with the most and the rarest words first."""
        return sorted(self._matches, key=lambda id: self._rank(id, self._matches[id]))

    def _rank(self, id: int, match: Match) -> tuple[float, ...]:
        rarity = sum(1 / (1 + self._counts[term]) for term in match.terms)
        is_named = match.card is not None and len(match.terms) == len(self._terms)
        newest = max((line.day.toordinal() for line in match.lines if line.day), default=0)
        return -len(match.terms), -is_named, -rarity, -newest, id
