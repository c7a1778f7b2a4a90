"""What all tests share."""

import gc
import os
import shutil
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpcore2
import pytest

from ai.reading import reader, readings
from crm import demo
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from tests import read_demo
from tests.ai import understood
from tests.ai.openai_server import OpenAIServer
from tests.supabase import conftest as postgrest
from tests.supabase.postgres import Postgres

THAT_DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough", action="store_true", help="each journey on each store at each width"
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Looks for no garbage among what is imported and collected here, and stays until the end.

    It was a quarter of the time that this takes, and as much again of each look later on.
    """
    gc.disable()
    result = yield
    gc.freeze()
    gc.enable()
    return result


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Without a browser nothing is imported of what drives one: all tests there need one."""
    is_of_a_browser = collection_path == Path(__file__).with_name("browser")
    return True if is_of_a_browser and config.option.markexpr == "not browser" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, and counts as deselected, what only `--thorough` runs; puts the long first."""
    if not config.getoption("--thorough"):
        left_out = {item for item in items if item.get_closest_marker("thorough")}
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]
    items[:] = _long_first(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def _long_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Each worker begins with its share of what takes long, and goes on with its share of the rest.

    A worker that came upon it last would be at it alone while the others have nothing left to do.
    """
    long = [item for item in items if item.get_closest_marker("long")]
    rest = [item for item in items if not item.get_closest_marker("long")]
    share = len(rest) // workers + 1
    parts = (
        [*long[number::workers], *rest[number * share : (number + 1) * share]]
        for number in range(workers)
    )
    return [item for part in parts for item in part]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """No worker beside this process for a single file, which is done before one has started.

    Else one more than there are cores: a third of its time a worker waits for a browser.
    """
    asked = [Path(argument.partition("::")[0]) for argument in config.args]
    is_single = len(asked) == 1 and asked[0].is_file()
    return 0 if is_single else len(os.sched_getaffinity(0)) + 1


@pytest.fixture(scope="session", autouse=True)
def quick_clients_and_books() -> Iterator[None]:
    """The root certificates are read once, not for each HTTP client, and no test waits for a disk.

    Of either a user has one a process; a run of the tests has a thousand. The few texts of all
    their customers are read once too, whoever is asked about them.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        patch.setattr(httpcore2, "default_ssl_context", cache(httpcore2.default_ssl_context))
        patch.setattr(sqlite3, "connect", _unsynced(sqlite3.connect))
        known: dict[Any, Any] = {}
        patch.setattr(readings.Readings, "__init__", lambda self: setattr(self, "_known", known))
        at_hand = readings.Readings()
        patch.setattr(readings, "_at_hand", ContextVar("at hand", default=at_hand))
        patch.setattr(reader, "read", lru_cache(5_000)(READ))
        patch.setattr(understood, "read", reader.read)
        yield


START, AT_HAND, READ = readings.Readings.__init__, readings._at_hand, reader.read


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a test's texts read, and kept, as they are where no test runs."""
    monkeypatch.setattr(readings.Readings, "__init__", START)
    monkeypatch.setattr(readings, "_at_hand", AT_HAND)
    monkeypatch.setattr(reader, "read", READ)


def _unsynced(connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    def opened(*where: Any, **how: Any) -> sqlite3.Connection:
        connection = connect(*where, **how)
        connection.execute("pragma synchronous = off")
        return connection

    return opened


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the schema and no rows, to be copied: that is a third of making one."""
    path = tmp_path_factory.mktemp("empty") / "book.db"
    SQLiteGateway(path).close()
    return path


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The demo as it is on 11 March 2026, the notes and newest records of each client read."""
    made = read_demo.once_a_run(tmp_path_factory, "demo-of-march.db", _make_demo_of_march)
    path = Path(shutil.copy(made, tmp_path_factory.mktemp("demo") / "book.db"))
    return Workspace(SQLiteGateway(path), OFFLINE, lambda: THAT_DAY)


def _make_demo_of_march(path: Path) -> None:
    book = SQLiteGateway(path)
    demo.load(book, THAT_DAY)
    read_demo.read_newest(Workspace(book, OFFLINE, lambda: THAT_DAY))
    book.close()


@pytest.fixture
def new_book(empty_book: Path, tmp_path: Path) -> Iterator[SQLiteGateway]:
    """An empty book of one test alone."""
    book = SQLiteGateway(Path(shutil.copy(empty_book, tmp_path / "book.db")))
    yield book
    book.close()


@pytest.fixture(scope="session")
def read_demo_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the demo in it whose records are read, to be copied."""
    return read_demo.of_run(tmp_path_factory)


@pytest.fixture
def demo_folder(read_demo_book: Path, tmp_path: Path) -> Path:
    """A folder of one test alone, with such a book where an app started in it looks."""
    shutil.copy(read_demo_book, tmp_path / "aicrm.db")
    return tmp_path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for this test process.

    Not below pytest's own folder: root's server runs as another user, and a second pytest that
    starts meanwhile would close that folder to it.
    """
    with (
        TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder,
        Postgres(Path(folder)) as server,
    ):
        yield server


@pytest.fixture
def ai_server() -> Iterator[OpenAIServer]:
    """An AI service of one test alone; OPENAI_BASE_URL is its `url`."""
    with OpenAIServer() as server:
        yield server


LIVE = "test_live_openai.py::"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how true the stand-in for PostgREST is, and whether a real AI service was asked."""
    postgrest.tell(terminalreporter)
    _tell_of_live_service(terminalreporter)


def _tell_of_live_service(reporter: pytest.TerminalReporter) -> None:
    ended = [
        report
        for outcome in ("passed", "failed", "skipped")
        for report in reporter.getreports(outcome)
        if LIVE in report.nodeid
    ]
    if not ended:
        return
    answers = [
        value for report in ended for name, value in report.user_properties if name == "live"
    ]
    told = [f"{skill}: {failure or 'the model'}" for skill, failure in answers]
    not_run = "not asked (set AICRM_TEST_OPENAI_URL and AICRM_TEST_OPENAI_MODEL)"
    reporter.write_line(f"Real AI service: {'; '.join(told) or not_run}")
