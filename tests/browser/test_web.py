"""Web & social in a browser: three clicks ask once, leaving loses nothing, links are plain."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ai.openai_replies import Asked, Reply, by_default, found
from tests.ai.openai_server import OpenAIServer
from tests.browser.conftest import App, Screen
from tests.browser.server import ForkedApp

SAID = "Opened ![x](https://evil.example/?d=1) [the gala](https://evil.example) on 3 March 2026"
GALA = "https://press.example/gala?id=1&x=2"


@pytest.fixture
def searching_app(demo_folder: Path, ai_server: OpenAIServer) -> Iterator[App]:
    """The app with OpenAI's own address, behind a proxy on loopback that answers in its place."""
    proxy = {"http_proxy": ai_server.url.removesuffix("/v1"), "no_proxy": "", "NO_PROXY": ""}
    started = ForkedApp(demo_folder, OPENAI_BASE_URL="http://api.openai.com/v1", **proxy)
    yield started
    started.stop()


def searches(server: OpenAIServer) -> int:
    return sum(asked.path.endswith("/responses") for asked in server.requests)


@pytest.mark.thorough
def test_three_clicks_search_once_and_what_came_is_there_on_return(
    searching_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    def answer(asked: Asked) -> Reply:
        is_search = asked.path.endswith("/responses")
        return found((SAID, GALA)) if is_search else by_default(asked)

    ai_server.always(answer)
    screen = tab(searching_app)
    screen.open("/customer?customer=3")
    page = screen.page
    page.locator(".st-key-customer_3_web_section summary").click()
    screen.settle()
    ai_server.hold()
    page.get_by_role("button", name="Search the web").click(click_count=3)
    expect(page.get_by_text("Searching the web…")).to_be_visible()
    screen.go("Home")
    ai_server.release()
    screen.open("/customer?customer=3")
    page.locator(".st-key-customer_3_web_section summary").click()
    link = page.get_by_role("link", name="press.example")
    expect(link).to_have_attribute("href", GALA)
    expect(link).to_have_attribute("rel", "noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(page.get_by_role("button", name="Search again")).to_be_visible()
    assert page.locator("a[href*=evil]").count() == 0
    assert page.locator("img[src*=evil]").count() == 0
    assert searches(ai_server) == 1
