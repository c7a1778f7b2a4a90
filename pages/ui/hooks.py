"""Where AiCRM reaches into Streamlit: all of it here, read for one version, and for no other.

Nothing of this is promised by Streamlit. So another version is refused at the start, until somebody
has read it again and run the tests that name what each hook is for.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import WeakValueDictionary

import streamlit as st
from starlette.exceptions import HTTPException
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import ScriptRunner, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.ui import pace

__all__ = ["BackMsg"]

READ_FOR = "1.67.0"
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
"""The text of one script that stands in Streamlit's own page."""

MOST_OF_A_TAB = 30 * 1024 * 1024
MOST_OF_A_SERVER = 200 * 1024 * 1024
"""Bytes of uploaded files kept in memory: three of the largest size, and those of seven reps."""

MOMENT_SECONDS = 0.01
CLICKS = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{{}}__events"
"""By which id a component's clicks are known, made of its own."""

_add_file = MemoryUploadedFileManager.add_file
_request_rerun = AppSession.request_rerun
_clear_queue = AppSession._clear_queue
_open_state = SafeSessionState.__init__
_finish_state = SafeSessionState.on_script_finished
_state_locks: WeakValueDictionary[int, RLock] = WeakValueDictionary()
_create_new_session_message = AppSession._create_new_session_message


def install() -> None:
    """Puts the hooks in place; raises `SystemExit` under another version of Streamlit."""
    if st.__version__ != READ_FOR:
        raise SystemExit(
            f"AiCRM runs on Streamlit {READ_FOR}, and {st.__version__} is installed: run "
            "pip install -r requirements.txt"
        )
    # A folder called pages is special to Streamlit: without this, the first visitors of a new
    # server get the page of their address alone, without app.py and its frame.
    PagesManager.uses_pages_directory = False
    AppSession.request_rerun = _request_rerun_in_turn  # type: ignore[method-assign]
    AppSession._clear_queue = _keep_what_was_drawn  # type: ignore[method-assign]
    SafeSessionState.__init__ = _open_state_with_one_lock  # type: ignore[method-assign]
    SafeSessionState.on_script_finished = _finish_state_unless_followed  # type: ignore[method-assign]
    AppSession._create_new_session_message = _new_session_without_path  # type: ignore[method-assign]
    MemoryUploadedFileManager.add_file = _add_file_if_there_is_room  # type: ignore[method-assign]
    # It would offer a rep to install files for programmers.
    AppSession._compute_skills_nudge_state = lambda self: (False, "")  # type: ignore[method-assign]
    pace.install()


def claims(cookies: Mapping[str, str], host: str) -> dict[str, Any]:
    """What the cookie of a sign-in says, {} without one that Streamlit signed for this host."""
    try:
        text = starlette_websocket._get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
        said = json.loads(text) if text else {}
        return said if str(said.get("origin")).partition("://")[2] == host else {}
    except Exception:  # whatever a visitor sends as a cookie is no sign-in
        return {}


def claims_of(session_id: str) -> dict[str, Any] | None:
    """What the cookie said with which an open tab came; None when there is no such tab."""
    session = Runtime.instance().get_app_session(session_id)
    return None if session is None else dict(session._user_info)


def shorten_messages(receive: Callable[..., Any], size: int) -> None:
    """Has a websocket refuse a longer message by its first bytes: the server would keep the rest.

    Its length is the same for all connections otherwise.
    """
    connection = getattr(getattr(receive, "__self__", None), "conn", None)
    if connection is not None:  # which a test's stand-in has not
        connection.max_size = size


def address_of(picture: bytes, type: str, name: str) -> str:
    """Where a browser finds a picture, for as long as a page of this tab shows it by this name."""
    return base_path() + Runtime.instance().media_file_mgr.add(picture, f"image/{type}", name)


def made_for(file_id: str, session_id: str) -> bool:
    """Whether a download that is made on its click is one of this tab."""
    entry = Runtime.instance().media_file_mgr._deferred_callables.get(file_id)
    return entry is not None and entry["session_id"] == session_id


def has_room(session_id: str, size: int) -> bool:
    """Whether a tab may upload so many bytes beside what it, and all others, have uploaded."""
    server = Runtime.instance()
    # Tabs that were closed too long ago to come back are let go, with their files.
    server._session_mgr._session_storage._cache.expire()  # type: ignore[attr-defined]
    return _has_room(server.uploaded_file_mgr, session_id, size)  # type: ignore[arg-type]


