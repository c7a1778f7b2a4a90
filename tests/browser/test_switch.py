"""Opening another client: nothing of the one before is ever seen under the next one's name."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Screen

SERAPHINE = 3
WATCH = """
() => {
  window.seen = [];
  new MutationObserver(() => {
    const main = document.querySelector('[data-testid=stMain]');
    const heading = main && main.querySelector('h1');
    if (heading) window.seen.push([heading.innerText, main.innerText]);
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}
"""


def fill_the_form(screen: Screen) -> None:
    form = screen.page.get_by_test_id("stForm")
    screen.show_more(form)
    form.get_by_label("Subject").fill("Half a subject")
    form.get_by_label("What happened").fill("Half a sentence of the first client")


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.thorough), 390])
def test_nothing_of_the_first_client_is_on_the_seconds_page(
    app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(app, width)
    screen.open(f"/?customer={SERAPHINE}")  # all that a Space passes on
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Seraphine")
    assert screen.page.url.endswith(f"/customer?customer={SERAPHINE}")
    screen.choose("Type", "Meeting", within=screen.page.locator("[class*='_timeline_type']"))
    screen.page.get_by_label("Search the timeline").fill("aubergine")
    screen.page.keyboard.press("Enter")
    screen.settle()
    screen.page.get_by_text("Fashion", exact=True).click()
    fill_the_form(screen)

    screen.page.evaluate(WATCH)
    screen.go("Customers")
    screen.find_customer("Lucian")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Lucian")
    screen.settle()

    for heading, words in screen.page.evaluate("window.seen"):
        if "Lucian" in heading:
            assert "Seraphine" not in words
            assert "aubergine" not in words
    assert "Seraphine" not in screen.text()
    form = screen.page.get_by_test_id("stForm")
    expect(form.get_by_label("What happened")).to_have_value("")
    expect(form.get_by_label("Subject")).to_have_value("")
    expect(screen.page.get_by_label("Search the timeline")).to_have_value("")

    screen.open(f"/customer?customer={SERAPHINE}")
    expect(form.get_by_label("What happened")).to_have_value("")
