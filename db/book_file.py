"""The connections to a book's file, and the watch over that file while it is open."""

import glob
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from db import troubles, wal_index
from db.book_schema import check_ours
from db.connections import connect
from db.gateway import Trouble, Unusable

STOPPED: dict[Trouble, str] = {
    "changed": "The file {name} was replaced or written over while the app had it open, so the app "
    "no longer reads or writes it.{kept} Copy what you have typed, then reload this page: it "
    "shows the book that is there now.",
    "gone": "The file {name} was deleted or moved away while the app had it open.{kept} Put it "
    "back, or restore a backup.",
}
KEPT = " All that was in it is kept as the backup {backup}."


class BookFile:
    """One file, from its opening on: who borrows a connection gets that file, or an error.

    Another file at its path shows by its number, a deleted one by its absence. One that was written
    over in place shows by its time, when SQLite has not written to it meanwhile.
    """

    def __init__(
        self, path: Path, busy_seconds: float, rescue: Callable[[sqlite3.Connection], str]
    ) -> None:
        """Raises `Unusable` when it is no book, or can't be opened.

        `rescue` keeps what a connection still holds of a file that has lost its name, and returns
        the name of the copy, "" when there is none.
        """
        self.path = path
        self._log = Path(f"{path.resolve()}-wal")
        self._busy_seconds = busy_seconds
        self._rescue = rescue
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        self._lock = threading.RLock()
        self._stopped: Unusable | None = None
        self._watcher: sqlite3.Connection | None = None
        self._number: tuple[int, int] | None = None
        self._log_number: tuple[int, int] | None = None
        self._index: int | None = None
        self._seen: tuple[tuple[int, int], bytes] | None = None
        self._watch()

    @property
    def has_stopped(self) -> bool:
        """Whether the work with this file has ended for good."""
        return self._stopped is not None

    @contextmanager
    def connection(self, busy_seconds: float | None = None) -> Iterator[sqlite3.Connection]:
        """A connection to this very file; what fails on it is raised as the trouble that it is."""
        connection = self._borrow()
        try:
            seconds = self._busy_seconds if busy_seconds is None else max(busy_seconds, 0)
            connection.execute(f"pragma busy_timeout = {seconds * 1000:.0f}")
            yield connection
        except sqlite3.Error as error:
            connection.close()
            raise self._trouble(error) from error
        except BaseException:
            connection.close()
            raise
        self._idle.put(connection)

    def check(self) -> None:
        """Raises `Unusable` once it is not the file any more that was opened."""
        if self._stopped is None:
            self._look()
        if self._stopped is not None:
            raise Unusable(self._stopped.trouble, str(self._stopped))

    def verify(self, connection: sqlite3.Connection) -> None:
        """Reads all of the file; raises `Unusable` when it is damaged."""
        [finding] = connection.execute("pragma quick_check(1)").fetchone()
        if finding != "ok":
            self._stopped = troubles.damaged(self.path, finding)
            self.check()

    def commit(self, connection: sqlite3.Connection) -> None:
        """Commits, unless it is not the file any more."""
        self.check()
        connection.execute("commit")
        self._observe()

    def settle(self) -> None:
        """Brings the log into the file, which alone is then the book, unless somebody reads now."""
        with suppress(FileNotFoundError):
            if self._log.stat().st_size:
                with self.connection(busy_seconds=0) as connection:
                    connection.execute("pragma wal_checkpoint(truncate)")
                    self._observe()

    def close(self) -> None:
        """Lets go of the file; a later call opens it again."""
        with self._lock:
            if self._watcher is not None:
                self._watcher.close()
            self._watcher = self._index = self._seen = None
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    def _borrow(self) -> sqlite3.Connection:
        self.check()
        self._watch()
        with suppress(Empty):
            return self._idle.get_nowait()
        try:
            connection = connect(self.path, self._busy_seconds)
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        try:
            self.check()  # or it is another file that was opened
        except BaseException:
            connection.close()
            raise
        return connection

    def _watch(self) -> None:
        """Opens the file, unless it is, and remembers what it looks like."""
        with self._lock:
            if self._watcher is not None or self._stopped is not None:
                return
            check_ours(self.path)
            try:
                number = _number(self.path)
                if self._number not in (None, number):
                    return self._stop("changed")
                watcher = connect(self.path, self._busy_seconds)
                if watcher.execute("pragma journal_mode").fetchone()[0] != "wal":
                    watcher.execute("pragma journal_mode = wal")
                watcher.execute("select 1 from sqlite_master").fetchone()
                self._log_number = _number(self._log)
            except (sqlite3.Error, OSError) as error:
                raise troubles.named(self.path, error) from error
            self._watcher, self._number = watcher, number
            self._index = wal_index.descriptor(self.path)
        self.check()

    def _look(self) -> None:
        """Stops the work with the file when it is not the one that was opened."""
        try:
            now = os.stat(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return self._stop("gone")
        except OSError as error:
            raise troubles.named(self.path, error) from error
        if self._number not in (None, (now.st_dev, now.st_ino)):
            self._stop("changed")
        elif self._seen is None or self._seen[0] != (now.st_mtime_ns, now.st_size):
            self._observe()

    def _observe(self) -> None:
        """Stops the work when the file was written to, though not by SQLite."""
        with self._lock, suppress(OSError):  # of which the next look tells
            if self._index is None:
                return
            before, stamp = wal_index.progress(self._index), _stamp(self.path)
            if before is None or before != wal_index.progress(self._index):
                return  # SQLite is writing just now
            if self._seen is not None and before == self._seen[1] and stamp != self._seen[0]:
                return self._stop("changed")
            self._seen = stamp, before

    def _stop(self, trouble: Trouble) -> None:
        with self._lock:
            if self._stopped is not None:
                return
            backup = self._rescued()
            with suppress(OSError):
                if self._log_number == _number(self._log):
                    self._empty_log(keep=not backup)
            kept = KEPT.format(backup=backup) if backup else ""
            words = STOPPED[trouble].format(name=self.path.name, kept=kept)
            self._stopped = Unusable(trouble, words)
        self.close()

    def _rescued(self) -> str:
        """The name of a copy of what was in a file that has lost its name, else ""."""
        if self._watcher is None:
            return ""
        with suppress(OSError):
            names = [self.path, *self.path.parent.glob(f"{glob.escape(self.path.stem)}-kept-*")]
            if any(_number(name) == self._number for name in names):
                return ""
        return self._rescue(self._watcher)

    def _empty_log(self, keep: bool) -> None:
        """Leaves nothing that SQLite could bring into the file that is there now.

        It would when the last connection closes, or at the next opening.
        """
        if keep and self._log.stat().st_size:
            shutil.copyfile(self._log, f"{self._log}.left")
        os.truncate(self._log, 0)

    def _trouble(self, error: sqlite3.Error) -> Unusable:
        """What an error of SQLite means; a damaged book is not written to any more."""
        self.check()
        trouble = troubles.named(self.path, error)
        if trouble.trouble == "corrupt":
            self._stopped = trouble
        return trouble


def _number(path: Path) -> tuple[int, int]:
    """What tells a file from any other, whatever its name."""
    there = os.stat(path)
    return there.st_dev, there.st_ino


def _stamp(path: Path) -> tuple[int, int]:
    there = os.stat(path)
    return there.st_mtime_ns, there.st_size
