"""The registry of tables: the catalogs of both stores say the same, or a table is named."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from crm.tables import FORGOTTEN, TABLES, No, Table
from tests.crm import catalogs
from tests.crm.catalogs import EVENTS, FLAGS, Catalog, faults

GIFTS = Table("gifts", authored=True, touched=True, exported=True, transferred=True, erased=True)
KEY = "customer_id integer not null references customers (id) on delete cascade"
COLUMNS = ("id integer primary key", KEY, "created_by text", "changed_by text")
TRIGGERS = {
    "sqlite": "create trigger gifts_{event} after {event} on gifts begin"
    " insert into customer_touch values (1); end",
    "supabase": "create trigger gifts_{event} after {event} on gifts"
    " for each row execute function records_touch()",
}


@dataclass
class Store:
    """A store whose schema a test may add to."""

    execute: Callable[[str], object]
    trigger: str
    catalog: Callable[[], Catalog]

    def planted(self, columns: Iterable[str] = COLUMNS, events: Iterable[str] = EVENTS) -> Catalog:
        """The catalog with a table `gifts`."""
        self.execute(f"create table gifts ({', '.join(columns)})")
        for event in events:
            self.execute(self.trigger.format(event=event))
        return self.catalog()


@pytest.fixture(params=["sqlite", "supabase"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn."""
    trigger = TRIGGERS[request.param]
    if request.param == "sqlite":
        with closing(sqlite3.connect(request.getfixturevalue("new_book").path)) as book:
            yield Store(book.execute, trigger, lambda: catalogs.of_sqlite(book))
    else:
        base, _ = request.getfixturevalue("hosted")
        with base.transaction(force_rollback=True):
            yield Store(
                lambda text: base.execute(text.encode()),
                trigger,
                lambda: catalogs.of_postgres(base),
            )


def test_the_registry_says_of_every_table_what_the_catalog_says(store: Store) -> None:
    assert faults(TABLES, store.catalog()) == []


def test_a_table_whose_row_is_right_is_at_rest(store: Store) -> None:
    assert faults([*TABLES, GIFTS], store.planted()) == []


@pytest.mark.parametrize("flag", FLAGS)
def test_a_table_whose_flag_was_forgotten_is_named(store: Store, flag: str) -> None:
    gifts = replace(GIFTS, **{flag: FORGOTTEN})
    found = faults([*TABLES, gifts], store.planted())
    assert f"gifts: is it {flag}, and if not, why?" in found
    assert {fault.partition(":")[0] for fault in found} == {"gifts"}


@pytest.mark.parametrize("flag", ["authored", "touched", "exported", "erased"])
def test_a_table_that_is_another_in_the_store_is_named(store: Store, flag: str) -> None:
    gifts = replace(GIFTS, **{flag: No("a mistake")})
    (fault,) = faults([*TABLES, gifts], store.planted())
    assert fault.startswith(f"gifts: {flag} ")


@pytest.mark.parametrize(
    ("left_out", "fault"),
    [
        ("created_by text", "gifts: authored"),
        ("changed_by text", "gifts: authored"),
        (" on delete cascade", "gifts: erased"),
        ("insert", "gifts: touched"),
        ("update", "gifts: touched"),
        ("delete", "gifts: touched"),
    ],
)
def test_what_a_table_lacks_in_the_store_is_named(store: Store, left_out: str, fault: str) -> None:
    columns = [column.removesuffix(left_out) for column in COLUMNS]
    events = [event for event in EVENTS if event != left_out]
    found = faults([*TABLES, GIFTS], store.planted(filter(None, columns), events))
    assert [each.startswith(fault) for each in found] == [True]


def test_a_trigger_that_leaves_out_columns_does_not_tell_of_every_update(store: Store) -> None:
    store.planted(events=("insert", "delete"))
    store.execute(
        store.trigger.replace("gifts_{event}", "gifts_edited").format(event="update of id")
    )
    (fault,) = faults([*TABLES, GIFTS], store.catalog())
    assert fault.startswith("gifts: touched")


def test_a_table_that_nobody_registered_is_named_and_so_is_one_that_is_gone(store: Store) -> None:
    assert faults([*TABLES, GIFTS], store.catalog()) == ["gifts: the store does not have it"]
    assert faults(TABLES, store.planted()) == ["gifts: crm/tables.py does not name it"]


def test_a_table_that_would_be_copied_before_what_it_refers_to_is_named(store: Store) -> None:
    (fault,) = faults([GIFTS, *TABLES], store.planted())
    assert fault == "gifts: transferred before what it refers to: ['customers']"
