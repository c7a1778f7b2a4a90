"""What the columns of other programs hold, by their headers."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db import folding

FIELDS = (
    "Name", "First name", "Middle name", "Last name", "Title", "Suffix", "Company", "E-mail",
    "Phone", "Other emails", "Other phones", "Stage", "Notes", "Birthday", "Date", "Address",
    "Labels", "Tags", "Assistant", "Opted out", "Opted in", "Follow-up",
    "Amount", "Spent", "Orders", "Deleted", "Label", "Text of a note",
    "Day of a note", "Whose note", "Part of a birthday", "Line of the notes", "Leave out",
)  # fmt: skip
"""What a column may be."""

CHOSEN = (*FIELDS[: FIELDS.index("Deleted")], "Line of the notes", "Leave out")
"""What a rep may say that a column is."""

_TABLE = tomllib.loads(Path(__file__).with_name("headers.toml").read_text("utf-8"))


def _key(header: str) -> str:
    """A header without blanks, accents and signs."""
    return "".join(each for each in folding.squeezed(header) if each.isalnum())


_FIELD = {_key(word): field for field, words in _TABLE["fields"].items() for word in words.split()}
_LABEL = {_key(header): label for header, label in _TABLE["labels"].items()}
_MAIL, _PHONE, _WHERE = (set(_TABLE["words"][name].split()) for name in ("mail", "phone", "where"))
_OF_PERSON = re.compile(r"^(?:Person|Contact) - ")
_ID = re.compile(r"(?:^|[ ._-])ids?$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}$")
EITHER = "aniversario"
"""A birthday in Portuguese; in Spanish the anniversary that stands beside it."""
_CAMEL_ID = re.compile(r"[a-z]Ids?$")
_PAIR = re.compile(r"^(.{1,40}\d) - (Label|Type|Value|Name|Title|Formatted)$", re.IGNORECASE)
_KEPT = re.compile(r"^\(Do Not Modify\) ")
"""What Dynamics needs to take a sheet back."""
_PARTS = {"birthyear", "birthmonth", "birthday"}
"""A birthday as Thunderbird has it, in three columns."""
_PLACES = {"home", "work", "business"}
"""Yahoo's numbers, which say only where."""
_ADDRESS = re.compile(
    r"address|street|zip|postal|province|country|region|strasse|\bort\b|plz|ville|ciudad|"
    r"postleitzahl|codepostal|adresse|pobox|direccion|indirizzo|anschrift|^stadt|^calle|domicilio|"
    r"codigopostal|provincia|^pais|адрес|^город|住所|都道府県|postcode|"
    r"^(?:business|home|mailing|work)(?:state|city|town|county)$|^כתובת|^עיר$|^מיקוד|^ทอย|^จงหวด|^รหสไปรษณ",
)
_PLACE = re.compile(r"\b(?:city|town|county)\b", re.IGNORECASE)
"""Words that stand in others too: "Contact Owner", "Capacity"."""
_FAX = re.compile(r"fax", re.IGNORECASE)
_OWN = {"Sentiment", "Last contact", "Spent (€)", "Purchases"}
"""What our own export computes, and no import takes."""


@dataclass(frozen=True)
class Column:
    """A column with what it holds; `pair` names the columns of one value and its label."""

    header: str
    field: str
    label: str
    rank: int = 5
    pair: str = ""

    @property
    def says_where(self) -> str:
        """The label of an address or a number, "" where it says nothing but what it is."""
        words = _words(self.header)
        return "" if words <= _MAIL | _PHONE | {"e", "adresse", "address"} else self.label

    @property
    def is_known(self) -> bool:
        """Whether the header alone says what it holds."""
        return self.field != "Line of the notes"


