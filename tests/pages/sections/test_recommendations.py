"""Recommendations: pieces with their price and the records that speak for each."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customer_files, customers, products, recommendations
from crm.pictures import shrink
from crm.workspace import Workspace
from tests.crm.hostile_pictures import photograph
from tests.pages.cast import ADA, BO, SCARF, TODAY
from tests.pages.controls import act, cards, dialog
from tests.pages.sketch import drawing, lines, sketch

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
    heading, never, picture, piece, price, *reasons = lines(app)
    assert never == ":red[**Never**] Allergic to wool."
    assert (heading, piece, price) == ("## Recommendations", "│ Emerald Silk Scarf", "│ €380")
    assert picture == "│ Picture: Emerald Silk Scarf (a drawing)"
    records = ["[Notes]", "[Emerald Silk Gown, 20 March]"]
    assert reasons == [
        f"│ {reason.text} · {record} · [Emerald Silk Scarf]"
        for reason, record in zip(fit.reasons, records, strict=True)
    ]
    act(app, "Emerald Silk Scarf", "N")
    assert sketch(dialog(app)) == "Loves emerald silk. Allergic to wool."


def test_a_piece_has_its_own_picture(draw: Draw, house: Workspace) -> None:
    scarf = products.get(house, SCARF)
    own = shrink(photograph(size=(4, 4)))
    values = {name: getattr(scarf, name) for name in ("name", "category", "price")}
    products.edit(house, SCARF, scarf.version, **values, picture=own)
    (card,) = cards(draw(section, ADA))
    assert card["picture"]["alt"] == "Emerald Silk Scarf"
    assert card["picture"]["src"].endswith(".webp")


def test_with_nothing_to_go_by_it_says_what_to_log(draw: Draw) -> None:
    assert sketch(draw(section, BO)) == drawing(
        """
        ## Recommendations
        (Nothing yet that the records speak for: log what this client loves, or a purchase.)
        """
    )
