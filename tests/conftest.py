"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.ai.openai_server import OpenAIServer
from tests.supabase.conftest import pytest_terminal_summary  # noqa: F401 - the process that prints reads only this file
from tests.supabase.postgres import Postgres


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