def understand(headers: Sequence[str]) -> list[Column]:
    """What each column holds, as far as its header says."""
    columns = [_column(header.strip()) for header in headers]
    fields = {column.field for column in columns}
    if fields >= {"First name"} or fields >= {"Last name"}:
        columns = [_instead(each, "Name", "Leave out") for each in columns]
    if any(each.field == "Birthday" and _key(each.header) != EITHER for each in columns):
        columns = [_instead(each, "Birthday", "Date") if _key(each.header) == EITHER else each
                   for each in columns]  # fmt: skip
    if not fields & {"First name", "Last name", "Name"}:
        return columns
    columns = _told_by_others(columns)
    names = {column.header for column in columns}
    if {"Stage", "Sentiment", "Last contact"} <= names:
        columns = [_of_own_export(each) for each in columns]
    return columns


def _told_by_others(columns: list[Column]) -> list[Column]:
    """The columns whose header says what they hold by what stands beside it."""
    keys = {_key(each.header) for each in columns}
    meant = dict.fromkeys(_PARTS, "Part of a birthday") if keys >= _PARTS else {}
    if any(each.field == "Phone" for each in columns):
        meant |= dict.fromkeys(_PLACES, "Phone")
    if any(each.field == "Address" for each in columns):
        meant["state"] = "Address"
    return [replace(each, field=meant.get(_key(each.header), each.field)) for each in columns]


def _of_own_export(column: Column) -> Column:
    if column.header in _OWN:
        return Column(column.header, "Leave out", column.label)
    return Column("Tags", "Tags", "Tags") if column.header == "Tags" else column


def _instead(column: Column, field: str, other: str) -> Column:
    return Column(column.header, other, column.label) if column.field == field else column


def _column(header: str) -> Column:
    header_here = _OF_PERSON.sub("", header)
    key = _key(header_here)
    if pair := _PAIR.match(header):
        return _paired(header, pair[1], pair[2].lower())
    field = _FIELD.get(key) or _FIELD.get(_NUMBER.sub("", key)) or _reached_by(header_here)
    if not field:
        if _ID.search(header) or _CAMEL_ID.search(header) or _KEPT.match(header):
            field = "Leave out"
        elif (_ADDRESS.search(key) or _PLACE.search(_worded(header))) and not _FAX.search(key):
            field = "Address"
        else:
            field = "Line of the notes"
    label = _LABEL.get(key) or _worded(header_here.rpartition(" - ")[2])
    return Column(header, field, label, _rank(key))


def _reached_by(header: str) -> str:
    """E-mail or phone, where each word of a header, in whichever language, says just that."""
    words = _words(header)
    if words <= _MAIL | _WHERE and words & _MAIL:
        return "E-mail"
    return "Phone" if words <= _PHONE | _WHERE and words & _PHONE else ""


def _words(header: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", folding.plain(header) or ""))


def _paired(header: str, pair: str, part: str) -> Column:
    """Google's "Phone 1 - Label" and "Phone 1 - Value"."""
    kind = pair.rstrip("0123456789 ").lower().replace("-", "")
    if part in ("label", "type"):
        return Column(header, "Label", pair, pair=pair)
    if part in ("value", "name"):
        field = {"email": "E-mail", "phone": "Phone", "organization": "Company", "event": "Date"}
        return Column(header, field.get(kind, "Line of the notes"), pair.rstrip(" 1"), pair=pair)
    if part == "formatted":
        return Column(header, "Address", pair, rank=0)
    return Column(header, "Line of the notes", "Title" if part == "title" else pair)


def _rank(key: str) -> int:
    if "primary" in key:
        return 0
    if any(word in key for word in ("mobil", "cell", "handy", "portable", "movil", "gsm")):
        return 1
    if "default" in key or key.endswith(("2", "3")) or "secondary" in key or "additional" in key:
        return 7
    return 4 if any(word in key for word in ("business", "home", "geschaft", "other")) else 3


def _worded(header: str) -> str:
    """A header as the label of a line: "first_purchase" as "First purchase", "Née le" as "Née"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header.replace("_", " ")).strip(" :")
    words = re.sub(r" (?:le|am|el|il)$", "", words)
    return words[:1].upper() + words[1:]
