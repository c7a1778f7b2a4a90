"""Signing in, page by page: nobody unknown sees the book, and who may not is told so."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from pages.ui import sign_in
from tests.pages.cast import ADA, ROOT
from tests.pages.controls import has, press
from tests.pages.sketch import drawing, lines, sketch, total

AUTH = {
    "redirect_uri": "https://crm.house.com/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "aicrm",
    "client_secret": "secret",
    "server_metadata_url": "https://id.house.com/.well-known/openid-configuration",
    "AICRM_ALLOWED": ["house.com", "paul@maison.fr"],
}
INES = {"is_logged_in": True, "email": "Ines@house.com", "email_verified": True, "nonce": "1"}
PAGES = ["", "customers", "pipeline", "follow_ups", "catalog", "reports", "customer"]
Open = Callable[..., AppTest]


@pytest.fixture
def open_as(house: Workspace) -> Open:
    """Opens the app where people sign in, as somebody."""

    def start(user: dict[str, Any], auth: dict[str, Any] | None = None) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        app.secrets = {"auth": AUTH if auth is None else auth}
        app.user = user
        return app.run()

    return start


def test_somebody_unknown_sees_the_sign_in_and_nothing_else(open_as: Open) -> None:
    app = open_as({})
    assert sketch(app) == drawing(
        """
        # AiCRM
        Sign in with your house's account to open the book.
        [*Sign in*]
        """
    )
    for page in PAGES[1:]:
        app.query_params["customer"] = str(ADA)
        app.switch_page(f"pages/{page}.py").run()
        assert lines(app)[0] == "# AiCRM"
        assert "Ada" not in sketch(app)
        assert has(app, "button", "Sign in")


def test_a_rep_sees_the_book_and_the_way_out(open_as: Open) -> None:
    app = open_as(INES)
    assert app.title[0].value == "Good morning"
    assert lines(app.sidebar)[:3] == ["Component: frame", "Ines@house.com", "[Sign out]"]


@pytest.mark.parametrize(
    ("user", "said"),
    [
        ({"email": "eve@elsewhere.com", "email_verified": True}, ["eve@elsewhere.com"]),
        ({"email": "Paul@maison.fr", "email_verified": False}, ["does not say that the address"]),
        ({"email": "Paul@maison.fr"}, ["does not say that the address"]),
        ({"email_verified": True}, ["It has no e-mail address."]),
    ],
)
def test_who_may_not_is_refused_and_told_why(
    open_as: Open, user: dict[str, Any], said: list[str]
) -> None:
    app = open_as({"is_logged_in": True, **user})
    assert app.error[0].value == "This account may not open the book."
    assert all(part in sketch(app) for part in said)
    assert ("does not say" in sketch(app)) == (said[0].startswith("does"))
    assert "Ask whoever looks after AiCRM" in sketch(app)
    assert has(app, "button", "Sign out")
    assert not has(app, "button", "Add customer")
    assert not app.sidebar.children


def test_signing_out_ends_the_session_also_where_it_is_still_open(open_as: Open) -> None:
    other = open_as(INES)
    assert other.title[0].value == "Good morning"
    press(open_as(INES), "Sign out")
    assert lines(other.run())[0] == "# AiCRM"
    assert not has(other, "button", "Add customer")
    assert open_as(INES | {"nonce": "2"}).title[0].value == "Good morning"


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ({**AUTH, "client_secret": ""}, "client_secret missing"),
        ({**AUTH, "AICRM_ALLOWED": ""}, "AICRM_ALLOWED is empty, so nobody could come in"),
        ({**AUTH, "AICRM_ALLOWED": "not a rule"}, "neither an e-mail address nor a domain"),
        ({"client_id": "x"}, "[auth] in secrets.toml"),
    ],
)
def test_a_sign_in_that_is_not_set_up_right_stays_shut_and_says_what_to_mend(
    open_as: Open, auth: dict[str, Any], said: str
) -> None:
    app = open_as(INES, auth)
    assert app.error[0].value == "AiCRM can't start as it is configured."
    assert said in sketch(app)
    assert not total(app)


def test_an_allow_list_is_read_from_the_environment_too(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_ALLOWED", "house.com")
    auth = {name: value for name, value in AUTH.items() if name != "AICRM_ALLOWED"}
    assert open_as(INES, auth).title[0].value == "Good morning"


def test_an_allow_list_without_a_section_does_not_open_the_app(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_ALLOWED", "house.com")
    app = visit()
    assert "secrets.toml has no [auth] section, so nobody could sign in" in "".join(lines(app))
    assert not total(app)


def test_a_section_that_is_no_section_or_gone_keeps_the_app_shut(
    open_as: Open, visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "SECTION_SECONDS", -1)
    open_as(INES)
    app = visit()
    assert "The [auth] section is gone." in sketch(app)
    assert not total(app)
    assert "auth in secrets.toml must be a section: [auth]." in sketch(open_as(INES, "house"))  # type: ignore[arg-type]


def test_in_an_open_app_nobody_is_named(visit: Open) -> None:
    app = visit()
    assert total(app)
    assert not has(app, "button", "Sign out")
