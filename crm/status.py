"""Which store and which engine are really at work, measured."""

from dataclasses import dataclass
from time import perf_counter

from crm.demo import FIRST_KEY
from crm.errors import Unavailable
from crm.workspace import Workspace
from db.gateway import Filter, Query


@dataclass(frozen=True)
class Status:
    """The store's name and whether it answers, with the milliseconds it took; the engine's name."""

    store: str
    store_state: str
    engine: str


def measure(ws: Workspace) -> Status:
    """Asks the store for one small row and takes the time."""
    started = perf_counter()
    try:
        ws.db.rows(Query("schema_versions", limit=1))
    except Unavailable:
        state = "does not answer"
    else:
        state = f"answers in {max((perf_counter() - started) * 1000, 1):.0f} ms"
    return Status(ws.db.name, state, ws.ai.name)


def is_demo(ws: Workspace) -> bool:
    """Whether the demo boutique is in the store."""
    where = [Filter("entry_key", "eq", FIRST_KEY)]
    return bool(ws.db.rows(Query("customers", where, limit=1)))
