"""What AiCRM reaches into Streamlit for: only into the version that was read."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage

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
    found = [path.name for path in modules if PRIVATE.search(path.read_text("utf-8"))]
    assert found == ["hooks.py"]


class Session:
    page_script_hash = "here"


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
    hooks._request_rerun_on_this_page(Session(), state)  # type: ignore[arg-type]
    assert asked == ([state] if heard else [])


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
