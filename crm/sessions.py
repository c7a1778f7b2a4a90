"""Sessions that a rep has ended, kept in the store: no restart and no other copy forgets one."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock
from time import monotonic

from crm.errors import NotFound, SetupError, Unavailable
from crm.jobs import Job
from crm.workspace import Workspace
from db.gateway import Filter, Query, delete, insert

TABLE = "ended_sessions"
LASTS = timedelta(days=32)
"""Longer than the cookie of a sign-in is taken at all."""
FRESH_SECONDS = 2.0
"""For how long one answer of the store serves a whole server."""
PATIENCE_SECONDS = 1.0
"""How long somebody who was let in a while ago waits for a store that is slow."""
TRUSTED_SECONDS = 600.0
"""How long who was let in stays in while the store is silent: the words being typed are theirs."""
OVERLAP = timedelta(minutes=2)
"""What two writes may differ in between their time and their being seen."""
MOST_REMOVED = 100


def key(*claims: object) -> str:
    """What tells one session from another, made of what the provider said as it began."""
    return sha256(json.dumps(claims, default=str).encode()).hexdigest()


class Ended:
    """The ended sessions, for a whole server; every method may be called from any thread."""

    def __init__(self, book: Callable[[], Workspace]) -> None:
        self._book = book
        self._lock = Lock()
        self._keys: set[str] = set()
        self._unsaved: set[str] = set()
        self._let_in: dict[str, float] = {}
        self._newest: datetime | None = None
        self._look: tuple[float, Job[None]] | None = None

    def end(self, session: str) -> None:
        """Ends it here at once; a store that is silent now is told as soon as it answers."""
        self._keys.add(session)
        self._unsaved.add(session)
        with suppress(SetupError, Unavailable):
            self._save()

    def has(self, session: str, anew: bool = False) -> bool:
        """Whether it has ended, as the store had it a moment ago; with `anew`, has it now.

        Raises `SetupError` or `Unavailable` when the store can't tell, unless the session was let
        in some minutes ago.
        """
        look = self._look_since(monotonic() - (0 if anew else FRESH_SECONDS))
        is_known = monotonic() - self._let_in.get(session, float("-inf")) < TRUSTED_SECONDS
        try:
            if look.wait(PATIENCE_SECONDS if is_known else None):
                look.result()
                self._let_in[session] = monotonic()
        except (SetupError, Unavailable):
            if not is_known and session not in self._keys:
                raise
        return session in self._keys

    def was_seen(self, session: str) -> bool:
        """Whether it is known here to have ended; the store is not asked."""
        return session in self._keys

    def _look_since(self, moment: float) -> Job[None]:
        """A question to the store that was begun at this moment or later."""
        with self._lock:
            if self._look is None or self._look[0] < moment:
                self._look = monotonic(), Job(self._ask)
            return self._look[1]

    def _ask(self, _: Job[None]) -> None:
        since = [Filter("ended_at", "gte", self._newest - OVERLAP)] if self._newest else []
        [rows] = self._book().db.rows(Query(TABLE, since))
        self._keys.update(row["entry_key"] for row in rows)
        times = [row["ended_at"] for row in rows]
        self._newest = max(times, default=self._newest)
        self._save()

    def _save(self) -> None:
        """Writes what the store does not have yet, and removes what has expired."""
        if not self._unsaved:
            return
        ws = self._book()
        unsaved = list(self._unsaved)
        expiry = ws.clock() + LASTS
        ws.db.write(*(insert(TABLE, entry_key=session, expires_at=expiry) for session in unsaved))
        self._unsaved.difference_update(unsaved)
        expired = [Filter("expires_at", "lt", ws.clock())]
        [rows] = ws.db.rows(Query(TABLE, expired, limit=MOST_REMOVED))
        with suppress(NotFound):  # another copy removes them too
            ws.db.write(*(delete(TABLE, row["id"]) for row in rows))
