"""Signing in before a real provider: at every address, nobody unknown sees the book."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import oidc_provider
from tests.browser.conftest import App
from tests.browser.oidc_provider import SIGN_IN, UNVERIFIED, refusal
from tests.browser.server import ForkedApp
from tests.browser.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")
ADDRESSES = ["/", "/?customer=1", "/customer?customer=1"]
ADDRESSES += [f"/{name}" for name in PAGES if name != "home"]
SECRET = oidc_provider.COOKIE_SECRET
INES, PAUL = "by Ines@\u2060House.com", "by paul@\u2060maison.fr"
"""As text from outside is written where it must not become a link."""


RULES = "@house.com, paul@maison.fr"
at_some_addresses = pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(ADDRESSES, marks=pytest.mark.thorough, id="every"),
        pytest.param(["/customer?customer=1", "/reports"], id="some"),
    ],
)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with oidc_provider.provider() as address:
        yield address


@pytest.fixture
def closed_app(provider: str, demo_folder: Path) -> Iterator[App]:
    """A fresh server where people sign in, over a demo boutique of one test alone."""
    yield from oidc_provider.serve(demo_folder, provider, RULES)


@pytest.fixture(scope="module")
def shared_app(
    provider: str, tmp_path_factory: pytest.TempPathFactory, read_demo_book: Path
) -> Iterator[App]:
    """A server where people sign in, one for the tests of a module."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copy(read_demo_book, folder / "aicrm.db")
    yield from oidc_provider.serve(folder, provider, RULES)


@pytest.fixture
def visitor(browser: Browser, provider: str) -> Iterator[Callable[[App], Visitor]]:
    """Opens a tab in a browser of its own; at the end, nothing may have gone wrong in it."""
    opened: list[Visitor] = []

    def open_tab(app: App, beside: Visitor | None = None) -> Visitor:
        context = beside.page.context if beside else browser.new_context()
        opened.append(Visitor(context.new_page(), app.url, provider))
        return opened[-1]

    yield open_tab
    for screen in opened:
        screen.page.context.close()
    assert [trouble for screen in opened for trouble in screen.troubles] == []


