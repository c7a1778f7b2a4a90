"""A copy of the whole book into another store: `python -m crm.transfer --from A --to B`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crm import book_zip, command_line
from crm.errors import CommandError, SetupError, Unavailable
from crm.settings import Settings
from crm.stores import open_store
from crm.tables import OWN_KEYS, TRANSFERRED
from db.gateway import MAX_ID, Filter, Gateway, Order, Query, Row, amend, insert
from db.sqlite import SQLiteGateway

BIRTH = ("created_at", "called_at", "entry_key")
"""What no edit changes: two rows of one id that have it in common are the same record."""

HOSTED = "supabase"
ROWS_A_WRITE = 200
MOST_NAMED = 20
Progress = Callable[[int], object]


@dataclass(frozen=True)
class Compared:
    """What the comparison of a table found: each side's rows and digest, and what differs."""

    table: str
    rows: tuple[int, int]
    digests: tuple[str, str]
    differences: list[str]


def main() -> int:
    """Copies and compares; the exit code."""
    asked = argparse.ArgumentParser(
        prog="python -m crm.transfer",
        description="Copies a book, whole, and compares the copy row by row. A store is the path "
        f"of an embedded book, or '{HOSTED}' for the one that SUPABASE_URL and SUPABASE_KEY name. "
        "It may also come from the zip that the app gives as Download my book.",
    )
    asked.add_argument("--from", required=True, dest="source", metavar="STORE")
    asked.add_argument("--to", required=True, dest="target", metavar="STORE")
    names = asked.parse_args()
    return command_line.run(lambda: _transfer(names.source, names.target))


def _transfer(source_name: str, target_name: str) -> str:
    if source_name == target_name:
        raise CommandError("--from and --to name the same store.")
    if source_name != HOSTED and not Path(source_name).is_file():
        raise CommandError(f"--from: there is no book at {source_name}.")
    with TemporaryDirectory() as folder:
        if source_name != HOSTED and book_zip.is_one(Path(source_name)):
            source_name = str(book_zip.unpack(Path(source_name), Path(folder)))
        return _copy(_open(source_name), _open(target_name))


def _copy(source: Gateway, target: Gateway) -> str:
    check_target(source, target)
    total, there = _count(source), _count(target)
    with command_line.bar("Copying", total) as bar:
        bar.update(there)
        copy(source, target, bar.update)
    with command_line.bar("Comparing", total) as bar:
        found = [compare(source, target, table, bar.update) for table in TRANSFERRED]
    return _report(found)


def _open(name: str) -> Gateway:
    if name != HOSTED:
        try:
            return SQLiteGateway(Path(name))
        except Unavailable as error:
            raise CommandError(f"{name}: {error}") from error
    settings = Settings.from_env()
    if not settings.supabase_url:
        raise SetupError(f"'{HOSTED}' needs SUPABASE_URL and SUPABASE_KEY: set both.")
    return open_store(settings)


def check_target(source: Gateway, target: Gateway) -> None:
    """Raises `CommandError` when the target holds a record that the source does not."""
    for table in TRANSFERRED:
        if not target.rows(Query(table, limit=1))[0]:
            continue
        for ours, theirs in _side_by_side(source, target, table):
            for id, row in theirs.items():
                if id not in ours or any(row.get(name) != ours[id].get(name) for name in BIRTH):
                    raise CommandError(
                        f"The target holds other data ({table} {id}), so nothing was written. "
                        "Choose an empty store, or the one in which this copy was begun."
                    )


def copy(source: Gateway, target: Gateway, progress: Progress = lambda rows: None) -> None:
    """Writes what the target lacks, with ids and versions, then the customers' figures."""
    for table in TRANSFERRED:
        [newest] = target.rows(Query(table, order=[Order("id", descending=True)], limit=1))
        last = newest[0]["id"] if newest else 0
        while rows := _after(source, table, last):
            target.write(*(insert(table, **_kept(row)) for row in rows))
            last = rows[-1]["id"]
            progress(len(rows))
    _settle(source, target)


