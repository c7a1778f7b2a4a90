"""Takes back what was done, days later too; what was changed since is asked about."""

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from crm import deeds, merging, reading
from crm.deeds import Deed, Step
from crm.errors import NotFound, Unavailable
from crm.importing import matching
from crm.models import Interaction
from crm.rebasing import have_more, rebased
from crm.workspace import Workspace
from db.gateway import Row, update

READ_ANEW = ("notes", "subject", "content", "archived_at")
"""What facts are read from, or stand with."""


@dataclass(frozen=True)
class Clash:
    """A field that was changed once more since: as it was before the deed, and as it is now."""

    step: Step
    field: str
    before: Any
    now: Any


def clashes(ws: Workspace, deed: Deed) -> list[Clash]:
    """What was changed since, so that the rep is asked."""
    found: list[Clash] = []
    known = deeds.steps(ws, deed)
    for portion in _portions(known):
        rows = _rows_of(ws, portion)
        for step in portion:
            now = rows.get((step.record_table, step.record_id))
            if now:
                found += _changed_since(step, now)
    return found


def _changed_since(step: Step, now: Row) -> Iterator[Clash]:
    before, after = step.values("before"), step.values("after")
    for field, made in after.items():
        if field not in merging.LINES and now[field] not in (made, before[field]):
            yield Clash(step, field, before[field], now[field])


def undo(ws: Workspace, deed: Deed, taken_back: Collection[tuple[int, str]] = ()) -> None:
    """Makes it undone, some records at a time; what was changed since stays as it is.

    `taken_back` names, by step and field, what of that is to be as before all the same. Whoever is
    stopped in the middle goes on where it was.
    """
    for portion in _portions(deeds.steps(ws, deed)):
        undo_steps(ws, portion, taken_back)
    ws.write(update("deeds", deed.id, deed.version, undone_at=ws.clock()))


def undo_steps(
    ws: Workspace, portion: list[Step], taken_back: Collection[tuple[int, str]] = ()
) -> None:
    """Makes some records as they were before a deed, all of them or none."""
    rows = _rows_of(ws, portion)
    customer_ids = sorted({step.customer_id for step in portion})
    busy = have_more(ws, customer_ids, max(step.id for step in portion))
    gone = matching.undone(ws)
    changes, anew = [], []
    for step in portion:
        now = rows.get((step.record_table, step.record_id))
        values = _values_back(step, now, taken_back) if now else {}
        if now and now.get("import_id") in gone:  # what was imported stays out with its import
            values.pop("archived_at", None)
        if now and values:
            changes.append(update(step.record_table, step.record_id, now["version"], **values))
            anew += [step] if set(values) & set(READ_ANEW) else []
        changes.append(update("deed_steps", step.id, step.version, undone_at=ws.clock()))
        if step.customer_id in busy:
            record, sides = (step.record_table, step.record_id), (step.before, step.after)
            changes += rebased(ws, step.deed_key, step.customer_id, record, *map(json.loads, sides))
    ws.write(*changes)
    for step in anew:
        _read_anew(ws, step)


def _values_back(step: Step, now: Row, taken_back: Collection[tuple[int, str]]) -> Row:
    before, after = step.values("before"), step.values("after")
    values = merging.taken_back(before, after, now)
    return values | {name: before[name] for name in after if (step.id, name) in taken_back}


def _read_anew(ws: Workspace, step: Step) -> None:
    """Has the facts of a text as it was; what fails now is read later."""
    if step.record_table == "customers":
        reading.read_notes(ws, step.record_id)
    elif step.record_table == "interactions":
        with suppress(Unavailable, NotFound):
            item = Interaction(**ws.db.get("timeline", step.record_id))
            reading.read_record(ws, reading.of_interaction(item))


def _portions(all_steps: list[Step]) -> Iterator[list[Step]]:
    yield from (
        all_steps[start : start + deeds.A_TIME] for start in range(0, len(all_steps), deeds.A_TIME)
    )


def _rows_of(ws: Workspace, portion: list[Step]) -> dict[tuple[str, int], Row]:
    return deeds.records(ws, [(step.record_table, step.record_id) for step in portion])
