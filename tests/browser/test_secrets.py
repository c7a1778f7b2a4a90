"""Only the server holds a key: nothing that reaches a browser has one, nor any part of it."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import App, Screen
from tests.supabase.postgrest import PostgREST

ADDRESSES = ["/", "/customers", "/reports"]
AI_KEY = "sk-proj-KandinskyComposition8"
SHORTEST = 8
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


class Wiretap:
    """All that the server sends to a page, and the page to the server."""

    def __init__(self, page: Page) -> None:
        self.heard: list[bytes] = []
        page.on("response", self._response)
        page.on("websocket", self._websocket)

    def _response(self, response: Any) -> None:
        self.heard.append(f"{response.url} {response.all_headers()}".encode())
        with suppress(Error):  # a redirection has no body
            self.heard.append(response.body())

    def _websocket(self, socket: Any) -> None:
        for way in ("framereceived", "framesent"):
            socket.on(way, self._frame)

    def _frame(self, said: str | bytes) -> None:
        self.heard.append(said.encode() if isinstance(said, str) else said)


@pytest.mark.long
def test_no_part_of_a_key_reaches_the_browser(
    hosted: PostgREST, browser: Browser, tmp_path: Path
) -> None:
    key = hosted.key("service_role")
    app = App(
        tmp_path,
        SUPABASE_URL=hosted.url,
        SUPABASE_KEY=key,
        OPENAI_API_KEY=AI_KEY,
        OPENAI_BASE_URL="http://127.0.0.1:9/v1",
    )
    page = browser.new_page()
    tap = Wiretap(page)
    screen = Screen(page, app.url)
    try:
        for address in ADDRESSES:
            screen.open(address)
        screen.open("/customer?customer=1")
        name = page.get_by_role("heading", level=1).inner_text()
        for kind in ("drop", "html"):
            hosted.misbehave(kind)
            screen.open("/customers")
        hosted.misbehave()
        page.goto(f"{app.url}/ready")
        kept = page.evaluate(KEPT)
    finally:
        page.close()
        app.stop()
    traffic = b"\n".join([*tap.heard, kept.encode()])
    assert name.encode() in traffic
    secrets = [part for part in (*key.split("."), AI_KEY) if len(part) >= SHORTEST]
    assert [part for part in secrets if part.encode() in traffic] == []
    assert hosted.url.encode() not in traffic
