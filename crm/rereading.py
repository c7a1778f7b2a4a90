"""Reads again, beside the work of everybody, what an older version of the readers has read."""

from collections.abc import Callable
from contextlib import suppress
from time import perf_counter
from typing import NoReturn

from ai.grounding.entailment import model as entailment
from ai.reading import parse
from ai.reading.duties import categorizer as duties
from ai.reading.kinds import categorizer as kinds
from ai.reading.likings import categorizer as likings
from ai.reading.moods import categorizer as moods
from ai.reading.orders import categorizer as orders
from ai.reading.proposal import VERSION
from crm import reading
from crm.errors import NotFound, SetupError, Unavailable
from crm.models import Customer, Interaction
from crm.status import Progress
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

A_TIME = 20
"""Records that are read before the store is asked for more."""
BETWEEN = 60.0
"""Seconds between two looks for records that nobody has read."""
REST = 3.0
"""Seconds of rest for each second of reading: sessions come first."""


def keep_up(
    open_: Callable[[], Workspace], progress: Progress, pause: Callable[[float], object]
) -> NoReturn:
    """Reads what waits, now and whenever something comes in that nobody has read.

    While the store does not answer it waits.
    """
    parse.warm_up()
    moods.warm_up()
    kinds.warm_up()
    duties.warm_up()
    likings.warm_up()
    orders.warm_up()
    entailment.warm_up()
    while True:
        with suppress(SetupError, Unavailable):
            read_all(open_(), progress, pause)
        pause(BETWEEN)


def waiting(ws: Workspace) -> int:
    """How many records an older reader has read, or none has."""
    return sum(ws.db.page(query).total for query in _queries(1))


def read_all(ws: Workspace, progress: Progress, pause: Callable[[float], object]) -> None:
    """Reads until nothing waits, with rests; a record that can't be written now waits on."""
    progress.left = waiting(ws)
    while progress.left:
        read_some(ws, pause)
        progress.left = waiting(ws)


def read_some(ws: Workspace, pause: Callable[[float], object] = lambda seconds: None) -> int:
    """Reads the next records, notes first; returns how many there were."""
    notes, interactions = ws.db.rows(*_queries(A_TIME))
    profiles = [Customer(**ws.db.get("customer_profiles", row["id"])) for row in notes]
    records = [reading.of_notes(each, each.updated_at.date()) for each in profiles]
    records += [reading.of_interaction(item) for item in Interaction.all(interactions)]
    for record in records:
        began = perf_counter()
        with suppress(NotFound):
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
