"""Home's figures lead to the list that they count."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Screen


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("link", "listed"),
    [("See all", "of 55"), ("See leads", "13 of 13"), ("See prospects", "13 of 13")],
)
def test_a_figure_leads_to_the_list_that_it_counts(
    app: App, tab: Callable[..., Screen], width: int, link: str, listed: str
) -> None:
    screen = tab(app, width)
    screen.open()
    screen.page.get_by_role("link", name=link).first.click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Customers")
    expect(screen.page.get_by_text(listed)).to_be_visible()
