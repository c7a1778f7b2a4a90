"""Pages, clicks, services, sessions and starts in one run: python -m bench [FOLDER] [--write].

The book is kept in the folder. With --write the tables of bench/RESULTS.md are made anew.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import book, calls, first_page, pages, sessions
from tests import large_book

SMALL = 1_000
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Prints one table after the other, as each is made."""
    reader = argparse.ArgumentParser(prog="python -m bench")
    reader.add_argument("folder", nargs="?", type=Path)
    reader.add_argument("--write", action="store_true")
    told = reader.parse_args()
    with _folder(told.folder) as kept, TemporaryDirectory() as spare:
        large, small = (kept / "book.db").resolve(), Path(spare) / "small.db"
        book.make(large)
        large_book.make(small, SMALL)
        tables: tuple[Callable[[], list[str]], ...] = (
            lambda: pages.table(large, Path(spare)),
            lambda: calls.table(large, small),
            lambda: sessions.table(large, Path(spare)),
            lambda: first_page.table(large, Path(spare)),
        )
        for each in tables:
            lines = each()
            print(*lines, "", sep="\n", flush=True)
            if told.write:
                write(RESULTS, lines)


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    """Where the book is kept, for one run where nobody says where."""
    if named:
        yield named
        return
    with TemporaryDirectory() as folder:
        yield Path(folder)


def write(results: Path, table: list[str]) -> None:
    """Puts the table in the place of the one that has the same head; raises without one."""
    lines = results.read_text("utf-8").splitlines()
    start = lines.index(table[0])
    end = next((n for n in range(start, len(lines)) if not lines[n].startswith("|")), len(lines))
    results.write_text("\n".join([*lines[:start], *table, *lines[end:]]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
