"""Reps: the name by which each signs, asked once and kept in the store."""

from crm.errors import Refused
from crm.workspace import Workspace
from db.gateway import Filter, Query, insert, update

LONGEST = 100


def signature(ws: Workspace) -> str:
    """The name that the rep signs with: the one asked for, else that of the account, else ""."""
    [rows] = ws.db.rows(Query("reps", [Filter("entry_key", "eq", ws.rep)]))
    return str(rows[0]["signature"]) if rows else ws.rep_name


def sign_as(ws: Workspace, name: str) -> str:
    """Keeps the name that the rep signs with from now on. Raises `Refused`."""
    name = " ".join("".join(each if each.isprintable() else " " for each in name).split())
    if not name or len(name) > LONGEST:
        raise Refused("signature", f"A name of 1 to {LONGEST} characters.")
    [rows] = ws.db.rows(Query("reps", [Filter("entry_key", "eq", ws.rep)]))
    if rows:
        ws.write(update("reps", rows[0]["id"], rows[0]["version"], signature=name))
    else:
        ws.write(insert("reps", entry_key=ws.rep, signature=name))
    return name
