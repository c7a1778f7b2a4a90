"""A real browser before the real app, started as a newcomer would start it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Playwright,
    sync_playwright,
)

from crm import transfer
from db import schema
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests.ai.openai_server import OpenAIServer
from tests.browser import shared
from tests.browser.screen import Screen
from tests.browser.server import App, ForkedApp
from tests.browser.shared import SECRET, SharedApp
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
__all__ = ["App", "Screen"]

NAMES = (
    "chromium-headless-shell",  # the same Chromium without a window's parts: a quarter less work
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium-browser",
)
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-gpu-compositing",  # no graphics card here: it would be played by another process
]


def combinations(*usual: tuple[str, int]) -> pytest.MarkDecorator:
    """Both stores at both widths; without `--thorough` only the usual ones."""
    every = [(store, width) for store in ("sqlite", "supabase") for width in (1280, 390)]
    rows = [pytest.param(*row, marks=() if row in usual else pytest.mark.thorough) for row in every]
    return pytest.mark.parametrize(("any_app", "width"), rows, indirect=["any_app"])


main_journey = combinations(("sqlite", 1280), ("supabase", 390))
side_journey = combinations(("supabase", 390))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets `-m "not browser"` leave these out, and gives each one more try, which is told.

    A browser on a machine with too much else to do runs out of time now and then.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright_: Playwright) -> Iterator[Browser]:
    """A Chromium that is there, or that Playwright or apt can get; skipped, with CI failed."""
    found, reason = launch(playwright_)
    if found is None:
        message = f"no Chromium or Chrome could be had: {reason}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    yield found
    found.close()


def launch(playwright: Playwright) -> tuple[Browser | None, str]:
    """A browser, or why there is none."""
    installers: list[Callable[[], Any]] = [
        lambda: None,
        lambda: _run([sys.executable, "-m", "playwright", "install", "chromium"]),
        lambda: os.geteuid() == 0 and _run(["apt-get", "install", "-y", "-q", "chromium"]),
    ]
    reason = "not tried"
    for install in installers:
        try:
            install()
            path = next((shutil.which(name) for name in NAMES if shutil.which(name)), None)
            return playwright.chromium.launch(executable_path=path, args=FLAGS), ""
        except (Error, OSError, subprocess.SubprocessError) as error:
            reason = str(error).splitlines()[0]
    return None, reason


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@pytest.fixture(scope="session")
def shared_sqlite(
    tmp_path_factory: pytest.TempPathFactory, read_demo_book: Path
) -> Iterator[SharedApp]:
    with shared.over_sqlite(tmp_path_factory.mktemp("sqlite"), read_demo_book) as started:
        yield started


@pytest.fixture(scope="session")
def shared_supabase(
    tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, demo_database: str
) -> Iterator[SharedApp]:
    dsn = postgres.copy_database("shared", demo_database)
    with shared.over_supabase(tmp_path_factory.mktemp("supabase"), dsn) as started:
        yield started


@pytest.fixture(scope="module")
def app(shared_sqlite: SharedApp) -> App:
    """The app over the demo boutique, as it was at the start of a module's tests."""
    shared_sqlite.begin_anew()
    return shared_sqlite.app


in_turn = ["sqlite", pytest.param("supabase", marks=pytest.mark.thorough)]


@pytest.fixture(params=in_turn)
def any_app(request: pytest.FixtureRequest) -> App:
    """The app over each store in turn, with the demo boutique as it was; to be left running."""
    found: SharedApp = request.getfixturevalue(f"shared_{request.param}")
    found.begin_anew()
    return found.app


@pytest.fixture
def own_app(demo_folder: Path) -> Iterator[App]:
    """The app over a demo boutique of one test alone; to be asked for before `tab`."""
    started = ForkedApp(demo_folder)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def demo_database(postgres: Postgres, read_demo_book: Path) -> str:
    """The name of a PostgreSQL database with the demo in it, to be copied."""
    dsn = postgres.create_database("demo", SCRIPTS)
    book = SQLiteGateway(read_demo_book)
    with PostgREST(api_dsn(dsn), SECRET) as api:
        transfer.copy(book, SupabaseGateway(api.url, api.key("service_role")))
    book.close()
    return "demo"


@pytest.fixture
def hosted(postgres: Postgres, demo_database: str) -> Iterator[PostgREST]:
    """The stand-in for PostgREST over a demo boutique of one test alone; it can be slowed."""
    with hosting(postgres, demo_database) as api:
        yield api


@contextmanager
def hosting(postgres: Postgres, database: str) -> Iterator[PostgREST]:
    """The stand-in for PostgREST over a copy of a database."""
    dsn = postgres.copy_database(f"browser_{uuid4().hex}", database)
    with PostgREST(api_dsn(dsn), SECRET) as api:
        yield api


@pytest.fixture(params=in_turn)
def store(request: pytest.FixtureRequest) -> dict[str, str]:
    """What the environment says of each store in turn."""
    return {} if request.param == "sqlite" else settings(request.getfixturevalue("hosted"))


def settings(hosted: PostgREST) -> dict[str, str]:
    """What the environment says of a hosted store."""
    return {"SUPABASE_URL": hosted.url, "SUPABASE_KEY": hosted.key("service_role")}


@pytest.fixture
def ai_app(demo_folder: Path, ai_server: OpenAIServer) -> Iterator[App]:
    """The app over a demo boutique of one test alone, with that test's AI service."""
    started = ForkedApp(demo_folder, OPENAI_BASE_URL=ai_server.url)
    yield started
    started.stop()


@pytest.fixture
def any_ai_app(store: dict[str, str], demo_folder: Path, ai_server: OpenAIServer) -> Iterator[App]:
    """The app over each store in turn, with the test's AI service."""
    started = ForkedApp(demo_folder, OPENAI_BASE_URL=ai_server.url, **store)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def plain_context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all tabs that ask for nothing special: it keeps what the app's page loads."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def tab(browser: Browser, plain_context: BrowserContext) -> Iterator[Callable[..., Screen]]:
    """Opens tabs; at the end, nothing may have gone wrong in any of them."""
    opened: list[Screen] = []

    def open_tab(app: App, width: int = 1280, height: int = 900, **special: Any) -> Screen:
        page = (browser.new_context(**special) if special else plain_context).new_page()
        page.set_viewport_size({"width": width, "height": height})
        opened.append(Screen(page, app.url))
        return opened[-1]

    yield open_tab
    for screen in opened:
        if screen.page.context is plain_context:
            screen.forget()
            screen.page.close()
        else:
            screen.page.context.close()
    plain_context.clear_cookies()
    assert [trouble for screen in opened for trouble in screen.troubles] == []
