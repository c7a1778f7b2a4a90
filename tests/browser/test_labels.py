"""Every label of the design is on its screen."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import App, Screen
from tests.browser.labels import LABELS

CLIENT = "/customer?customer=1"
ADDRESSES = {
    "home": "/",
    "customers": "/customers",
    "customers sorted": "/customers",
    "pipeline": "/pipeline",
    "follow-ups": "/follow_ups",
    "catalog": "/catalog",
    "reports": "/reports",
}
LISTS = {"customers sorted": "Sort by", "scenarios": "Scenario", "tones": "Tone"}
TABS = {
    "email": "Email",
    "scenarios": "Email",
    "tones": "Email",
    "draft": "Email",
    "assistant": "Assistant",
    "recommendations": "Recommendations",
    "purchases": "Purchases",
}
FIELDS = "textbox|searchbox|combobox|spinbutton|switch|radiogroup"
PLACES = {
    "metric": "[data-testid=stMetricLabel]",
    "column": ".cards th",
    "status": "[data-testid=stSidebar]",
    "text": "[data-testid=stMain]",
}


def show(screen: Screen, view: str) -> None:
    """Opens a view as a rep would."""
    if view == "archived customer":
        screen.open("/customers?archived=true")
        screen.open_first_row()
        return
    address = ADDRESSES.get(view, CLIENT)
    if not screen.page.url.endswith(address):
        screen.open(address)
    if view in TABS:
        screen.click(TABS[view], role="tab")
    if view == "customer":
        screen.show_more(screen.page.get_by_test_id("stForm").first)
    if view == "draft":
        screen.page.locator("[class*='_draft']").get_by_role("button", name="Draft email").click()
        expect(screen.page.get_by_label("Text of the email")).to_be_visible()
        screen.settle()
    if view in LISTS:
        box = screen.page.get_by_role("combobox", name=LISTS[view], exact=True)
        box.focus()
        box.press("ArrowDown")


def is_there(screen: Screen, names: str, kind: str, label: str) -> bool:
    """Whether something of this kind has the label; a heading may end in its count.

    `names` are the page's parts with their names, as a screen reader has them; a date's parts name
    their field.
    """
    exactly = re.escape(label)
    if kind == "heading":
        return re.search(rf'- heading "{exactly}( \([\d,]+\))?"', names) is not None
    if kind == "field":
        return re.search(rf'- ({FIELDS}) "(\w+, )?{exactly}( \(required\))?"', names) is not None
    if kind in PLACES:
        return screen.page.locator(PLACES[kind]).get_by_text(label).count() > 0
    return re.search(rf'- {kind} "{exactly}"', names) is not None


def test_every_label_of_the_design_is_on_its_screen(app: App, tab: Callable[..., Screen]) -> None:
    screen = tab(app)
    for view, kinds in LABELS.items():
        show(screen, view)
        if view in TABS and (headings := kinds.get("heading")):
            expect(screen.page.get_by_role("heading", name=headings[0]).first).to_be_visible()
            screen.settle()
        names = screen.page.locator("body").aria_snapshot()
        for kind, labels in kinds.items():
            missing = [label for label in labels if not is_there(screen, names, kind, label)]
            assert missing == [], (view, kind)
        if view in LISTS:
            screen.page.keyboard.press("Escape")
