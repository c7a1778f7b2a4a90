"""The form for a follow-up, with a client who is chosen in it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import follow_ups
from crm.workspace import Workspace
from tests.pages.cast import BO, day
from tests.pages.controls import dialog, field, is_open, press
from tests.pages.sketch import drawing, sketch


def adding() -> None:
    import streamlit as st

    from pages.sections import follow_up_form

    if st.button("Open"):
        follow_up_form.open_new()


def test_a_follow_up_needs_a_client_and_a_note(
    draw: Callable[..., AppTest], house: Workspace
) -> None:
    app = press(draw(adding), "Open")
    assert sketch(dialog(app)) == drawing(
        """
        Search client (200): _Name, email, company or phone_
        Client: _Search for a client first_ of  -
        Follow-up date: 2026-06-15
        Follow-up note: __
        [*Save*]
        """
    )
    press(dialog(app), "Save")
    assert app.error[0].value == "Client is missing: search for one and choose."
    field(dialog(app), "text_input", "Search client").input("bo").run()
    press(dialog(app), "Save")
    assert app.error[0].value == "Follow-up note is missing."
    field(dialog(app), "text_input", "Follow-up note").input("Ring")
    field(dialog(app), "date_input", "Follow-up date").set_value(day(6, 18))
    for _ in range(2):
        if is_open(app):
            press(dialog(app), "Save")
    items = [item for item in follow_ups.board(house)[0] if item.customer_id == BO]
    assert [(item.note, item.due_on) for item in items] == [("Ring", day(6, 18))]
    assert app.session_state["toast"] == "The follow-up was added."
    press(app, "Open")
    assert field(dialog(app), "text_input", "Follow-up note").value == ""
