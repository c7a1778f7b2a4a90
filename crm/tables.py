"""The tables of a store: what becomes of the rows of each, told once for all who ask.

tests/crm/test_tables.py holds the catalogs of both stores to it.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class No:
    """A flag that is not set, and the reason; without a reason it was forgotten."""

    because: str = ""

    def __bool__(self) -> bool:
        return False


Flag = Literal[True] | No
FORGOTTEN = No()


@dataclass(frozen=True)
class Table:
    """A table and its flags, each True or a `No` with its reason.

    `authored`: who made and who last changed a row is kept in it. `touched`: a change is noted in
    customer_touches, so that open pages show it. `exported`: a customer's rows are in the file that
    the customer may ask for. `transferred`: its rows are in a copy of the book. `erased`: a
    customer's rows go when the customer is erased.
    """

    name: str
    authored: Flag = FORGOTTEN
    touched: Flag = FORGOTTEN
    exported: Flag = FORGOTTEN
    transferred: Flag = FORGOTTEN
    erased: Flag = FORGOTTEN


def _of_customer(name: str) -> Table:
    return Table(name, authored=True, touched=True, exported=True, transferred=True, erased=True)


def _of_store(name: str, why: No) -> Table:
    return Table(name, authored=why, touched=why, exported=why, transferred=why, erased=why)


def _of_deed(name: str, authored: No) -> Table:
    """Of what was done to a customer: told with the customer's own row."""
    touched = No("it is told with the customer's own row")
    return Table(name, authored, touched, exported=True, transferred=True, erased=True)


NOBODYS = No("no row of it is a customer's")
TABLES = (
    _of_store("schema_versions", No("each store keeps its own")),
    _of_store("customer_touches", No("it tells open pages of erased customers too, by their ids")),
    _of_store("day_sums", No("its rows are sums, which each store makes of its own records")),
    _of_store("ended_sessions", No("it is of reps, and each store keeps those of its own copies")),
    Table(
        "reps",
        authored=No("a row is its rep's own"),
        touched=NOBODYS,
        exported=NOBODYS,
        transferred=True,
        erased=NOBODYS,
    ),
    Table(
        "products",
        authored=True,
        touched=NOBODYS,
        exported=NOBODYS,
        transferred=True,
        erased=NOBODYS,
    ),
    Table(
        "imports",
        authored=No("imported_by names the rep, and nobody edits a row"),
        touched=NOBODYS,
        exported=NOBODYS,
        transferred=True,
        erased=NOBODYS,
    ),
    Table(
        "tags",
        authored=No("a tag is everybody's"),
        touched=NOBODYS,
        exported=NOBODYS,
        transferred=True,
        erased=NOBODYS,
    ),
    Table(
        "deeds",
        authored=No("done_by names the rep"),
        touched=NOBODYS,
        exported=No("what a deed changed of a customer stands in its steps"),
        transferred=True,
        erased=No("a row names nobody"),
    ),
    _of_customer("customers"),
    _of_customer("interactions"),
    _of_customer("purchases"),
    _of_customer("follow_ups"),
    _of_customer("facts"),
    _of_deed("merges", No("merged_by names the rep")),
    _of_deed("import_joins", No("the rep is named in its import")),
    _of_deed("deed_steps", No("the rep is named in its deed")),
    _of_deed("distinct_pairs", No("said_by names the rep")),
    Table(
        "ai_calls",
        authored=No("called_by names the rep, and nobody edits a row"),
        touched=NOBODYS,
        exported=NOBODYS,
        transferred=True,
        erased=NOBODYS,
    ),
)
"""Every table, each after those that it refers to."""

AUTHORED = frozenset(table.name for table in TABLES if table.authored)
TRANSFERRED = tuple(table.name for table in TABLES if table.transferred)
EXPORTED = tuple(table.name for table in TABLES if table.exported and table.name != "customers")
"""What a customer's file holds beside the row of the customer."""
OWN_KEYS = {"name_key", "company_key", "search_text", "about_text"}
"""The columns that a store makes of names and texts, to sort and search by; no copy has them."""
