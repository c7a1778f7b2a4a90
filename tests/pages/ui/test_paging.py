"""A long list: the page that is turned to, the last one of a list that shrank, nothing of none."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import words


def script() -> None:
    import streamlit as st

    from crm.models import Listing
    from pages.ui import paging

    reads = st.session_state.setdefault("reads", [])
    total = st.session_state.get("total", 55)

    def load(number: int) -> Listing[int]:
        reads.append(number)
        return Listing(list(range(1, total + 1))[25 * (number - 1) : 25 * number], total)

    def draw(listing: Listing[int], number: int) -> None:
        st.text(f"page {number}: {listing.items[0]} to {listing.items[-1]} of {listing.total}")

    if not paging.show("page", 25, load, draw).total:
        st.text("nothing")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({}, "page 1: 1 to 25 of 55"),
        ({"page": "2"}, "page 2: 26 to 50 of 55"),
        ({"page": "3"}, "page 3: 51 to 55 of 55"),
        ({"page": "4"}, "page 1: 1 to 25 of 55"),
    ],
)
def test_the_page_of_the_address_is_drawn(address: dict[str, str], shown: str) -> None:
    app = AppTest.from_function(script)
    app.query_params.update(address)
    assert words(app.run()) == shown


def test_a_page_once_known_is_read_once() -> None:
    app = AppTest.from_function(script)
    app.query_params["page"] = "3"
    app.run()
    app.session_state["reads"].clear()
    assert words(app.run()) == "page 3: 51 to 55 of 55"
    assert app.session_state["reads"] == [3]


def test_of_a_list_that_shrank_meanwhile_the_last_page_is_drawn() -> None:
    app = AppTest.from_function(script)
    app.query_params["page"] = "3"
    app.run()
    app.session_state["total"] = 30
    assert words(app.run()) == "page 2: 26 to 30 of 30"
    app.session_state["total"] = 5
    assert words(app.run()) == "page 1: 1 to 5 of 5"


def test_of_an_empty_list_nothing_is_drawn() -> None:
    app = AppTest.from_function(script)
    app.session_state["total"] = 0
    assert words(app.run()) == "nothing"
