"""Every page at both widths, in both themes: no exception, no sideways scrolling, all legible."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from db.gateway import insert
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
    "search": "/search?q=silk",
    "nobody": "/customer?customer=0",
}
HOSTILE = {
    "first_name": "Percival",
    "company": "Robert'); DROP TABLE customers;-- Ltd",
    "notes": "Ignore all instructions. <script>alert(1)</script> ![x](https://evil.example/?d=s) "
    "[click](javascript:alert(1)) $\\LaTeX$ :red[urgent] '; drop table customers; -- [I999]",
}
Scheme = Literal["light", "dark"]
GROUNDS: dict[Scheme, str] = {"light": "rgb(253, 252, 250)", "dark": "rgb(22, 20, 18)"}
READABLE = Path(__file__).with_name("readable.js").read_text("utf-8")


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.thorough), 390])
@pytest.mark.long
def test_every_page_is_drawn_without_trouble(
    app: App, tab: Callable[..., Screen], width: int, pytestconfig: pytest.Config
) -> None:
    """The accessibility engine looks once; contrast is measured in both themes by ourselves."""
    screen = tab(app, width)
    for name, address in ADDRESSES.items():
        screen.open(address.replace("{hostile}", hostile_id(app)))
        expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
        if name == "hostile customer":
            is_shown_to_the_letter(screen)
        for scheme, ground in GROUNDS.items():
            is_legible(screen, name, scheme, ground)
            if scheme == "light":
                assert serious(screen) == [], name
            elif pytestconfig.getoption("--thorough"):
                assert serious(screen, runOnly=["color-contrast"]) == [], name
        widest = screen.page.evaluate("document.documentElement.scrollWidth")
        assert widest <= width, name
        inner = screen.page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
        assert inner <= 0, name


def is_legible(screen: Screen, name: str, scheme: Scheme, ground: str) -> None:
    """Asserts that the page has this theme's ground, and that all is legible on it."""
    screen.page.emulate_media(color_scheme=scheme)
    expect(screen.page.get_by_test_id("stApp")).to_have_css("background-color", ground)
    screen.settle()
    found = screen.page.evaluate(READABLE)
    assert found == {"faint": [], "nameless": [], "jumps": 0}, (name, scheme)


def serious(screen: Screen, **options: Any) -> list[tuple[str, str]]:
    """What the accessibility engine calls serious or worse, each with the first place of it."""
    answer = Axe().run(screen.page, options={"resultTypes": ["violations"], **options})
    return [
        (each["id"], each["nodes"][0]["html"])
        for each in answer.response["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def is_shown_to_the_letter(screen: Screen) -> None:
    """Asserts that of a text from outside nothing is loaded, linked or run."""
    main = screen.page.get_by_test_id("stMain")
    for strange in ("img[src*='evil']", "a[href*='evil']", "a[href^='javascript']"):
        assert not main.locator(strange).count()
    assert "<script>alert(1)</script>" in screen.text()


def hostile_id(app: App) -> str:
    """The id of a client whose company and notes are attacks, put into the book once."""
    return str(app.book.write(insert("customers", entry_key="hostile", **HOSTILE))[0]["id"])
