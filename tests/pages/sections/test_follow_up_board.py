"""The follow-ups in their groups: done, put off, taken along, each with a way back."""

from collections.abc import Callable
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from crm import follow_ups
from crm.workspace import Workspace
from tests.pages.cast import BO, TODAY, day
from tests.pages.controls import press
from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]


def plan(ws: Workspace, note: str, due_on: date) -> None:
    follow_ups.add(ws, BO, note, due_on=due_on, note=note)


def due(ws: Workspace) -> dict[str, date]:
    return {item.note: item.due_on for item in follow_ups.board(ws).items}


def test_each_stands_in_the_group_of_its_day_with_what_can_be_done(
    visit: Visit, house: Workspace
) -> None:
    plan(house, "Ring today", TODAY)
    plan(house, "Send the lookbook", day(6, 23))
    assert sketch(visit("follow_ups").main) == drawing(
        """
        # Follow-ups | [*Add follow-up*] | [Calendar ↓] ?
        ## Overdue (1)
        1| [**Ada Lovelace** → customer?customer=1]
        1| Send the swatches
        2| :red-badge[10 June] | [Done] | [Snooze: Tomorrow, In a week, In a month] |
            [Calendar ↓] ?
        ## Today (1)
        1| [**Bo** → customer?customer=2]
        1| Ring today
        2| :blue-badge[15 June] | [Done] | [Snooze: Tomorrow, In a week, In a month] |
            [Calendar ↓] ?
        ## Next 7 days (1)
        1| [**Ada Lovelace** → customer?customer=1]
        1| Ring about Venice
        2| :blue-badge[20 June] | [Done] | [Snooze: Tomorrow, In a week, In a month] |
            [Calendar ↓] ?
        ## Later (1)
        1| [**Bo** → customer?customer=2]
        1| Send the lookbook
        2| :blue-badge[23 June] | [Done] | [Snooze: Tomorrow, In a week, In a month] |
            [Calendar ↓] ?
        """
    )


def test_one_that_is_done_leaves_and_comes_back(visit: Visit, house: Workspace) -> None:
    before = due(house)
    app = press(visit("follow_ups"), "Done")
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
        snooze = next(each for each in app.menu_button if each.label == "Snooze")
        snooze.click(choice).run()
        assert due(house) == before | {"Send the swatches": TODAY + timedelta(days=days)}
        assert app.toast[0].value == f"Snoozed until {said}."
        assert "Snoozed: Send the swatches | [Undo]" in sketch(app)
        press(app, "Undo")
        assert due(house) == before


def test_a_long_group_is_shown_whole_on_a_click(visit: Visit, house: Workspace) -> None:
    for number in range(11):
        plan(house, f"Letter {number}", day(7, 1))
    app = visit("follow_ups")
    assert sketch(app).count("Letter") == 10
    press(app, "Show all 11")
    assert sketch(app).count("Letter") == 11
    assert "Show all" not in sketch(app)


def test_ten_are_no_long_group(visit: Visit, house: Workspace) -> None:
    for number in range(10):
        plan(house, f"Letter {number}", day(7, 1))
    drawn = sketch(visit("follow_ups"))
    assert drawn.count("Letter") == 10
    assert "Show all" not in drawn


def test_nothing_planned_says_what_to_do(visit: Visit, house: Workspace) -> None:
    for item in follow_ups.board(house).items:
        follow_ups.done(house, item.id, item.version)
    assert sketch(visit("follow_ups").main) == drawing(
        """
        # Follow-ups | [*Add follow-up*]
        Info: Nothing is planned: add a follow-up here, or give one to the next interaction
            you log.
        """
    )
