"""A product in the catalog: what it is and costs, and who might love it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import products, recommendations
from crm.workspace import Workspace
from tests.pages.cast import COAT, SCARF, TODAY
from tests.pages.controls import act, dialog
from tests.pages.sketch import drawing, lines, sketch

Visit = Callable[..., AppTest]


def of(name: str, app: AppTest) -> AppTest:
    """The page with this piece alone."""
    return app.text_input(key="catalog_search").input(name).run()


def test_it_stands_with_its_picture_its_price_and_whether_it_can_be_had(
    visit: Visit, house: Workspace
) -> None:
    products.edit(
        house, COAT, 1, name="Ivory Wool Coat", category="suits", price="6850.50",
        description="Lined with silk.",
    )  # fmt: skip
    assert sketch(of("coat", visit("catalog")).main).split("1 product)\n")[1] == drawing(
        """
        │ Picture: Ivory Wool Coat (a drawing)
        │ Ivory Wool Coat
        │ €6,850.50 · In stock · Suits
        │ Lined with silk.
        │ [Edit] | [Who might love this]
        """
    )
    assert sketch(of("loafers", visit("catalog")).main).split("1 product)\n")[1] == drawing(
        """
        │ Picture: Onyx Loafers (a drawing)
        │ Onyx Loafers
        │ €1,100 · Sold out · Shoes
        │ [Edit] | [Who might love this]
        """
    )


def test_edit_opens_the_form_of_that_piece(visit: Visit) -> None:
    app = act(of("scarf", visit("catalog")), "Emerald Silk Scarf", "edit")
    assert app.text_input(key=f"product_{SCARF}_1_name").value == "Emerald Silk Scarf"


def test_who_might_love_it_are_clients_with_their_reasons(visit: Visit, house: Workspace) -> None:
    scarf = products.get(house, SCARF)
    (admirer,) = recommendations.admirers(house, scarf, TODAY)
    app = act(of("scarf", visit("catalog")), "Emerald Silk Scarf", "admirers")
    piece, name, *reasons = lines(dialog(app))
    assert (piece, name) == ("Emerald Silk Scarf", "[**Ada Lovelace** → customer?customer=1]")
    assert reasons == [f"({reason.text})" for reason in admirer.reasons]


def test_nobody_is_proposed_for_what_is_sold_out_or_spoken_for_by_nothing(visit: Visit) -> None:
    app = act(of("loafers", visit("catalog")), "Onyx Loafers", "admirers")
    assert sketch(dialog(app)) == drawing(
        """
        Onyx Loafers
        (It is sold out, so nobody is proposed.)
        """
    )
    app = act(of("coat", visit("catalog")), "Ivory Wool Coat", "admirers")
    assert sketch(dialog(app)) == drawing(
        """
        Ivory Wool Coat
        (No record speaks for it yet.)
        """
    )
