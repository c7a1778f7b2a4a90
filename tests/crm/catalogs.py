"""What a store's own catalog says of its tables, and where the registry of tables says another."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

import psycopg

from crm.tables import Table

FLAGS = [each.name for each in fields(Table) if each.name != "name"]
EVENTS = {"insert": 4, "update": 16, "delete": 8}
"""The events after which a trigger runs, with their bits in pg_trigger.tgtype."""

AUTHOR = {"created_by", "changed_by"}
TOUCHES = re.compile(r"\bcustomer_(touch|refresh|spent)\b")
SQLITE_TRIGGER = re.compile(
    r"create trigger \w+\s+after (insert|update|delete)( of [\w, ]+)?\s+on \w+", re.IGNORECASE
)
POSTGRES_KEYS = """
    select conrelid::regclass::text, confrelid::regclass::text, confdeltype = 'c' from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace
"""
POSTGRES_TRIGGERS = """
    select t.tgrelid::regclass::text, t.tgtype, p.prosrc, coalesce((
        select array_agg(a.attname::text) from pg_attribute a
        where a.attrelid = t.tgrelid and a.attnum = any(t.tgattr)
    ), '{}')
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal
"""


@dataclass
class Facts:
    """A table in a catalog: its columns, the tables that it refers to, what runs with its rows."""

    columns: set[str]
    parents: set[str] = field(default_factory=set)
    cascades: bool = False
    touching: set[str] = field(default_factory=set)


Catalog = dict[str, Facts]


def of_sqlite(book: sqlite3.Connection) -> Catalog:
    """The tables of an embedded book, without what full text keeps."""
    names = "select name from pragma_table_list where type = 'table' and name not like 'sqlite_%'"
    columns = "select name from pragma_table_info(?)"
    catalog = {
        name: Facts({column for (column,) in book.execute(columns, [name])})
        for (name,) in book.execute(names)
    }
    for name, facts in catalog.items():
        keys = 'select "table", on_delete from pragma_foreign_key_list(?)'
        for parent, on_delete in book.execute(keys, [name]):
            facts.parents.add(parent)
            facts.cascades |= (parent, on_delete) == ("customers", "CASCADE")
    for name, text in book.execute(
        "select tbl_name, sql from sqlite_master where type = 'trigger'"
    ):
        if (head := SQLITE_TRIGGER.match(text)) and TOUCHES.search(text[head.end() :]):
            columns_of = re.findall(r"\w+", (head[2] or "").removeprefix(" of "))
            _note(catalog[name], head[1], columns_of)
    return catalog


def of_postgres(database: psycopg.Connection[Any]) -> Catalog:
    """The tables of the schema `public`."""
    columns = """
        select c.table_name, array_agg(c.column_name::text) from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by c.table_name
    """
    catalog = {name: Facts(set(of)) for name, of in database.execute(columns)}
    for name, parent, cascades in database.execute(POSTGRES_KEYS):
        catalog[name].parents.add(parent)
        catalog[name].cascades |= parent == "customers" and cascades
    for name, events, source, limited_to in database.execute(POSTGRES_TRIGGERS):
        if TOUCHES.search(source):
            for event, bit in EVENTS.items():
                if events & bit:
                    _note(catalog[name], event, limited_to)
    return catalog


def _note(facts: Facts, event: str, columns: Iterable[str]) -> None:
    """An update told of some columns leaves the others out, but every edit sets a version."""
    columns = set(columns)
    if event != "update" or not columns or "version" in columns:
        facts.touching.add(event)


def faults(tables: Iterable[Table], catalog: Catalog) -> list[str]:
    """Where the registry and a catalog differ, each with the table's name."""
    registry = {table.name: table for table in tables}
    found = [f"{name}: crm/tables.py does not name it" for name in sorted({*catalog} - {*registry})]
    earlier: set[str] = set()
    for name, table in registry.items():
        if facts := catalog.get(name):
            told = [
                *_forgotten(table),
                *_differing(table, facts),
                *_misplaced(table, facts, earlier),
            ]
            found += [f"{name}: {fault}" for fault in told]
        else:
            found.append(f"{name}: the store does not have it")
        earlier |= {name} if table.transferred else set()
    return found


def _forgotten(table: Table) -> Iterator[str]:
    for flag in FLAGS:
        if not (value := getattr(table, flag)) and not value.because:
            yield f"is it {flag}, and if not, why?"


def _differing(table: Table, facts: Facts) -> Iterator[str]:
    of_customer = table.name == "customers" or "customer_id" in facts.columns
    if bool(table.authored) != (facts.columns >= AUTHOR):
        yield f"authored or not, and its columns are {sorted(facts.columns & AUTHOR)}"
    if facts.touching != (set(EVENTS) if table.touched else set()):
        yield f"touched or not, and triggers tell of {sorted(facts.touching)}"
    if bool(table.erased) != (table.name == "customers" or facts.cascades):
        yield "erased with its customer or not, and its foreign key says another"
    if of_customer != bool(table.exported):
        yield "exported or not, and a column says whether a row is a customer's"


def _misplaced(table: Table, facts: Facts, earlier: set[str]) -> Iterator[str]:
    if table.transferred and (later := facts.parents - earlier - {table.name}):
        yield f"transferred before what it refers to: {sorted(later)}"
