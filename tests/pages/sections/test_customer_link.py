"""A customer's name is the way to the customer, whatever the name is made of."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from db.gateway import update
from tests.pages.cast import BO
from tests.pages.sketch import sketch


def test_a_name_that_nobody_can_see_is_still_one_to_click_on(
    visit: Callable[..., AppTest], house: Workspace
) -> None:
    assert "[**Bo** → customer?customer=2]" in sketch(visit("pipeline"))
    house.db.write(update("customers", BO, None, first_name="\u200b\u2060"))
    way = "[**A name that cannot be seen** → customer?customer=2]"
    assert way in sketch(visit("pipeline"))
