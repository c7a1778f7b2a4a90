"""Follow-ups: in four groups, done with undo, snoozed, from the whole book."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups, records
from crm.workspace import OFFLINE, Workspace, utc_now
from db.sqlite import SQLiteGateway
from tests.pages.conftest import words


def open_page(app: AppTest) -> AppTest:
    return app.switch_page("pages/follow_ups.py").run()


def test_the_groups_and_their_sizes_are_those_of_the_book(
    open_app: Callable[..., AppTest], book: Path
) -> None:
    ws = Workspace(SQLiteGateway(book), OFFLINE)
    groups = follow_ups.grouped(follow_ups.board(ws).items, utc_now().date())
    app = open_page(open_app())
    assert not app.exception
    assert [heading.value for heading in app.subheader] == [
        f"{name} ({len(items)})" for name, items in groups.items() if items
    ]
    assert list(groups) == ["Overdue", "Today", "Next 7 days", "Later"]


def test_done_takes_one_off_and_undo_brings_it_back(
    open_app: Callable[..., AppTest], book: Path
) -> None:
    ws = Workspace(SQLiteGateway(book), OFFLINE)
    before = follow_ups.board(ws)
    first = before.items[0]
    app = open_page(open_app())
    app.button(key=f"follow_up_{first.id}_done").click().run()
    assert f"Done: {first.note}" in words(app)
    assert follow_ups.board(ws).total == before.total - 1
    next(button for button in app.button if button.label == "Undo").click().run()
    assert not app.exception
    again = follow_ups.board(ws)
    assert [(i.id, i.due_on, i.note) for i in again.items] == [
        (i.id, i.due_on, i.note) for i in before.items
    ]


def test_an_empty_book_says_what_to_do_first(open_app: Callable[..., AppTest], book: Path) -> None:
    ws = Workspace(SQLiteGateway(book), OFFLINE)
    for page in (1, 2, 3):
        for card in customers.find(ws, page=page).items:
            for item in records.of_customer(ws, card).follow_ups:
                if not item.done_at:
                    follow_ups.done(ws, item.id, item.version)
    app = open_page(open_app())
    assert "Nothing is planned" in app.info[0].value
    assert follow_ups.due(ws, utc_now().date() + timedelta(days=999)).total == 0
