"""Pages, clicks and services in one run: python -m bench [FOLDER], which keeps its book there."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import book, calls, pages
from db.gateway import Query
from db.sqlite import SQLiteGateway
from tests import large_book

SMALL = 1_000


def main() -> None:
    """Prints bench/RESULTS.md anew, but for what stands in it of the machine."""
    with _folder() as kept, TemporaryDirectory() as spare:
        large, small = kept / "book.db", Path(spare) / "small.db"
        book.make(large)
        large_book.make(small, SMALL)
        with closing(
            SQLiteGateway(large)
        ) as store:  # one of an earlier schema is brought up to date
            store.rows(Query("schema_versions"))
        print(*pages.table(large, Path(spare)), "", sep="\n", flush=True)
        print(*calls.table(large, small), sep="\n")


@contextmanager
def _folder() -> Iterator[Path]:
    """Where the book is kept, for one run where nobody says where."""
    if len(sys.argv) > 1:
        yield Path(sys.argv[1])
        return
    with TemporaryDirectory() as folder:
        yield Path(folder)


if __name__ == "__main__":
    main()
