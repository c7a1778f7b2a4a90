"""Rows on their way into the book, a few at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field

from crm.errors import Conflict, NotFound, Refused
from crm.importing import matching
from crm.importing.people import LeftOut
from crm.workspace import Workspace
from db.gateway import Change, Row, amend, update

A_TIME = 200
BROUGHT = ("customers", "interactions", "follow_ups")
"""What an import's own row counts."""
Tell = Callable[[float], object]


@dataclass
class Outcome:
    """What an import has done."""

    id: int
    customers: int = 0
    joined: int = 0
    interactions: int = 0
    follow_ups: int = 0
    left_out: list[LeftOut] = field(default_factory=list)

    def sums(self) -> Change:
        """Keeps in the book how much has come in."""
        numbers = {name: getattr(self, name) for name in BROUGHT}
        return amend("imports", self.id, **numbers)


class Writer:
    """Collects changes, writes them a few at a time, and tells how far it is."""

    def __init__(self, ws: Workspace, outcome: Outcome, tell: Tell, total: int) -> None:
        self.ws, self.outcome, self._tell = ws, outcome, tell
        self._total, self._done = max(total, 1), 0
        self._changes: list[Change] = []
        self._wheres: list[str] = []
        self._undone = matching.undone(ws)

    def add(self, change: Change, where: str) -> None:
        """One change more."""
        self._changes.append(change)
        self._wheres.append(where)
        if len(self._changes) >= A_TIME:
            self.flush()

    def leave_out(self, where: str, what: str, reason: str) -> None:
        """A row that is not taken in, and why."""
        self.outcome.left_out.append(LeftOut(where, what, reason))

    def flush(self) -> None:
        """Writes what waits; one bad row is told and does not stop the others."""
        changes, wheres = self._changes, self._wheres
        self._changes, self._wheres = [], []
        if not changes:
            return
        try:
            self._settle(changes, self.ws.write(*changes, self.outcome.sums())[:-1])
        except (Refused, Conflict, NotFound):
            for change, where in zip(changes, wheres, strict=True):
                try:
                    self._settle([change], self.ws.write(change))
                except (Refused, Conflict, NotFound) as error:
                    self.leave_out(where, "", str(error))
        self._done += len(changes)
        self._tell(min(0.99, self._done / self._total))

    def _settle(self, changes: list[Change], rows: list[Row]) -> None:
        """Counts new rows, and brings back those of an import that was taken back."""
        back = []
        for change, row in zip(changes, rows, strict=True):
            if change.action != "insert":
                continue
            is_new = row["import_id"] == self.outcome.id
            if not is_new and row["archived_at"] and row["import_id"] in self._undone:
                values = {"archived_at": None, "import_id": self.outcome.id}
                back.append(update(change.table, row["id"], row["version"], **values))
                is_new = True
            if is_new:
                setattr(self.outcome, change.table, getattr(self.outcome, change.table) + 1)
        if back:
            self.ws.write(*back)
