"""Recommendations: pieces with their price and the records that speak for each."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customer_files, customers, recommendations
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, TODAY
from tests.pages.controls import dialog, press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customer_files, customers
    from pages.sections import recommendations
    from pages.ui import session

    ws = session.workspace()
    recommendations.show(id, customer_files.gather(ws, customers.get(ws, id), session.today()))


def test_a_piece_stands_with_its_price_and_its_reasons(draw: Draw, house: Workspace) -> None:
    file = customer_files.gather(house, customers.get(house, ADA), TODAY)
    (fit,) = recommendations.for_customer(house, file).fits
    app = draw(section, ADA)
    heading, never, piece, *reasons = sketch(app).split("\n")
    assert never == ":red[**Never**] Allergic to wool."
    assert (heading, piece) == ("## Recommendations", "│ Emerald Silk Scarf | :gray-badge[€380]")
    assert reasons[::2] == [f"│ {reason.text}" for reason in fit.reasons]
    assert reasons[1::2] == [
        "│ [Notes] | [Emerald Silk Scarf]",
        "│ [Emerald Silk Gown, 20 March] | [Emerald Silk Scarf]",
    ]
    press(app, "Notes")
    assert sketch(dialog(app)) == "Loves emerald silk. Allergic to wool."


def test_with_nothing_to_go_by_it_says_what_to_log(draw: Draw) -> None:
    assert sketch(draw(section, BO)) == drawing(
        """
        ## Recommendations
        (Nothing yet that the records speak for: log what this client loves, or a purchase.)
        """
    )
