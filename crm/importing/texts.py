"""A file's bytes as text, and a text of HTML as plain lines."""

import html
import re
from html.parser import HTMLParser

_SKIPPED = frozenset(("style", "script", "head", "title"))
_LINES = frozenset(("br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "hr"))
_BEYOND, _ROW = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\x80-\xff]{2,}")
CODE_PAGES = ["cp1251", "cp1252", "cp1253", "cp1256", "cp932", "cp949", "gb18030", "big5"]
"""Cyrillic, western, Greek, Arabic, Japanese, Korean and Chinese, as Windows wrote them."""
LOOKED_AT = 20_000
FEWEST = 8
"""Bytes beyond ASCII from which a script can be told."""
_BLANKS = re.compile(r"[ \t\xa0\u2007\u202f]{1,100}")


def decoded(raw: bytes) -> str:
    """By its mark (UTF-8 or UTF-16), else UTF-8 where it is valid, else as Windows wrote it."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace").removeprefix("\ufeff")
    for encoding in ("utf-8-sig", _of_windows(raw)):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")  # five bytes mean nothing in Windows-1252


def _of_windows(raw: bytes) -> str:
    """Windows-1252, unless letters beyond ASCII stand side by side, as no western name has them."""
    beyond, in_a_row = (sum(map(len, each.findall(raw[:LOOKED_AT]))) for each in (_BEYOND, _ROW))
    if beyond < FEWEST or in_a_row < beyond * 3 / 4:
        return "cp1252"
    from charset_normalizer import from_bytes  # only a file of another script needs it

    best = from_bytes(raw[:LOOKED_AT], cp_isolation=CODE_PAGES).best()
    return best.encoding if best else "cp1252"


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
