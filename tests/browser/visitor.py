"""A tab that signs in and out at a provider."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.screen import Screen

NOT_SAID = ("Skip to main content", "login", "logout", "lock")
"""Streamlit's own link and the names of icons."""


class Visitor(Screen):
    """A tab that may also go to the provider."""

    def __init__(self, page: Page, url: str, provider: str) -> None:
        self.provider = provider
        super().__init__(page, url)
        page.route(re.compile("^https://"), lambda route: route.fulfill(body=""))

    def sign_in(self, sub: str) -> None:
        """Goes through the provider as this person."""
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("button", name=sub, exact=True).click()
        self.page.wait_for_url(f"{self.url}/**")
        self.settle()

    def sign_out(self) -> None:
        """Goes out, here and at the provider."""
        self.page.get_by_role("button", name="Sign out").click()
        self.page.get_by_role("button", name="End session").click()
        self.page.wait_for_url(f"{self.url}/**")
        self.settle()

    def sees_only(self, *said: str) -> None:
        """Asserts that there is nothing on the screen but this."""
        expect(self.page.get_by_text(said[-1], exact=True)).to_be_visible()
        expect(self.page.get_by_test_id("stSidebar")).to_have_count(0)
        self.settle()
        shown = self.page.get_by_test_id("stApp").inner_text().splitlines()
        assert [line for line in shown if line and line not in NOT_SAID] == list(said)

    def sees_the_app(self, email: str) -> None:
        """Asserts that the app is there, for this person."""
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        sidebar = self.page.get_by_test_id("stSidebar")
        expect(sidebar).to_contain_text(email)
        expect(sidebar).to_contain_text("All is well")
        expect(sidebar.get_by_role("link", name="Customers", exact=True)).to_be_visible()

    def _requested(self, request: Any) -> None:
        theirs = (request.url, request.frame.url)  # their page asks for a style sheet elsewhere
        if not any(url.startswith(self.provider) for url in theirs):
            super()._requested(request)
