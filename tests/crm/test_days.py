"""The days of records: kept as they were typed, told as the rep's own, or refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from crm import facts, follow_ups, interactions, purchases, records
from crm.errors import Refused
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import TODAY, table

PAST = [
    date(2012, 5, 14), date(2014, 2, 28), date(1900, 1, 1), date(1953, 6, 2), date(1969, 7, 20),
    date(1999, 12, 31), date(2000, 2, 29), date(2015, 10, 25), date(2021, 3, 28), TODAY,
]  # fmt: skip
AHEAD = [
    date(2026, 3, 12),
    date(2028, 2, 29),
    date(2027, 3, 28),
    date(2100, 1, 1),
    date(2200, 1, 1),
]
NO_DAYS = ["1899-12-31", "2200-01-02", "2026-02-30", "14.13.2026", "tomorrow", "", None, "soon",
           "0000-00-00", "20-26-01",
           date(212, 5, 14), date(2212, 5, 14), date.min, date.max]  # fmt: skip
HOURS = {
    "America/Los_Angeles": time(23, 50),
    "Asia/Tokyo": time(0, 10),
    "Europe/Paris": time(2, 30),
}
"""When another day is on in UTC, and an hour that does not exist once a year."""


def test_a_day_is_kept_as_it_was_typed_whatever_the_form(ws: Workspace, ines: Customer) -> None:
    [gown] = ws.db.write(insert("products", name="Gown", category="dresses", price=Decimal(1)))
    wrong = []
    for day in [*PAST, *AHEAD]:
        plan = follow_ups.add(ws, ines.id, f"f{day}", due_on=day, note=str(day))
        other = follow_ups.add(ws, ines.id, f"s{day}", due_on=TODAY, note="Later")
        follow_ups.snooze(ws, other.id, other.version, day)
        known = facts.add(ws, ines.id, f"k{day}", TODAY, kind="occasion", words="G", named_on=day)
        kept = [ws.db.get("follow_ups", each.id)["due_on"] for each in (plan, other)]
        kept.append(ws.db.get("facts", known.id)["named_on"])
        if day <= TODAY:
            bought = {"product_id": gown["id"], "price_paid": 1, "bought_on": day}
            made = purchases.add(ws, ines.id, f"p{day}", TODAY, **bought)
            kept.append(ws.db.get("purchases", made.id)["bought_on"])
        wrong += [(day, each) for each in kept if each != day]
    assert wrong == []
    assert len(records.of_customer(ws, ines).purchases) == len(PAST)


@table("zone", HOURS)
def test_an_interaction_is_told_of_the_reps_own_day(
    ws: Workspace, ines: Customer, zone: str
) -> None:
    there = replace(ws, zone=ZoneInfo(zone))
    days = [day for day in PAST if day < TODAY]
    for day in days:
        entry = {"type": "note", "content": str(day), "date": there_at(day, zone)}
        interactions.log(there, ines.id, str(day), TODAY, **entry)
    told = {
        item.content: there.day(item.date)
        for page in (1, 2)
        for item in interactions.timeline(there, ines.id, page=page).items
    }
    assert told == {str(day): day for day in days}


def there_at(day: date, zone: str) -> datetime:
    return datetime.combine(day, HOURS[zone], ZoneInfo(zone))


def early(day: object) -> object:
    """The first minutes of a day as the form has it, in Tokyo, where UTC has the one before."""
    return there_at(day, "Asia/Tokyo") if isinstance(day, date) else day


def test_what_is_no_day_is_refused_and_never_another_day(ws: Workspace, ines: Customer) -> None:
    plan = follow_ups.add(ws, ines.id, "f", due_on=TODAY, note="Ring")
    acts: list[tuple[str, Callable[[object], object]]] = [
        ("due_on", lambda day: follow_ups.add(ws, ines.id, "n", due_on=day, note="x")),
        ("due_on", lambda day: follow_ups.snooze(ws, plan.id, plan.version, day)),  # type: ignore[arg-type]
        ("bought_on", lambda day: purchases.add(ws, ines.id, "n", TODAY, product_id=1, price_paid=1,
                                                bought_on=day)),
        ("date", lambda day: interactions.log(ws, ines.id, "n", TODAY, type="note", content="x",
                                              date=early(day))),
    ]  # fmt: skip
    for typed in NO_DAYS:
        for field, act in acts:
            with pytest.raises(Refused) as refusal:
                act(typed)
            assert refusal.value.field == field, (typed, field)
    assert ws.db.get("follow_ups", plan.id)["due_on"] == TODAY
    assert interactions.timeline(ws, ines.id).total == 0
