"""What AiCRM reaches into Streamlit for: only into the version that was read."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import WidgetMetadata

from pages.ui import hooks
from tests.pages.conftest import ROOT


def test_another_version_of_streamlit_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "__version__", "1.68.0")
    with pytest.raises(SystemExit, match=r"Streamlit 1\.67\.0, and 1\.68\.0 is installed"):
        hooks.install()


def test_the_version_that_was_read_is_the_one_that_is_installed_with_the_app() -> None:
    assert f"streamlit=={hooks.READ_FOR}" in (ROOT / "requirements.txt").read_text("utf-8")


PRIVATE = re.compile(r"from streamlit\.(?:runtime|web|proto)\b|import streamlit\.(?:runtime|web)\b")


def test_no_other_module_reaches_into_streamlit() -> None:
    modules = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]
    found = {path.name for path in modules if PRIVATE.search(path.read_text("utf-8"))}
    assert found == {"hooks.py", "pace.py"}


class Session:
    """A tab on a page, with a run that takes these requests or has ended."""

    _pages_manager = SimpleNamespace(main_script_hash="any")

    def __init__(self, requests: ScriptRequests | None = None, page: str = "here") -> None:
        self.page_script_hash = page
        self._scriptrunner = requests and SimpleNamespace(_requests=requests)
        self._event_loop = self
        self.later: list[tuple[object, ...]] = []

    def call_later(self, _: float, *call: object) -> None:
        self.later.append(call)

    def request_rerun(self, state: ClientState) -> None:
        hooks._request_rerun_in_turn(self, state)  # type: ignore[arg-type]

    def end_the_run(self, page: str) -> None:
        """As the last of the run has been sent, the page is known; who waits asks again."""
        self._scriptrunner, self.page_script_hash = None, page
        for ask, state in self.later:
            ask(state)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("fragment", "page", "heard"),
    [("f", "here", True), ("f", "there", False), ("", "there", True), (None, "", True)],
)
def test_a_fragment_of_another_page_is_left_unheard(
    monkeypatch: pytest.MonkeyPatch, fragment: str | None, page: str, heard: bool
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(hooks, "_request_rerun", lambda _, state: asked.append(state))
    state = None
    if fragment is not None:
        state = ClientState(fragment_id=fragment, page_script_hash=page)
    hooks._request_rerun_in_turn(Session(), state)  # type: ignore[arg-type]
    assert asked == ([state] if heard else [])


def over() -> ScriptRequests:
    """What a run that is over, or was told to stop, has been asked for."""
    requests = ScriptRequests()
    requests.request_stop()
    return requests


def test_a_look_waits_until_all_of_the_run_that_has_just_ended_is_on_its_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(hooks, "_request_rerun", lambda _, state: asked.append(state))
    session = Session(over())
    look = ClientState(fragment_id="f", page_script_hash="here", is_auto_rerun=True)
    session.request_rerun(look)
    assert asked == []
    session.end_the_run("here")
    assert asked == [look]
    click = ClientState(page_script_hash="here")
    Session(over()).request_rerun(click)
    assert asked == [look, click]  # a click redraws all, and waits for nobody


def test_a_look_during_a_run_is_asked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(hooks, "_request_rerun", lambda _, state: asked.append(state))
    look = ClientState(fragment_id="f", page_script_hash="here", is_auto_rerun=True)
    Session(ScriptRequests()).request_rerun(look)
    assert asked == [look]


@pytest.mark.parametrize("requests", [ScriptRequests(), over()])
def test_what_is_typed_while_a_page_is_drawn_that_was_opened_by_its_address_is_heard_after_it(
    monkeypatch: pytest.MonkeyPatch, requests: ScriptRequests
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(hooks, "_request_rerun", lambda _, state: asked.append(state))
    session = Session(requests, page="any")
    words = ClientState(fragment_id="f", page_script_hash="here")
    session.request_rerun(words)
    session.request_rerun(ClientState(fragment_id="g", page_script_hash="the page before"))
    assert asked == []
    session.end_the_run("here")
    assert asked == [words]


def words(body: str, fragment: str, *path: int) -> ForwardMsg:
    """A text that a run draws in this place."""
    message = ForwardMsg()
    message.delta.new_element.markdown.body = body
    message.delta.fragment_id = fragment
    message.metadata.delta_path.extend(path)
    return message


@pytest.mark.parametrize(
    ("fragments", "sent"),
    [(["f"], ["Half an answer", "Stop", "", "An answer"]), (None, ["", "An answer"])],
)
def test_what_the_page_has_drawn_is_sent_before_a_fragment_draws_it_anew(
    fragments: list[str] | None, sent: list[str]
) -> None:
    hooks.install()
    queue = ForwardMsgQueue()
    queue.enqueue(words("Half an answer", "f", 0, 0))
    queue.enqueue(words("Stop", "", 0, 1))
    queue.enqueue(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY))
    AppSession._clear_queue(SimpleNamespace(_browser_queue=queue), fragments)  # type: ignore[arg-type]
    queue.enqueue(words("An answer", "f", 0, 0))
    assert [message.delta.new_element.markdown.body for message in queue.flush()] == sent


CLICK = WidgetStates(widgets=[WidgetState(id="$$ID-save-None", trigger_value=True)])


def run_of(state: SessionState) -> SafeSessionState:
    """One run of a tab, as it sees what the tab keeps."""
    run = SafeSessionState(state, lambda: None)
    metadata = WidgetMetadata(
        id="$$ID-save-None",
        deserializer=lambda value: bool(value),
        serializer=lambda value: value,
        value_type="trigger_value",
    )
    run.register_widget(metadata, None)
    return run


@pytest.mark.parametrize(("requests", "is_clicked"), [(over(), True), (ScriptRequests(), False)])
def test_a_run_that_ends_takes_no_click_from_the_run_that_followed_it(
    monkeypatch: pytest.MonkeyPatch, requests: ScriptRequests, is_clicked: bool
) -> None:
    hooks.install()
    state = SessionState()
    before, after = run_of(state), run_of(state)
    after.on_script_will_rerun(CLICK)
    context = SimpleNamespace(script_requests=requests, fragment_ids_this_run=["f"])
    monkeypatch.setattr(hooks, "get_script_run_ctx", lambda: context)
    before.on_script_finished(frozenset())
    assert state._new_widget_state["$$ID-save-None"] is is_clicked


def test_two_runs_of_a_tab_do_not_change_what_it_keeps_at_the_same_time() -> None:
    hooks.install()
    one, other = SessionState(), SessionState()
    assert run_of(one)._lock is run_of(one)._lock is not run_of(other)._lock


def left_tab(id: str, customer_id: int | None) -> Any:
    """A tab whose browser has gone, on the page of this customer or on another one."""
    state = {} if customer_id is None else {"open_customer": customer_id}
    return SimpleNamespace(session=SimpleNamespace(id=id, session_state=state))


def test_tabs_that_were_left_on_a_customers_page_go_with_the_customer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    storage = MemorySessionStorage()
    for id, customer_id in (("ada's", 1), ("ada's too", 1), ("bo's", 2), ("home", None)):
        storage.save(left_tab(id, customer_id))
    server = SimpleNamespace(_session_mgr=SimpleNamespace(_session_storage=storage))
    monkeypatch.setattr(Runtime, "_instance", server)
    hooks.drop_tabs_left_on(1)
    assert [info.session.id for info in storage.list()] == ["bo's", "home"]
