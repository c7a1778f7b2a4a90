"""How values travel between Python and a store; a column's name tells its kind."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal

from db.gateway import Refused, Row, Unreadable

Kind = Literal["time", "date", "money", "flag", "plain"]
CENT = Decimal("0.01")
TOO_MUCH = Decimal(10**8)
"""numeric(10, 2) ends below this, and Postgres does not say of which column."""


@cache
def kind(column: str) -> Kind:
    """What a column holds, by the naming rules: times end in `_at`, dates in `_on`."""
    if column.endswith("_at") or column in ("date", "last_contact"):
        return "time"
    if column.endswith("_on"):
        return "date"
    if column.startswith("price") or column.endswith("_total"):
        return "money"
    return "flag" if column.startswith(("in_", "no_")) else "plain"


def cents(amount: Decimal | float | int | str) -> Decimal:
    """An amount of money to the cent, halves rounded up; raises InvalidOperation for infinity."""
    return Decimal(str(amount)).quantize(CENT, ROUND_HALF_UP)


def encode(column: str, value: Any) -> Any:
    """A value as both stores take it: UTC times and dates as ISO text, money as text.

    Raises `Refused` naming the column for what neither store could keep.
    """
    if isinstance(value, str):
        return _encode_text(column, value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{column} needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, float, int)) and kind(column) == "money":
        return _encode_money(column, value)
    return value


def decode(source: str, row: Mapping[str, Any]) -> Row:
    """A row with its values as Python's own: aware UTC datetimes, dates, Decimals, bools.

    Raises `Unreadable` naming the column of a value that is none of its kind, never the value.
    """
    values: Row = {}
    for column, value in row.items():
        read = None if value is None else READERS.get(kind(column))
        try:
            values[column] = read(value) if read else value
        except (ValueError, TypeError, ArithmeticError):
            what = f"{source} {row.get('id')}: {column} is no {kind(column)}"
            raise Unreadable(f"{what}. Correct it in the book.") from None
    return values


def _encode_text(column: str, text: str) -> str:
    if "\x00" in text:
        raise Refused(column, f"{column} has a NUL character, which can't be kept")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(column, f"{column} has a broken character, which can't be kept") from None
    return text


def _encode_money(column: str, value: Decimal | float) -> str:
    try:
        amount = cents(value)
        if abs(amount) >= TOO_MUCH:
            raise Refused(column, f"{column} must be below {TOO_MUCH:,}")
    except InvalidOperation:
        raise Refused(column, f"{column} must be an amount of money") from None
    return str(amount)


READERS: dict[Kind, Callable[[Any], Any]] = {
    "time": lambda text: datetime.fromisoformat(text).astimezone(UTC),
    "date": date.fromisoformat,
    "money": cents,
    "flag": bool,
}
"""How a value of each kind is read; a plain one stays as it is."""
