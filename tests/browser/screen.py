"""A browser's tab as a test uses it: it knows when the app has answered, and what went wrong."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg, ForwardMsgMetadata, RunIdentity

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit's page looks for its server below its own address first; those 404s are its own."""
LONGEST_MS = 30_000
MESSAGES = (ForwardMsg, ForwardMsgMetadata, RunIdentity, BackMsg, ClientState)
NUMBERS = {
    message.DESCRIPTOR.name: {field.name: field.number for field in message.DESCRIPTOR.fields}
    for message in MESSAGES
}
COUNT_RUNS = "({})({})".format(
    Path(__file__).with_name("runs.js").read_text("utf-8"),
    json.dumps(NUMBERS | {"EARLY": ForwardMsg.FINISHED_EARLY_FOR_RERUN}),
)
expect.set_options(timeout=15_000)


class Screen:
    """A browser tab, and everything that went wrong in it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.troubles: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        page.on("request", self._requested)
        page.add_init_script(script=COUNT_RUNS)

    def open(self, path: str = "/") -> None:
        """Opens an address and waits until it is drawn."""
        self.page.goto(f"{self.url}{path}")
        self.settle()

    def settle(self) -> None:
        """Waits until all that was asked is answered and drawn, but for an answer being said."""
        self.page.wait_for_function("() => window.isAtRest?.()", timeout=LONGEST_MS)
        assert not self.page.locator("[data-testid=stException]").count()

    def wait_for_look(self, until: str = "answered") -> None:
        """Waits until the page has once more looked by itself for what is new."""
        before = self.page.evaluate(f"window.looks.{until}")
        more = f"before => window.looks.{until} > before"
        self.page.wait_for_function(more, arg=before, timeout=LONGEST_MS)

    def click(self, name: str, role: Any = "button", within: Locator | None = None) -> None:
        """Clicks what has this role and name, and waits for what follows."""
        (within or self.page).get_by_role(role, name=name, exact=True).first.click()
        self.settle()

    def show_more(self, form: Locator) -> None:
        """Opens what a form keeps below *More*, and waits until it is there."""
        form.get_by_text("More", exact=True).first.click()
        expect(form.get_by_label("Subject")).to_be_visible()

    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.get_by_role("dialog")

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        """Chooses an option of a select box."""
        box = (within or self.page).get_by_role("combobox", name=label, exact=True).first
        wanted = self.page.get_by_role("option", name=option, exact=True)
        for tries_left in (4, 3, 2, 1, 0):
            box.focus()
            box.press("ArrowDown")
            try:
                wanted.click(timeout=3_000)
                break
            except Error:  # a run of the page that just ended closes the list
                if not tries_left:
                    raise
        self.settle()

    def go(self, page: str) -> None:
        """Follows a link of the sidebar: a phone shows it on request, and closes it by itself."""
        narrow = self.page.viewport_size and self.page.viewport_size["width"] < 640
        if narrow:
            self.page.get_by_test_id("stExpandSidebarButton").click()
        self.page.get_by_role("link", name=page, exact=True).click()
        self.settle()
        if narrow:
            self.expect_closed_drawer()

    def expect_closed_drawer(self) -> None:
        """Asserts that the drawer of a phone does not cover the page."""
        expect(self.page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")

    def find_customer(self, name: str) -> None:
        """Searches the list of customers, which is open, and opens who is found first."""
        self.page.get_by_label("Search", exact=True).fill(name)
        self.page.keyboard.press("Enter")
        self.settle()
        self.open_first_row(name)

    def open_first_row(self, name: str = "") -> None:
        """Follows the first link of the table, once it says that it is this one."""
        link = self.page.locator(".cards.table a.name").first
        expect(link).to_contain_text(name)
        link.click()
        self.page.wait_for_url("**/customer?**", timeout=LONGEST_MS)
        self.settle()

    def text(self) -> str:
        """All words on the page, also those of closed sections."""
        return self.page.locator("[data-testid=stMain]").text_content() or ""

    def forget(self) -> None:
        """Forgets what the page keeps in the browser, such as a sidebar that was closed."""
        with suppress(Error):
            self.page.evaluate("localStorage.clear()")

    def _heard(self, message: Any) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(PROBES):
            self.troubles.append(f"console: {message.text}")

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.url, self.url.replace("http", "ws"), "data:", "blob:")):
            self.troubles.append(f"request to another host: {request.url}")
