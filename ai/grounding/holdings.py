"""What a record answers for: its figures, and the days that its words name."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ai.grounding.days import written_on
from ai.reading.dates import named_days
from ai.reading.figures import Day, figures
from ai.reading.readings import read_once

_Key = tuple[str, str | Decimal | Day]
MOST_READ = 20_000
"""Characters of a record in which days named by words are looked for."""


@read_once
def held_by(record: str, today: date) -> frozenset[_Key]:
    """All that a record answers for: its figures, and the days that its words name."""
    return frozenset(_keys(record, today))


def _keys(record: str, today: date) -> Iterator[_Key]:
    on = written_on(record) or today
    for figure in figures(record):
        for meant in figure.meant:
            if isinstance(meant, tuple):
                yield from day_keys(meant)
                if meant[0] is None:
                    for year in (on.year - 1, on.year, on.year + 1):
                        yield from day_keys((year, *meant[1:]))
            else:
                yield figure.kind, meant
    for named in named_days(record[:MOST_READ], on):
        yield from day_keys((named.on.year, named.on.month, named.on.day))


def day_keys(day: Day) -> Iterator[_Key]:
    """A day answers for itself and for what says less: "14 May", "May 2026", "the 14th", "2026"."""
    year, month, number = day
    yield "date", day
    yield "date", (None, month, number)
    yield "date", (None, 0, number)
    yield "date", (year, month, None)
    if year:
        yield "number", Decimal(year)
