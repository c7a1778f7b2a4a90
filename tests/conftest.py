"""What all tests share."""

from collections.abc import Iterator

import pytest

from tests.supabase.conftest import pytest_terminal_summary  # noqa: F401 - the printing process reads only this file
from tests.supabase.postgres import Postgres


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL server for this test process."""
    with Postgres(tmp_path_factory.mktemp("postgres")) as server:
        yield server
