"""Two people edited the same record: what each of them changed, and how both can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
