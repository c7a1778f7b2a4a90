"""The hidden option that spares every rerun a full garbage collection still works."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import App, Screen

SPY = """
import gc, os, sys
collect = gc.collect
def spied(generation=2):
    with open(os.environ["GC_LOG"], "a") as log:
        log.write(sys._getframe(1).f_code.co_name + "\\n")
    return collect(generation)
gc.collect = spied
"""


@pytest.mark.parametrize("collects", [False, True])
def test_garbage_is_collected_after_a_run_only_when_the_option_says_so(
    tab: Callable[..., Screen], tmp_path: Path, collects: bool
) -> None:
    (tmp_path / "sitecustomize.py").write_text(SPY)
    log = tmp_path / "gc.log"
    log.touch()
    environment = {"PYTHONPATH": str(tmp_path), "GC_LOG": str(log)}
    if collects:
        environment["STREAMLIT_RUNNER_POST_SCRIPT_GC"] = "true"
    app = App(tmp_path, **environment)
    try:
        screen = tab(app)
        screen.open()
        screen.page.close()
    finally:
        app.stop()
    assert ("_on_script_finished" in log.read_text()) == collects
