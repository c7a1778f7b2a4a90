"""Download my book: the whole book to who is let in, words to whom it can't be given now."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from crm.errors import Unavailable
from db.gateway import Query
from db.sqlite import SQLiteGateway
from pages.ui import book_download, memory
from tests.pages.sketch import lines

LINK = "[Download my book → /book.zip] ?"


@pytest.fixture
def browser(book: Path) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[Route("/book.zip", book_download.give)])) as client:
        yield client


def test_the_link_is_in_the_sidebar_and_beside_the_export(visit: Callable[..., AppTest]) -> None:
    app = visit("customers")
    assert LINK in lines(app.sidebar)
    assert any(f"[Export .xlsx ↓] ? | {LINK}" in line for line in lines(app))


def test_the_whole_book_comes_as_a_file_that_no_browser_keeps(
    browser: TestClient, book: Path
) -> None:
    answer = browser.get("/book.zip")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.headers["content-disposition"].startswith('attachment; filename="aicrm-book-2')
    assert len(answer.content) == int(answer.headers["content-length"])
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        customers = json.loads(archive.read("book.json"))["tables"]["customers"]
    [rows] = SQLiteGateway(book).rows(Query("customers"))
    assert [row["id"] for row in customers] == [row["id"] for row in rows]


def test_a_silent_store_is_said_in_words_and_the_next_try_works(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*queries: Query) -> Any:
        raise Unavailable("Supabase did not answer")

    with monkeypatch.context() as bad_day:
        bad_day.setattr(memory.server().workspace().db, "rows", silent)
        answer = browser.get("/book.zip")
    assert answer.status_code == 503
    assert answer.text.startswith("The book can't be downloaded now: Supabase did not answer.")
    assert browser.get("/book.zip").status_code == 200


def test_one_is_made_at_a_time(browser: TestClient) -> None:
    with book_download._making:
        answer = browser.get("/book.zip")
        assert (answer.status_code, "try again in a moment" in answer.text) == (503, True)
    assert browser.get("/book.zip").status_code == 200
