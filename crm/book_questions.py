"""Questions about the whole book, answered from the store alone: who else loves emerald?"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ai.analyst.answers.periods import Period, period_in
from ai.facts import full_date
from ai.reading.lexicon import singular
from ai.understanding import Fact as KnownFact
from crm.facts import standing
from crm.models import Fact, Purchase
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query, Row

MOST_LINES, MOST_ROWS, NEAR_DAYS = 20, 500, 60
_WHO = (
    r"\b(?:who(?:m|se)?(?: else)?|which (?:other )?(?:clients?|customers?)|anyone else|"
    r"any other \w+)"
)
_SMALL = r"^(?:the|a|an|any|some|to|our|of|it|that|this)\s|\s(?:too|as well|please|here|most)$"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("WHO", _WHO), re.IGNORECASE)


_BOOK = _pattern(r"WHO\b")
_LIKES = _pattern(
    r"WHO(?: \w+)? (?:likes?|loves?|prefers?|wears?|adores?|wants?|into) (?P<thing>.{2,80})"
)
_MUST = _pattern(r"WHO (?:is|are) (?P<thing>allergic\b.{0,60}|vegan|vegetarian|in mourning)")
_NOT_CALLED = _pattern(
    r"WHO (?:have|did) (?:i|we) (?:not|never)\b.{0,20}\b(?:call|contact|spoke|seen|wr|met|heard)|"
    r"WHO haven't (?:i|we)\b|WHO (?:has|have) (?:gone quiet|not been (?:called|contacted))"
)
_NOT_BOUGHT = _pattern(r"WHO (?:has|have|did)(?: not|n't)\b.{0,20}\b(?:bought|buy|purchas|order)")
_BOUGHT = _pattern(
    r"WHO (?:has |have |also )?(?:bought|purchased|ordered|owns?|has) (?P<thing>.{2,80})"
)
_OCCASION = _pattern(
    r"\b(?:whose|who has an?|which (?:clients?|customers?) ha(?:s|ve) an?) "
    r"(?P<thing>[a-z-]{3,30}(?: party)?)\b(?P<when>.{0,60})"
)
_UNHAPPY = _pattern(r"WHO (?:is|are|was) (?:unhappy|angry|upset|dissatisfied|complaining)")
_EDGES = re.compile(_SMALL, re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A customer who answers a question, and the words that say so."""

    customer_id: int
    name: str
    words: str


@dataclass(frozen=True)
class BookAnswer:
    """What the store answers: a sentence, and the customers of it, twenty at most."""

    text: str
    lines: tuple[Line, ...]


def is_one(question: str) -> bool:
    """Whether a question is about the whole book, and one that is understood."""
    asked = _asked(question)
    return bool(_BOOK.search(asked)) and any(pattern.search(asked) for pattern, _ in _RULES)


def answer(ws: Workspace, question: str, today: date) -> BookAnswer:
    """The answer as the store has it now, kept nowhere and sent to nobody. Raises `Unavailable`."""
    asked = _asked(question)
    found = ((rule, pattern.search(asked)) for pattern, rule in _RULES)
    rule, match = next((rule, match) for rule, match in found if match)
    return rule(ws, match, asked, today)


def _asked(question: str) -> str:
    return " ".join(question[:500].replace("’", "'").split()).rstrip("?!. ")


