"""The server's log, in which one visitor can't drown what happens to the others."""

import logging
from threading import Lock
from time import monotonic

MINUTE = 60.0
MOST_A_MINUTE = 10
"""Lines that one place in the code may write; a later one says how many more there were."""

Place = tuple[str, int]
_handle = logging.Logger.handle


class Allowance:
    """What each place in the code has written in its minute; used from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minutes: dict[Place, tuple[float, int]] = {}

    def admits(self, record: logging.LogRecord) -> bool:
        """Whether the line is to be written; it tells how many before it were not."""
        place, now = (record.pathname, record.lineno), monotonic()
        with self._lock:
            began, lines = self._minutes.get(place, (now, 0))
            if now - began > MINUTE:
                if lines > MOST_A_MINUTE:
                    left_out = f"({lines - MOST_A_MINUTE} more like this were left out)"
                    record.msg, record.args = f"{record.getMessage()} {left_out}", ()
                began, lines = now, 0
            self._minutes[place] = began, lines + 1
            return lines < MOST_A_MINUTE


def limit() -> None:
    """Limits every log of the process, also those that Streamlit and its server begin later."""
    allowance = Allowance()

    def handle(self: logging.Logger, record: logging.LogRecord) -> None:
        if allowance.admits(record):
            _handle(self, record)

    logging.Logger.handle = handle  # type: ignore[method-assign]
