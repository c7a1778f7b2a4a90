"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.ai.openai_server import OpenAIServer
from tests.supabase import conftest as postgrest
from tests.supabase.postgres import Postgres


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough", action="store_true", help="each journey on each store at each width"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, and counts as deselected, what only `--thorough` runs."""
    if config.getoption("--thorough"):
        return
    left_out = [item for item in items if item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


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
