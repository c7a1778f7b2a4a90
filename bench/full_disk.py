"""A disk that fills up at every stage: no file half, and nothing missing that was said to be saved.

`python -m bench.full_disk [sizes]` tries each stage on so many small disks, each a little larger
than the one before; then there is room again, and all goes on. They are of tmpfs, so it needs root.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.kills import EMPTY, rows
from crm import demo
from db import backups
from db.sqlite import SQLiteGateway
from tests.saving import ROOT, Saver, lost

SIZES = 20
KB = 1024
START = "from crm.opening import open_workspace; from crm.settings import Settings; "
ROOM = 64 << 20


@contextmanager
def disk(size: int) -> Iterator[Path]:
    """A disk of so many bytes."""
    with TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def enlarge(folder: Path) -> None:
    """Room enough for all."""
    subprocess.run(["mount", "-o", f"remount,size={ROOM}", str(folder)], check=True)


def command(book: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command on this book, to its end."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "AICRM_DATABASE": str(book)},
        capture_output=True,
        text=True,
    )


def named(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What is wrong with how a command that failed says so."""
    words = done.stdout + done.stderr
    if done.returncode and "no space left" not in words:
        return [f"not told as a full disk: {words[-300:]}"]
    return []


@contextmanager
def elsewhere(book: Path) -> Iterator[Path]:
    """A copy where there is room: a full disk can't even be read through SQLite."""
    with TemporaryDirectory() as folder:
        for each in book.parent.glob(f"{book.name}*"):
            if each.is_file():
                shutil.copy(each, folder)
        yield Path(folder) / book.name


def found(book: Path, said: Iterable[str] = ()) -> list[str]:
    """What is wrong with a book, in which this was said to be saved."""
    with elsewhere(book) as copy:
        return lost(said, [copy])


def whole(book: Path, demo_book: Path) -> list[str]:
    """What is wrong with a book that is to have what the demo has."""
    with elsewhere(book) as copy:
        number, wanted = rows(copy), rows(demo_book)
    return found(book) + ([] if number == wanted else [f"{number} of {wanted} rows"])


def first_start(folder: Path, book: Path, demo_book: Path) -> tuple[bool, list[str]]:
    """Whether it succeeded on the small disk, and what was wrong."""
    start = f"{START}open_workspace(Settings.from_env())"
    done = command(book, "-c", start)
    wrong = named(done)
    if done.returncode:
        wrong += [f"left: {each.name}" for each in folder.iterdir()]
    else:
        wrong += whole(book, demo_book)
    enlarge(folder)
    wrong += [] if command(book, "-c", start).returncode == 0 else ["no start with room"]
    return done.returncode == 0, wrong + whole(book, demo_book)


def saving(folder: Path, book: Path, demo_book: Path) -> tuple[bool, list[str]]:
    """Saves until the disk is full, and on when there is room."""
    shutil.copyfile(demo_book, book)
    saver = Saver(book, "save", "--until-refused")
    saver.wait_for_end(120)
    wrong = found(book, saver.said)
    wrong += [each for each in saver.refusals if "no space left" not in each]
    enlarge(folder)
    again = Saver(book, "again")
    again.wait_for(15)
    again.kill()
    return bool(saver.said), wrong + found(book, saver.said + again.said)


def backing_up(folder: Path, book: Path, demo_book: Path) -> tuple[bool, list[str]]:
    """Makes a backup, or leaves nothing of it."""
    return _beside(folder, book, demo_book, "-m", "crm.backup", "make")


def restoring(folder: Path, book: Path, demo_book: Path) -> tuple[bool, list[str]]:
    """Puts a backup back, or changes nothing."""
    place = backups.folder(book)
    place.mkdir()
    shutil.copyfile(demo_book, place / "2026-11-30T031205.000000Z.db")
    return _beside(folder, book, demo_book, "-m", "crm.backup", "restore")


def emptying(folder: Path, book: Path, demo_book: Path) -> tuple[bool, list[str]]:
    """Puts the book aside and empties it, or changes nothing."""
    return _beside(folder, book, demo_book, "-c", EMPTY.format(str(book)))


def transferring(folder: Path, book: Path, demo_book: Path) -> tuple[bool, list[str]]:
    """Copies a book onto the disk as far as it goes, and the rest when there is room."""
    arguments = ("-m", "crm.transfer", "--from", str(demo_book), "--to", str(book))
    done = command(book, *arguments)
    wrong = named(done) + (found(book) if book.exists() else [])
    before = 0
    if book.exists():
        with elsewhere(book) as copy:
            before = rows(copy)
    enlarge(folder)
    again = command(book, *arguments)
    wrong += [] if "Identical" in again.stdout else [again.stderr[-300:]]
    return done.returncode == 0, wrong + ([] if rows(book) >= before else ["rows are lost"])


def _beside(folder: Path, book: Path, demo_book: Path, *arguments: str) -> tuple[bool, list[str]]:
    """Does something with a book that is there, and saves in it when there is room."""
    shutil.copyfile(demo_book, book)
    SQLiteGateway(book).close()
    before = {each.name for each in folder.rglob("*")} | {backups.folder(book).name}
    done = command(book, *arguments)
    wrong = named(done) + found(book)
    if done.returncode:
        wrong += [f"left: {each}" for each in folder.rglob("*") if each.name not in before]
        wrong += whole(book, demo_book)
    for backup in backups.newest_first(book):
        wrong += whole(backup.path, demo_book)
    enlarge(folder)
    saver = Saver(book, "after")
    saver.wait_for(5)
    saver.kill()
    return done.returncode == 0, wrong + found(book, saver.said)


Stage = Callable[[Path, Path, Path], tuple[bool, list[str]]]
STAGES: dict[str, tuple[Stage, float, int]] = {
    "a first start": (first_start, 0, 256 * KB),
    "a save": (saving, 1.1, 32 * KB),
    "a backup": (backing_up, 1.1, 96 * KB),
    "a restore": (restoring, 2.1, 96 * KB),
    "start with an empty book": (emptying, 1.1, 160 * KB),
    "a transfer": (transferring, 0, 256 * KB),
}
"""What fills the disk; the smallest one, in sizes of the demo's book; what each has more."""


def main() -> None:
    """Prints what each stage came to; fails when anything is wrong."""
    sizes = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES
    failed = False
    with TemporaryDirectory() as room:
        demo_book = Path(room) / "demo.db"
        demo.make_book(demo_book)
        base = demo_book.stat().st_size
        for name, (stage, times, more) in STAGES.items():
            succeeded, wrong = 0, []
            for number in range(sizes):
                size = int(base * times) + (number + 1) * more * SIZES // sizes
                with disk(size) as folder:
                    done, problems = stage(folder, folder / "aicrm.db", demo_book)
                succeeded += done
                wrong += [f"{size // KB} KB: {each}" for each in problems]
            failed |= bool(wrong)
            summary = f"{name}: {sizes} sizes, {succeeded} large enough, {len(wrong)} wrong"
            print(summary, *wrong[:20], sep="\n  ", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
