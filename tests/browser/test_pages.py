"""Every page at both widths, in both themes: no exception, no sideways scrolling, all legible."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_drawn_without_trouble(
    app: App, tab: Callable[..., Screen], width: int, scheme: str, tmp_path: Path
) -> None:
    screen = tab(app, width, color_scheme=scheme)
    for name, address in ADDRESSES.items():
        screen.open(address.replace("{hostile}", hostile_id(screen)) if "{" in address else address)
        expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
        widest = screen.page.evaluate("document.documentElement.scrollWidth")
        assert widest <= width, name
        inner = screen.page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
        assert inner <= 0, name
        found = screen.page.evaluate(READABLE)
        assert found == {"faint": [], "nameless": [], "jumps": 0}, name


def hostile_id(screen: Screen) -> str:
    """The id of the demo's client whose name and notes are attacks."""
    screen.open("/customers?search=Quillfeather")
    screen.open_first_row()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Quillfeather")
    return screen.page.url.rpartition("=")[2]


def test_text_from_outside_is_shown_to_the_letter(app: App, tab: Callable[..., Screen]) -> None:
    screen = tab(app)
    hostile_id(screen)
    screen.settle()
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
