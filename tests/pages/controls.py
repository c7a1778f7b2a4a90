"""What a rep does on a page, or in one place of it, told by the words that stand there."""

import json
import threading
from time import monotonic
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from crm.jobs import Job
from tests.pages.fragments import send, tick
from tests.pages.sketch import read, sketch

Place = AppTest | Block


def field(place: Place, kind: str, label: str) -> Any:
    """The element of this kind and label, the first from the top."""
    return next(element for element in place.get(kind) if element.label == label)


def has(place: Place, kind: str, label: str) -> bool:
    """Whether there is an element of this kind and label."""
    return any(element.label == label for element in place.get(kind))


def press(place: Place, label: str, number: int = 0) -> AppTest:
    """The page after a click on the button of this label; several are counted from the top."""
    buttons = [button for button in place.button if read(button.label) == label]
    return buttons[number].click().run()


def cards(app: AppTest) -> list[dict[str, Any]]:
    """The cards of all lists on the page, as the browser gets them."""
    return [
        card
        for element in app.get("bidi_component")
        for group in json.loads(element.proto.json).get("groups", [])
        for card in group.get("cards", [])
    ]


def act(app: AppTest, title: str, name: str, value: str = "") -> AppTest:
    """The page after an act on the card of this title, by a click or by one of its choices."""
    for number, element in enumerate(app.get("bidi_component")):
        for group in json.loads(element.proto.json).get("groups", []):
            for card in group.get("cards", []):
                if card["title"] == title:
                    return send(app, {"id": card["id"], "act": name, "value": value}, number)
    raise LookupError(title)


def settle(app: AppTest) -> AppTest:
    """The page once nothing is under way on it."""
    until = monotonic() + 30
    while ":material/progress_activity:" in sketch(app) or has(app, "button", "Stop"):
        if monotonic() > until:
            raise TimeoutError(sketch(app))
        wait_for_work()
        tick(app)
    return app


def wait_for_work() -> None:
    """Waits until no job is under way, or a moment: to look at the page meanwhile costs more."""
    for thread in threading.enumerate():
        if thread.name.endswith(f"({Job._run.__name__})"):
            thread.join(0.1)


def dialog(app: AppTest) -> Block:
    """The dialog that is open."""
    return next(block for block in app._tree if block.type == "dialog")


def is_open(app: AppTest) -> bool:
    """Whether a dialog is open."""
    return any(block.type == "dialog" for block in app._tree)


def unfold(app: AppTest, label: str) -> AppTest:
    """The page after a click on the closed part, or the tab, of this label."""
    blocks = [node for node in app._tree if isinstance(node, Block)]
    for block in blocks:
        if block.type == "expander" and block.label == label:
            return _turn(app, block, True)
        if block.type == "popover" and block.proto.popover.label == label:
            return _turn(app, block, True)
        if any(each.type == "tab" and each.label == label for each in block.children.values()):
            return _turn(app, block, label)
    raise LookupError(label)


def _turn(app: AppTest, block: Block, value: object) -> AppTest:
    app.session_state[block.key] = value
    return app.run()