def forget_absent_widgets() -> None:
    """Lets a tab forget the widgets that this run of the whole page has not drawn.

    Streamlit keeps what every widget ever was given to call, and the words that it began with.
    """
    run = get_script_run_ctx()
    if run is None or run.fragment_ids_this_run:
        return
    with run.session_state._lock:
        known = run.session_state._state._new_widget_state.widget_metadata
        drawn = run.shared.widget_ids_this_run.snapshot()
        clicks = {CLICKS.format(id) for id in drawn}  # of a component, kept beside it unsaid
        for id in known.keys() - drawn - clicks:
            del known[id]


def drop_tabs_left_on(customer_id: int) -> None:
    """Lets go of tabs whose browser went away with this customer open, and of what stood there."""
    manager = getattr(Runtime.instance(), "_session_mgr", None)  # which a test's stand-in has not
    if manager is None:
        return
    left = manager._session_storage
    left._cache.expire()
    for info in left.list():
        state = info.session.session_state
        if "open_customer" in state and state["open_customer"] == customer_id:
            left.delete(info.session.id)


def base_path() -> str:
    """The path below which Streamlit serves the app, such as "/crm", or ""."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def inline_scripts() -> list[str]:
    """The scripts that stand in Streamlit's own page."""
    page = Path(st.__file__).with_name("static") / "index.html"
    return SCRIPT.findall(page.read_text("utf-8"))


def _request_rerun_in_turn(self: AppSession, client_state: ClientState | None) -> None:
    """Leaves unheard what a fragment asks for whose page is no longer the one that is run.

    Streamlit would answer it in the name of that page, and the browser would empty the new one.
    What it asks for as a run has just ended waits until all of that run is on its way: Streamlit
    would begin another at once, and send nothing any more of the one before. It waits as well for
    a run that was asked for by the page's address: until its end that is no page's in particular.
    """
    wanted = client_state if client_state and client_state.fragment_id else None
    if wanted is not None and self._scriptrunner and _is_undecided(self, self._scriptrunner):
        self._event_loop.call_later(MOMENT_SECONDS, self.request_rerun, client_state)
    elif wanted is None or wanted.page_script_hash == self.page_script_hash:
        _request_rerun(self, client_state)


def _is_undecided(session: AppSession, run: ScriptRunner) -> bool:
    """Whether it is still to be known which page is open once this run has been sent."""
    by_address = session.page_script_hash == session._pages_manager.main_script_hash
    return by_address or _has_ended(run._requests)


def _keep_what_was_drawn(self: AppSession, fragment_ids_this_run: list[str] | None = None) -> None:
    """Sends all of a run of the page, also what a fragment is about to draw anew.

    Streamlit would leave that out, and the browser, which gets the run without it, would take the
    fragment's place away: what stands below moves up, and is lost under what the fragment draws.
    """
    if fragment_ids_this_run:
        self._browser_queue._delta_index_map = {}  # a later run must not alter what is in it
    else:
        _clear_queue(self)


def _has_ended(requests: ScriptRequests) -> bool:
    """Whether this run takes no more requests: it is over, or was told to stop for another one."""
    return requests._state is ScriptRequestType.STOP


def _open_state_with_one_lock(
    self: SafeSessionState, state: SessionState, yield_callback: Callable[[], None]
) -> None:
    """Lets all runs of a tab share one lock: Streamlit gives each its own, which holds off none."""
    _open_state(self, state, yield_callback)
    object.__setattr__(self, "_lock", _state_locks.setdefault(id(state), self._lock))


def _finish_state_unless_followed(self: SafeSessionState, *args: Any, **more: Any) -> None:
    """Takes no click away that the next run has begun with; Streamlit would, as this one ends."""
    run = get_script_run_ctx()
    with self._lock:
        if not (run and run.script_requests and _has_ended(run.script_requests)):
            _finish_state(self, *args, **more)


def _add_file_if_there_is_room(
    self: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec
) -> None:
    """Keeps an upload, unless others that were under way with it have taken the room."""
    if not _has_room(self, session_id, len(file.data)):
        raise HTTPException(413, "Too many files at once: save what you have, then add more.")
    _add_file(self, session_id, file)


def _has_room(files: MemoryUploadedFileManager, session_id: str, size: int) -> bool:
    of_tab = sum(len(each.data) for each in files.file_storage.get(session_id, {}).values())
    return of_tab + size <= MOST_OF_A_TAB and files._total_bytes + size <= MOST_OF_A_SERVER


def _new_session_without_path(self: AppSession, *args: Any, **more: Any) -> ForwardMsg:
    """Tells no browser where on the server's disk the app lies."""
    message = _create_new_session_message(self, *args, **more)
    message.new_session.main_script_path = Path(message.new_session.main_script_path).name
    return message
