"""The follow-ups in their groups: done, put off, taken along, each with a way back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from crm import follow_ups
from crm.workspace import Workspace
from pages.ui import session
from tests.pages.cast import BO, TODAY, day
from tests.pages.controls import act, dialog, field, press
from tests.pages.fragments import send
from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]


def plan(ws: Workspace, note: str, due_on: date) -> None:
    follow_ups.add(ws, BO, note, due_on=due_on, note=note)


def due(ws: Workspace) -> dict[str, date]:
    return {item.note: item.due_on for item in follow_ups.board(ws)[0]}


def test_each_stands_in_the_group_of_its_day_with_what_can_be_done(
    visit: Visit, house: Workspace
) -> None:
    plan(house, "Ring today", TODAY)
    plan(house, "Send the lookbook", day(6, 23))
    assert sketch(visit("follow_ups").main) == drawing(
        """
        # Follow-ups | [*Add follow-up*] | [Calendar ↓] ?
        ## Overdue (1)
        │ [Done] Ada Lovelace → customer?customer=1 | Analytical
        │ 10 June! · Send the swatches
        │ [Snooze: Tomorrow, In a week, In a month] | [Edit]
        ## Today (1)
        │ [Done] Bo → customer?customer=2
        │ 15 June · Ring today
        │ [Snooze: Tomorrow, In a week, In a month] | [Edit]
        ## Next 7 days (1)
        │ [Done] Ada Lovelace → customer?customer=1 | Analytical
        │ 20 June · Ring about Venice
        │ [Snooze: Tomorrow, In a week, In a month] | [Edit]
        ## Later (1)
        │ [Done] Bo → customer?customer=2
        │ 23 June · Send the lookbook
        │ [Snooze: Tomorrow, In a week, In a month] | [Edit]
        """
    )


def test_one_that_is_done_leaves_and_comes_back(visit: Visit, house: Workspace) -> None:
    before = due(house)
    app = act(visit("follow_ups"), "Ada Lovelace", "done")
    assert "Send the swatches" not in due(house)
    assert app.toast[0].value == "Done."
    assert "Done: Send the swatches | [Undo]" in sketch(app)
    press(app, "Undo")
    assert due(house) == before


def test_one_is_put_off_from_today_on_and_back(visit: Visit, house: Workspace) -> None:
    before = due(house)
    app = visit("follow_ups")
    for choice, days, said in (
        ("Tomorrow", 1, "16 June"),
        ("In a week", 7, "22 June"),
        ("In a month", 30, "15 July"),
    ):
        act(app, "Ada Lovelace", "snooze", choice)
        assert due(house) == before | {"Send the swatches": TODAY + timedelta(days=days)}
        assert app.toast[0].value == f"Snoozed until {said}."
        assert "Snoozed: Send the swatches | [Undo]" in sketch(app)
        press(app, "Undo")
        assert due(house) == before


def test_one_is_edited_or_deleted_with_a_way_back(visit: Visit, house: Workspace) -> None:
    app = act(visit("follow_ups"), "Ada Lovelace", "edit")
    field(dialog(app), "text_input", "Follow-up note").input("")
    assert press(dialog(app), "Save").error[0].value == "Follow-up note is missing."
    field(dialog(app), "text_input", "Follow-up note").input("Send the silk")
    field(dialog(app), "date_input", "Follow-up date").set_value(day(7, 1))
    press(dialog(app), "Save")
    assert due(house) == {"Send the silk": day(7, 1), "Ring about Venice": day(6, 20)}
    app = act(visit("follow_ups"), "Ada Lovelace", "edit")
    press(dialog(app), "Delete")
    assert due(house) == {"Send the silk": day(7, 1)}
    assert "Deleted: Ring about Venice | [Undo]" in sketch(app)
    press(app, "Undo")
    assert due(house) == {"Send the silk": day(7, 1), "Ring about Venice": day(6, 20)}


def test_a_click_runs_the_list_alone_and_what_was_forged_does_nothing(
    visit: Visit, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, app = due(house), visit("follow_ups")
    monkeypatch.setattr(session, "open_customer", lambda _: pytest.fail("the page was run"))
    for sent in (
        {"id": 1, "act": "snooze", "value": "In a year"},
        {"id": 1, "act": "snooze", "value": 3650},
        {"id": 3, "act": "done", "value": ""},
        {"id": 1, "act": "finish", "value": ""},
    ):
        assert not send(app, sent).exception
        assert due(house) == before, sent
    act(app, "Ada Lovelace", "done")
    assert due(house).keys() == {"Ring about Venice"}


def test_a_long_group_is_shown_whole_on_a_click(visit: Visit, house: Workspace) -> None:
    for number in range(11):
        plan(house, f"Letter {number}", day(7, 1))
    app = visit("follow_ups")
    assert sketch(app).count("Letter") == 10
    send(app, {"id": "Later", "act": "more", "value": ""})
    assert sketch(app).count("Letter") == 11
    assert "Show all" not in sketch(app)


def test_ten_are_no_long_group(visit: Visit, house: Workspace) -> None:
    for number in range(10):
        plan(house, f"Letter {number}", day(7, 1))
    drawn = sketch(visit("follow_ups"))
    assert drawn.count("Letter") == 10
    assert "Show all" not in drawn


def test_nothing_planned_says_what_to_do(visit: Visit, house: Workspace) -> None:
    for item in follow_ups.board(house)[0]:
        follow_ups.done(house, item.id, item.version)
    assert sketch(visit("follow_ups").main) == drawing(
        """
        # Follow-ups | [*Add follow-up*]
        Info: Nothing is planned: add a follow-up here, or give one to the next interaction
            you log.
        """
    )
