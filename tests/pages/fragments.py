"""What `AppTest` lacks of a browser: a click in a fragment or dialog runs that alone; a clock.

`AppTest` runs the whole page at each click, which closes a dialog before it hears of it.
"""

import json
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from streamlit import runtime
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.testing.v1 import AppTest, app_test, element_tree
from streamlit.testing.v1.element_tree import ElementTree, Widget
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


@dataclass
class Screen:
    """What a browser holds of a page: what was sent last, and which fragments to run next.

    `sent` is what a component sends with the next run. `pages` are those that a link may lead to,
    which a server keeps from run to run; `files` are what its download buttons give.
    """

    messages: list[ForwardMsg] = field(default_factory=list)
    next: list[str] = field(default_factory=list)
    sent: list[WidgetState] = field(default_factory=list)
    pages: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)

    def fragment_of(self, id: str) -> str:
        """The fragment that has drawn the widget of this id, "" for the page itself."""
        for message in self.messages:
            element = message.delta.new_element
            kind = element.WhichOneof("type")
            if kind and getattr(getattr(element, kind), "id", None) == id:
                return message.delta.fragment_id
        return ""


SCREENS: WeakKeyDictionary[MemoryFragmentStorage, Screen] = WeakKeyDictionary()


def screen(app: AppTest) -> Screen:
    """The screen of an app, known by what `AppTest` keeps from run to run."""
    return SCREENS.setdefault(app._fragment_storage, Screen())


class Runner(LocalScriptRunner):
    """Runs the fragments that the screen asks for, and keeps what it shows beside them."""

    def run(self, *args: Any, **more: Any) -> ElementTree:
        held = SCREENS.setdefault(self._fragment_storage, Screen())
        self._wanted, held.next = held.next, []
        args[0].widgets.extend(held.sent)
        held.sent = []
        if self._wanted:
            self._pages_manager._set_pages(held.pages)
            self._requests = ScriptRequests()  # without the run of the whole page it begins with
            self.forward_msg_queue._queue = [
                each for each in held.messages if not each.delta.new_element.HasField("toast")
            ]
        tree = super().run(*args, **more)
        held.messages = self.forward_msgs()
        held.pages = self._pages_manager.get_pages()
        files = runtime.get_instance().media_file_mgr._deferred_callables
        held.files = held.files | files if self._wanted else dict(files)
        return tree

    def request_rerun(self, rerun_data: RerunData) -> bool:
        return super().request_rerun(replace(rerun_data, fragment_id_queue=self._wanted))


_run = ElementTree.run


def _run_as_a_browser(self: ElementTree, *, timeout: float | None = None) -> AppTest:
    """Runs the fragment in which something was clicked or typed; the page, if it was elsewhere."""
    assert self._runner is not None
    here = screen(self._runner)
    acted_in = {
        here.fragment_of(node.id)
        for node in self
        if isinstance(node, Widget) and element_tree._has_pending_value(node)
    }
    if len(acted_in) == 1:
        here.next = [id for id in acted_in if id]
    return _run(self, timeout=timeout)


def install(patch: pytest.MonkeyPatch) -> None:
    """Has `AppTest` run as a browser has it."""
    patch.setattr(app_test, "LocalScriptRunner", Runner)
    patch.setattr(ElementTree, "run", _run_as_a_browser)


def tick(app: AppTest) -> AppTest:
    """Runs again what runs by itself now and then, as the browser's clock has it."""
    here = screen(app)
    here.next = [
        message.auto_rerun.fragment_id
        for message in here.messages
        if message.HasField("auto_rerun")
    ]
    assert here.next, "nothing on this page runs by itself"
    return _run(app._tree)


def send(app: AppTest, value: Any, number: int = 0, event: str = "act") -> AppTest:
    """The page once a component has sent this, whatever it is; several are counted from the top."""
    here, id = screen(app), app.get("bidi_component")[number].proto.id
    payload = json.dumps([{"event": event, "value": value}])
    here.sent = [WidgetState(id=_make_trigger_id(id, "events"), json_trigger_value=payload)]
    here.next = [each for each in [here.fragment_of(id)] if each]
    return _run(app._tree)


def download(app: AppTest, label: str) -> Any:
    """What the first button of this label gives when it is clicked."""
    button = next(each for each in app.get("download_button") if each.label == label)
    return screen(app).files[button.proto.deferred_file_id]["callable"]()
