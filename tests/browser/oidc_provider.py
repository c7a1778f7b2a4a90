"""An OpenID Connect provider on loopback, and the app's settings for it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from tests.browser.server import App, ForkedApp

COOKIE = "_streamlit_user"
COOKIE_SECRET = "a secret of at least thirty-two characters"
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
