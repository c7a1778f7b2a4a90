"""The embedded book as a file: put aside with the demo in it, and begun empty."""

from pathlib import Path

from crm import demo
from crm.settings import HostSettings
from crm.workspace import Workspace
from db.sqlite import SQLiteGateway


def is_embedded(ws: Workspace) -> bool:
    """Whether the store is a file of this machine."""
    return isinstance(ws.db, SQLiteGateway)


def is_lost_at_restart(ws: Workspace) -> bool:
    """Whether the book is a file on a Hugging Face Space, whose disk is emptied at a restart."""
    return is_embedded(ws) and bool(HostSettings().space_id)


def let_go(ws: Workspace) -> None:
    """Closes the file of an embedded book; whoever asks something opens it again."""
    if isinstance(ws.db, SQLiteGateway):
        ws.db.close()


def has_stopped(ws: Workspace) -> bool:
    """Whether its file was taken away, replaced or damaged, so that it is never used again."""
    return isinstance(ws.db, SQLiteGateway) and ws.db.has_stopped


def start_empty(ws: Workspace) -> Path:
    """Keeps a copy of the book beside it and empties it; returns the path of the copy.

    What others save meanwhile is saved after it, into the book that is empty by then.
    """
    assert isinstance(ws.db, SQLiteGateway)
    book = ws.db.path
    return ws.db.move_to(lambda: _free_name(book), "customers", "products")


def show_demo(ws: Workspace) -> None:
    """Puts the demo boutique into an empty book, once however often it is asked for."""
    demo.load(ws.db, ws.clock())


def _free_name(book: Path) -> Path:
    """A name beside the book that no file has yet."""
    number, path = 1, book.with_name(f"{book.stem}-demo{book.suffix}")
    while path.exists():
        number += 1
        path = book.with_name(f"{book.stem}-demo-{number}{book.suffix}")
    return path
