"""The lines of vCards: unfolded, unquoted, cut into parts; a broken one costs itself alone."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crm.importing import texts

_APPLE = re.compile(r"^_\$!<(.{0,60})>!\$_$")
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_PLAIN_TYPES = frozenset(("INTERNET", "VOICE", "PREF", "CELL", "MAIN", "OTHER", ""))


@dataclass(frozen=True)
class Line:
    """One property: its group, name, parameters in capitals, and its value as it was written."""

    group: str
    name: str
    types: tuple[str, ...]
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as it is read."""
        return _ESCAPED.sub(lambda each: "\n" if each[1] in "nN" else each[1], self.value).strip()

    def parts(self, separator: str = ";") -> list[str]:
        """The parts of a value that has several."""
        split = re.split(rf"(?<!\\){separator}", self.value)
        return [_ESCAPED.sub(lambda e: "\n" if e[1] in "nN" else e[1], p).strip() for p in split]


@dataclass
class Card:
    """The lines of a card, and the labels that Apple writes for a group of them."""

    number: int
    lines: list[Line] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        """The lines of this name."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        """The line of this name, in our letters where there are several languages."""
        lines = [line for line in self.all(name) if line.text.strip("; ")]
        latin = [line for line in lines if line.text.strip()[:1] < "\u0300"]
        return next(iter([*latin, *lines]), None)

    def label(self, line: Line) -> str:
        """What the owner of the card calls the line."""
        for other in self.all("X-ABLABEL"):
            if line.group and other.group == line.group:
                apple = _APPLE.match(other.text)
                return apple[1] if apple else other.text
        own = [each for each in line.types if each not in _PLAIN_TYPES]
        return " ".join(own[:2]).removeprefix("X-").capitalize()


def cards(text: str) -> Iterator[Card]:
    card: Card | None = None
    number = 0
    for line in _lines(text):
        if line.upper().startswith("BEGIN:VCARD"):
            if card and card.lines:
                yield card
            number += 1
            card = Card(number)
        elif line.upper().startswith("END:VCARD"):
            if card:
                yield card
            card = None
        elif card and (parsed := _parsed(line)):
            card.lines.append(parsed)
    if card and card.lines:
        yield card


def _lines(text: str) -> Iterator[str]:
    """Whole lines: folded ones put together, those of quoted-printable too."""
    whole = ""
    for line in text.splitlines():
        if whole and "QUOTED-PRINTABLE" in whole[:200].upper() and whole.endswith("="):
            whole = whole[:-1] + line.lstrip(" \t") if line[:1] in " \t" else whole[:-1] + line
        elif line[:1] in (" ", "\t") and whole:
            whole += line[1:]
        else:
            if whole:
                yield whole
            whole = line
    if whole:
        yield whole


def _parsed(line: str) -> Line | None:
    head, colon, value = _halves(line)
    if not colon:
        return None
    name, *params = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", head[:500])
    group, dot, bare = name.rpartition(".")
    types: list[str] = []
    named: dict[str, str] = {}
    for param in params:
        key, equals, setting = param.partition("=")
        if not equals or key.upper() == "TYPE":
            types += [t.strip('" ').upper() for t in (setting or key).split(",")]
        else:
            named[key.upper()] = setting.strip('"')
    encoding = named.get("ENCODING", "").upper()
    if encoding == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in types:
        value = _unquoted(value, named.get("CHARSET", "utf-8")).replace("\n", "\\n")
    return Line(group if dot else "", bare.strip().upper(), tuple(types), named, value)


def _halves(line: str) -> tuple[str, str, str]:
    """What stands before the colon and behind it; one within quotes is no end."""
    quoted = False
    for place, letter in enumerate(line[:1000]):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _unquoted(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
    try:
        return raw.decode(charset).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return texts.decoded(raw).replace("\r\n", "\n")
