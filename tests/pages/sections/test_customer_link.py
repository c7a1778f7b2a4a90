"""A customer's name is the way to the customer, whatever the name is made of."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from db.gateway import update
from tests.pages.cast import BO
from tests.pages.controls import cards


def test_a_name_that_nobody_can_see_is_still_one_to_click_on(
    visit: Callable[..., AppTest], house: Workspace
) -> None:
    assert "Bo" in ways(visit("pipeline"))
    house.db.write(update("customers", BO, None, first_name="\u200b\u2060"))
    assert ways(visit("pipeline"))["A name that cannot be seen"] == f"customer?customer={BO}"


def ways(app: AppTest) -> dict[str, str]:
    """Where the title of each card on the page leads."""
    return {card["title"]: card["href"] for card in cards(app)}
