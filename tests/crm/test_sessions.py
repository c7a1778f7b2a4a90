"""Who signs out stays out: after a restart, on another copy, through an outage."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_server_config import AUTH_COOKIE_MAX_AGE_SECONDS

from crm import sessions
from crm.errors import Unavailable
from crm.sessions import Ended
from crm.workspace import Workspace
from db.gateway import Query

INES = sessions.key("https://provider", "ines", "nonce", 1_767_000_000)
PAUL = sessions.key("https://provider", "paul", "nonce", 1_767_000_000)

COOKIE_DAYS = AUTH_COOKIE_MAX_AGE_SECONDS // (24 * 60 * 60)


class Silenced:
    """A store that can be made silent."""

    def __init__(self, ws: Workspace) -> None:
        self._db, self.is_silent = ws.db, False

    def __getattr__(self, name: str) -> Any:
        if self.is_silent:
            raise Unavailable("the store is silent")
        return getattr(self._db, name)


def a_server(ws: Workspace) -> tuple[Ended, Silenced]:
    """What one server knows, and its store."""
    store = Silenced(ws)
    return Ended(lambda: replace(ws, db=store)), store


def test_a_session_that_was_ended_stays_so_on_another_copy_and_after_a_restart(
    ws: Workspace,
) -> None:
    here, there = Ended(lambda: ws), Ended(lambda: ws)
    assert not there.has(INES)
    here.end(INES)
    here.end(INES)
    assert Ended(lambda: ws).has(INES), "kept before anybody asks here again"
    assert there.has(INES, anew=True)
    assert here.has(INES)
    assert not here.has(PAUL)
    assert not there.has(PAUL)


def test_what_the_store_keeps_tells_nothing_of_the_person(ws: Workspace) -> None:
    Ended(lambda: ws).end(INES)
    [[row]] = ws.db.rows(Query(sessions.TABLE))
    assert "ines" not in str(row)
    assert sessions.key("https://provider", "ines", "another nonce", 1_767_000_000) != INES


def test_an_answer_serves_the_whole_server_for_a_moment(ws: Workspace) -> None:
    asked: list[None] = []

    def book() -> Workspace:
        asked.append(None)
        return ws

    ended = Ended(book)
    for _ in range(5):
        ended.has(INES)
        ended.has(PAUL)
    assert len(asked) == 1
    ended.has(INES, anew=True)
    assert len(asked) == 2


def test_of_an_ended_session_nothing_is_kept_once_its_cookie_is_worth_nothing(
    ws: Workspace,
) -> None:
    Ended(lambda: ws).end(INES)
    for days, kept in ((COOKIE_DAYS, {INES, PAUL}), (COOKIE_DAYS + 3, {PAUL})):
        now = ws.clock() + timedelta(days=days)
        later = replace(ws, clock=lambda now=now: now)
        Ended(lambda later=later: later).end(PAUL)
        [rows] = ws.db.rows(Query(sessions.TABLE))
        assert {row["entry_key"] for row in rows} == kept


def test_while_the_store_is_silent_nobody_new_is_let_in(ws: Workspace) -> None:
    ended, store = a_server(ws)
    store.is_silent = True
    with pytest.raises(Unavailable):
        ended.has(INES)
    with pytest.raises(Unavailable):
        ended.has(INES, anew=True)


def test_who_was_just_let_in_stays_while_the_store_is_silent_but_not_for_long(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, store = a_server(ws)
    assert not ended.has(INES)
    store.is_silent = True
    assert not ended.has(INES, anew=True)
    monkeypatch.setattr(sessions, "TRUSTED_SECONDS", 0.0)
    with pytest.raises(Unavailable):
        ended.has(INES, anew=True)


@pytest.mark.parametrize("ask", [Ended.has, Ended.was_seen])
def test_a_sign_out_that_the_store_did_not_hear_counts_here_and_is_told_later(
    ws: Workspace, ask: Callable[[Ended, str], bool]
) -> None:
    ended, store = a_server(ws)
    store.is_silent = True
    ended.end(INES)
    assert ask(ended, INES)
    assert not Ended(lambda: ws).has(INES)
    store.is_silent = False
    ended.has(PAUL, anew=True)
    assert Ended(lambda: ws).has(INES)
