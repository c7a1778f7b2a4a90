"""Who of the whole book has bought what, when and for how much, or nothing."""

import re
from collections import Counter
from datetime import date, timedelta

from ai.analyst.answers.periods import Period, period_in
from ai.analyst.answers.selling import CATEGORIES
from ai.facts import full_date
from ai.reading.lexicon import singular
from crm.book_answers import (
    CURRENT,
    MOST_LINES,
    MOST_ROWS,
    BookAnswer,
    Line,
    answer,
    last_of,
    name_of,
    names_of,
    plain,
)
from crm.models import Purchase
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query, Row


def not_bought(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Who has bought before, and not in a period."""
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
    return answer(f"Who has bought before and not {period.words}", lines)


def bought(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    """Who has bought a thing."""
    thing = plain(match["thing"])
    newest = [Order("bought_on", descending=True)]
    [rows] = ws.db.rows(
        Query("purchase_lines", [Filter("product_name", "contains", thing)], newest, MOST_ROWS)
    )
    once = {row["customer_id"]: row for row in reversed(rows)}
    return answer(f"Who has bought {thing}", _buyers(ws, once))


def bought_in(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Who has bought anything in a period, the newest first."""
    period = period_in(asked, today) or Period(today - timedelta(30), today)
    inside = [
        Filter("bought_on", "gte", period.first),
        Filter("bought_on", "lte", period.last),
    ]
    newest = [Order("bought_on", descending=True)]
    category = next((CATEGORIES[word] for word in _singular_words(asked) if word in CATEGORIES), "")
    inside += [Filter("category", "eq", category)] if category else []
    [rows] = ws.db.rows(Query("purchase_lines", inside, newest, MOST_ROWS))
    once = {row["customer_id"]: row for row in reversed(rows)}
    what = f"{category} " if category else ""
    return answer(f"Who has bought {what}{period.words}", _buyers(ws, once))


def _singular_words(asked: str) -> list[str]:
    return [singular(word) for word in re.findall(r"[a-z]+", asked.lower())]


def _buyers(ws: Workspace, purchases: dict[int, Row], before: str = "") -> list[Line]:
    """The customers of these purchases, each with what was bought and when."""
    names = names_of(ws, purchases)
    return [
        Line(
            id,
            names[id],
            f"{before}{row['product_name']}, {full_date(Purchase(**row).bought_on)}",
        )
        for id, row in purchases.items()
        if id in names
    ]


def never_bought(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Who has never bought anything."""
    where = [*CURRENT, Filter("purchases", "eq", 0)]
    [rows] = ws.db.rows(Query("customer_profiles", where, [Order("id")], MOST_LINES))
    lines = [Line(row["id"], name_of(row), last_of(row)) for row in rows]
    return answer("Who has never bought", lines)


def spenders(ws: Workspace, _: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Who has spent most, in the period that is named."""
    period = period_in(asked, today) or Period(date.min, today)
    newest = [Order("bought_on", descending=True)]
    [rows] = ws.db.rows(
        Query("purchase_lines", [Filter("bought_on", "gte", period.first)], newest, MOST_ROWS)
    )
    spent = Counter[int]()
    for bought in Purchase.all(rows):
        if period.holds(bought.bought_on):
            spent[bought.customer_id] += int(bought.price_paid * bought.quantity)
    names = names_of(ws, spent)
    best = [(id, total) for id, total in spent.most_common(MOST_LINES) if id in names]
    return answer("Who has spent most", [Line(id, names[id], f"€{total:,}") for id, total in best])
