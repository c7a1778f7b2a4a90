"""Joins somebody of a file to who was there; what both know is kept."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from crm import contacts, tags
from crm.contacts import Contact
from crm.errors import Conflict, NotFound, Refused
from crm.importing.people import Person
from crm.importing.writer import Writer
from db.gateway import insert, update


def give(one: Person, other: Person) -> None:
    """What one lacks is taken from the other; what both have goes to the notes."""
    for contact in (Contact("", other.email), *contacts.read(other.other_emails)):
        one.add_email(contact)
    for contact in (Contact("", other.phone), *contacts.read(other.other_phones)):
        one.add_phone(contact)
    for name in other.tags.splitlines():
        one.add_tag(name)
    one.company = one.company or other.company
    if other.company.lower() != one.company.lower():
        one.note("Company", other.company)
    for line in other.notes:
        one.note("", line)


def join(writer: Writer, customer_id: int, person: Person) -> None:
    """Gives a customer of the book what the file knows more; both rows are kept for the undo."""
    ws = writer.ws
    row = ws.db.get("customers", customer_id)
    known = Person(
        "", row["first_name"], row["last_name"], row["email"] or "", row["phone"] or "",
        row["company"] or "", row["other_emails"], row["other_phones"], tags=row["tags"],
        notes=row["notes"].splitlines(),
    )  # fmt: skip
    give(known, person)
    after = {n: getattr(known, n) or None for n in ("email", "phone", "company")}
    after |= {n: getattr(known, n) for n in ("other_emails", "other_phones")}
    after["tags"] = tags.entered(ws, known.tags)
    after["notes"] = "\n".join(known.notes)
    before = {name: row[name] for name in after}
    if after == before:
        return
    key = f"{writer.outcome.id}-{customer_id}-{key_of(person)}"
    kept = {"before": json.dumps(before), "after": json.dumps(after), "entry_key": key}
    try:
        ws.write(
            update("customers", customer_id, row["version"], **after, notes_read_version=0),
            insert("import_joins", import_id=writer.outcome.id, customer_id=customer_id, **kept),
        )
        writer.outcome.joined += 1
    except (Refused, Conflict, NotFound) as error:
        writer.leave_out(person.where, person.name, str(error) or "somebody has just changed it")


def key_of(person: Person) -> str:
    """What tells this row of a file from every other: what stands in it."""
    kept = asdict(person)
    for name in ("where", "problems", "left_out"):
        del kept[name]
    return f"import-{digest(kept)}"


def digest(values: Mapping[str, Any]) -> str:
    return sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:40]
