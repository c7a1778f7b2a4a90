"""The page of gifts: it opens in its place, and shows what another rep has just given."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from crm import gifts, touches
from pages.ui import memory


def test_the_page_opens_and_shows_what_was_given_meanwhile(
    open_app: Callable[..., AppTest],
) -> None:
    page = open_app().switch_page("pages/gifts.py").run()
    assert not page.exception
    assert ([page.title[0].value], page.info[0].value) == (["Gifts"], "Nothing was given yet.")
    ws = memory.server().workspace()
    gifts.give(ws, 3, "k", date(2026, 3, 11), "Silk scarf")
    memory.server().reads.look(touches.latest(ws))
    page.run()
    assert "Silk scarf (11 Mar 2026)" in [text.value for text in page.text]
