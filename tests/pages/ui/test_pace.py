"""A run costs less than Streamlit takes for it, and comes to the same."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.cursor import Cursor, RunningCursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX as PREFIX

from pages.ui import pace
from tests.pages.conftest import ROOT

DRAWN, ENDED = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS


class Session:
    """A tab whose run says something, and the loop that is woken to send it."""

    def __init__(self) -> None:
        self._event_loop = asyncio.get_running_loop()
        self.wakes = 0

    def _call_soon_on_event_loop(self, callback: Any) -> None:
        self.wakes += 1
        AppSession._call_soon_on_event_loop(self, callback)  # type: ignore[arg-type]

    def say(self, *numbers: int) -> None:
        """As a run does, in its own thread."""
        for number in numbers:
            event = DRAWN if number else ENDED
            message = SimpleNamespace(number=number)
            pace._tell_together(self, None, event=event, forward_msg=message)  # type: ignore[arg-type]


@pytest.mark.parametrize("numbers", [[*range(1, 101)], [*range(1, 101), 0], [0]])
def test_all_that_a_run_says_is_heard_in_its_order_and_the_loop_is_not_woken_for_each(
    monkeypatch: pytest.MonkeyPatch, numbers: list[int]
) -> None:
    heard: list[int] = []
    say = lambda self, sender, event, message: heard.append(message.number)  # noqa: E731
    monkeypatch.setattr(pace, "_say", say)

    async def hear() -> int:
        session = Session()
        run = Thread(target=session.say, args=numbers)
        run.start()
        while len(heard) < len(numbers):
            await asyncio.sleep(0)
        return session.wakes

    with ThreadPoolExecutor() as threads:  # a browser's own loop may run in this one
        assert threads.submit(asyncio.run, hear()).result() <= 2 + len(numbers) // 10
    assert heard == numbers


def test_a_field_is_told_what_the_tab_keeps_as_streamlit_itself_would_tell_it() -> None:
    state = SessionState()
    state._new_session_state |= {"empty": None, "words": "ivory", f"{PREFIX}_own": 1}
    shared = SafeSessionState(state, lambda: None)
    told = pace._State(shared)
    assert dict(told) == state.filtered_state == {"empty": None, "words": "ivory"}
    assert "empty" in told and told["words"] == "ivory"
    assert "absent" not in told and f"{PREFIX}_own" not in told


def test_places_that_are_copied_together_are_as_far_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(DeltaGenerator, "__deepcopy__", pace._copy_once)
    monkeypatch.setattr(Cursor, "__deepcopy__", pace._copy_cursor, raising=False)
    above = RunningCursor(0, (1,))
    above.transient_elements[2] = "Saving…"  # type: ignore[assignment]
    outer = DeltaGenerator(0, above)
    inner = DeltaGenerator(0, RunningCursor(0, (1, 0)), outer, "column")
    further, within = deepcopy((outer, inner))
    assert within._parent is further is not outer
    assert (within._block_type, within._provided_cursor.parent_path) == ("column", (1, 0))
    above.lock_element()  # what is drawn there later moves no copy
    assert further._provided_cursor.index == 0 != outer._provided_cursor.index
    assert further._provided_cursor.transient_elements[2] == "Saving…"


FIRST_PAGE = """
import sys
import app
from pages.sections import attention, demo_banner, interaction_form, recent_activity, stage_counts
from pages.ui import shell
from streamlit.commands import logo, page_config
from streamlit.components.v2.bidi_component.serialization import serialize_mixed_data
from streamlit.proto.BidiComponent_pb2 import BidiComponent
sent = BidiComponent()
serialize_mixed_data({"lines": [{"text": "ivory"}], "known": {"form": True}}, sent)
print(sent.json)
icon, mark = page_config._get_favicon_string(shell.ICON), logo._process_logo_image(shell.ICON, "")
print(icon[:19], mark[1][:19])
heavy = "pandas numpy PIL spacy supabase openai ai.reading.reader ai.grounding.answers ai.analyst"
print({*heavy.split()} & {*sys.modules})
"""


def test_the_first_page_imports_no_tables_pictures_readers_or_checks() -> None:
    told = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    drawing = "data:image/svg+xml;"
    component = '{"lines": [{"text": "ivory"}], "known": {"form": true}}'
    assert told.stdout.splitlines() == [component, f"{drawing} {drawing}", "set()"]
