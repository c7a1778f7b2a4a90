"""What a store can be asked and told, whichever store it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Literal, Protocol

Row = dict[str, Any]
Trouble = Literal["locked", "read-only", "full", "corrupt", "changed", "gone", "foreign", "failed"]
Operator = Literal[
    "eq", "neq", "gt", "gte", "lt", "lte", "in", "is_null", "contains", "words", "recent_words"
]

MAX_SEARCH = 200
MAX_LIST = 500
MOST_RECENT = 1_000
MAX_ID = 2**31 - 1
NAME = re.compile(r"[a-z][a-z0-9_]*")


class StoreError(Exception):
    """Superclass of everything a store answers instead of rows. Never raised itself."""


class NotFound(StoreError):
    """The row asked for, or to be changed, is not there."""


class Conflict(StoreError):
    """The row has been changed by somebody else since it was read."""


class Refused(StoreError):
    """A value can't be kept; `field` is the column it was meant for, or "" when unknown."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Unavailable(StoreError):
    """The store did not answer as it should: nothing is known of its rows."""


class Unready(Unavailable):
    """The store answers, but somebody must set it up: its key is refused, or it lacks something."""


class Missing(Unready):
    """A table, view, column or function that the app needs is not there."""


class Unreadable(Unavailable):
    """A row holds what its column can't, such as a date that is none: somebody must correct it."""


class Unusable(Unavailable):
    """The file of an embedded book can't be worked with; the message says why and what to do.

    `trouble` is its name. Nothing was written, except that of "failed" this is not known.
    """

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


@dataclass(frozen=True)
class Filter:
    """One condition on a column; several are joined by "and".

    `in` takes a sequence, `is_null` a bool. `contains` finds the text anywhere, literally and in
    either case. `words` finds rows that have every word, in any order and inflection; its column
    is one of a view that is made for it. `recent_words` does so too, but may stop after the
    `MOST_RECENT` rows that were made last: a word that half of all records have takes no longer.
    """

    column: str
    operator: Operator
    value: Any

    def __post_init__(self) -> None:
        _check_name(self.column)
        if self.operator == "in":
            if len(self.value) > MAX_LIST:
                raise ValueError(f"at most {MAX_LIST} values in one filter")
        elif self.operator in ("contains", "words", "recent_words"):
            object.__setattr__(self, "value", searchable(self.value))
        elif self.value is None:
            raise ValueError(f"use is_null to look for a missing {self.column}")


NEVER_NULL = {"id", "name", "name_key", "stage", "price"}
NEVER_NULL |= {"date", "bought_on", "due_on", "touched_at", "used_on"}
"""Columns that always have a value: asking where the others go would keep an index from use."""


@dataclass(frozen=True)
class Order:
    """Sorts by a column; rows without a value come last either way."""

    column: str
    descending: bool = False

    @property
    def has_nulls(self) -> bool:
        """Whether there may be rows without a value."""
        return self.column not in NEVER_NULL

    def __post_init__(self) -> None:
        _check_name(self.column)


@dataclass(frozen=True)
class Query:
    """Which rows of a table or view, in which order; ties are broken by id."""

    source: str
    where: Sequence[Filter] = ()
    order: Sequence[Order] = ()
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        _check_name(self.source)
        if (self.limit is not None and self.limit < 0) or self.offset < 0:
            raise ValueError("limit and offset can't be negative")

    def full_order(self) -> list[Order]:
        """The order, each column once, with the id as a last key, so that pages never overlap."""
        keys: dict[str, Order] = {}
        for key in (*self.order, Order("id")):
            keys.setdefault(key.column, key)
        return list(keys.values())


@dataclass(frozen=True)
class Page:
    """Some of the rows that a query found, and how many it found in all."""

    rows: list[Row]
    total: int


@dataclass(frozen=True)
class Change:
    """One row to insert, update, amend or delete; made by the four functions below."""

    action: Literal["insert", "update", "amend", "delete"]
    table: str
    values: Mapping[str, Any] = field(default_factory=dict)
    id: int | None = None
    version: int | None = None

    def __post_init__(self) -> None:
        _check_name(self.table)
        for column in self.values:
            _check_name(column)


def insert(table: str, **values: Any) -> Change:
    """A new row; when its `entry_key` is already there, that row is the answer instead.

    It may name its `id`: ids that the store gives later are above it.
    """
    return Change("insert", table, values)


def update(table: str, id: int, version: int, **values: Any) -> Change:
    """Somebody's edit of a row that still has this version, which is one more afterwards."""
    return Change("update", table, values, id, version)


def amend(table: str, id: int, version: int | None = None, **values: Any) -> Change:
    """What the app keeps on a row by itself: nobody's edit, so the version stays.

    With a version only if the row still has it.
    """
    return Change("amend", table, values, id, version)


def delete(table: str, id: int, version: int | None = None) -> Change:
    """Takes a row, and what hangs on it, out of the store for good."""
    return Change("delete", table, {}, id, version)


@dataclass
class Pace:
    """How the store's latest answer came: the seconds that it took, None when it did not come."""

    seconds: float | None = None

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Takes the time of one question; a refusal is an answer too, and so is a spoiled row."""
        started = perf_counter()
        try:
            yield
        except Unreadable:
            self.seconds = perf_counter() - started
            raise
        except Unavailable:
            self.seconds = None
            raise
        except StoreError:
            self.seconds = perf_counter() - started
            raise
        self.seconds = perf_counter() - started


class Gateway(Protocol):
    """A store. Every method may raise `Unavailable`."""

    name: str
    pace: Pace

    def get(self, source: str, id: int) -> Row:
        """The row with this id; raises `NotFound`."""

    def rows(self, *queries: Query) -> list[list[Row]]:
        """Of each query all the rows that it asks for, however many, in one wait.

        A book in a file answers of one moment. A hosted store is asked side by side: between two
        of its answers somebody may have written.
        """

    def page(self, query: Query) -> Page:
        """The rows that the query asks for, and the number it would find without a limit.

        Of a search it may be an `AtLeast` (`db/sqlite.py`), of more than a rep would turn to.
        """

    def write(self, *changes: Change) -> list[Row]:
        """The rows as written, in order, all or nothing.

        Raises `NotFound`, `Conflict` or `Refused`, and then nothing was written.
        """


def searchable(text: str) -> str:
    """Text as it can be searched for: without NUL and lone surrogates, at most 200 characters."""
    sound = text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    return sound[:MAX_SEARCH]


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a name of a table or column")
