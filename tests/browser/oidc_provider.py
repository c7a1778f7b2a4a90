"""An OpenID Connect provider on loopback, the app's settings for it, and a tab that goes there."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Screen
from tests.browser.server import ForkedApp

COOKIE = "_streamlit_user"
COOKIE_SECRET = "a secret of at least thirty-two characters"
NOT_SAID = ("Skip to main content", "login", "logout", "lock")
"""Streamlit's own link and the names of icons."""
SIGN_IN = ("AiCRM", "Sign in with your house's account to open the book.", "Sign in")
ASK = "Ask whoever looks after AiCRM in your house to let you in."
UNVERIFIED = "Its provider does not say that the address is verified."
PEOPLE = {
    "ines": {"email": "Ines@House.com", "email_verified": True},
    "paul": {"email": "paul@maison.fr", "email_verified": True},
    "stranger": {"email": "eve@nothouse.com", "email_verified": True},
    "unverified": {"email": "ines@house.com", "email_verified": False},
    "silent": {"email": "ines@house.com"},
    "nameless": {"name": "Nobody"},
}
"""Who has an account at the provider, and what it says about them."""


@contextmanager
def provider() -> Iterator[str]:
    """A provider that knows these people; its address."""
    import oidc_provider_mock  # half a second, for which every test would wait
    from oidc_provider_mock import User

    people = [User(sub=sub, claims=dict(claims)) for sub, claims in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(require_nonce=True, user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


def settings(address: str) -> dict[str, str]:
    """The [auth] section of an app that signs in with the provider at this address."""
    return {
        "redirect_uri": "http://127.0.0.1:{port}/oauth2callback",
        "cookie_secret": COOKIE_SECRET,
        "client_id": "aicrm",
        "client_secret": "known to the provider",
        "server_metadata_url": f"{address}/.well-known/openid-configuration",
    }


def secrets(address: str) -> str:
    """The text of a secrets.toml."""
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings(address).items()]
    return "\n".join(["[auth]", *lines, ""])


def write_secrets(folder: Path, address: str) -> None:
    """Writes secrets.toml for an app that is started in this folder."""
    path = folder / ".streamlit" / "secrets.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(secrets(address), "utf-8")


def serve(folder: Path, address: str, rules: str) -> Iterator[App]:
    """The app, started in this folder, where these rules say who may come in."""
    write_secrets(folder, address)
    started = ForkedApp(folder, AICRM_ALLOWED=rules)
    yield started
    started.stop()


def signed_again(cookie: str, secret: str, days_ago: int) -> str:
    """Streamlit's cookie with the same claims, signed with this secret so many days ago."""

    class Then(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(time.time()) - days_ago * 24 * 60 * 60

    claims = URLSafeTimedSerializer(COOKIE_SECRET, salt=COOKIE).loads(cookie)
    return URLSafeTimedSerializer(secret, salt=COOKIE, signer=Then).dumps(claims)


def refusal(*account: str) -> tuple[str, ...]:
    """All that the refusal of this account says."""
    return ("AiCRM", "This account may not open the book.", *account, ASK, "Sign out")


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
