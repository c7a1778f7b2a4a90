"""Backups as a rep and who looks after the app meet them: each day, by command, and erased from."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crm import backup, customers
from crm.errors import CommandError, Unusable
from crm.opening import begin_book, open_workspace
from crm.settings import Settings
from crm.workspace import OFFLINE, Workspace
from db import backups
from db.sqlite import SQLiteGateway
from tests import commands
from tests.forked import complete

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def book(new_book: SQLiteGateway) -> SQLiteGateway:
    customers.add(Workspace(new_book, OFFLINE), "ines", first_name="Ines")
    return new_book


def named(path: Path) -> Settings:
    return Settings(aicrm_database=path, aicrm_demo=False)


def count(path: Path) -> int:
    return customers.counts(Workspace(SQLiteGateway(path), OFFLINE)).total


def run(book: Path, *act: str) -> subprocess.CompletedProcess[str]:
    return commands.run(backup.main, *act, AICRM_DATABASE=str(book))


def restore(book: Path, *name: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, for the book is open in this one."""
    return complete(["crm.backup", "restore", *name], book.parent, AICRM_DATABASE=str(book))


def test_a_server_backs_its_book_up_once_a_day(book: SQLiteGateway) -> None:
    keeper, ws = backup.Keeper(), Workspace(book, OFFLINE)
    for _ in range(3):
        keeper.look_after(ws)
    [made] = backups.newest_first(book.path)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).strftime(backups.FORMAT)
    made.path.rename(made.path.with_name(f"{yesterday}.db"))
    for _ in range(3):
        keeper.look_after(ws)
    assert len(backups.newest_first(book.path)) == 2


def test_a_server_leaves_the_book_whole_in_its_file_and_notices_when_it_is_replaced(
    book: SQLiteGateway, tmp_path: Path
) -> None:
    keeper, ws = backup.Keeper(), Workspace(book, OFFLINE)
    keeper.look_after(ws)
    shutil.copyfile(book.path, tmp_path / "copy.db")
    assert count(tmp_path / "copy.db") == 1
    shutil.copyfile(backups.newest_first(book.path)[0].path, book.path)
    with pytest.raises(Unusable, match="replaced or written over"):
        keeper.look_after(ws)


def test_a_backup_that_fails_is_logged_and_tried_again_in_an_hour_not_each_second(
    book: SQLiteGateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(self: SQLiteGateway) -> None:
        tries.append(1)
        raise Unusable("full", "The disk of the book book.db has no space left.")

    tries: list[int] = []
    monkeypatch.setattr(SQLiteGateway, "back_up", full)
    keeper = backup.Keeper()
    for _ in range(3):
        keeper.look_after(Workspace(book, OFFLINE))
    assert len(tries) == 1
    assert "No backup was made: The disk of the book book.db has no space left." in caplog.text


def test_by_command_backups_are_made_listed_and_restored(book: SQLiteGateway) -> None:
    assert "There is no backup of" in run(book.path, "list").stdout
    assert run(book.path, "make").returncode == 0
    customers.add(Workspace(book, OFFLINE), "bo", first_name="Bo")
    assert run(book.path, "make").returncode == 0
    newer, older = backups.newest_first(book.path)
    listed = run(book.path, "list").stdout
    assert listed.index(newer.path.name) < listed.index(older.path.name)
    done = restore(book.path, older.path.name)
    assert f"is the backup {older.path.name} now. What was there is kept in" in done.stdout
    assert count(book.path) == 1
    assert restore(book.path).returncode == 0
    assert count(book.path) == 2


def test_a_senseless_command_is_refused_and_changes_nothing(book: SQLiteGateway) -> None:
    before = book.path.read_bytes()
    for act, words in (
        (["restore"], "There is no backup of"),
        (["restore", "../../etc/passwd"], "../../etc/passwd: no such backup"),
        (["restore", "book.db"], "book.db: no such backup"),
    ):
        done = run(book.path, *act)
        assert done.returncode == 1
        assert words in done.stderr and "Traceback" not in done.stderr
    assert "There is no book at" in run(book.path.with_name("none.db"), "make").stderr
    assert book.path.read_bytes() == before


def test_the_newest_backup_that_is_whole_is_restored(book: SQLiteGateway) -> None:
    for number in range(3):
        customers.add(Workspace(book, OFFLINE), str(number), first_name="Bo")
        book.back_up()
    for each in backups.newest_first(book.path)[:2]:
        each.path.write_bytes(each.path.read_bytes()[: 9 * 4096])
    restored, kept = backup.restore(named(book.path))
    assert restored == backups.newest_first(book.path)[2]
    assert (count(book.path), kept and count(kept)) == (2, 4)
    backups.newest_first(book.path)[2].path.write_text("no book")
    with pytest.raises(CommandError, match=r"No backup of .* is whole, so nothing was changed"):
        backup.restore(named(book.path))


def test_who_is_erased_is_erased_from_the_backups_too(book: SQLiteGateway) -> None:
    ws = Workspace(book, OFFLINE)
    gone = customers.add(ws, "gone", first_name="Quillonby")
    customers.archive(ws, gone.id, gone.version)
    made = book.back_up()
    customers.erase(ws, customers.get(ws, gone.id), "Quillonby")
    assert count(made.path) == 1
    assert b"uillonb" not in made.path.read_bytes()


def test_a_book_that_is_missed_is_not_made_anew_unasked(book: SQLiteGateway) -> None:
    path = book.path
    book.back_up()
    book.close()
    path.unlink()
    with pytest.raises(Unusable, match=r"The book book\.db is not there any more") as outage:
        open_workspace(named(path))
    assert outage.value.trouble == "gone"
    assert not path.exists()
    begin_book(named(path))
    assert customers.counts(open_workspace(named(path))).total == 0
    assert len(backups.newest_first(path)) == 1


def test_a_damaged_book_is_found_when_it_is_opened_again(book: SQLiteGateway) -> None:
    path, ws = book.path, Workspace(book, OFFLINE)
    for number in range(20):
        customers.add(ws, str(number), first_name="Bo", notes="n" * 9_000)
    book.close()
    with path.open("r+b") as file:
        file.seek(-4096 * 30, 2)
        file.write(b"\xff" * 4096 * 20)
    open_workspace(named(path))
    with pytest.raises(Unusable, match="is damaged"):
        open_workspace(named(path), again=True)
