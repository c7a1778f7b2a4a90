"""A dropped file, read by what it is: its bytes decide, its name only helps."""

import io
import zipfile
from dataclasses import dataclass

from crm.errors import Refused
from crm.importing import calendars, chats, mails, outlook, rows, tables, texts, vcards
from crm.importing.choices import Choices
from crm.importing.people import Reading

MOST_BYTES = 200_000_000
MOST_UNPACKED = 300_000_000
EXTENSIONS = ("csv", "tsv", "txt", "xlsx", "vcf", "eml", "mbox", "msg", "ics", "zip")
UNKNOWN = (
    "This file is none that can be read: export it as CSV, TSV, .xlsx, vCard, .eml, .mbox, .msg, "
    ".ics, or as a WhatsApp chat."
)
OWN_BOOK = (
    "This is a whole book of AiCRM, which is not imported into another: python -m crm.transfer, "
    "as README has it, makes the same book of it again."
)


@dataclass(frozen=True)
class File:
    """A file as it was dropped."""

    name: str
    raw: bytes


def read(file: File, choices: Choices) -> Reading:
    """What the file holds; raises `Refused` for one that can't be read, saying what to do."""
    raw = file.raw
    if not raw.strip():
        raise Refused("file", "This file is empty: export it once more.")
    if raw[:2] == b"PK":
        return _packed(file, choices)
    if raw[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return outlook.read_msg(raw, choices)
    head = texts.decoded(raw[:20_000] if raw[:2] not in (b"\xff\xfe", b"\xfe\xff") else raw)
    start = head.lstrip("\ufeff \r\n\t").upper()
    if start.startswith("BEGIN:VCARD"):
        return vcards.read(raw, choices)
    if start.startswith("BEGIN:VCALENDAR"):
        return calendars.read(raw, choices)
    if raw.startswith(b"From "):
        return mails.read_mbox(raw, choices)
    if chats.is_chat(head):
        return chats.read(raw, choices)
    if _is_mail(head):
        return mails.read_eml(raw, choices)
    if "\nBEGIN:VCARD" in head.upper():
        return vcards.read(raw, choices)
    return rows.read(tables.from_text(raw), choices, "Table")


def _is_mail(head: str) -> bool:
    lines = head.split("\n\n")[0].replace("\r", "").splitlines()[:60]
    names = {line.partition(":")[0].lower() for line in lines if ":" in line}
    return "from" in names and bool(names & {"date", "subject", "message-id", "received"})


def _packed(file: File, choices: Choices) -> Reading:
    """A sheet, or the one chat that WhatsApp has packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.raw)) as pack:
            members = pack.infolist()
            if sum(member.file_size for member in members) > MOST_UNPACKED:
                raise Refused("file", "This file is too large once it is unpacked: split it.")
            if any(member.filename == "book.json" for member in members):
                raise Refused("file", OWN_BOOK)
            if any(member.filename.startswith("xl/") for member in members):
                return rows.read(tables.from_sheet(file.raw), choices, "Sheet")
            for member in members:
                if member.filename.lower().endswith((".txt", ".vcf", ".csv", ".ics", ".mbox")):
                    inner = File(member.filename, pack.read(member))
                    if inner.raw[:2] != b"PK":
                        return read(inner, choices)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused("file", "This file is damaged: export it once more.") from error
    raise Refused("file", UNKNOWN)
