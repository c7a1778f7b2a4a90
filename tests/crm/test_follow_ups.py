"""Follow-ups: added, done, undone, listed, on both stores."""

from datetime import date
from typing import Any

import pytest

from crm import customers, follow_ups
from crm.errors import Refused
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW


def test_what_is_due_comes_longest_overdue_first(ws: Workspace, ines: Customer) -> None:
    for day in (9, 3, 20):
        follow_ups.add(ws, ines.id, str(day), due_on=date(2026, 3, day), note=f"Day {day}")
    found = follow_ups.due(ws, date(2026, 3, 11))
    assert ([item.note for item in found.items], found.total) == (["Day 3", "Day 9"], 2)
    assert found.items[0].name == "Ines Moreau"
    customers.archive(ws, ines.id, 1)
    assert follow_ups.due(ws, date(2026, 3, 11)).total == 0


def test_done_ones_stand_after_the_open_ones(ws: Workspace, ines: Customer) -> None:
    first = follow_ups.add(ws, ines.id, "a", due_on=date(2026, 3, 1), note="first")
    follow_ups.add(ws, ines.id, "b", due_on=date(2026, 3, 2), note="second")
    follow_ups.done(ws, first.id, first.version)
    listed = follow_ups.of_customer(ws, ines.id)
    assert [(item.note, item.done_at) for item in listed] == [("second", None), ("first", NOW)]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("due_on", {"due_on": None, "note": "x"}),
        ("due_on", {"due_on": date(1800, 1, 1), "note": "x"}),
        ("note", {"due_on": date(2026, 3, 1), "note": " "}),
        ("note", {"due_on": date(2026, 3, 1), "note": "x" * 501}),
    ],
)
def test_a_follow_up_that_cannot_be_is_refused_naming_the_field(
    ws: Workspace, ines: Customer, field: str, typed: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        follow_ups.add(ws, ines.id, "key", **typed)
    assert refused.value.field == field
    assert follow_ups.of_customer(ws, ines.id) == []
