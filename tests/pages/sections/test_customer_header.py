"""The head of a customer's page: who this is, how to reach them, stage and archive with undo."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from db.gateway import update
from tests.pages.cast import ADA, BO, CLEO, DORA
from tests.pages.controls import field, press
from tests.pages.sketch import drawing, lines, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customers
    from pages.sections import customer_header
    from pages.ui import session

    session.show_toast()
    customer_header.show(customers.get(session.workspace(), id))


def notes(id: int) -> None:
    from crm import customers
    from pages.sections import customer_header
    from pages.ui import session

    customer_header.show_notes(customers.get(session.workspace(), id))


def test_who_this_is_and_how_to_reach_them(draw: Draw) -> None:
    assert sketch(draw(section, ADA)) == drawing(
        """
        # Ada Lovelace | :green-badge[😊 Positive] ? | [Call → tel:+442079460018] | [Message
            → https://wa.me/442079460018] | [Email → mailto:ada@engine.com] | [Log
            interaction]
        Analytical · Last contact 1 June · :red[**Next follow-up 10 June, overdue**] ? |
            Stage: Customer of Lead, Prospect, Customer | [Edit] | [Archive]
        """
    )


def test_further_numbers_and_addresses_are_links_with_their_labels(
    draw: Draw, house: Workspace
) -> None:
    others = {"other_emails": "Home *: bo@x.com", "other_phones": "+33 6 39 98 12 34"}
    house.write(update("customers", BO, 1, **others))
    (line,) = [each for each in lines(draw(section, BO)) if "tel:" in each]
    assert "[+33 6 39 98 12 34](tel:+33639981234) · Home * [bo@x.com](mailto:bo@x.com)" in line


def test_what_is_not_known_is_left_out(draw: Draw) -> None:
    assert sketch(draw(section, BO)) == drawing(
        """
        # Bo | :gray-badge[Not read yet] ? | [Log interaction]
        Last contact none yet · Next follow-up none yet ? | Stage: Lead of Lead, Prospect,
            Customer | [Edit] | [Archive]
        """
    )


@pytest.mark.parametrize("number", ["07700 900123", "", "ask Philippa"])
def test_a_message_needs_a_number_that_the_whole_world_can_dial(
    draw: Draw, house: Workspace, number: str
) -> None:
    bo = customers.get(house, BO)
    house.write(update("customers", BO, bo.version, phone=number or None))
    assert "Message" not in sketch(draw(section, BO))


def test_the_notes_stand_open(draw: Draw) -> None:
    assert sketch(draw(notes, ADA)) == drawing(
        """
        ▾ Notes
          Loves emerald silk. Allergic to wool.
        """
    )
    assert sketch(draw(notes, BO)) == ""


def test_a_private_client_is_marked_as_one(draw: Draw) -> None:
    assert any("Never sent to AI" in line for line in lines(draw(section, CLEO)))
    assert not any("Never sent to AI" in line for line in lines(draw(section, BO)))


def test_who_changed_it_last_is_named_where_people_sign_in(draw: Draw, house: Workspace) -> None:
    assert "Last changed" not in sketch(draw(section, BO))
    rep = replace(house, rep="cy@house.com")
    customers.move(rep, BO, customers.get(house, BO).version, "prospect")
    assert any("Last changed by cy@house.com, " in line for line in lines(draw(section, BO)))


def test_a_stage_is_changed_in_place_with_a_way_back(draw: Draw, house: Workspace) -> None:
    app = draw(section, BO)
    field(app, "selectbox", "Stage").set_value("customer").run()
    assert customers.get(house, BO).stage == "customer"
    assert app.toast[0].value == "Moved to Customer."
    assert "Moved to Customer. | [Undo]" in sketch(app)
    press(app, "Undo")
    assert customers.get(house, BO).stage == "lead"
    assert "Undo" not in sketch(app)


def test_archiving_and_restoring_can_each_be_undone(draw: Draw, house: Workspace) -> None:
    app = press(draw(section, BO), "Archive")
    assert customers.get(house, BO).archived_at
    assert sketch(app) == drawing(
        """
        Warning: This customer is archived: in no list, nothing erased.
        # Bo | :gray-badge[Not read yet] ? | [Log interaction]
        Last contact none yet · Next follow-up none yet ? | Stage: Lead of Lead, Prospect,
            Customer | [Edit] | [Erase for good] | [Restore]
        Archived. | [Undo]
        Toast: Archived.
        """
    )
    press(app, "Undo")
    assert not customers.get(house, BO).archived_at
    app = press(draw(section, DORA), "Restore")
    assert not customers.get(house, DORA).archived_at
    assert "The customer was restored. | [Undo]" in sketch(app)
    press(app, "Undo")
    assert customers.get(house, DORA).archived_at
