"""The head of a customer's page: who this is, how to reach them, stage and archive with undo."""

from collections.abc import Callable
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, CLEO, DORA
from tests.pages.controls import field, press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customers
    from pages.sections import customer_header
    from pages.ui import session

    session.show_toast()
    customer_header.show(customers.get(session.workspace(), id))


def test_who_this_is_and_how_to_reach_them(draw: Draw) -> None:
    assert sketch(draw(section, ADA)) == drawing(
        """
        # Ada Lovelace | [Edit] | [Archive]
        Analytical | :green-badge[😊 Positive] ? | [ada@engine.com → mailto:ada@engine.com] |
            [+44 20 7946 0018 → tel:+442079460018]
        1| Stage: Customer of Lead, Prospect, Customer
        2| 1| (Last contact) ?
        2| 1| 1 June
        2| 2| (Next follow-up)
        2| 2| 10 June
        ▸ Notes
          Loves emerald silk. Allergic to wool.
        """
    )


def test_what_is_not_known_is_left_out(draw: Draw) -> None:
    assert sketch(draw(section, BO)) == drawing(
        """
        # Bo | [Edit] | [Archive]
        :gray-badge[Not read yet] ?
        1| Stage: Lead of Lead, Prospect, Customer
        2| 1| (Last contact) ?
        2| 1| None yet
        2| 2| (Next follow-up)
        2| 2| None yet
        """
    )


def test_a_private_client_is_marked_as_one(draw: Draw) -> None:
    assert ":material/lock: Never sent to AI" in sketch(draw(section, CLEO))
    assert "Never sent to AI" not in sketch(draw(section, BO))


def test_who_changed_it_last_is_named_where_people_sign_in(draw: Draw, house: Workspace) -> None:
    assert "Last changed" not in sketch(draw(section, BO))
    rep = replace(house, rep="cy@house.com")
    customers.move(rep, BO, customers.get(house, BO).version, "prospect")
    assert "(Last changed by cy@house.com, " in sketch(draw(section, BO))


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
        # Bo | [Edit] | [Erase for good] | [Restore]
        :gray-badge[Not read yet] ?
        1| Stage: Lead of Lead, Prospect, Customer
        2| 1| (Last contact) ?
        2| 1| None yet
        2| 2| (Next follow-up)
        2| 2| None yet
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
