"""The log: one visitor can't drown in it what happens to the others."""

import logging
from collections.abc import Iterator

import pytest

from pages.ui import logs


class Written(logging.Handler):
    """What came through to a log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """A log, limited as the server's is."""
    monkeypatch.setattr(logging.Logger, "handle", logging.Logger.handle)
    logs.limit()
    handler = Written()
    logging.getLogger("hostile").addHandler(handler)
    yield handler
    logging.getLogger("hostile").removeHandler(handler)


def flood(lines: int) -> None:
    for number in range(lines):
        logging.getLogger("hostile").warning("Refused %s", number)


def test_a_flood_of_one_kind_is_cut_short_and_another_line_still_comes_through(
    written: Written,
) -> None:
    flood(36_000)
    logging.getLogger("hostile").warning("The store does not answer")
    assert len(written.lines) == logs.MOST_A_MINUTE + 1
    assert written.lines[-1] == "The store does not answer"


def test_what_was_left_out_is_counted_and_told_in_the_next_minute(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood(logs.MOST_A_MINUTE + 700)
    monkeypatch.setattr(logs, "MINUTE", 0.0)
    flood(1)
    assert written.lines[-1] == "Refused 0 (700 more like this were left out)"
