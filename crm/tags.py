"""Tags: words that a rep gives to customers, each with a colour."""

import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, get_args

from crm.errors import Refused
from crm.models import Record
from db import folding
from db.gateway import Order, Query, insert, update

if TYPE_CHECKING:  # else whoever reads a file apart would import the AI, ten times what it needs
    from crm.workspace import Workspace

Colour = Literal["gray", "red", "orange", "yellow", "green", "blue", "violet"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
LONGEST = 40
MOST = 30
"""Tags of one customer."""


class Tag(Record):
    """A tag as it stands in lists and filters."""

    id: int
    name: str
    colour: Colour
    version: int


def every(ws: "Workspace") -> list[Tag]:
    """All tags by name."""
    [rows] = ws.db.rows(Query("tags", order=[Order("name")]))
    return sorted(Tag.all(rows), key=lambda tag: folding.sortable(tag.name) or "")


def enter(ws: "Workspace", names: Iterable[str]) -> dict[str, str]:
    """How each name is written among the tags; one that is new is entered, with a colour."""
    names = list(names)
    changes = [insert("tags", name=n, colour=_colour(n), entry_key=_key(n)) for n in names]
    rows = ws.write(*changes) if changes else []
    return {name: row["name"] for name, row in zip(names, rows, strict=True)}


def entered(ws: "Workspace", lines: str) -> str:
    """The tags of a customer, one a line, as they are written among all."""
    return "\n".join(enter(ws, lines.splitlines()).values())


def recolour(ws: "Workspace", tag: Tag, colour: Colour) -> None:
    """Gives a tag another colour; raises `Refused` for one that there is not."""
    if colour not in COLOURS:
        raise Refused("colour", "Colour is not one of those offered: choose another.")
    ws.write(update("tags", tag.id, tag.version, colour=colour))


def tidy(lines: str) -> str:
    """The names of a text, one a line, each once however it is spelled; raises ValueError."""
    names: dict[str, str] = {}
    for line in lines.splitlines():
        if name := " ".join(line.split()).lstrip("#"):
            names.setdefault(_key(name), name)
    if len(names) > MOST or any(len(name) > LONGEST for name in names.values()):
        raise ValueError(f"take {MOST} names of at most {LONGEST} characters each")
    return "\n".join(names.values())


def added(lines: str, name: str) -> str:
    """The tags with one more."""
    return tidy(f"{lines}\n{name}")


def removed(lines: str, name: str) -> str:
    """The tags without one."""
    return "\n".join(each for each in lines.splitlines() if _key(each) != _key(name))


def spelling(name: str) -> str:
    """What stands in the search text of those who have the tag."""
    return f"\n#{_key(name)}\n"


def _key(name: str) -> str:
    return folding.plain(name) or ""


def _colour(name: str) -> Colour:
    return COLOURS[1 + zlib.crc32(_key(name).encode()) % (len(COLOURS) - 1)]
