"""The page of follow-ups: added, taken along as a calendar, the first hundred of them."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import follow_ups
from crm.workspace import Workspace
from tests.pages.cast import BO, day
from tests.pages.controls import act, dialog, field, press
from tests.pages.fragments import download, screen
from tests.pages.sketch import lines

Visit = Callable[..., AppTest]


def test_one_that_is_added_stands_in_its_group(visit: Visit, house: Workspace) -> None:
    app = press(visit("follow_ups"), "Add follow-up")
    field(dialog(app), "text_input", "Search client").input("bo").run()
    field(dialog(app), "text_input", "Follow-up note").input("Ring about the coat")
    press(dialog(app), "Save")
    assert lines(app.main)[5:8] == [
        "## Today (1)",
        "│ [Done] Bo → customer?customer=2",
        "│ 15 June · Ring about the coat",
    ]
    assert app.toast[0].value == "The follow-up was added."


def test_the_calendar_holds_all_of_them_or_one(visit: Visit) -> None:
    app = visit("follow_ups")
    assert download(app, "Calendar").count(b"BEGIN:VEVENT") == 2
    act(app, "Ada Lovelace", "done")
    assert download(app, "Calendar").count(b"BEGIN:VEVENT") == 1
    press(app, "Undo")
    act(app, "Ada Lovelace", "edit")
    one, whole = (
        screen(app).files[each.proto.deferred_file_id]["callable"]()
        for each in reversed(app.get("download_button"))
    )
    assert (one.count(b"BEGIN:VEVENT"), whole.count(b"BEGIN:VEVENT")) == (1, 2)


def test_the_first_hundred_stand_there_and_how_many_there_are(
    visit: Visit, house: Workspace
) -> None:
    for number in range(99):
        follow_ups.add(house, BO, f"{number}", due_on=day(7, 1), note=f"Letter {number}")
    (said,) = [line for line in lines(visit("follow_ups")) if line.startswith("(The first")]
    assert said == "(The first 100: later ones follow as these are done.)"


def test_a_hundred_are_all(visit: Visit, house: Workspace) -> None:
    for number in range(98):
        follow_ups.add(house, BO, f"{number}", due_on=day(7, 1), note=f"Letter {number}")
    assert not [line for line in lines(visit("follow_ups")) if line.startswith("(The first")]