def _likes(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    thing = _plain(match["thing"])
    facts = _facts(ws, "like", thing)
    refused = dict(reversed(_facts(ws, "dislike", thing)))
    standing = [
        (id, _quoted(fact))
        for id, fact in facts
        if id not in refused or refused[id].said_on <= fact.said_on
    ]
    return _told(ws, f"Who loves {thing}", standing)


def _musts(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    thing = _plain(re.sub(r"^allergic(?: to)?", "", match["thing"].strip())) or "allerg"
    facts = _facts(ws, "must", thing)
    told = ((id, _quoted(fact)) for id, fact in facts)
    return _told(ws, f"Who is {match['thing'].strip()}", told)


def _occasions(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    thing = _plain(match["thing"])
    period = period_in(match["when"], today) or Period(today, today + timedelta(NEAR_DAYS))
    if period.last < today:  # "in May" is the next one
        period = Period(_next_year(period.first), _next_year(period.last))
    dated = [(fact.next_on(today), id, fact) for id, fact in _facts(ws, "occasion", thing)]
    ahead = sorted(
        (on, id, _quoted(fact)) for on, id, fact in dated if on and on >= today and period.holds(on)
    )
    lines = ((id, f"{full_date(on)}: {words}") for on, id, words in ahead)
    return _told(ws, f"Whose {thing} is {period.words}", lines)


def _not_called(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    period = period_in(asked, today) or Period(today - timedelta(30), today)
    silent = [
        Query("customer_cards", [*_CURRENT, where], [Order("last_contact")], MOST_LINES)
        for where in (
            Filter("last_contact", "lt", period.first),
            Filter("last_contact", "is_null", True),
        )
    ]
    rows = [row for found in ws.db.rows(*silent) for row in found]
    lines = [Line(row["id"], _name(row), _last(row)) for row in rows]
    return _answer(f"Whom nobody was in touch with {period.words}", lines)


def _not_bought(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    period = period_in(asked, today) or Period(today - timedelta(365), today)
    newest = [Order("bought_on", descending=True)]
    since, before = ws.db.rows(
        Query("purchase_lines", [Filter("bought_on", "gte", period.first)], newest, MOST_ROWS),
        Query("purchase_lines", [Filter("bought_on", "lt", period.first)], newest, MOST_ROWS),
    )
    buying = {row["customer_id"] for row in since}
    last: dict[int, Row] = {}
    for row in before:
        if row["customer_id"] not in buying:
            last.setdefault(row["customer_id"], row)
    lines = _buyers(ws, last, "Last: ")
    return _answer(f"Who has bought before and not {period.words}", lines)


def _bought(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    thing = _plain(match["thing"])
    newest = [Order("bought_on", descending=True)]
    [rows] = ws.db.rows(
        Query("purchase_lines", [Filter("product_name", "contains", thing)], newest, MOST_ROWS)
    )
    once = {row["customer_id"]: row for row in reversed(rows)}
    return _answer(f"Who has bought {thing}", _buyers(ws, once))


def _buyers(ws: Workspace, purchases: dict[int, Row], before: str = "") -> list[Line]:
    """The customers of these purchases, each with what was bought and when."""
    names = _names(ws, purchases)
    return [
        Line(
            id,
            names[id],
            f"{before}{row['product_name']}, {full_date(Purchase(**row).bought_on)}",
        )
        for id, row in purchases.items()
        if id in names
    ]


def _unhappy(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    where = [*_CURRENT, Filter("latest_sentiment", "eq", "negative")]
    newest = [Order("latest_sentiment_at", descending=True)]
    [rows] = ws.db.rows(Query("customer_cards", where, newest, MOST_LINES))
    lines = [Line(row["id"], _name(row), _last(row)) for row in rows]
    return _answer("Whose last mood on record is unhappy", lines)


Rule = Callable[[Workspace, re.Match[str], str, date], BookAnswer]
_CURRENT = [Filter("archived_at", "is_null", True)]
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_NOT_CALLED, _not_called),
    (_NOT_BOUGHT, _not_bought),
    (_UNHAPPY, _unhappy),
    (_MUST, _musts),
    (_LIKES, _likes),
    (_OCCASION, _occasions),
    (_BOUGHT, _bought),
)


def _facts(ws: Workspace, kind: str, thing: str) -> list[tuple[int, KnownFact]]:
    """The customers' own facts of a kind with these words, of the whole book, the newest first."""
    where = [
        Filter("kind", "eq", kind),
        Filter("words", "contains", thing),
        Filter("state", "neq", "rejected"),
        Filter("whose", "eq", ""),
    ]
    newest = [Order("said_on", descending=True), Order("id", descending=True)]
    [rows] = ws.db.rows(Query("known_facts", where, newest, MOST_ROWS))
    kept = Fact.all(rows)
    return [(fact.customer_id, each) for fact, each in zip(kept, standing(kept), strict=True)]


def _told(ws: Workspace, text: str, facts: Iterable[tuple[int, str]]) -> BookAnswer:
    """Each customer once, with the first words of theirs."""
    once = dict(reversed([*facts]))
    names = _names(ws, once)
    lines = [Line(id, names[id], words) for id, words in once.items() if id in names]
    return _answer(text, lines)


def _plain(thing: str) -> str:
    words = " ".join(thing.lower().split())
    while (bare := _EDGES.sub("", words)) != words:
        words = bare
    *others, last = words.split() or [""]
    return " ".join([*others, singular(last)]).strip()


def _quoted(fact: KnownFact) -> str:
    return f"“{' '.join((fact.quote or fact.words).split()).rstrip('.')}”"


def _answer(text: str, lines: Iterable[Line]) -> BookAnswer:
    kept = tuple(lines)[:MOST_LINES]
    return BookAnswer(f"{text}:" if kept else f"{text}: nobody, as far as it is recorded.", kept)


def _names(ws: Workspace, ids: Iterable[int]) -> dict[int, str]:
    """The names of customers who are not archived."""
    wanted = list(ids)[:MOST_ROWS]
    if not wanted:
        return {}
    [rows] = ws.db.rows(Query("customer_cards", [*_CURRENT, Filter("id", "in", wanted)]))
    return {row["id"]: _name(row) for row in rows}


def _name(row: Row) -> str:
    return f"{row['first_name']} {row['last_name']}".strip()


def _last(row: Row) -> str:
    last = row["last_contact"]
    return f"Last contact: {full_date(last.date())}" if last else "No contact yet"


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
