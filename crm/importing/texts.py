"""A file's bytes as text, and a text of HTML as plain lines."""

import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

_SKIPPED = frozenset(("style", "script", "head", "title"))
_LINES = frozenset(("br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "hr"))
_BEYOND, _ROW = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\x80-\xff]{2,}")
_WITHOUT_C1 = bytes(0x20 if 0x80 <= byte <= 0x9F else byte for byte in range(256))
LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")
"""Western, central European, Turkish and Baltic, as Windows wrote them."""
SCRIPTS = ("cp1251", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "cp949", "gb18030", "big5")
"""Cyrillic, Greek, Hebrew, Arabic, Thai, Japanese, Korean and Chinese."""
THAI = "tis_620"
"""What the detector knows of cp874: all but its quotation marks and its euro."""
LOOKED_AT = 20_000
FEWEST = 8
"""Bytes beyond ASCII from which a script can be told."""
_LETTERS = re.compile(r" |LM{0,2}")
"""By the kinds of characters: a letter with its marks, or what is no matter."""
_BLANKS = re.compile(r"[ \t\xa0\u2007\u202f]{1,100}")


def decoded(raw: bytes, known: Callable[[str], int] | None = None) -> str:
    """By its mark (UTF-8 or UTF-16), else UTF-8 where it is valid, else as Windows wrote it.

    Of Windows' code pages it is the one in which most of the beginning is `known`, where somebody
    can tell, else the likeliest.
    """
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace").removeprefix("\ufeff")
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8-sig")
    pages = [_likeliest(raw[:LOOKED_AT]), "cp1252"]
    if known:
        of_all = (*pages, *LATIN, *SCRIPTS)
        pages.insert(0, max(of_all, key=lambda page: known(_beginning(raw, page))))
    for page in pages:
        with suppress(UnicodeDecodeError):
            return raw.decode(page)
    return raw.decode("latin-1")  # five bytes mean nothing in Windows-1252


def _beginning(raw: bytes, page: str) -> str:
    """The first of a text as it is in this code page, "" where it can't be."""
    try:
        return codecs.getincrementaldecoder(page)().decode(raw[:LOOKED_AT])
    except UnicodeDecodeError:
        return ""


def _likeliest(raw: bytes) -> str:
    """Another script's code page where letters beyond ASCII stand side by side, as no name in
    Latin letters has them; of those for Latin letters Windows-1252, unless its words are none."""
    beyond, in_a_row = (sum(map(len, each.findall(raw))) for each in (_BEYOND, _ROW))
    if beyond < FEWEST:
        return "cp1252"
    if in_a_row < beyond * 3 / 4:
        pages = [page for match in _matches(raw, LATIN) for page in match.could_be_from_charset]
        return "cp1252" if "cp1252" in pages else next(iter(pages), "cp1252")
    pages = [THAI if page == "cp874" else page for page in (*SCRIPTS, "cp1252")]
    matches = _matches(raw, pages) or _matches(raw.translate(_WITHOUT_C1), [THAI])
    best = min(matches, key=lambda match: match.chaos + _strangeness(str(match)), default=None)
    page = best.encoding if best else "cp1252"
    return "cp874" if page == THAI else page


def _matches(raw: bytes, pages: Sequence[str]) -> list[Any]:
    from charset_normalizer import from_bytes  # only a file that is no UTF-8 needs it

    return [*from_bytes(raw, cp_isolation=[*pages])]


def _strangeness(text: str) -> float:
    """How much beyond ASCII is no letter with its marks; more where letters that have capitals
    never are one."""
    beyond = [each for each in text if each > "\x7f"]
    is_cased = any(map(str.islower, beyond)) and not any(map(str.isupper, beyond))
    kinds = "".join(unicodedata.category(each)[0] if each > "\x7f" else " " for each in text)
    return len(_LETTERS.sub("", kinds)) / max(len(beyond), 1) + is_cased


def without_markup(text: str) -> str:
    """The lines that a browser would show; a text without tags stays as it is."""
    if not re.search(r"<[a-zA-Z/!]", text):
        return tidy(html.unescape(text))
    reader = _Lines()
    reader.feed(text)
    reader.close()
    return tidy("".join(reader.parts))


def tidy(text: str) -> str:
    """One kind of blank, no blank lines at the ends, at most one within."""
    lines = [_BLANKS.sub(" ", line).strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Lines(HTMLParser):
    """Collects what is shown, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipping += tag in _SKIPPED
        if tag in _LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._skipping = max(0, self._skipping - (tag in _SKIPPED))
        if tag in _LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.parts.append(data.replace("\n", " "))