def _settle(source: Gateway, target: Gateway) -> None:
    """Gives customers the source's values where no edit lies between: what triggers have made."""
    for ours, theirs in _side_by_side(source, target, "customers"):
        changes = [
            amend("customers", id, **{name: ours[id][name] for name in differing})
            for id, row in theirs.items()
            if (differing := _differing(ours.get(id, row), row))
            and not {"version", "updated_at"} & set(differing)
        ]
        for start in range(0, len(changes), ROWS_A_WRITE):
            target.write(*changes[start : start + ROWS_A_WRITE])


def compare(
    source: Gateway, target: Gateway, table: str, progress: Progress = lambda rows: None
) -> Compared:
    """Both stores' rows of a table, counted and compared one by one."""
    counts, digests, differences = [0, 0], [sha256(), sha256()], []
    for sides in _side_by_side(source, target, table):
        for number, rows in enumerate(sides):
            counts[number] += len(rows)
            for row in rows.values():
                digests[number].update(repr(_comparable(row)).encode())
        ours, theirs = sides
        differences += [
            f"{table} {id}: {_told(ours.get(id), theirs.get(id))}"
            for id in sorted({*ours, *theirs})
            if ours.get(id) is None or theirs.get(id) is None or _differing(ours[id], theirs[id])
        ]
        progress(len(ours))
    found = (digests[0].hexdigest(), digests[1].hexdigest())
    return Compared(table, (counts[0], counts[1]), found, differences)


def _told(ours: Row | None, theirs: Row | None) -> str:
    if theirs is None:
        return "not in the target"
    if ours is None:
        return "only in the target"
    return f"another {', '.join(_differing(ours, theirs))}"


def _report(found: list[Compared]) -> str:
    """The counts and digests; raises `CommandError` when anything differs."""
    lines = [
        f"{each.table:14}{each.rows[0]:>10,}{each.rows[1]:>10,}  "
        + "  ".join(dict.fromkeys(digest[:16] for digest in each.digests))
        for each in found
    ]
    table = "\n".join([f"{'table':14}{'source':>10}{'target':>10}  digest", *lines])
    differences = [line for each in found for line in each.differences]
    if differences or any(each.digests[0] != each.digests[1] for each in found):
        more = len(differences) - MOST_NAMED
        rest = [f"and {more:,} more"] if more > 0 else []
        raise CommandError(
            "\n".join([table, *differences[:MOST_NAMED], *rest])
            + "\nThe copy differs. A record that was changed while it was copied is not brought "
            "along: let nobody work in the source, and copy it into an empty store."
        )
    return f"{table}\nIdentical: {sum(each.rows[0] for each in found):,} rows, compared one by one."


def _count(store: Gateway) -> int:
    return sum(store.page(Query(table, limit=1)).total for table in TRANSFERRED)


def _after(store: Gateway, table: str, last: int) -> list[Row]:
    above = [Filter("id", "gt", last)]
    return store.rows(Query(table, above, [Order("id")], ROWS_A_WRITE))[0]


def _side_by_side(
    source: Gateway, target: Gateway, table: str
) -> Iterator[tuple[dict[int, Row], dict[int, Row]]]:
    """Both stores' rows by id, range after range of ids, up to the last one of either."""
    last = 0
    while last < MAX_ID:
        ours = _after(source, table, last)
        upto = ours[-1]["id"] if ours else MAX_ID
        within = [Filter("id", "gt", last), Filter("id", "lte", upto)]
        [theirs] = target.rows(Query(table, within, [Order("id")]))
        yield {row["id"]: row for row in ours}, {row["id"]: row for row in theirs}
        last = upto


def _kept(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in OWN_KEYS}


def _comparable(row: Row) -> list[tuple[str, Any]]:
    """The row in one form: JSON has no difference between 12 and 12.0."""
    return [
        (name, float(value) if type(value) is int else value)
        for name, value in sorted(_kept(row).items())
    ]


def _differing(ours: Row, theirs: Row) -> list[str]:
    names = sorted({*_kept(ours), *_kept(theirs)})
    return [name for name in names if ours.get(name) != theirs.get(name)]


if __name__ == "__main__":
    sys.exit(main())
