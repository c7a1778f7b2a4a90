"""No word is lost: what is typed and not saved is there again, in every form."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import App, Screen

WORDS = "She adored the ivory coat"
CLIENT = "/customer?customer=2"


@dataclass(frozen=True)
class Form:
    """Where a form is, what is clicked to open it, and a field of it."""

    address: str
    field: str
    clicks: tuple[tuple[str, str], ...] = ()
    is_dialog: bool = False


def _dialog(address: str, field: str, *clicks: tuple[str, str]) -> Form:
    return Form(address, field, clicks, is_dialog=True)


FORMS = {
    "log": Form(CLIENT, "What happened"),
    "log from Home": _dialog("/", "What happened", ("button", "Log interaction")),
    "new customer": _dialog("/customers", "Notes", ("button", "Add customer")),
    "known customer": _dialog(CLIENT, "Company", ("button", "Edit")),
    "product": _dialog("/catalog", "Description", ("button", "Add product")),
    "follow-up": _dialog("/follow_ups", "Follow-up note", ("button", "Add follow-up")),
    "purchase": _dialog(
        CLIENT, "Price paid (each)", ("tab", "Purchases"), ("button", "Add purchase")
    ),
    "fact": _dialog(CLIENT, "Words", ("tab", "Facts"), ("button", "Add fact")),
    "e-mail": Form(CLIENT, "Points to include", (("tab", "Email"),)),
    "question": Form(CLIENT, "Ask the assistant", (("tab", "Assistant"),)),
}
Way = Callable[[Screen], None]


def reload(screen: Screen) -> None:
    screen.page.reload()
    screen.settle()


def by_another_address(screen: Screen) -> None:
    screen.open("/reports")


def by_back(screen: Screen) -> None:
    screen.page.go_back()
    screen.settle()


def by_escape(screen: Screen) -> None:
    screen.page.keyboard.press("Escape")
    keep_for_later(screen)


def by_a_click_outside(screen: Screen) -> None:
    if screen.dialog().count():
        screen.page.mouse.click(5, 5)
    keep_for_later(screen)


def keep_for_later(screen: Screen) -> None:
    """A dialog with words asks first."""
    if screen.dialog().count():
        expect(screen.page.get_by_text("is not saved yet")).to_be_visible()
        screen.click("Close, and keep it for later")
        expect(screen.dialog()).to_have_count(0)


OF_PAGES: tuple[Way, ...] = (by_another_address, reload, by_back)


def field_of(screen: Screen, form: Form) -> Locator:
    """The field, once its page and its form are open."""
    screen.open(form.address)
    return field_in(screen, form)


def field_in(screen: Screen, form: Form) -> Locator:
    """The field, once its form is open on its page."""
    for role, name in form.clicks:
        screen.click(name, role)
    within = screen.dialog() if form.is_dialog else screen.page
    return within.get_by_label(form.field, exact=True).first


@pytest.mark.timeout(300)
@pytest.mark.long
def test_words_are_there_again_in_every_form(app: App, tab: Callable[..., Screen]) -> None:
    """A page's forms are filled one by one and left together, each page by another way."""
    screen = tab(app)
    from_dialogs, from_pages = cycle((by_escape, by_a_click_outside)), cycle(OF_PAGES)
    for address in dict.fromkeys(form.address for form in FORMS.values()):
        forms = [form for form in FORMS.values() if form.address == address]
        screen.open(address)
        for form in forms:
            field = field_in(screen, form)
            field.fill("")
            field.press_sequentially(WORDS)
            if form.is_dialog:
                next(from_dialogs)(screen)
        next(from_pages)(screen)
        screen.open(address)
        for form in forms:
            expect(field_in(screen, form)).to_have_value(WORDS)
            by_escape(screen)
    screen.open("/customer?customer=3")
    expect(screen.page.get_by_label("What happened")).to_have_value("")
    kept = screen.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('aicrm'))")
    assert len(kept) == len(FORMS)


def test_words_outlive_the_server_and_are_gone_once_saved_or_thrown_away(
    own_app: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(own_app)
    screen.open(CLIENT)
    field = screen.page.get_by_label("What happened")
    field.press_sequentially(WORDS)
    own_app.restart()
    screen.open(CLIENT)
    screen.troubles.clear()  # that the server was away
    expect(field).to_have_value(WORDS)
    field.press("Tab")
    screen.show_more(screen.page.get_by_test_id("stForm").first)
    screen.page.get_by_label("Subject").press("Enter")
    expect(field).to_have_value(WORDS)  # Enter in the subject saves nothing
    screen.click("Save", within=screen.page.get_by_test_id("stForm").first)
    expect(screen.page.get_by_text("Saved.", exact=True)).to_be_visible()
    screen.settle()  # the browser hears that it is saved at the end of that run
    reload(screen)
    expect(field).to_have_value("")

    field.press_sequentially(WORDS)
    reload(screen)
    expect(field).to_have_value(WORDS)
    screen.click("Throw away")
    expect(field).to_have_value("")
    reload(screen)
    expect(field).to_have_value("")


def test_a_paste_that_is_too_long_stays_with_the_reason(
    app: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(app)
    field = field_of(screen, FORMS["follow-up"])
    long = "A note of many words. " * 40
    screen.dialog().get_by_label("Search client", exact=True).fill("Lucian")
    screen.page.keyboard.press("Enter")
    screen.settle()
    field.fill(long)
    screen.click("Save", within=screen.dialog())
    expect(screen.page.get_by_text("is longer than 500 characters")).to_be_visible()
    expect(field).to_have_value(long)
