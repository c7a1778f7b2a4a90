"""A book full of hostile texts: on every page of two people they are letters and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.sqlite import SQLiteGateway
from tests import hostile_book
from tests.browser.conftest import App, Screen
from tests.browser.server import ForkedApp

CLIENT, OTHER = "/customer?customer=1", "/customer?customer=2"
LISTS = ("/", "/customers", "/pipeline", "/follow_ups", "/catalog")
TABS = ("Timeline", "Email", "Recommendations", "Purchases", "Facts")
STRANGE = (
    "[src*=evil i]", "[href*=evil i]", "[href^='javascript' i]", "[href^='data:text' i]",
    "[action]", "[style*=evil i]", "[onerror]", "[onload]", "iframe", "object", ".katex",
)  # fmt: skip
CHART = "[data-testid=stVegaLiteChart] canvas"
TOOLTIP = "#vg-tooltip-element :is(a, img, iframe, script)"


@pytest.fixture
def hostile_app(tmp_path: Path) -> Iterator[App]:
    book = SQLiteGateway(tmp_path / "aicrm.db")
    hostile_book.fill(book)
    book.close()
    started = ForkedApp(tmp_path)
    yield started
    started.stop()


@pytest.mark.parametrize(
    "pages", [pytest.param((*LISTS, CLIENT), marks=pytest.mark.thorough), ("/catalog", CLIENT)]
)
def test_no_text_becomes_more_than_letters_on_any_page_of_two_people(
    pages: tuple[str, ...], hostile_app: App, tab: Callable[..., Screen]
) -> None:
    screen, other = tab(hostile_app), tab(hostile_app, width=390)
    for page in pages:
        screen.open(page)
        assert_letters_alone(screen)
    for name in TABS:
        screen.page.get_by_role("tab", name=name, exact=True).click()
        screen.settle()
        assert_letters_alone(screen)
    screen.open("/reports")
    for chart in screen.page.locator(CHART).all():
        chart.hover(force=True)
        assert screen.page.locator(TOOLTIP).count() == 0
    other.open(OTHER)
    assert_letters_alone(other)
    assert "Traceback" not in (hostile_app.folder / "app.log").read_text("utf-8")


def assert_letters_alone(screen: Screen) -> None:
    """Asserts that the page tells of the texts, and that nothing came of one."""
    assert "evil" in screen.text()
    strange = {one: screen.page.locator(f"body {one}").count() for one in STRANGE}
    assert not any(strange.values()), f"{screen.page.url}: {strange}"
