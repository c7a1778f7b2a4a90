"""What a run costs beside what it draws: where Streamlit does more for it than it needs.

Like `hooks.py` it is read for one version of Streamlit, and put in place by it.
"""

import asyncio
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

from streamlit.commands import logo, page_config
from streamlit.components.v2.bidi_component import serialization
from streamlit.cursor import Cursor, SparseList
from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX

TOGETHER_SECONDS = 0.005
"""For how long what a run draws may wait for more of it: as long as Streamlit waits to send it."""

_say = AppSession._handle_scriptrunner_event_on_event_loop
_wake = Runtime._enqueued_some_message
_all_state = SafeSessionState.filtered_state
_lock = Lock()


def install() -> None:
    """Puts the hooks in place."""
    AppSession._on_scriptrunner_event = _tell_together  # type: ignore[assignment, method-assign]
    Runtime._enqueued_some_message = _wake_from_outside  # type: ignore[method-assign]
    SafeSessionState.filtered_state = property(_State)  # type: ignore[assignment, method-assign]
    # Our components are sent no tables, and to look for one takes pandas: half a second of a start.
    serialization.is_dataframe_like = lambda obj: False
    for command in (logo, page_config):
        command.image_to_url = lambda drawing, **how: _address(drawing)  # type: ignore[attr-defined]
    Cursor.__deepcopy__ = _copy_cursor  # type: ignore[attr-defined]
    DeltaGenerator.__deepcopy__ = _copy_once  # type: ignore[assignment, method-assign]


@cache
def _address(drawing: str | Path) -> str:
    """A drawing of ours as an address that holds it; Streamlit imports numpy and Pillow for it."""
    return f"data:image/svg+xml;base64,{b64encode(Path(drawing).read_bytes()).decode()}"


def _tell_together(
    self: AppSession,
    sender: Any,
    event: ScriptRunnerEvent,
    forward_msg: ForwardMsg | None = None,
    **more: Any,
) -> None:
    """Wakes the loop once for all that a run draws in a moment.

    Streamlit wakes it for each element: the two threads would take the interpreter from each other
    a hundred times a page, and each time wait for whoever else wants it.
    """
    with _lock:
        said: list[Callable[[], None]] = self.__dict__.setdefault("_said", [])
        said.append(partial(_say, self, sender, event, forward_msg, **more))
        is_first = len(said) == 1
    if event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
        self._call_soon_on_event_loop(partial(_say_all, self))
    elif is_first:
        self._call_soon_on_event_loop(partial(_say_later, self))


def _say_later(session: AppSession) -> None:
    session._event_loop.call_later(TOGETHER_SECONDS, _say_all, session)


def _say_all(session: AppSession) -> None:
    with _lock:
        said, session.__dict__["_said"] = session.__dict__["_said"], []
    for each in said:
        session._event_loop.call_soon(each)


def _wake_from_outside(self: Runtime) -> None:
    """Wakes the loop that sends to browsers, unless it is what asks for it."""
    wanted = self._get_async_objs()
    if asyncio._get_running_loop() is wanted.eventloop:
        wanted.need_send_data.set()
    else:
        _wake(self)


class _State(Mapping[str, Any]):
    """What a tab keeps, read where it is looked at: Streamlit copies all of it for each field."""

    def __init__(self, state: SafeSessionState) -> None:
        self._state = state

    def __contains__(self, key: object) -> bool:
        try:
            self[str(key)]
        except KeyError:
            return False
        return True

    def __getitem__(self, key: str) -> Any:
        if key.startswith(STREAMLIT_INTERNAL_KEY_PREFIX):
            raise KeyError(key)
        return self._state[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_all_state.fget(self._state))  # type: ignore[attr-defined]

    def __len__(self) -> int:
        return len(_all_state.fget(self._state))  # type: ignore[attr-defined]


def _copy_once(self: DeltaGenerator, memo: dict[int, Any]) -> DeltaGenerator:
    """Copies the place of a fragment with those around it once, not once for each in it."""
    place = DeltaGenerator(
        root_container=self._root_container,
        cursor=deepcopy(self._cursor, memo),
        parent=deepcopy(self._parent, memo),
        block_type=self._block_type,
    )
    place._form_data = deepcopy(self._form_data, memo)
    place._creating_fragment_id = self._creating_fragment_id
    return place


def _copy_cursor(self: Cursor, memo: dict[int, Any]) -> Cursor:
    """Copies the few numbers of a place one by one, which Python would find out for each anew."""
    cursor = object.__new__(type(self))
    cursor.__dict__.update(self.__dict__, _transient_elements=SparseList())
    cursor._transient_elements._data.update(self._transient_elements._data)
    return cursor
