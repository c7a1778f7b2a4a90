"""Opening another client: nothing of the one before is ever seen under the next one's name.

Words that were typed and not saved wait for their own client alone.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Screen

SERAPHINE = 3
SUBJECT, SENTENCE = "Half a subject", "Half a sentence of the first client"
WATCH = """
() => {
  window.seen = [];
  new MutationObserver(() => {
    const main = document.querySelector('[data-testid=stMain]');
    const heading = main && main.querySelector('h1');
    if (!heading) return;
    const typed = [...main.querySelectorAll('input, textarea')].map(field => field.value);
    window.seen.push([heading.innerText, [main.innerText, ...typed].join('\\n')]);
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}
"""


def fill_the_form(screen: Screen) -> None:
    form = screen.page.get_by_test_id("stForm")
    screen.show_more(form)
    form.get_by_label("Subject").fill(SUBJECT)
    form.get_by_label("What happened").fill(SENTENCE)


def open_the_second(screen: Screen) -> None:
    """Opens the other client, in whose page nothing of the first one is at any moment."""
    screen.page.evaluate(WATCH)
    screen.go("Customers")
    screen.find_customer("Lucian")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Lucian")
    screen.settle()
    form = screen.page.get_by_test_id("stForm")
    expect(form.get_by_label("What happened")).to_have_value("")
    expect(form.get_by_label("Subject")).to_have_value("")
    expect(screen.page.get_by_label("Search the timeline")).to_have_value("")
    seen = [words for heading, words in screen.page.evaluate("window.seen") if "Lucian" in heading]
    assert seen
    for words in (*seen, screen.text()):
        for other in ("Seraphine", "aubergine", SUBJECT, SENTENCE, "What you typed"):
            assert other not in words


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

    open_the_second(screen)

    screen.open(f"/customer?customer={SERAPHINE}")
    form = screen.page.get_by_test_id("stForm")
    expect(form.get_by_label("What happened")).to_have_value(SENTENCE)
    expect(form.get_by_label("Subject")).to_have_value(SUBJECT)

    open_the_second(screen)
