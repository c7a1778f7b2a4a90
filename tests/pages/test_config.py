"""Streamlit's settings: the ones that speed and safety rest on are set, known and heeded."""

import shutil
import time
import tomllib
from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.browser.server import App

ROOT = Path(__file__).resolve().parents[2]
SPY = """
import gc, sys
import streamlit as st
from streamlit import config

def spied(generation=2):
    with open("collected", "a") as log:
        log.write(sys._getframe(1).f_code.co_name)

gc.collect = spied
if "collects" in st.query_params:
    config.set_option("runner.postScriptGC", True)
"""


class Spy(App):
    """A script beside our settings, run as Streamlit runs the app."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        self.script = folder / "spy.py"
        self.script.write_text(SPY)
        super().__init__(folder)


@pytest.fixture
def settings() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_the_settings_that_matter_are_set(settings: dict[str, dict[str, object]]) -> None:
    assert settings["runner"]["postScriptGC"] is False
    assert settings["server"]["fileWatcherType"] == "none"
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["browser"]["gatherUsageStats"] is False
    assert {"light", "dark"} <= set(settings["theme"])


def test_no_setting_is_unknown_to_streamlit(settings: dict[str, dict[str, object]]) -> None:
    for section, options in settings.items():
        for name, value in options.items():
            if not isinstance(value, dict):
                config.get_option(f"{section}.{name}")


def test_garbage_is_collected_after_a_run_only_when_the_option_says_so(tmp_path: Path) -> None:
    app = Spy(tmp_path)
    collected = tmp_path / "collected"
    try:
        with connect(f"{app.url.replace('http', 'ws')}/_stcore/stream") as server:

            def run(query: str) -> None:
                message = BackMsg()
                message.rerun_script.query_string = query
                server.send(message.SerializeToString())
                while ForwardMsg.FromString(server.recv(timeout=30)).WhichOneof("type") != (
                    "script_finished"
                ):
                    pass

            run("")
            run("")  # by its end the first one's is over
            assert not collected.exists()
            run("collects=1")
            until = time.monotonic() + 30
            while not collected.exists() and time.monotonic() < until:
                time.sleep(0.01)
        assert "_on_script_finished" in collected.read_text()
    finally:
        app.stop()
