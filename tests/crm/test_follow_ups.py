"""Follow-ups: added, done, undone, listed, on both stores."""

from datetime import date, timedelta
from typing import Any

import pytest

from crm import customers, follow_ups, records
from crm.errors import Conflict, Refused
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY


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
    listed = records.of_customer(ws, ines).follow_ups
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
    assert records.of_customer(ws, ines).follow_ups == []


def test_the_board_holds_what_is_open_by_day_and_knows_whether_there_is_more(
    ws: Workspace, ines: Customer
) -> None:
    days = {"late": -1, "now": 0, "soon": 1, "week": 7, "then": 8}
    for note, ahead in days.items():
        follow_ups.add(ws, ines.id, note, due_on=TODAY + timedelta(days=ahead), note=note)
    done = follow_ups.add(ws, ines.id, "done", due_on=TODAY, note="done")
    follow_ups.done(ws, done.id, done.version)
    items, are_more = follow_ups.board(ws)
    groups = follow_ups.grouped(items, TODAY)
    assert {name: [item.note for item in group] for name, group in groups.items()} == {
        "Overdue": ["late"],
        "Today": ["now"],
        "Next 7 days": ["soon", "week"],
        "Later": ["then"],
    }
    assert not are_more


def test_a_snoozed_follow_up_stands_on_its_new_day_and_undo_puts_it_back(
    ws: Workspace, ines: Customer
) -> None:
    item = follow_ups.add(ws, ines.id, "a", due_on=TODAY, note="Call")
    version = follow_ups.snooze(ws, item.id, item.version, TODAY + timedelta(days=7))
    assert follow_ups.board(ws)[0][0].due_on == date(2026, 3, 18)
    follow_ups.snooze(ws, item.id, version, TODAY)
    assert follow_ups.board(ws)[0][0].due_on == TODAY
    with pytest.raises(Refused):
        follow_ups.snooze(ws, item.id, version + 1, date(9999, 1, 1))
    with pytest.raises(Conflict):
        follow_ups.snooze(ws, item.id, 1, TODAY)
