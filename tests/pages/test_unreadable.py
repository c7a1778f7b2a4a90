"""A row that somebody spoiled by hand: what needs it says which row it is, the rest is shown."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from db.sqlite import SQLiteGateway
from pages.ui.shell import NO_STORE, UNREADABLE
from tests.pages.conftest import words

SPOILED = [
    (
        "follow_ups",
        "due_on",
        "soon",
        "due_follow_ups 1: due_on is no date. Correct it in the book.",
    ),
    ("customers", "last_contact", "never", "customer_profiles 1: last_contact is no time."),
    ("customers", "rhythm_days", "often", "Customer 1: rhythm_days can't be read."),
    ("follow_ups", "version", "first", "FollowUp 1: version can't be read."),
]


@pytest.mark.parametrize(("table", "column", "value", "message"), SPOILED)
def test_a_spoiled_row_is_named_and_the_rest_of_the_app_goes_on(
    house: Workspace,
    visit: Callable[..., AppTest],
    table: str,
    column: str,
    value: str,
    message: str,
) -> None:
    assert isinstance(house.db, SQLiteGateway)
    with closing(sqlite3.connect(house.db.path, isolation_level=None)) as book:
        book.execute(f"update {table} set {column} = ? where id = 1", [value])
    app = visit("customer", customer="1")
    assert not app.exception
    assert UNREADABLE in words(app)
    assert message in words(app)
    assert NO_STORE not in words(app)
    assert "SQLite**, answers in" in words(app)
    assert value not in words(app)
    other = visit("customer", customer="2")
    assert not other.exception
    assert other.title[0].value == "Bo"
