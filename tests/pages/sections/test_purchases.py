"""Purchases: what was bought and for how much, added from the catalog, taken away with undo."""

from collections.abc import Callable
from decimal import Decimal

from streamlit.testing.v1 import AppTest

from crm import customers, purchases, records
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, CLUTCH, COAT, TODAY, day
from tests.pages.controls import dialog, field, is_open, press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customers, records
    from pages.sections import purchases
    from pages.ui import session

    customer = customers.get(session.workspace(), id)
    known = records.of_customer(session.workspace(), customer)
    purchases.show(customer, known.purchases)


def bought(ws: Workspace, id: int) -> list[tuple[int, int, Decimal]]:
    known = records.of_customer(ws, customers.get(ws, id)).purchases
    return [(each.product_id, each.quantity, each.price_paid) for each in known]


def test_purchases_stand_newest_first_with_their_sum(draw: Draw) -> None:
    assert sketch(draw(section, ADA)) == drawing(
        """
        ## Purchases | [Add purchase]
        (€6,000.00 in all)
        1| 2 × Pearl Clutch
        1| (8 May · €1,800.00)
        2| [Edit]
        3| [Remove]
        1| Emerald Silk Gown
        1| (20 March · €4,200.00)
        2| [Edit]
        3| [Remove]
        """
    )
    assert sketch(draw(section, BO)) == drawing(
        """
        ## Purchases | [Add purchase]
        (Nothing has been bought yet: add the first purchase.)
        """
    )


def test_earlier_ones_are_a_click_away(draw: Draw, house: Workspace) -> None:
    for month in range(1, 13):
        purchases.add(
            house, BO, f"{month}", TODAY, product_id=CLUTCH, price_paid="900",
            bought_on=day(month, 1).replace(year=2025),
        )  # fmt: skip
    lines = sketch(draw(section, BO)).split("\n")
    assert lines[1] == "(€10,800.00 in all)"
    assert [line for line in lines if "2025" in line][9:] == [
        "1| (1 March 2025 · €900.00)",
        "  1| (1 February 2025 · €900.00)",
        "  1| (1 January 2025 · €900.00)",
    ]
    assert "▸ 2 earlier ones" in lines


def test_a_purchase_is_taken_away_and_brought_back(draw: Draw, house: Workspace) -> None:
    before = bought(house, ADA)
    app = press(draw(section, ADA), "Remove")
    assert sketch(app) == drawing(
        """
        ## Purchases | [Add purchase]
        Removed: Pearl Clutch | [Undo]
        (€4,200.00 in all)
        1| Emerald Silk Gown
        1| (20 March · €4,200.00)
        2| [Edit]
        3| [Remove]
        """
    )
    assert bought(house, ADA) == before[1:]
    press(app, "Undo")
    assert bought(house, ADA) == before
    assert "Pearl Clutch" in sketch(app)


def test_a_purchase_is_edited_in_its_own_form(draw: Draw, house: Workspace) -> None:
    app = press(draw(section, ADA), "Edit")
    assert sketch(dialog(app)) == drawing(
        """
        Pearl Clutch
        Quantity: 2 | Price paid (each): 900.00 | Bought on: 2026-05-08
        [*Save*]
        """
    )
    field(dialog(app), "text_input", "Price paid (each)").set_value("a fortune")
    press(dialog(app), "Save")
    assert app.error[0].value.startswith("Price paid")
    field(dialog(app), "text_input", "Price paid (each)").set_value("950")
    press(dialog(app), "Save")
    assert not is_open(app)
    assert bought(house, ADA)[0] == (CLUTCH, 2, Decimal(950))


def test_a_piece_is_found_and_bought_at_the_price_that_was_paid(
    draw: Draw, house: Workspace
) -> None:
    app = press(draw(section, BO), "Add purchase")
    assert sketch(dialog(app)) == drawing(
        """
        Search the catalog (200): _Search_
        Product: _Choose a product_ of Emerald Silk Gown · €4,200.00, Emerald Silk Scarf ·
            €380.00, Ivory Wool Coat · €6,850.50, Onyx Loafers · €1,100.00, Pearl Clutch ·
            €950.00
        Quantity: 1 | Price paid (each): __ | Bought on: 2026-06-15
        [*Save*]
        """
    )
    press(dialog(app), "Save")
    assert app.error[0].value == "Product is missing: choose one."
    search = field(dialog(app), "text_input", "Search the catalog")
    search.input("no such piece").run()
    assert sketch(dialog(app)) == drawing(
        """
        Search the catalog (200): no such piece
        (No product is found by these words: add it in the catalog first.)
        Product: _Choose a product_ of  -
        Quantity: 1 | Price paid (each): __ | Bought on: 2026-06-15
        [*Save*]
        """
    )
    field(dialog(app), "text_input", "Search the catalog").input("coat").run()
    assert field(dialog(app), "selectbox", "Product").value.id == COAT
    assert field(dialog(app), "text_input", "Price paid (each)").value == "6850.50"
    field(dialog(app), "number_input", "Quantity").set_value(2)
    field(dialog(app), "text_input", "Price paid (each)").set_value("6.000,25")
    field(dialog(app), "date_input", "Bought on").set_value(day(6, 16))
    press(dialog(app), "Save")
    assert app.error[0].value == "Bought on lies ahead: log what has been bought."
    assert bought(house, BO) == []
    field(dialog(app), "date_input", "Bought on").set_value(day(6, 14))
    press(dialog(app), "Save")
    assert not is_open(app)
    assert bought(house, BO) == [(COAT, 2, Decimal("6000.25"))]
    assert "2 × Ivory Wool Coat" in sketch(app)
    press(app, "Add purchase")
    assert field(dialog(app), "text_input", "Search the catalog").value == ""


def test_who_has_bought_as_a_lead_is_offered_the_stage(draw: Draw, house: Workspace) -> None:
    assert "Move to Customer" not in sketch(draw(section, ADA))
    assert "Move to Customer" not in sketch(draw(section, BO))
    purchases.add(
        house, BO, "k", TODAY, product_id=COAT, quantity=1, price_paid="6850", bought_on=TODAY
    )
    app = draw(section, BO)
    assert "Has bought, and stands as lead." in sketch(app)
    press(app, "Move to Customer")
    assert customers.get(house, BO).stage == "customer"
    assert "Has bought" not in sketch(app)


def test_limits_are_those_of_the_store(draw: Draw) -> None:
    app = press(draw(section, BO), "Add purchase")
    quantity = field(dialog(app), "number_input", "Quantity")
    assert (quantity.min, quantity.max) == (1, 1000)
