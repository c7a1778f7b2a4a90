"""The page of gifts: it opens in its place, and shows what another rep has just given."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from crm import gifts, touches
from crm.workspace import Workspace
from pages.ui import memory
from tests.pages.cast import ADA


def test_the_page_opens_and_shows_what_was_given_meanwhile(
    house: Workspace, visit: Callable[..., AppTest]
) -> None:
    page = visit("gifts")
    assert not page.exception
    assert ([page.title[0].value], page.info[0].value) == (["Gifts"], "Nothing was given yet.")
    gifts.give(house, ADA, "k", date(2026, 3, 11), "Silk scarf")
    memory.server().reads.look(touches.latest(house))
    page.run()
    assert "Silk scarf (11 Mar 2026)" in [text.value for text in page.text]
