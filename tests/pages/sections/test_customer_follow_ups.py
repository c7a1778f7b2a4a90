"""The follow-ups of the client who is open: late ones in red, done and open again in place."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups, records
from crm.workspace import Workspace
from pages.sections.customer_follow_ups import NOTHING
from tests.pages.cast import ADA, BO, TODAY, day
from tests.pages.controls import act, cards, dialog, field, press
from tests.pages.sketch import lines

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customers, records
    from pages.sections import customer_follow_ups
    from pages.ui import session

    session.show_toast()
    customer = customers.get(session.workspace(), id)
    known = records.of_customer(session.workspace(), customer)
    customer_follow_ups.show(id, known.follow_ups)


def listed(app: AppTest) -> list[tuple[str, str, str]]:
    """Each note, when it is due, and how that is drawn."""
    return [
        (card["title"], card["lines"][0][0]["text"], card["lines"][0][0]["tone"])
        for card in cards(app)
    ]


def test_a_late_one_is_red_and_one_of_today_is_not(draw: Draw, house: Workspace) -> None:
    follow_ups.add(house, ADA, "today", due_on=TODAY, note="Ring today")
    assert listed(draw(section, ADA)) == [
        ("Send the swatches", "Overdue · 10 June", "late"),
        ("Ring today", "Due · 15 June", "soft"),
        ("Ring about Venice", "Due · 20 June", "soft"),
    ]
    assert f"({NOTHING})" in lines(draw(section, BO))


def test_it_is_done_and_opened_again_in_place(draw: Draw, house: Workspace) -> None:
    app = act(draw(section, ADA), "Send the swatches", "done")
    assert app.toast[0].value == "Done."
    assert listed(app) == [
        ("Ring about Venice", "Due · 20 June", "soft"),
        ("Send the swatches", "Done · 10 June", "soft"),
    ]
    act(app, "Send the swatches", "reopen")
    assert app.toast[0].value == "Open again."
    assert len(follow_ups.board(house)[0]) == 2


def test_it_is_put_off_and_back_again(draw: Draw, house: Workspace) -> None:
    app = act(draw(section, ADA), "Send the swatches", "snooze", "In a week")
    assert ("Send the swatches", "Due · 22 June", "soft") in listed(app)
    press(app, "Undo")
    assert ("Send the swatches", "Overdue · 10 June", "late") in listed(app)


def test_it_is_edited_and_deleted_with_a_way_back(draw: Draw, house: Workspace) -> None:
    app = act(draw(section, ADA), "Send the swatches", "edit")
    field(dialog(app), "text_input", "Follow-up note").input("Send the silk")
    press(dialog(app), "Save")
    app = act(app, "Send the silk", "edit")
    press(dialog(app), "Delete")
    assert [title for title, *_ in listed(app)] == ["Ring about Venice"]
    press(app, "Undo")
    assert [title for title, *_ in listed(app)] == ["Send the silk", "Ring about Venice"]


def test_one_is_added_for_the_client_who_is_open(draw: Draw, house: Workspace) -> None:
    app = press(draw(section, BO), "Add follow-up")
    field(dialog(app), "text_input", "Follow-up note").input("Ring about the coat")
    press(dialog(app), "Save")
    assert listed(app) == [("Ring about the coat", "Due · 15 June", "soft")]
    assert [each.customer_id for each in follow_ups.board(house)[0] if "coat" in each.note] == [BO]


def test_ten_are_shown_at_most(draw: Draw, house: Workspace) -> None:
    for number in range(11):
        follow_ups.add(house, BO, f"{number}", due_on=day(7, number + 1), note=f"Letter {number}")
    known = records.of_customer(house, customers.get(house, BO)).follow_ups
    assert len(known) >= 10
    assert len(listed(draw(section, BO))) == 10
