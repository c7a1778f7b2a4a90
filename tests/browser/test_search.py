"""Search everything: from any page by its keys, to the client whom the words are about."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import App, Screen, main_journey


@main_journey
def test_the_words_of_a_note_lead_from_any_page_to_the_client(
    any_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(any_app, width)
    screen.open("/catalog")
    screen.page.keyboard.press("Control+k")
    box = screen.page.get_by_role("searchbox", name="Search everything")
    expect(box.first).to_be_focused()
    screen.page.keyboard.type("navy velvet tuxedo")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_url("**/search?q=**")
    screen.settle()
    if width < 640:
        screen.expect_closed_drawer()
    first = screen.page.locator(".search-results li").first
    expect(first.locator("mark").first).to_be_visible()
    name = first.get_by_role("link").inner_text()
    assert first.get_by_role("link").get_attribute("href").startswith("customer?customer=")
    first.get_by_role("link").click()
    screen.settle()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(name)
    expect(screen.page).to_have_title(f"{name} · AiCRM")
    screen.page.go_back()
    expect(screen.page.locator(".search-results li").first).to_contain_text(name)
