"""What fails in a fragment or a dialog is told as the frame tells it, never as a traceback."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm.errors import Unavailable
from crm.workspace import Workspace
from pages.ui import memory
from pages.ui.shell import NO_STORE
from tests.pages.cast import BO
from tests.pages.controls import press
from tests.pages.fragments import tick
from tests.pages.sketch import lines

Visit = Callable[..., AppTest]
AGAIN = "[Try again]"


@pytest.fixture
def silence(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has the store of the house answer nothing from now on."""

    def begin() -> None:
        memory.server().reads.drop()
        for name in ("rows", "page", "get"):
            monkeypatch.setattr(house.db, name, silent)

    return begin


def silent(*asked: object) -> None:
    raise Unavailable("no answer")


PAGES = (
    *("home", "customers", "pipeline", "follow_ups", "catalog", "reports"),
    *("search", "imports", "duplicates", "customer"),
)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_traceback_while_the_store_is_silent(
    visit: Visit, silence: Callable[[], None], page: str
) -> None:
    silence()
    address = {"customer": {"customer": str(BO)}, "search": {"q": "silk"}}.get(page, {})
    app = visit(page, **address)
    assert not app.exception
    assert any(line.startswith("Error: The store does not answer") for line in lines(app.main))
    assert AGAIN in lines(app.main)


def test_a_dialog_that_needs_the_store_says_that_it_is_silent(
    visit: Visit, silence: Callable[[], None]
) -> None:
    app = visit("customers")
    silence()
    press(app, "Add customer")
    assert not app.exception
    assert f"Error: {NO_STORE}" in lines(app)


def part() -> None:
    import streamlit as st

    from crm.errors import Unavailable
    from pages.ui import parts

    @parts.fragment
    def draw() -> None:
        if st.button("Sort"):
            raise Unavailable("no answer")

    draw()
    st.text("the rest")


def test_a_fragment_that_runs_alone_says_it_in_its_own_place(draw: Visit) -> None:
    app = press(draw(part), "Sort")
    assert not app.exception
    assert f"Error: {NO_STORE}" in lines(app)
    assert AGAIN in lines(app)
    assert "the rest" in lines(app)
    tick(app)
    assert lines(app) == ["[Sort]", "the rest"]
