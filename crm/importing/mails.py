"""Mails as files, .eml and .mbox: what was written, without what it answers."""

import email
import email.policy
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime

from crm.importing import texts, vcards
from crm.importing.choices import Choices
from crm.importing.people import Event, LeftOut, Reading, Who

MOST_MAILS = 50_000
_FROM = re.compile(rb"^From .{5,200}\r?$", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
"""A line of a mail that a mailbox would take for the beginning of the next one."""
_QUOTED = re.compile(
    r"^(?:>|(?:On|Am|Le|El|Il|Op|Em) .{4,300}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|"
    r"escreveu).{0,80}:\s*$|-{2,}\s?(?:Original Message|Ursprüngliche Nachricht|Message d'origine|"
    r"Mensaje original|Messaggio originale|Forwarded message).{0,40}-{2,}"
    r"|_{10,}\s*$|(?:From|Von|De|Da|Van|Fra): .{1,300}$)",
    re.IGNORECASE | re.MULTILINE,
)
_SPLIT_INTRO = re.compile(
    r"^(?:On|Am|Le|El|Il) .{4,300}\n?.{0,200}"
    r"(?:wrote|schrieb|a\s+écrit|escribió|ha\s+scritto)\s?:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(
    r"^(?:-- ?|Sent from my .{1,40}|Von meinem .{1,40} gesendet|Envoyé de mon .{1,40}|"
    r"Get Outlook for .{1,20})$",
    re.MULTILINE,
)
_HTML_QUOTE = re.compile(
    r"<blockquote|<div[^<>]{0,200}(?:gmail_quote|border-top: ?solid|id=\"?(?:divRplyFwdMsg|"
    r"appendonsend))|<hr", re.IGNORECASE,
)  # fmt: skip


def read_eml(raw: bytes, choices: Choices) -> Reading:
    """One mail."""
    return _read([raw], choices, "E-mail")


def read_mbox(raw: bytes, choices: Choices) -> Reading:
    """The mails of a mailbox."""
    starts = [match.start() for match in _FROM.finditer(raw)][:MOST_MAILS]
    ends = [*starts[1:], len(raw)]
    mails = [raw[start:end] for start, end in zip(starts, ends, strict=True)]
    bodies = [_ESCAPED.sub(rb"\1", mail.partition(b"\n")[2]) for mail in mails]
    return _read(bodies, choices, "Mailbox")


def _read(raws: list[bytes], choices: Choices, format: str) -> Reading:
    reading = Reading(format)
    mails = [email.message_from_bytes(raw, policy=email.policy.default) for raw in raws]
    own = _own_addresses(mails, choices)
    for number, mail in enumerate(mails, 1):
        where = f"mail {number}"
        try:
            take(mail, where, choices, own, reading)
        except Exception as error:
            reason = f"it can't be read ({type(error).__name__})"
            reading.left_out.append(LeftOut(where, "", reason))
    return reading


def _own_addresses(mails: list[EmailMessage], choices: Choices) -> set[str]:
    """The rep's: as signed in, to whom they were delivered, or in nearly every mail of many."""
    own = {choices.rep.lower()} - {""}
    counts: Counter[str] = Counter()
    for mail in mails:
        for name in ("Delivered-To", "X-Original-To"):
            own |= {address.lower() for _, address in _addresses(mail, name)}
        counts.update({a.lower() for key in ("From", "To") for _, a in _addresses(mail, key)})
    often = [address for address, times in counts.items() if times > 0.8 * len(mails) > 2]
    return own | set(often[:1] if not own else [])


def take(mail: EmailMessage, where: str, choices: Choices, own: set[str], reading: Reading) -> None:
    """Adds the mail as an interaction, and the people of cards that came with it."""
    senders, receivers = _addresses(mail, "From"), _addresses(mail, "To")
    is_ours = bool(senders) and senders[0][1].lower() in own
    people = receivers if is_ours else senders
    subject = " ".join(" ".join(_values(mail, "Subject")).split())
    if not people:
        reading.left_out.append(LeftOut(where, subject, "it says neither from whom nor to whom"))
        return
    at = _sent_at(mail, choices)
    if at is None:
        reading.left_out.append(LeftOut(where, subject, "it has no date"))
        return
    text = _text(mail)
    for name, address in people[:20]:
        who = Who(_person(name), address)
        theirs = "" if is_ours else text
        reading.events.append(Event("email", at, who, where, subject, text, theirs, is_ours))
    for part in mail.walk():
        if part.get_content_type() in ("text/vcard", "text/x-vcard", "text/directory"):
            reading.people += vcards.read(_bytes(part), choices).people


def _addresses(mail: EmailMessage, name: str) -> list[tuple[str, str]]:
    """The names and addresses of a header, also where its bytes are no UTF-8."""
    values = list(_values(mail, name))
    return [(who, address) for who, address in getaddresses(values) if "@" in address]


def _values(mail: EmailMessage, name: str) -> Iterator[str]:
    """The header's values; its raw bytes are read as Windows-1252, which old programs write."""
    for key, value in mail.raw_items():
        if key.lower() != name.lower():
            continue
        if any(0xDC80 <= ord(each) <= 0xDCFF for each in str(value)):
            yield texts.decoded(str(value).encode("utf-8", "surrogateescape"))
        else:
            yield _parsed(mail, key, value)


def _parsed(mail: EmailMessage, name: str, value: str) -> str:
    """A header in letters; one that Python's parser breaks on, "ada@", is taken as it stands."""
    try:
        return str(mail.policy.header_fetch_parse(name, value))
    except (IndexError, ValueError, AttributeError, TypeError):
        return str(value)


def _person(name: str) -> str:
    """ "Last, First" turned round."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip()


def _sent_at(mail: EmailMessage, choices: Choices) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(mail.get("Date", "")))
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _bytes(part: Message) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    raw = _bytes(part)
    charset = part.get_content_charset() or "utf-8"
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = texts.decoded(raw)
    if part.get_content_type() == "text/html":
        return own_words(texts.without_markup(_HTML_QUOTE.split(text, maxsplit=1)[0]))
    if part.get_param("format") == "flowed":
        text = _unflowed(text, part.get_param("delsp") == "yes")
    return own_words(text)


def _unflowed(text: str, delete_blank: bool) -> str:
    """Paragraphs of which a mail program made lines (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.splitlines():
        line = line.removeprefix(" ") if line.startswith((" >", " From", "  ")) else line
        if flows and lines:
            lines[-1] += line
        else:
            lines.append(line)
        flows = line.endswith(" ") and line != "-- "
        if flows and delete_blank:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def own_words(text: str) -> str:
    """A mail's text without what it answers, forwards or ends with."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cuts = [found.start() for each in (_QUOTED, _SPLIT_INTRO) if (found := each.search(text))]
    if sign := _SIGNATURE.search(text):
        cuts.append(sign.start())
    return texts.tidy(text[: min(cuts)] if cuts else text)
