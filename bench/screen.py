"""An open tab as a browser keeps it: what stands on the page, and what looks at it anew."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id

from tests.pages.tab import Tab

RERUN, ERROR = 2, 1
"""Streamlit's figures for a run that ended in another one, and for an alert that is an error."""

LONGEST_SECONDS = 180
Entry = Mapping[str, str | date]


@dataclass(frozen=True)
class Drawn:
    """An element of the page: its id, the fragment that it belongs to, and its plain text."""

    id: str
    fragment: str
    text: str


class Screen:
    """A tab on which one act follows the other; whatever the page shows as an error is raised."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._place: dict[str, str] = {}
        self._repeating: dict[str, tuple[float, float]] = {}

    def open(self, page: str, query: str = "") -> None:
        """Goes to a page of the app."""
        self._place = {"page_name": page, "query_string": query}
        self._run()

    def fill(self, ending: str, text: str) -> None:
        """Types into the field whose id ends so; its fragment is run, or the page without one."""
        fragment = self._widget(ending).fragment
        self._run(fragment, widget_states={"widgets": [self._typed(ending, text)]})

    def turn(self, ending: str, is_open: bool) -> None:
        """Opens or closes the part of the page whose id ends so."""
        drawn = self._widget(ending)
        states = [{"id": drawn.id, "bool_value": is_open}]
        self._run(drawn.fragment, widget_states={"widgets": states})

    def press(self, ending: str, entry: Entry | None = None) -> None:
        """Presses the button whose id ends so, the fields of the entry filled in before."""
        button = self._widget(ending)
        states = [{"id": button.id, "trigger_value": True}]
        states += [self._typed(field, value) for field, value in (entry or {}).items()]
        self._run(button.fragment, widget_states={"widgets": states})

    def run(self) -> None:
        """Runs the whole page again."""
        self._run()

    def cards(self, ending: str) -> list[dict[str, Any]]:
        """The cards of the list whose id ends so, as they were drawn last."""
        id = self._widget(ending).id
        for message in reversed(self._tab.heard):
            if message.delta.new_element.bidi_component.id == id:
                data = json.loads(message.delta.new_element.bidi_component.json)
                return [card for group in data["groups"] for card in group.get("cards", [])]
        return []

    def act(self, ending: str, sent: Mapping[str, Any]) -> None:
        """Clicks on a card of the list whose id ends so."""
        drawn = self._widget(ending)
        value = json.dumps([{"event": "act", "value": sent}])
        state = {"id": _make_trigger_id(drawn.id, "events"), "json_trigger_value": value}
        self._run(drawn.fragment, widget_states={"widgets": [state]})

    def wait_for(self, toast: str) -> None:
        """Leaves the page open until it tells this."""
        until = time.monotonic() + LONGEST_SECONDS
        while toast not in (told := [each.body for each in self._tab.elements("toast")]):
            if time.monotonic() > until:
                raise TimeoutError(f"the page did not tell {toast!r} but {told}")
            self.idle(0.3)

    def idle(self, seconds: float) -> None:
        """Leaves the page open, which goes on looking for news."""
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until:
            late = [id for id, (_, due) in self._repeating.items() if due <= now]
            if late:
                self._look(late[0])
            else:
                time.sleep(min(0.1, until - now))

    def key(self, ending: str) -> str:
        """The key of the newest element whose key ends so."""
        return self._widget(ending).id.split("-", 2)[2]

    def above(self, text: str, ending: str) -> str:
        """The id, ending so, of the element that stands nearest above this text; "" if none."""
        drawn = self._drawn()
        here = any(each.text == text for each in drawn)
        return next((each.id for each in drawn if each.id.endswith(ending)), "") if here else ""

    def _typed(self, ending: str, value: str | date) -> dict[str, Any]:
        id = self._widget(ending).id
        if isinstance(value, date):
            return {"id": id, "string_array_value": {"data": [f"{value:%Y/%m/%d}"]}}
        return {"id": id, "string_value": value}

    def _widget(self, ending: str) -> Drawn:
        return next(each for each in self._drawn() if each.id.endswith(ending))

    def _drawn(self) -> Iterator[Drawn]:
        """What was drawn since the page was, the newest first."""
        for message in reversed(self._tab.heard):
            element = message.delta.new_element
            if kind := element.WhichOneof("type"):
                id = getattr(getattr(element, kind), "id", "")
                yield Drawn(id, message.delta.fragment_id, element.text.body)
            elif id := message.delta.add_block.expandable.id:
                yield Drawn(id, message.delta.fragment_id, "")

    def _run(self, fragment: str = "", **state: Any) -> None:
        if not fragment:
            self._repeating.clear()
            self._tab.heard.clear()
        self._tab.send(rerun_script={**self._place, "fragment_id": fragment, **state})
        self._hear_out()

    def _look(self, fragment: str) -> None:
        """Has a fragment drawn anew, as the page does from time to time."""
        every, _ = self._repeating[fragment]
        self._repeating[fragment] = every, time.monotonic() + every
        self._run(fragment, is_auto_rerun=True)

    def _hear_out(self) -> None:
        """Hears what the server says until nothing more is run, and takes note of it."""
        while True:
            began = len(self._tab.heard)
            self._tab.wait_for("script_finished", LONGEST_SECONDS)
            for message in self._tab.heard[began:]:
                self._note(message)
            if self._tab.last.script_finished != RERUN:
                return
            self._repeating.clear()

    def _note(self, message: Any) -> None:
        kind, element = message.WhichOneof("type"), message.delta.new_element
        if kind == "navigation":
            hash, query = message.navigation.page_script_hash, self._place["query_string"]
            self._place = {"page_script_hash": hash, "query_string": query}
        elif kind == "auto_rerun":
            every = message.auto_rerun.interval
            self._repeating[message.auto_rerun.fragment_id] = every, time.monotonic() + every
        elif kind == "stop_auto_rerun":
            self._repeating.pop(message.stop_auto_rerun.fragment_id, None)
        elif element.WhichOneof("type") == "exception":
            raise AssertionError(f"{element.exception.type}: {element.exception.message}")
        elif element.WhichOneof("type") == "alert" and element.alert.format == ERROR:
            raise AssertionError(element.alert.body)
