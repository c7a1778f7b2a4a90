"""What the server keeps for all sessions, where no message of a visitor can clear it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, RLock
from time import monotonic
from typing import TypeVar

from crm import backup, books
from crm.backup import Backup
from crm.errors import SetupError, Unavailable
from crm.opening import open_workspace
from crm.reads import Reads
from crm.sessions import Ended
from crm.settings import Settings
from crm.status import Progress
from crm.stores import check_schema
from crm.traces import Traces
from crm.workspace import Workspace, utc_now

T = TypeVar("T")


class Memory:
    """The open workspace, what was read of it, traces of customers, and sessions that have ended.

    It lives as long as the process: Streamlit runs pages anew and keeps the modules they import.
    """

    def __init__(self) -> None:
        self._opening = RLock()
        self._workspace: Workspace | None = None
        self._kept: dict[str, tuple[float, object]] = {}
        self.reads = Reads(utc_now)
        self.traces = Traces()
        self.ended = Ended(self.workspace)
        self.reading = Progress()
        self.people_sign_in = False
        self.is_awaited = False
        """Whether somebody has come for a first page."""
        self.has_drawn = Event()
        """Set once a page was drawn to its end."""

    @property
    def opened(self) -> Workspace | None:
        """The workspace that is open, None before the first visit."""
        return self._workspace

    def workspace(self) -> Workspace:
        """Opened once; who comes meanwhile waits. Raises `SetupError` or `Unavailable`."""
        with self._opening:
            if self._workspace is None:
                self._workspace = open_workspace(Settings.from_env())
            return self._workspace

    def check_store(self) -> None:
        """Asks the store, and opens it anew when it fails, since the settings may be mended by now.

        Raises `SetupError` or `Unavailable` when it can't be worked with; what is open stays open.
        """
        again = self._workspace is not None
        try:
            check_schema(self.workspace().db)
        except (SetupError, Unavailable):
            self._workspace = open_workspace(Settings.from_env(), again)
            self.reads.drop()

    def problem(self) -> SetupError | Unavailable | None:
        """Why the store can't be worked with, if that is so."""
        try:
            self.check_store()
        except (SetupError, Unavailable) as error:
            return error
        return None

    def restore_backup(self) -> tuple[Backup, Path | None]:
        """Puts the newest whole backup in the place of a book that can't be worked with.

        Returns it, and where what was there is kept. Raises `CommandError` or `Unusable`.
        """
        with self._opening:
            if self._workspace:
                books.let_go(self._workspace)
            return backup.restore(Settings.from_env())

    def open_again(self) -> None:
        """Lets the store be tried again; what is still wrong is told by the run that follows."""
        self.problem()

    def keep(self, name: str, seconds: float, load: Callable[[], T]) -> T:
        """What `load` answers, asked anew after so many seconds."""
        at, value = self._kept.get(name, (float("-inf"), None))
        if monotonic() - at > seconds:
            value = load()
            self._kept[name] = monotonic(), value
        return value  # type: ignore[return-value]


_memory = Memory()


def server() -> Memory:
    """What this server keeps."""
    return _memory


def forget() -> None:
    """Begins with an empty memory, as a server that was started again does."""
    global _memory
    _memory = Memory()
