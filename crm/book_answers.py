"""The answers to questions about the whole book, each made from the store alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ai.analyst.answers.periods import Period, period_in
from ai.analyst.troubles import is_complaint, trouble_in
from ai.facts import full_date
from ai.reading.lexicon import singular
from ai.understanding import Fact as KnownFact
from crm import follow_ups
from crm.facts import standing
from crm.models import Fact, full_name
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query, Row

MOST_LINES, MOST_ROWS, NEAR_DAYS = 20, 500, 60
_SMALL = r"^(?:the|a|an|any|some|to|our|of|it|that|this)\s|\s(?:too|as well|please|here|most)$"
_EDGES = re.compile(_SMALL, re.IGNORECASE)
_ALSO = {"wedding": ("marri", "marry"), "birthday": ("bday",)}
CURRENT = [Filter("archived_at", "is_null", True)]


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


def occasions(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    """Whose occasion lies in a period, the nearest first."""
    thing = plain(match["thing"])
    period = period_in(match["when"], today) or Period(today, today + timedelta(NEAR_DAYS))
    if period.last < today:  # "in May" is the next one
        period = Period(_next_year(period.first), _next_year(period.last))
    words = (thing, *_ALSO.get(thing, ()))
    named = (pair for word in words for pair in facts_of(ws, "occasion", word, of_others=True))
    dated = [(fact.next_on(today), id, fact) for id, fact in dict.fromkeys(named)]
    ahead = sorted(
        (on, id, quoted(fact)) for on, id, fact in dated if on and on >= today and period.holds(on)
    )
    lines = ((id, f"{full_date(on)}: {words}") for on, id, words in ahead)
    return answer_of(ws, f"Whose {thing} is {period.words}", lines)


def not_called(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Whom nobody was in touch with in a period."""
    period = period_in(asked, today) or Period(today - timedelta(30), today)
    silent = [
        Query("customer_cards", [*CURRENT, where], [Order("last_contact")], MOST_LINES)
        for where in (
            Filter("last_contact", "lt", period.first),
            Filter("last_contact", "is_null", True),
        )
    ]
    rows = [row for found in ws.db.rows(*silent) for row in found]
    lines = [Line(row["id"], name_of(row), last_of(row)) for row in rows]
    return answer(f"Whom nobody was in touch with {period.words}", lines)


