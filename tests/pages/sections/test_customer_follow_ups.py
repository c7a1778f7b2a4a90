"""The follow-ups of the client who is open: late ones in red, done and open again in place."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups, records
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, TODAY, day
from tests.pages.controls import press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customers, records
    from pages.sections import customer_follow_ups
    from pages.ui import session

    session.show_toast()
    customer = customers.get(session.workspace(), id)
    customer_follow_ups.show(records.of_customer(session.workspace(), customer).follow_ups)


def test_a_late_one_is_red_and_one_of_today_is_not(draw: Draw, house: Workspace) -> None:
    follow_ups.add(house, ADA, "today", due_on=TODAY, note="Ring today")
    assert sketch(draw(section, ADA)) == drawing(
        """
        ## Follow-ups
        :red-badge[Overdue · 10 June] | [Done]
        Send the swatches
        :blue-badge[Due · 15 June] | [Done]
        Ring today
        :blue-badge[Due · 20 June] | [Done]
        Ring about Venice
        """
    )
    assert sketch(draw(section, BO)) == drawing(
        """
        ## Follow-ups
        (Nothing is planned: give the next interaction a follow-up date.)
        """
    )


def test_it_is_done_and_opened_again_in_place(draw: Draw, house: Workspace) -> None:
    app = press(draw(section, ADA), "Done")
    assert app.toast[0].value == "Done."
    assert sketch(app) == drawing(
        """
        ## Follow-ups
        :blue-badge[Due · 20 June] | [Done]
        Ring about Venice
        :gray-badge[Done · 10 June] | [Undo]
        Send the swatches
        Toast: Done.
        """
    )
    press(app, "Undo")
    assert app.toast[0].value == "Open again."
    assert follow_ups.board(house).total == 2


def test_ten_are_shown_at_most(draw: Draw, house: Workspace) -> None:
    for number in range(11):
        follow_ups.add(house, BO, f"{number}", due_on=day(7, number + 1), note=f"Letter {number}")
    known = records.of_customer(house, customers.get(house, BO)).follow_ups
    assert len(known) >= 10
    assert sketch(draw(section, BO)).count("Letter") == 10
