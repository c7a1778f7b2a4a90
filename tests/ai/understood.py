"""A file as the app has it: its texts read into facts, without a store."""

from dataclasses import replace
from functools import lru_cache
from itertools import count

from ai.facts import CustomerFile
from ai.reading import reader
from ai.understanding import Fact

read = lru_cache(5_000)(reader.read)
"""A few records stand in most of these files."""


def understood(file: CustomerFile) -> CustomerFile:
    """The file with the facts that the built-in analyst reads in its records, newest first."""
    texts = [
        *((item.id, item.on, f"{item.subject}\n{item.content}") for item in file.interactions),
        ("N", file.profile.since, file.notes),
    ]
    number = count(1)
    facts = [
        Fact(
            id=next(number),
            kind=each.kind,
            words=each.words,
            record=record,
            said_on=on,
            quote=each.quote,
            whose=each.whose,
            named_on=each.on,
            no_year=not each.has_year,
            no_action=each.is_hold,
            figure=None if each.amount is None else float(each.amount),
            unit=each.unit,
        )
        for record, on, text in texts
        for each in read(text, on, file.profile.name).proposals
    ]
    newest = sorted(facts, key=lambda fact: fact.said_on, reverse=True)
    return replace(file, understanding=tuple(newest))