def unhappy(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Whose last mood on record is unhappy."""
    where = [*CURRENT, Filter("latest_sentiment", "eq", "negative")]
    newest = [Order("latest_sentiment_at", descending=True)]
    [rows] = ws.db.rows(Query("customer_cards", where, newest, MOST_LINES))
    lines = [Line(row["id"], name_of(row), last_of(row)) for row in rows]
    return answer("Whose last mood on record is unhappy", lines)


def complainers(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Who has a complaint that is not settled; in a period, who had one."""
    period = period_in(asked, today)
    where = [Filter("kind", "eq", "objection"), Filter("state", "neq", "rejected")]
    [rows] = ws.db.rows(Query("known_facts", where, [Order("said_on", descending=True)], MOST_ROWS))
    kept = Fact.all(rows)
    open_ones = [
        (fact.customer_id, quoted(each))
        for fact, each in zip(kept, standing(kept), strict=True)
        if (period.holds(each.said_on) if period else not each.is_settled)
        and (is_complaint(each.quote) or _is_of_the_work(each.quote))
    ]
    return answer_of(ws, "Who has complained", open_ones)


def _is_of_the_work(words: str) -> bool:
    """Whether a thing is wrong that was made or done; not that something is too wide."""
    trouble = trouble_in(words)
    return trouble is not None and trouble.kind != "fit"


def of_stage(ws: Workspace, match: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Who is still a lead or a prospect."""
    stages = [each for each in ("lead", "prospect") if each in asked.lower()]
    where = [*CURRENT, Filter("stage", "in", stages)]
    [rows] = ws.db.rows(Query("customer_cards", where, [Order("name_key")], MOST_LINES))
    lines = [Line(row["id"], name_of(row), row["stage"]) for row in rows]
    return answer(f"Who is a {' or a '.join(stages)}", lines)


def due(ws: Workspace, match: re.Match[str], asked: str, today: date) -> BookAnswer:
    """What is due, of all customers."""
    last = today + timedelta(6 - today.weekday() if "week" in asked else NEAR_DAYS)
    last = today if "today" in asked else last
    last = today + timedelta(1) if "tomorrow" in asked else last
    open_ones = follow_ups.due(ws, last, MOST_LINES).items
    promised = [
        (id, fact)
        for id, fact in facts_of(ws, "promise", "")
        if fact.named_on
        and not (fact.is_settled or fact.no_action)
        and today <= fact.named_on <= last
    ]
    ids = {each.customer_id for each in open_ones} | {id for id, _ in promised}
    names = names_of(ws, ids)
    lines = [
        Line(each.customer_id, names[each.customer_id], f"{full_date(each.due_on)}: {each.note}")
        for each in open_ones
        if each.customer_id in names
    ]
    lines += [
        Line(id, names[id], f"{full_date(fact.named_on or last)}: {quoted(fact)}")
        for id, fact in promised
        if id in names
    ]
    return answer(f"What is due by {full_date(last)}", lines)


def facts_of(
    ws: Workspace, kind: str, thing: str, of_others: bool = False
) -> list[tuple[int, KnownFact]]:
    """The customers' own facts of a kind with these words, of the whole book, the newest first;
    those of people around them too, if asked."""
    where = [
        Filter("kind", "eq", kind),
        *([Filter("words", "contains", thing)] if thing else []),
        Filter("state", "neq", "rejected"),
        *([] if of_others else [Filter("whose", "eq", "")]),
    ]
    newest = [Order("said_on", descending=True), Order("id", descending=True)]
    [rows] = ws.db.rows(Query("known_facts", where, newest, MOST_ROWS))
    kept = Fact.all(rows)
    return [(fact.customer_id, each) for fact, each in zip(kept, standing(kept), strict=True)]


def answer_of(ws: Workspace, text: str, facts: Iterable[tuple[int, str]]) -> BookAnswer:
    """Each customer once, with the first words of theirs."""
    once = dict(reversed([*facts]))
    names = names_of(ws, once)
    lines = [Line(id, names[id], words) for id, words in once.items() if id in names]
    return answer(text, lines)


def plain(thing: str) -> str:
    """A thing as it is looked for: in the singular, without small words around it."""
    words = " ".join(thing.lower().split())
    while (bare := _EDGES.sub("", words)) != words:
        words = bare
    *others, last = words.split() or [""]
    return " ".join([*others, singular(last)]).strip()


def quoted(fact: KnownFact) -> str:
    return f"“{' '.join((fact.quote or fact.words).split()).rstrip('.')}”"


def answer(text: str, lines: Iterable[Line]) -> BookAnswer:
    """An answer with its first customers; that nobody is recorded where there are none."""
    kept = tuple(lines)[:MOST_LINES]
    return BookAnswer(f"{text}:" if kept else f"{text}: nobody, as far as it is recorded.", kept)


def names_of(ws: Workspace, ids: Iterable[int]) -> dict[int, str]:
    """The names of customers who are not archived."""
    wanted = list(ids)[:MOST_ROWS]
    if not wanted:
        return {}
    [rows] = ws.db.rows(Query("customer_cards", [*CURRENT, Filter("id", "in", wanted)]))
    return {row["id"]: name_of(row) for row in rows}


def name_of(row: Row) -> str:
    """A name as it is shown."""
    return full_name(row["first_name"], row["last_name"])


def last_of(row: Row) -> str:
    """When there was contact last."""
    last = row["last_contact"]
    return f"Last contact: {full_date(last.date())}" if last else "No contact yet"


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
