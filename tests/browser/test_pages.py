"""Every page at both widths, in both themes: no exception, no sideways scrolling, all legible."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen

ADDRESSES = {
    "home": "/",
    "customers": "/customers",
    "customer": "/customer?customer=1",
    "hostile customer": "/customer?customer={hostile}",
    "pipeline": "/pipeline",
    "follow-ups": "/follow_ups",
    "catalog": "/catalog",
    "reports": "/reports",
    "nobody": "/customer?customer=0",
}
READABLE = Path(__file__).with_name("readable.js").read_text("utf-8")


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.thorough), 390])
def test_every_page_is_drawn_without_trouble(
    app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(app, width)
    for name, address in ADDRESSES.items():
        screen.open(address.replace("{hostile}", hostile_id(app)))
        expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
        grounds = {legible(screen, name, scheme) for scheme in ("light", "dark")}
        assert len(grounds) == 2, name
        widest = screen.page.evaluate("document.documentElement.scrollWidth")
        assert widest <= width, name
        inner = screen.page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
        assert inner <= 0, name


def legible(screen: Screen, name: str, scheme: Literal["light", "dark"]) -> str:
    """Asserts that all is legible in this theme; the page's background."""
    screen.page.emulate_media(color_scheme=scheme)
    screen.settle()
    found = screen.page.evaluate(READABLE)
    assert found == {"faint": [], "nameless": [], "jumps": 0}, (name, scheme)
    app = screen.page.get_by_test_id("stApp")
    return str(app.evaluate("element => getComputedStyle(element).backgroundColor"))


def hostile_id(app: App) -> str:
    """The id of the demo's client whose name and notes are attacks."""
    [[row]] = app.book.rows(Query("customers", [Filter("last_name", "contains", "Quillfeather")]))
    return str(row["id"])


def test_text_from_outside_is_shown_to_the_letter(app: App, tab: Callable[..., Screen]) -> None:
    screen = tab(app)
    screen.open(f"/customer?customer={hostile_id(app)}")
    assert not screen.page.locator("[data-testid=stMain] img[src*='evil']").count()
    assert not screen.page.locator("[data-testid=stMain] a[href*='evil']").count()
    assert not screen.page.locator("[data-testid=stMain] a[href^='javascript']").count()
    assert "<script>alert(1)</script>" in screen.text()


def test_filters_live_in_the_address(app: App, tab: Callable[..., Screen]) -> None:
    screen = tab(app)
    screen.open("/customers")
    screen.choose("Stage", "Lead")
    assert "stage=" in screen.page.url
    address = screen.page.url.removeprefix(app.url)
    again = tab(app)
    again.open(address)
    expect(again.page.get_by_text("13 of 13")).to_be_visible()
