"""Files beside a book: made by one at a time, and whole on the disk before they are named."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from db.gateway import Unusable

try:
    import fcntl
except ImportError:  # Windows: two processes are not kept apart there
    fcntl = None  # type: ignore[assignment]

SIBLINGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open, or after its process was killed."""

LONGEST_WAIT = 60.0


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keeps every other thread and process out that asks for the same lock.

    It ends with its process, however that ends; raises `Unusable` when another holds it for long.
    """
    until = monotonic() + LONGEST_WAIT
    while (held := _locked(lock)) is None:
        if monotonic() > until:
            raise Unusable("locked", f"Another process has been busy with {lock.name} for long.")
        sleep(0.02)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            lock.unlink()
        os.close(held)


def _locked(lock: Path) -> int | None:
    """The lock's descriptor, None while another holds it."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), os.stat(lock)):  # else its holder has removed it
            return descriptor
    except OSError:
        pass
    os.close(descriptor)
    return None


def publish(new: Path, path: Path) -> None:
    """Gives a finished file its name; raises `FileExistsError` when one has it by then."""
    sync(new)
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        new.rename(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk.

    Never of a book that is open here: closing any descriptor of it would end SQLite's locks.
    """
    if path.is_dir():
        with suppress(OSError):  # not every system can do this for a folder
            _sync(path, os.O_RDONLY)
    else:
        _sync(path, os.O_RDWR)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Takes away a database file with what lies beside it."""
    for each in (path, *(Path(f"{path}{sibling}") for sibling in SIBLINGS)):
        with suppress(FileNotFoundError):
            each.unlink()


def set_strays_aside(path: Path) -> None:
    """Moves away what lies beside a book that is gone: SQLite would take it for the next one's."""
    for sibling in SIBLINGS:
        stray = Path(f"{path}{sibling}")
        with suppress(FileNotFoundError):
            if stray.stat().st_size and sibling != "-shm":
                os.replace(stray, f"{stray}.left")
            stray.unlink()
