"""Every label of the design is on its screen."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

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
    if view == "draft":
        screen.page.locator("[class*='_draft']").get_by_role("button", name="Draft email").click()
        expect(screen.page.get_by_label("Text of the email")).to_be_visible()
        screen.settle()
    if view in LISTS:
        box = screen.page.get_by_role("combobox", name=LISTS[view], exact=True)
        box.focus()
        box.press("ArrowDown")


def found(screen: Screen, kind: str, label: str) -> Locator:
    """What carries the label; a heading may end in its count, a date's parts name their field."""
    page = screen.page
    if kind == "heading":
        return page.get_by_role(kind, name=re.compile(rf"^{re.escape(label)}( \([\d,]+\))?$"))
    if kind == "field":
        return page.get_by_label(re.compile(rf"^(\w+, )?{re.escape(label)}( \(required\))?$"))
    if kind == "metric":
        return page.get_by_test_id("stMetricLabel").get_by_text(label, exact=True)
    if kind == "column":
        return page.locator("[role=columnheader]").get_by_text(label, exact=True)
    if kind == "status":
        return page.get_by_test_id("stSidebar").get_by_text(label)
    if kind == "text":
        return page.get_by_text(label, exact=True)
    return page.get_by_role(kind, name=label, exact=True)


def test_every_label_of_the_design_is_on_its_screen(app: App, tab: Callable[..., Screen]) -> None:
    screen = tab(app)
    for view, kinds in LABELS.items():
        show(screen, view)
        for kind, labels in kinds.items():
            for label in labels:
                seen = found(screen, kind, label).first
                expect(seen, f"{view}: {kind} {label}").to_be_attached()
        if view in LISTS:
            screen.page.keyboard.press("Escape")
