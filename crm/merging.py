"""What two made of the same record: how both can be kept, and how one is taken back alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LINES = ("notes", "other_emails", "other_phones", "tags")
"""Fields of which each line stands for itself."""


@dataclass(frozen=True)
class Clash:
    """A field that both changed, each in another way."""

    field: str
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merge:
    """What the other one changed, what both did, and the values when every clash is theirs.

    `theirs` are the fields that only the other one changed.
    """

    theirs: dict[str, Any]
    clashes: tuple[Clash, ...]
    merged: dict[str, Any]


def merge(before: Mapping[str, Any], newer: Mapping[str, Any], mine: Mapping[str, Any]) -> Merge:
    """Compares, field by field of `mine`, what both started from with what each made of it."""
    theirs, clashes, merged = {}, [], dict(mine)
    for field, value in mine.items():
        if newer[field] in (before[field], value):
            continue
        merged[field] = newer[field]
        if value == before[field]:
            theirs[field] = newer[field]
        else:
            clashes.append(Clash(field, newer[field], value))
    return Merge(theirs, tuple(clashes), merged)


def taken_back(
    before: Mapping[str, Any], after: Mapping[str, Any], now: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields to write so that a deed, which made `after` of `before`, is undone.

    A field that was changed since stays as it is. Of a text of lines go those that the deed added,
    and those that it took out come back.
    """
    values = {}
    for field, made in after.items():
        if now[field] == made:
            values[field] = before[field]
        elif field in LINES:
            values[field] = lines_back(before[field], made, now[field])
    return {field: value for field, value in values.items() if value != now[field]}


def lines_back(before: str, made: str, now: str) -> str:
    """The lines of a text without those that a deed added to it, and with those it took out."""
    old, new, here = before.splitlines(), made.splitlines(), now.splitlines()
    taken_out = set(old) - set(new)
    kept = [line for line in old if line in here or line in taken_out]
    return "\n".join(kept + [line for line in here if line not in old and line not in new])
