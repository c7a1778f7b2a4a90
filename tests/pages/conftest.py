"""The app as Streamlit runs it, without a browser, over a book of its own."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from tests import read_demo
from tests.browser.server import OURS
from tests.pages import fragments
from tests.pages.cast import (  # noqa: F401 - fixtures
    draw,
    forget,
    house,
    house_book,
    open_page,
    service,
    visit,
)
from tests.pages.controls import wait_for_work

ROOT = Path(__file__).resolve().parents[2]


COMPILED = ScriptCache()
config.set_option("browser.gatherUsageStats", False)  # as in our config.toml, which is not read


class ServedPages(PagesManager):
    """What `AppTest` resets at each run in place of the flag that pages.ui.server has set."""


WAIT = local_script_runner.require_widgets_deltas


def wait_for_end(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
    """Waits until the run has ended; what then has not is Streamlit's to stop and to tell."""
    if runner._script_thread:
        runner._script_thread.join(timeout)
    if not runner.script_stopped():
        WAIT(runner, 0)


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has `AppTest` run pages as the server does: inside the frame.

    A server looks once for components of other packages and compiles a page once, `AppTest` would
    at each run. It would also look each millisecond whether a run has ended.
    """
    for module in (app_test, local_script_runner):
        monkeypatch.setattr(module, "ScriptCache", lambda: COMPILED)
    monkeypatch.setattr(local_script_runner, "require_widgets_deltas", wait_for_end)
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", list)
    monkeypatch.setattr(app_test, "PagesManager", ServedPages)
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    fragments.install(monkeypatch)


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the demo in it, to be copied."""
    return read_demo.opened_ones_of_run(tmp_path_factory)


@pytest.fixture
def book(demo_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the demo for one test, and the app set to use it."""
    path = tmp_path / "aicrm.db"
    shutil.copy(demo_book, path)
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AICRM_DATABASE", str(path))
    forget()
    yield path
    forget()


@pytest.fixture
def open_app(book: Path) -> Callable[..., AppTest]:
    """Opens the app over the demo, such as open_app("reports")."""
    return open_page


UNDER_WAY = re.compile(
    "Refreshing:|Saving…|Writing the draft…|Reading the records…|Searching the web…"
)


def settled(app: AppTest) -> AppTest:
    """The page once nothing is under way on it."""
    until = monotonic() + 40
    while UNDER_WAY.search(words(app)) or any(each.label == "Stop" for each in app.button):
        if monotonic() > until:
            raise TimeoutError(words(app))
        wait_for_work()
        app.run()
    return app


def words(app: AppTest) -> str:
    """All that the page says."""
    found = [app.title, app.header, app.subheader, app.markdown, app.text, app.caption]
    boxes = [app.error, app.warning, app.info]
    return "\n".join(str(element.value) for group in (*found, *boxes) for element in group)
