"""Outlook's .msg: a mail of which each property is a stream of a compound file."""

import email
import email.policy
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import formataddr
from typing import TYPE_CHECKING, Any

from crm.errors import Refused
from crm.importing import mails, texts
from crm.importing.choices import Choices
from crm.importing.people import Reading

if TYPE_CHECKING:
    from olefile import OleFileIO


def read_msg(raw: bytes, choices: Choices) -> Reading:
    """A mail as Outlook keeps it; raises `Refused` for a damaged one."""
    import olefile  # only Outlook's own files need it

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as file:
            mail = _mail(file)
        reading = Reading("Outlook mail")
        mails.take(mail, "mail", choices, {choices.rep.lower()} - {""}, reading)
    except Exception as error:
        raise Refused("file", "This .msg can't be read: save the mail as .eml instead.") from error
    return reading


def _mail(file: "OleFileIO[Any]") -> EmailMessage:
    """0037 subject, 1000 and 1013 text, 0C1A sender, 0039 and 0E06 times."""
    mail = EmailMessage()
    if headers := _text(file, "007D"):
        mail = email.message_from_string(headers, policy=email.policy.default)
        for each in ("Content-Type", "Content-Transfer-Encoding", "MIME-Version"):
            del mail[each]
    if "From" not in mail:
        tags = ("5D01", "0C1F", "5D02")
        mail["From"] = _address(_text(file, "0C1A"), [_text(file, tag) for tag in tags])
    if "To" not in mail and (receivers := list(_receivers(file))):
        mail["To"] = ", ".join(receivers)
    if "Subject" not in mail:
        mail["Subject"] = " ".join(_text(file, "0037").split())
    if "Date" not in mail and (moment := _sent_at(file)):
        mail["Date"] = moment
    if plain := _text(file, "1000"):
        mail.set_content(plain)
    else:
        mail.set_content(_text(file, "1013"), subtype="html")
    return mail


def _text(file: "OleFileIO[Any]", tag: str, folder: str = "") -> str:
    """A property that is a text: in UTF-16, in Windows-1252, or as bytes."""
    for kind in ("001F", "001E", "0102"):
        name = f"{folder}__substg1.0_{tag}{kind}"
        if file.exists(name):
            raw: bytes = file.openstream(name).read()
            text = raw.decode("utf-16-le", "replace") if kind == "001F" else texts.decoded(raw)
            return text.rstrip("\x00")
    return ""


def _address(name: str, addresses: list[str]) -> str:
    """A name with the first of these that is an e-mail address: one of Exchange is none."""
    address = next((each for each in addresses if "@" in each), "")
    return formataddr((name, address)) if address else name


def _receivers(file: "OleFileIO[Any]") -> Iterator[str]:
    """Those to whom a mail was sent, but for who got a copy."""
    for path in file.listdir(streams=False, storages=True):
        if path[0].startswith("__recip_version1.0_"):
            raw: bytes = file.openstream([path[0], "__properties_version1.0"]).read()
            kinds = [e[8] for e in _entries(raw, 8) if e[:4] == b"\x03\x00\x15\x0c"]
            if kinds in ([], [1]):
                tags = ("39FE", "3003")
                addresses = [_text(file, tag, f"{path[0]}/") for tag in tags]
                yield _address(_text(file, "3001", f"{path[0]}/"), addresses)


def _sent_at(file: "OleFileIO[Any]") -> datetime | None:
    """When it was sent: hundreds of nanoseconds since 1601, in a stream of sixteen-byte entries."""
    raw: bytes = file.openstream("__properties_version1.0").read()
    for entry in _entries(raw, 32):
        if entry[:4] in (b"\x40\x00\x39\x00", b"\x40\x00\x06\x0e"):
            ticks = int.from_bytes(entry[8:16], "little")
            return datetime.fromtimestamp(ticks / 10_000_000 - 11_644_473_600, UTC)
    return None


def _entries(raw: bytes, start: int) -> Iterator[bytes]:
    for place in range(start, len(raw) - 15, 16):
        yield raw[place : place + 16]
