"""Words outlive every way to leave a form, in every form: run with `--thorough`."""

from collections.abc import Callable
from time import monotonic

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import test_keeping
from tests.browser.conftest import App, Screen
from tests.browser.test_keeping import CLIENT, FORMS, WORDS, Form, field_in, field_of

ELSEWHERE, OTHER_CLIENT = "/reports", "/customer?customer=3"
SOCKETS = """
const Plain = WebSocket;
window.sockets = [];
window.WebSocket = class extends Plain {
  constructor(...all) { super(...all); window.sockets.push(this); }
};
"""
FURTHER = {
    "known product": Form("/catalog", "Description", (("button", "Edit"),), is_dialog=True),
    "known follow-up": Form("/follow_ups", "Follow-up note", (("button", "Edit"),), is_dialog=True),
    "follow-up of a client": Form(
        CLIENT, "Follow-up note", (("button", "Add follow-up"),), is_dialog=True
    ),
    "draft": Form(CLIENT, "Text of the email", (("tab", "Email"), ("button", "Draft email"))),
}


class Desk:
    """One app, the tab that a form is open in, and the ways out of it and back into it."""

    def __init__(self, app: App, tab: Callable[..., Screen], form: Form) -> None:
        self.app, self.tab, self.form = app, tab, form
        self.screen = self.open_tab()
        self.field: Locator | None = None

    def open_tab(self) -> Screen:
        screen = self.tab(self.app)
        screen.page.add_init_script(script=SOCKETS)
        return screen

    def begin(self) -> Locator:
        """The field with words typed into it; it is open still where the way before led back."""
        field = self.field or field_of(self.screen, self.form)
        self.screen.settle()
        field.fill("")
        field.press_sequentially(WORDS)
        expect(field).to_have_value(WORDS)
        return field

    def leave(self, way: Callable[["Desk"], Locator]) -> Locator:
        """The field, once its form was left so and opened again."""
        field, self.field = way(self), None
        expect(field).to_have_value(WORDS)
        self.field = field
        return field

    def again(self) -> Locator:
        """The field, once its form is opened anew on the page that is there by now."""
        return field_in(self.screen, self.form)

    def run(self) -> Locator:
        field = self.begin()
        field.press("Tab")
        self.screen.settle()
        return field

    def follow_a_link(self) -> Locator:
        """A dialog lets no link be clicked before it is closed."""
        self.begin()
        test_keeping.by_escape(self.screen)
        self.screen.go("Reports")
        return field_of(self.screen, self.form)

    def go_to_an_address(self) -> Locator:
        self.begin()
        self.screen.open(ELSEWHERE)
        return field_of(self.screen, self.form)

    def go_back(self) -> Locator:
        self.begin()
        self.screen.page.go_back()
        self.screen.settle()
        self.screen.page.go_forward()
        self.screen.settle()
        return self.again()

    def reload(self) -> Locator:
        self.begin()
        test_keeping.reload(self.screen)
        return self.again()

    def click_outside(self) -> Locator:
        self.begin()
        test_keeping.by_a_click_outside(self.screen)
        return self.again()

    def close_the_tab(self) -> Locator:
        self.begin()
        self.screen.page.close()
        self.screen = self.open_tab()
        return field_of(self.screen, self.form)

    def open_another_client(self) -> Locator:
        """On whose page nothing of it is to be seen."""
        self.begin()
        self.screen.open(OTHER_CLIENT)
        seen = self.screen.page.locator("input, textarea").evaluate_all("a => a.map(e => e.value)")
        assert WORDS not in seen
        return field_of(self.screen, self.form)

    def crash(self) -> Locator:
        self.begin()
        self.app.kill()
        self.app.start_again()
        field = field_of(self.screen, self.form)
        self.screen.troubles.clear()  # that the server was away
        return field

    def lose_the_connection(self) -> Locator:
        """Without one Streamlit lets nobody type; what was typed stays where it is."""
        field = self.begin()
        before = self.screen.page.evaluate(
            "window.sockets.forEach(socket => socket.close()) ?? window.sockets.length"
        )
        self.screen.page.wait_for_function("before => window.sockets.length > before", arg=before)
        self.screen.settle()
        return field if field.is_visible() else self.again()  # a dialog is closed by that


WAYS = (
    Desk.run,
    Desk.lose_the_connection,
    Desk.crash,
    Desk.reload,
    Desk.click_outside,
    Desk.follow_a_link,
    Desk.go_back,
    Desk.go_to_an_address,
    Desk.open_another_client,
    Desk.close_the_tab,
)


@pytest.mark.thorough
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("name", [*FORMS, *FURTHER])
def test_words_outlive_every_way_to_leave(name: str, app: App, tab: Callable[..., Screen]) -> None:
    desk, lost = Desk(app, tab, (FORMS | FURTHER)[name]), {}
    for way in WAYS:
        began = monotonic()
        try:
            desk.leave(way)
        except AssertionError as error:
            lost[way.__name__] = str(error)[:300]
        told = lost.get(way.__name__, "kept")
        print(f"{name}, {way.__name__}: {told}, {monotonic() - began:.0f} s", flush=True)
    assert lost == {}