@pytest.mark.thorough
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_address_of_a_fresh_server_shows_only_the_sign_in(
    address: str, closed_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(closed_app)
    screen.open(address)
    screen.sees_only(*SIGN_IN)


@pytest.mark.timeout(300)
@at_some_addresses
def test_a_stranger_is_refused_and_signing_out_shuts_the_app_again(
    addresses: list[str], shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(shared_app)
    screen.open()
    screen.sign_in("stranger")
    screen.sees_only(*refusal("eve@nothouse.com"))
    for address in addresses:
        screen.open(address)
        screen.sees_only(*refusal("eve@nothouse.com"))
    screen.sign_out()
    screen.sees_only(*SIGN_IN)


@pytest.mark.timeout(300)
@at_some_addresses
def test_a_rep_sees_the_app_until_signing_out(
    addresses: list[str], shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(shared_app)
    screen.open()
    screen.sign_in("ines")
    screen.sees_the_app("Ines@House.com")
    for address in addresses:
        screen.open(address)
        screen.sees_the_app("Ines@House.com")
    screen.sign_out()
    screen.sees_only(*SIGN_IN)
    screen.open("/customer?customer=1")
    screen.sees_only(*SIGN_IN)


@pytest.mark.parametrize("address", [pytest.param("/home", marks=pytest.mark.thorough), "/nothing"])
def test_an_address_that_is_no_page_shows_the_sign_in_too(
    address: str, shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(shared_app)
    screen.open(address)
    expect(screen.dialog()).to_contain_text("Page not found")
    assert all("does not seem to exist" in trouble for trouble in screen.troubles)
    screen.troubles.clear()
    screen.page.keyboard.press("Escape")
    screen.sees_only(*SIGN_IN)


@pytest.mark.thorough
def test_a_host_that_has_variables_alone_signs_in_too(
    provider: str, tmp_path: Path, visitor: Callable[..., Visitor]
) -> None:
    app = ForkedApp(tmp_path, AICRM_ALLOWED=RULES, AICRM_SECRETS=oidc_provider.secrets(provider))
    try:
        screen = visitor(app)
        screen.open("/customers")
        screen.sees_only(*SIGN_IN)
        screen.sign_in("ines")
        screen.sees_the_app("Ines@House.com")
        screen.sign_out()
        screen.sees_only(*SIGN_IN)
    finally:
        app.stop()


@pytest.mark.thorough
def test_signing_out_ends_the_session_in_every_tab(
    shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    first = visitor(shared_app)
    first.open()
    first.sign_in("paul")
    second = visitor(shared_app, beside=first)
    second.open("/customers")
    second.sees_the_app("paul@maison.fr")
    first.sign_out()
    second.page.get_by_role("link", name="Pipeline", exact=True).click()
    second.sees_only(*SIGN_IN)


@pytest.mark.thorough
def test_what_a_rep_logs_and_another_changes_says_who_they_were(
    shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    ines, paul = visitor(shared_app), visitor(shared_app)
    for screen, who in ((ines, "ines"), (paul, "paul")):
        screen.open("/customer?customer=1")
        screen.sign_in(who)
        screen.open("/customer?customer=1")
    ines.page.get_by_label("What happened").fill("She chose the ivory coat.")
    ines.click("Save", within=ines.page.get_by_test_id("stForm"))
    entry = ines.page.locator(".cards.letters .card").first
    expect(entry).to_contain_text(INES)
    ines.choose("Stage", "Prospect")

    paul.open("/customer?customer=1")
    expect(paul.page.get_by_text(f"Last changed {INES}")).to_be_visible()
    entry = paul.page.locator(".cards.letters .card").first
    entry.get_by_role("button", name="Actions").click()
    paul.page.get_by_text("Mark as positive", exact=True).click()
    expect(entry).to_contain_text(f"{INES} · changed {PAUL}")


@pytest.mark.thorough
def test_words_outlive_a_session_for_their_own_rep_alone_and_go_once_that_one_signs_out(
    shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen, words = visitor(shared_app), "She adored the ivory coat"
    for rep, back in (("ines", ""), ("paul", ""), ("ines", words)):
        screen.page.context.clear_cookies()
        screen.open("/customer?customer=3")
        screen.sign_in(rep)
        screen.open("/customer?customer=3")
        field = screen.page.get_by_label("What happened")
        expect(field).to_have_value(back)
        if rep == "ines" and not back:
            field.press_sequentially(words)
    screen.sign_out()
    assert "aicrm-words" not in screen.page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.thorough
def test_a_second_device_stays_signed_in(shared_app: App, visitor: Callable[..., Visitor]) -> None:
    desk, phone = visitor(shared_app), visitor(shared_app)
    for screen in (desk, phone):
        screen.open()
        screen.sign_in("ines")
    desk.sign_out()
    phone.go("Customers")
    phone.sees_the_app("Ines@House.com")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("sub", "account"),
    [
        ("unverified", ("ines@house.com", UNVERIFIED)),
        ("silent", ("ines@house.com", UNVERIFIED)),
        ("nameless", ("It has no e-mail address.",)),
    ],
)
def test_an_account_whose_address_is_not_known_for_sure_is_refused(
    sub: str, account: tuple[str, ...], shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(shared_app)
    screen.open()
    screen.sign_in(sub)
    screen.sees_only(*refusal(*account))


@pytest.mark.parametrize(
    ("secret", "days_ago"), [("a guess of at least thirty-two characters", 0), (SECRET, 40)]
)
@pytest.mark.thorough
def test_a_cookie_that_is_forged_or_expired_shows_the_sign_in(
    secret: str, days_ago: int, shared_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(shared_app)
    screen.open()
    screen.sign_in("ines")
    context = screen.page.context
    real = next(c for c in context.cookies() if c["name"] == oidc_provider.COOKIE)
    for_the_day = oidc_provider.signed_again(real["value"], SECRET, 1)
    context.add_cookies([{**real, "value": for_the_day}])
    screen.open("/customers")
    screen.sees_the_app("Ines@House.com")
    wrong = oidc_provider.signed_again(real["value"], secret, days_ago)
    context.add_cookies([{**real, "value": wrong}])
    screen.open("/customers")
    screen.sees_only(*SIGN_IN)


@pytest.mark.parametrize(
    ("address", "secrets", "said"),
    [
        ("/?customer=1", "", "The [auth] section is gone."),
        pytest.param("/reports", "[auth", "secrets.toml can't be read", marks=pytest.mark.thorough),
    ],
)
def test_a_fresh_server_is_shut_also_once_its_secrets_are_emptied_or_broken(
    address: str, secrets: str, said: str, closed_app: App, visitor: Callable[..., Visitor]
) -> None:
    screen = visitor(closed_app)
    screen.open(address)
    screen.sees_only(*SIGN_IN)
    (closed_app.folder / ".streamlit" / "secrets.toml").write_text(secrets, "utf-8")
    for _ in range(30):
        screen.open("/customers")
        if said in screen.text():
            break
        screen.sees_only(*SIGN_IN)
    assert said in screen.text()
    assert not screen.page.get_by_test_id("stSidebar").count()
