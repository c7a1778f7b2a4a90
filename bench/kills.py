"""A hundred power cuts: what was said to be saved is there, whole, whatever was under way.

`python -m bench.kills [customers [cuts]]`: a process saves through all services, beside it runs
what is named, and both are killed at a moment drawn by chance. The stages share the cuts.
"""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from crm import demo
from crm.tables import TRANSFERRED
from crm.workspace import OFFLINE, Workspace
from db import backups, files
from db.sqlite import SQLiteGateway
from tests import large_book
from tests.saving import ROOT, Saver, lost

EMPTY = (
    "from crm import books; from bench.kills import workspace; books.start_empty(workspace({!r}))"
)
STAGES: dict[str, tuple[int, Callable[[Path], list[str]]]] = {
    "all services": (30, lambda book: []),
    "start with an empty book": (20, lambda book: ["-c", EMPTY.format(str(book))]),
    "a backup": (15, lambda book: ["-m", "crm.backup", "make"]),
    "a restore": (15, lambda book: ["-m", "crm.backup", "restore"]),
}
"""What runs beside the saving, and how many of the cuts it gets."""

TRANSFERS = 20
LONGEST_WRITING = 2.5
"""The seconds, at most, between the first row that a copy takes in and the cut."""


@dataclass
class Tally:
    """What the cuts of a stage have come to."""

    cuts: int = 0
    during: int = 0
    saved: int = 0
    wrong: list[str] = field(default_factory=list)


def workspace(book: str | Path) -> Workspace:
    """The book as a service works with it."""
    return Workspace(SQLiteGateway(Path(book)), OFFLINE)


def command(book: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
    """A command on this book, begun."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=book.parent,
        env={"PYTHONPATH": str(ROOT), "AICRM_DATABASE": str(book)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def cut(book: Path, arguments: list[str], longest: float, name: str) -> tuple[list[str], bool]:
    """What was said to be saved until the cut, and whether the command was still under way."""
    saver = Saver(book, name)
    try:
        saver.wait_for(5)
        other = command(book, arguments) if arguments else None
        time.sleep(random.uniform(0, longest))
        under_way = other is None or other.poll() is None
        if other:
            other.kill()
            other.wait()
    finally:
        saver.kill()
    return saver.said, under_way


def check(book: Path, said: list[str]) -> list[str]:
    """What is wrong after the next start."""
    SQLiteGateway(book).close()
    beside = sorted(book.parent.glob(f"{book.stem}-*{book.suffix}"))
    wrong = lost(said, [book, *beside])
    wrong += [f"left: {each.name}" for each in book.parent.glob(f".{book.name}.new*")]
    for backup in backups.newest_first(book):
        wrong += lost([], [backup.path])
    return wrong


def duration(book: Path, arguments: list[str]) -> float:
    """The seconds that the command takes when nobody cuts it off."""
    if not arguments:
        return 1.5
    started = time.monotonic()
    command(book, arguments).wait()
    return time.monotonic() - started


def stage(template: Path, arguments: Callable[[Path], list[str]], cuts: int) -> Tally:
    """So many cuts, each on a copy of the book."""
    tally, longest = Tally(), 0.0
    for number in range(cuts):
        with TemporaryDirectory(dir=template.parent) as folder:
            book = Path(folder) / "aicrm.db"
            shutil.copyfile(template, book)
            workspace(book).db.back_up()  # type: ignore[attr-defined]
            if not number:
                longest = duration(book, arguments(book)) * 1.1
            said, under_way = cut(book, arguments(book), longest, f"cut-{number}")
            tally.cuts += 1
            tally.during += under_way
            tally.saved += len(said)
            tally.wrong += check(book, said)
    return tally


def transfer(template: Path, cuts: int) -> Tally:
    """One copy of the book by command, cut so many times while rows arrive, then run to its end.

    A row counts as saved once another process can read it; a copy that gets whole is begun anew.
    """
    tally, copy = Tally(), template.with_name("copy.db")
    arguments = ["-m", "crm.transfer", "--from", str(template), "--to", str(copy)]
    for _ in range(cuts):
        before = rows(copy)
        other = command(template, arguments)
        while other.poll() is None and rows(copy) <= before:
            time.sleep(0.1)
        time.sleep(random.uniform(0, LONGEST_WRITING))
        seen = rows(copy)
        tally.cuts += 1
        tally.during += other.poll() is None
        other.kill()
        other.wait()
        tally.saved += rows(copy) - before
        tally.wrong += lost([], [copy])
        tally.wrong += [] if rows(copy) >= seen else [f"{seen - rows(copy)} rows lost"]
        if rows(copy) == rows(template):
            files.remove(copy)
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True)
    tally.wrong += [] if "Identical" in done.stdout else [done.stdout + done.stderr]
    return tally


def rows(book: Path) -> int:
    """All that is in a book that somebody may be writing to; 0 where there is none yet."""
    if not book.exists():
        return 0
    with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True, timeout=60)) as store:
        counts = " + ".join(f"(select count(*) from {table})" for table in TRANSFERRED)
        return int(store.execute(f"select {counts}").fetchone()[0])


def main() -> None:
    """Prints each stage's cuts and what they came to; fails when anything is lost or half."""
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else large_book.CUSTOMERS
    share = (int(sys.argv[2]) if len(sys.argv) > 2 else 100) / 100
    tallies = {}
    with TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        demo.make_book(small)
        large_book.make(large, customers)
        tallies["an import"] = transfer(large, max(1, round(TRANSFERS * share)))
        tell("an import", tallies["an import"])
        for name, (cuts, arguments) in STAGES.items():
            tallies[name] = stage(small, arguments, max(1, round(cuts * share)))
            tell(name, tallies[name])
    print(f"{sum(each.cuts for each in tallies.values())} cuts")
    assert not any(each.wrong for each in tallies.values())


def tell(name: str, tally: Tally) -> None:
    """One line on a stage."""
    print(
        f"{name}: {tally.cuts} cuts, {tally.during} of them under way, {tally.saved:,} saved, "
        f"{len(tally.wrong)} lost, half or not whole",
        *tally.wrong[:20],
        sep="\n  ",
        flush=True,
    )


if __name__ == "__main__":
    main()
