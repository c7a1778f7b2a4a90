"""A few of the power cuts of `python -m bench.kills`: nothing that was said to be saved is lost."""

import shutil
import signal
from pathlib import Path

import pytest

from bench.kills import EMPTY, check
from db.sqlite import SQLiteGateway
from tests.forked import complete
from tests.saving import Saver

AT = """
import os, sys
from db import {top}

def cut(*args, **options):
    os.kill(os.getpid(), 9)

{module}.{where} = cut
"""
"""Cuts a command off where it is about to do this."""


@pytest.fixture(scope="module")
def killed(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A book in which somebody saved until the power went, and what was said to be saved."""
    path = tmp_path_factory.mktemp("killed") / "aicrm.db"
    shutil.copyfile(empty_book, path)
    SQLiteGateway(path).back_up()
    saver = Saver(path, "saver")
    saver.wait_for(25)
    saver.kill()
    return path, saver.said


def test_what_was_said_to_be_saved_outlives_a_cut_in_the_middle_of_saving(
    killed: tuple[Path, list[str]],
) -> None:
    assert check(*killed) == []


RESTORE = "import sys; sys.argv = ['restore', 'restore']; from crm import backup; backup.main()"
MAKE = RESTORE.replace("restore", "make")


@pytest.mark.parametrize(
    ("module", "where", "act"),
    [
        ("files", "publish", "make"),
        ("backups", "seal", "make"),
        ("backups", "_exchange", "restore"),
        ("backups", "_link", "restore"),
        ("backups.os", "replace", "restore"),
        ("backups.files", "sync", "restore"),
        ("backups", "copy", "empty"),
        ("traces", "note", "empty"),
        ("traces", "remove", "empty"),
    ],
)
def test_a_cut_at_each_step_of_what_replaces_or_copies_a_book_loses_nothing(
    killed: tuple[Path, list[str]], tmp_path: Path, module: str, where: str, act: str
) -> None:
    book, said = tmp_path / "aicrm.db", killed[1]
    shutil.copytree(killed[0].parent, tmp_path, dirs_exist_ok=True)
    acts = {"make": MAKE, "restore": RESTORE, "empty": EMPTY.format(str(book))}
    code = AT.format(top=module.partition(".")[0], module=module, where=where)
    done = complete(["-c", f"{code}\n{acts[act]}"], AICRM_DATABASE=str(book))
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert check(book, said) == []
