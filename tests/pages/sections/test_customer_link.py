"""A customer's name is the way to the customer, whatever the name is made of."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.sketch import sketch


def section(name: str) -> None:
    from pages.sections import customer_link

    customer_link.show(name, 3)


@pytest.mark.parametrize(
    ("name", "words"),
    [("Ada Lovelace", "Ada Lovelace"), ("\u200b\u2060", "A name that cannot be seen")],
)
def test_there_is_always_something_to_click_on(
    draw: Callable[..., AppTest], name: str, words: str
) -> None:
    assert sketch(draw(section, name)) == f"[{words} → customer?customer=3]"
