"""How far SQLite has brought a book's log into its file, read from where SQLite itself notes it.

The layout is that of https://www.sqlite.org/walformat.html#the_wal_index_file_format.
"""

import os
from contextlib import suppress
from pathlib import Path

HEADER = 136
SALTS, DONE, BEGUN = slice(32, 40), slice(96, 100), slice(128, 132)
"""What tells one log from the next; the frames that are in the file; those being written to it."""


def descriptor(path: Path) -> int | None:
    """The descriptor by which SQLite has the index of this book open; None on Windows.

    A descriptor of our own would end all of SQLite's locks in this process when it is closed.
    """
    with suppress(OSError):
        index = os.stat(f"{path.resolve()}-shm")
        for name in os.listdir("/dev/fd"):
            with suppress(OSError):  # the one that lists them is gone by now
                if os.path.samestat(os.fstat(int(name)), index):
                    return int(name)
    return None


def progress(descriptor: int) -> bytes | None:
    """What is another after each time that SQLite wrote to the file, None while it does so."""
    index = os.pread(descriptor, HEADER, 0)
    return index[SALTS] + index[DONE] if index[DONE] == index[BEGUN] else None
