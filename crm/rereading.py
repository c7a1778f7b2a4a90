"""Reads again, beside the work of everybody, what an older version of the readers has read."""

from collections.abc import Callable
from contextlib import suppress
from time import perf_counter

from ai.reading.reader import VERSION
from crm import reading
from crm.errors import NotFound, Unavailable
from crm.models import Customer, Interaction
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

A_TIME = 20
"""Records that are read before the store is asked for more."""
REST = 3.0
"""Seconds of rest for each second of reading: sessions come first."""


def waiting(ws: Workspace) -> int:
    """How many records an older reader has read, or none has."""
    return sum(ws.db.page(query).total for query in _queries(1))


def read_all(ws: Workspace, pause: Callable[[float], object]) -> None:
    """Reads until nothing waits, resting in between; what can't be written now waits on."""
    while read_some(ws, pause):
        pass


def read_some(ws: Workspace, pause: Callable[[float], object] = lambda seconds: None) -> int:
    """Reads the next records, notes first; returns how many there were."""
    notes, interactions = ws.db.rows(*_queries(A_TIME))
    profiles = [Customer(**ws.db.get("customer_profiles", row["id"])) for row in notes]
    records = [reading.of_notes(each, each.updated_at.date()) for each in profiles]
    records += [reading.of_interaction(item) for item in Interaction.all(interactions)]
    for record in records:
        began = perf_counter()
        with suppress(NotFound, Unavailable):
            reading.read_record(ws, record)
        pause(REST * (perf_counter() - began))
    return len(records)


def _queries(limit: int) -> tuple[Query, Query]:
    older = [Filter("notes_read_version", "lt", VERSION), Filter("notes", "neq", "")]
    told = [Filter("read_version", "lt", VERSION)]
    return (
        Query("customers", older, [Order("notes_read_version"), Order("id")], limit),
        Query("timeline", told, [Order("read_version"), Order("id")], limit),
    )
