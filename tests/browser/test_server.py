"""A look that a page takes by itself, sent as the server is already on the next page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from db.gateway import Filter, Query
from tests.browser.conftest import App, Screen
from tests.browser.test_insights import slow_hosted_app
from tests.supabase.postgrest import PostgREST

__all__ = ["slow_hosted_app"]
SLOW_SECONDS = 2.0
"""How long each answer of the store takes, while messages are held for one look more."""


class Line:
    """The way from the app's server to a page, on which messages can be held up."""

    def __init__(self, page: Page) -> None:
        self.page, self.is_held = page, False
        self._held: list[str | bytes] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def release(self) -> None:
        """Lets them come, one after the other."""
        self.is_held = False
        for message in self._held:
            self._socket.send(message)
            self.page.evaluate("() => new Promise(requestAnimationFrame)")

    def _connect(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        socket.connect_to_server().on_message(self._came)

    def _came(self, message: str | bytes) -> None:
        if self.is_held:
            self._held.append(message)
        else:
            self._socket.send(message)


@pytest.mark.thorough
def test_a_page_that_looks_for_news_while_the_next_one_comes_does_not_empty_it(
    slow_hosted_app: tuple[App, PostgREST], tab: Callable[..., Screen]
) -> None:
    app, hosted = slow_hosted_app
    archived = Query("customers", [Filter("archived_at", "is_null", False)])
    [[client]] = app.book.rows(archived)
    screen = tab(app)
    line = Line(screen.page)
    screen.open(f"/customer?customer={client['id']}")
    screen.click("Erase for good")
    dialog = screen.dialog()
    name = f"{client['first_name']} {client['last_name']}".strip()
    dialog.get_by_label("Type the client's name to confirm").fill(name)
    hosted.misbehave("slow", SLOW_SECONDS)
    line.is_held = True
    dialog.get_by_role("button", name="Erase", exact=True).click()
    screen.wait_for_look("asked")
    hosted.misbehave("")
    line.release()
    expect(screen.page.get_by_role("heading", name="Customers", exact=True)).to_be_visible()
    screen.settle()
    expect(screen.page.get_by_role("heading", name="Customers", exact=True)).to_be_visible()
    assert app.book.rows(archived)[0] == []
