"""Two edits of one record side by side: who was faster, and the rep's choice field by field."""

from collections.abc import Callable
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.cast import ADA
from tests.pages.controls import dialog, field, is_open, press
from tests.pages.sketch import lines

Draw = Callable[..., AppTest]
FIELDS = {"first_name", "last_name", "email", "phone", "company", "stage", "notes", "no_ai"}


def editing(id: int) -> None:
    import streamlit as st

    from crm import customers
    from pages.sections import customer_form
    from pages.ui import session

    if st.button("Open"):
        customer_form.open_edit(customers.get(session.workspace(), id))


def values(ws: Workspace) -> dict[str, object]:
    return customers.get(ws, ADA).model_dump(include=FIELDS)


def change(ws: Workspace, rep: str = "", **fields: object) -> None:
    """Another one's edit."""
    by = replace(ws, rep=rep)
    customers.edit(by, ADA, customers.get(ws, ADA).version, **values(ws) | fields)


def write(app: AppTest, **words: str) -> AppTest:
    for name, text in words.items():
        field(dialog(app), "text_input", name.capitalize()).input(text)
    return press(dialog(app), "Save")


def choices(app: AppTest) -> list[str]:
    return [radio.label for radio in app.radio]


def test_who_was_faster_is_named_and_when(draw: Draw, house: Workspace) -> None:
    app = press(draw(editing, ADA), "Open")
    change(house, "cy@house.com", company="Engines")
    write(app, company="Mine")
    at = f"{customers.get(house, ADA).updated_at:%H:%M}"
    assert f"(Last changed by cy@house.com at {at}.)" in lines(dialog(app))


def test_without_sign_in_nobody_can_be_named(draw: Draw, house: Workspace) -> None:
    app = press(draw(editing, ADA), "Open")
    change(house, company="Engines")
    write(app, company="Mine")
    assert any("somebody (names need sign-in) at" in line for line in lines(dialog(app)))


def test_only_what_both_have_changed_is_to_be_chosen(draw: Draw, house: Workspace) -> None:
    app = press(draw(editing, ADA), "Open")
    change(house, company="Engines", phone="")
    write(app, company="Mine", email="new@engine.com")
    assert choices(app) == ["Company"]
    assert "Phone: now “”, as the other one wrote it." in lines(dialog(app))
    before = values(house)
    press(dialog(app), "Save merged")
    assert values(house) == before | {"company": "Mine", "email": "new@engine.com"}
    assert not is_open(app)


def test_without_a_clash_nothing_is_to_be_chosen_and_both_edits_stay(
    draw: Draw, house: Workspace
) -> None:
    app = press(draw(editing, ADA), "Open")
    change(house, company="Engines")
    write(app, email="new@engine.com")
    assert choices(app) == []
    press(dialog(app), "Save merged")
    assert values(house)["company"] == "Engines"
    assert values(house)["email"] == "new@engine.com"


def test_mine_can_be_taken_over_whole(draw: Draw, house: Workspace) -> None:
    before = values(house)
    app = press(draw(editing, ADA), "Open")
    change(house, company="Engines", phone="", no_ai=True)
    write(app, company="Mine")
    press(dialog(app), "Take over with mine")
    assert values(house) == before | {"company": "Mine"}


def test_one_who_is_faster_again_is_laid_beside_it_again(draw: Draw, house: Workspace) -> None:
    app = press(draw(editing, ADA), "Open")
    change(house, company="Engines")
    write(app, company="Mine")
    change(house, company="Engines Ltd")
    press(dialog(app), "Save merged")
    assert "Theirs: Engines Ltd" in lines(dialog(app))
    assert "Mine: Mine" in lines(dialog(app))
    field(dialog(app), "radio", "Company").set_value("Keep theirs")
    press(dialog(app), "Save merged")
    assert values(house)["company"] == "Engines Ltd"
    assert not is_open(app)
