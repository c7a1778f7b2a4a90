"""A large book: every screen opens and works."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests import large_book
from tests.browser.conftest import App, Screen
from tests.browser.server import ForkedApp

PAGES = {
    "/": "Good ",
    "/customers": "Customers",
    "/customer?customer=1434": "1434",
    "/pipeline": "Pipeline",
    "/follow_ups": "Follow-ups",
    "/catalog": "Catalog",
    "/reports": "Reports",
}


@pytest.fixture(scope="module")
def large_app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The app over a book of twenty thousand customers, or of as many as a test asks for."""
    folder = tmp_path_factory.mktemp("large")
    large_book.make(folder / "aicrm.db", getattr(request, "param", large_book.CUSTOMERS))
    started = ForkedApp(folder)
    yield started
    started.stop()


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_opens(large_app: App, tab: Callable[..., Screen], width: int) -> None:
    screen = tab(large_app, width)
    for address, words in PAGES.items():
        screen.open(address)
        expect(screen.page.get_by_role("heading", level=1)).to_contain_text(words)
        assert not screen.page.get_by_text("does not answer").count()


@pytest.mark.parametrize(
    "large_app",
    [2_000, pytest.param(large_book.CUSTOMERS, marks=pytest.mark.thorough)],
    indirect=True,
)
def test_the_pipeline_shows_more_finds_moves_and_undoes(
    large_app: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(large_app)
    screen.open("/pipeline")
    cards = screen.page.locator(".cards .card")
    expect(cards).to_have_count(45)
    screen.page.get_by_role("button", name="Show more of").first.click()
    expect(cards).to_have_count(60)
    screen.page.get_by_label("Search", exact=True).fill("Moreau 14")
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_text("Moreau 14").first).to_be_visible()
    screen.settle()
    headings = screen.page.get_by_role("heading", level=3)
    before = headings.all_inner_texts()
    screen.click("Move")
    screen.page.locator(".cards .menu:popover-open").get_by_text("Customer", exact=True).click()
    expect(screen.page.get_by_text(re.compile(r"\w moved to Customer\."))).to_be_visible()
    screen.click("Undo")
    expect(headings).to_have_text(before)


@pytest.mark.thorough
def test_a_client_is_found_among_all_and_the_longest_history_is_turned_over(
    large_app: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(large_app)
    screen.open("/customers?page=400")
    expect(screen.page.get_by_text("9,976–10,000 of 19,")).to_be_visible()
    screen.page.get_by_label("Search", exact=True).fill("client1434@")
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_text("1–1 of 1")).to_be_visible()
    screen.settle()
    screen.open_first_row()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("1434")
    expect(screen.page.get_by_text("Visit 1", exact=True).first).to_be_visible()
    screen.page.get_by_role("button", name="Page 20", exact=True).click()
    expect(screen.page.get_by_text("Visit 400", exact=True)).to_be_visible()
