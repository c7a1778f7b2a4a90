"""The embedded book's bad days as the rep sees them: on a page, and in a form that is saved."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from db import book_file, connections
from db.gateway import Query, Unavailable, insert
from db.sqlite import SQLiteGateway
from pages.ui import memory
from tests.pages.conftest import settled, words
from tests.pages.sketch import total

NOTE = "She chose the ivory coat. " * 400  # more than there is room for in pages begun
SAFE = "Your clients are safe where they are"


class Day(NamedTuple):
    """What is wrong, and what the screen says: on a page, in a form; None where all is shown."""

    fault: Callable[[Path], None]
    page: str | None
    form: str
    why: str


def locked(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    HELD.enter_context(closing(holder))


def full(path: Path) -> None:
    set_for_all("pragma max_page_count = 1")  # no more pages than there are


def read_only(path: Path) -> None:
    set_for_all("pragma query_only = on")


def set_for_all(pragma: str) -> None:
    """Makes each connection that is opened from now on so."""

    def limited(path: Path, busy_seconds: float) -> sqlite3.Connection:
        connection = connections.connect(path, busy_seconds)
        connection.execute(pragma)
        return connection

    opened().close()
    HELD.enter_context(pytest.MonkeyPatch.context()).setattr(book_file, "connect", limited)


def damaged(path: Path) -> None:
    opened().close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * (size - 8 * 4096))


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    other = path.with_name("other.db")
    SQLiteGateway(other).close()
    os.replace(other, path)


HELD = ExitStack()
DAYS = {
    "locked": Day(locked, None, "The book is locked, so this was not saved", "is kept locked"),
    "full": Day(full, None, "The disk is full, so this was not saved", "has no space left"),
    "read-only": Day(
        read_only, None, "The book can't be written to, so this was not saved", "Give the app"
    ),
    "damaged": Day(
        damaged, "The book is damaged", "The book is damaged, so this was not saved", "Restore a"
    ),
    "deleted": Day(
        deleted, "The book's file is gone", "file is gone, so this was not saved", "is kept as the"
    ),
    "replaced": Day(
        replaced, "The book's file was replaced", "replaced, so this was not saved", "is kept as"
    ),
}


def opened() -> SQLiteGateway:
    store = memory.server().workspace().db
    assert isinstance(store, SQLiteGateway)
    return store


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    yield
    HELD.close()


@contextmanager
def bad(day: Day, path: Path) -> Iterator[None]:
    opened()._file._busy_seconds = opened()._busy_seconds = 0.2
    memory.server().reads.drop()
    day.fault(path)
    yield


@pytest.mark.parametrize("name", DAYS)
def test_a_form_says_what_ails_the_book_that_nothing_was_saved_and_keeps_the_words(
    book: Path, open_app: Callable[..., AppTest], name: str
) -> None:
    day, app = DAYS[name], open_app(customer="1")
    next(area for area in app.text_area if area.label == "What happened").set_value(NOTE)
    with bad(day, book):
        next(button for button in app.button if button.label == "Save").click()
        said = words(settled(app.run()))
        assert not app.exception
        assert day.form in said and day.why in said
        assert "Your words are still here" in said
        typed = next(area for area in app.text_area if area.label == "What happened").value
        assert typed == NOTE
    HELD.close()
    with suppress(Unavailable):
        notes = [row["content"] for row in SQLiteGateway(book).rows(Query("interactions"))[0]]
        assert NOTE not in notes


@pytest.mark.parametrize("name", DAYS)
def test_a_page_says_what_ails_the_book_and_never_that_a_damaged_one_is_safe(
    book: Path, open_app: Callable[..., AppTest], name: str
) -> None:
    day, app = DAYS[name], open_app()
    with bad(day, book):
        app.run()
        said = words(app)
        assert not app.exception
        if day.page is None:
            assert not app.error
            assert total(app) == "55"
            return
        assert app.error[0].value.startswith(day.page) and day.why in said
        assert SAFE not in said
        assert not total(app)


PAGES = ["home", "customers", "pipeline", "follow_ups", "catalog", "reports", "customer"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_at_once_while_another_program_keeps_the_book_locked(
    book: Path, open_app: Callable[..., AppTest], page: str
) -> None:
    app = open_app(customer="1") if page == "customer" else open_app()
    memory.server().reads.drop()
    locked(book)
    started = monotonic()
    app.switch_page(f"pages/{page}.py").run()
    assert not app.error and not app.exception
    assert monotonic() - started < 5, "nobody waits ten seconds for a lock only to read"


def button(app: AppTest, label: str) -> AppTest:
    """Presses the button whose label begins so."""
    next(each for each in app.button if each.label.startswith(label)).click()
    return app.run()


def test_a_damaged_books_newest_backup_is_put_back_by_one_click(
    book: Path, open_app: Callable[..., AppTest]
) -> None:
    app, colleague = open_app(), open_app(customer="1")
    backup = opened().back_up()
    with bad(DAYS["damaged"], book):
        said = words(app.run())
        assert "The book is damaged" in said
        app = button(app, "Restore the backup of ")
    assert not app.error and not app.exception
    assert total(app) == "55"
    [kept] = book.parent.glob("aicrm-kept-*.db")
    assert kept.name in app.toast[0].value
    assert backup.path.exists()

    assert "Another book is open in its place by now" in words(colleague.run())
    assert not total(colleague)
    colleague = button(colleague, "Go on with the book that is there now")
    assert not colleague.error
    assert total(colleague) == "55"


def test_a_deleted_book_comes_back_with_all_that_was_saved(
    book: Path, open_app: Callable[..., AppTest]
) -> None:
    app = open_app()
    opened().write(insert("customers", first_name="Saved a moment ago"))
    with bad(DAYS["deleted"], book):
        app = button(app.run(), "Restore the backup of ")
    assert not app.error
    assert total(app) == "56"


def test_of_a_book_that_is_gone_nothing_is_made_anew_unless_the_rep_says_so(
    book: Path, open_app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_DEMO", "false")
    app = open_app()
    with bad(DAYS["deleted"], book):
        for _ in range(2):
            said = words(app.run())
            assert "The book's file is gone" in said and not book.exists()
        app = button(app, "Begin a new book")
    assert "Your book is empty" in words(app)


def test_what_is_typed_for_one_books_client_never_reaches_another_book(
    book: Path, open_app: Callable[..., AppTest]
) -> None:
    app = open_app(customer="1")
    next(area for area in app.text_area if area.label == "What happened").set_value(NOTE)
    other = book.with_name("other.db")
    store = SQLiteGateway(other)
    store.write(insert("customers", first_name="Somebody Else"))
    store.close()
    os.replace(other, book)
    for _ in range(3):
        next(each for each in app.button if each.label == "Save").click()
        said = words(settled(app.run()))
        assert "Somebody Else" not in said
        typed = next(area for area in app.text_area if area.label == "What happened").value
        assert typed == NOTE
    app = button(app, "Go on with the book that is there now")
    assert total(app) == "1"
    assert not app.text_area
    assert SQLiteGateway(book).rows(Query("interactions")) == [[]]
    fresh = open_app(customer="1")
    assert "Somebody Else" in words(fresh)


def test_a_file_that_is_no_book_is_told_with_the_backup_that_may_take_its_place(
    book: Path, open_app: Callable[..., AppTest]
) -> None:
    app = open_app()
    opened().back_up()
    memory.server().reads.drop()
    book.write_text("a letter")
    said = words(app.run())
    assert "none of AiCRM's" in said and "it is no SQLite file" in said
    app = button(app, "Restore the backup of ")
    assert total(app) == "55"
    [kept] = book.parent.glob("aicrm-kept-*.db")
    assert kept.read_text() == "a letter"


def test_without_a_backup_the_page_says_what_to_do(
    book: Path, open_app: Callable[..., AppTest]
) -> None:
    app = open_app()
    with bad(DAYS["damaged"], book):
        assert "There is no backup of it yet" in words(app.run())
    assert not any(each.label.startswith("Restore") for each in app.button)
