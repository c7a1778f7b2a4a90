"""The form for a customer: added once, edited with a way back, and never somebody twice unasked."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.cast import ADA
from tests.pages.controls import dialog, field, is_open, press
from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]
FIELDS = {"first_name", "last_name", "email", "phone", "company", "stage", "notes", "no_ai"}


def write(app: AppTest, **words: str) -> None:
    for name, text in words.items():
        label = name.replace("_", " ").capitalize()
        field(dialog(app), "text_input", label).input(text)


def values(ws: Workspace, id: int) -> dict[str, object]:
    return customers.get(ws, id).model_dump(include=FIELDS)


def test_a_customer_is_added_with_all_that_was_typed_and_opened(
    visit: Visit, house: Workspace
) -> None:
    app = press(visit("customers"), "Add customer")
    assert sketch(dialog(app)) == drawing(
        """
        First name: __
        Last name: __
        Email: __
        Phone: __
        Company: __
        Stage: Lead of Lead, Prospect, Customer
        Other emails: _Home: zoe@house.com_ ?
        Other phones: _Office: +33 1 99 00 12 34_ ?
        Notes: _Style, sizes, allergies, who to call, what to avoid_
        [ ] Never send to AI ?
        [*Save*]
        """
    )
    write(app, phone="+46 8 123 456")
    press(dialog(app), "Save")
    assert app.error[0].value == "First name is missing: give a first or a last name."
    field(dialog(app), "selectbox", "Stage").set_value("prospect")
    field(dialog(app), "text_area", "Notes").input("Size 38.")
    field(dialog(app), "checkbox", "Never send to AI").check()
    write(app, first_name="Zoë", last_name="Quist", email="zoe@quist.com", company="Quist")
    press(dialog(app), "Save")
    assert app.title[0].value == "Zoë Quist"
    assert not is_open(app)
    assert app.toast[0].value == "The customer was added."
    (card,) = customers.find(house, search="Quist").items
    assert values(house, card.id) == {
        "first_name": "Zoë",
        "last_name": "Quist",
        "email": "zoe@quist.com",
        "phone": "+46 8 123 456",
        "company": "Quist",
        "stage": "prospect",
        "notes": "Size 38.",
        "no_ai": True,
    }


def test_who_may_be_in_the_book_already_is_shown_and_added_only_when_it_is_wished(
    visit: Visit, house: Workspace
) -> None:
    app = press(visit("customers"), "Add customer")
    write(app, first_name="ada", last_name="LOVELACE")
    press(dialog(app), "Save")
    assert sketch(dialog(app)).endswith(
        drawing(
            """
            [*Save*]
            Warning: This client may be in your book already:
            [Ada Lovelace → customer?customer=1]
            Analytical · ada@engine.com · +44 20 7946 0018
            [Add anyway]
            """
        )
    )
    assert customers.find(house).total == 3
    write(app, first_name="Dora", last_name="Maar")
    press(dialog(app), "Save")
    assert "[Dora Maar (archived) → customer?customer=4]" in sketch(dialog(app))
    assert "Lovelace" not in sketch(dialog(app))
    press(dialog(app), "Add anyway")
    assert app.title[0].value == "Dora Maar"
    assert not app.warning
    assert customers.find(house).total == 4


def test_a_form_opened_again_is_empty_and_makes_another_customer(
    visit: Visit, house: Workspace
) -> None:
    for name in ("Una", "Ula"):
        app = press(visit("customers"), "Add customer")
        write(app, first_name=name)
        press(dialog(app), "Save")
    press(app.switch_page("pages/customers.py").run(), "Add customer")
    assert field(dialog(app), "text_input", "First name").value == ""
    assert customers.find(house).total == 5


def test_an_edit_is_saved_with_a_way_back(visit: Visit, house: Workspace) -> None:
    before = values(house, ADA)
    app = press(visit("customer", customer=str(ADA)), "Edit")
    assert sketch(dialog(app)) == drawing(
        """
        First name: Ada
        Last name: Lovelace
        Email: ada@engine.com
        Phone: +44 20 7946 0018
        Company: Analytical
        Stage: Customer of Lead, Prospect, Customer
        Other emails: _Home: zoe@house.com_ ?
        Other phones: _Office: +33 1 99 00 12 34_ ?
        Notes: Loves emerald silk. Allergic to wool.
        [ ] Never send to AI ?
        [*Save*]
        """
    )
    write(app, email="ada at engine")
    press(dialog(app), "Save")
    assert "Email is not an address" in app.error[0].value
    assert field(dialog(app), "text_input", "Email").value == "ada at engine"
    write(app, email="", company="Engines")
    press(dialog(app), "Save")
    assert not is_open(app)
    assert app.toast[0].value == "The customer was saved."
    assert values(house, ADA) == before | {"email": None, "company": "Engines"}
    press(app, "Undo")
    assert values(house, ADA) == before
    assert app.toast[0].value == "As before."


def test_what_somebody_else_has_changed_meanwhile_is_laid_beside_it(
    visit: Visit, house: Workspace
) -> None:
    app = press(visit("customer", customer=str(ADA)), "Edit")
    write(app, company="Analytical Ltd")
    field(dialog(app), "selectbox", "Stage").set_value("prospect")
    theirs = values(house, ADA) | {"company": "Engines", "stage": "lead", "no_ai": True}
    customers.edit(house, ADA, customers.get(house, ADA).version, **theirs)
    press(dialog(app), "Save")
    assert sketch(dialog(app)).endswith(
        drawing(
            """
            Never send to AI: now “Yes”, as the other one wrote it.
            Theirs: Engines
            Mine: Analytical Ltd
            Company: Keep mine of Keep mine, Keep theirs
            Theirs: Lead
            Mine: Prospect
            Stage: Keep mine of Keep mine, Keep theirs
            [*Save merged*] | [Take over with mine]
            """
        )
    )
    field(dialog(app), "radio", "Company").set_value("Keep theirs")
    press(dialog(app), "Save merged")
    assert not is_open(app)
    assert values(house, ADA) == theirs | {"stage": "prospect"}
