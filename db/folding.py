"""How names and texts are compared: the same in Python, in SQLite and in sql/supabase.sql.

SQLite calls these functions; PostgreSQL has its own of the same names, and a test holds the two
together, letter by letter.
"""

import re
import unicodedata
from collections.abc import Iterable

MARKS = (
    (0x0300, 0x036F),
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),
    (0x0640, 0x0640),  # the Arabic stroke that only makes a word longer
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x00AD, 0x00AD),  # and what is not seen at all
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
"""What is left out: accents and points over a letter, and signs that nobody sees."""

LETTERS = {
    "øłđðħŧıŋĸɫƚəς": "olddhtinklleσ",
    "ٱىةکیۀ": "ايهكيه",
    "٠١٢٣٤٥٦٧٨٩": "0123456789",
    "۰۱۲۳۴۵۶۷۸۹": "0123456789",
    "०१२३४५६७८९": "0123456789",
}
"""Letters that do not decompose, with the plain one of each."""

PAIRS = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij"}
"""Those that are written with two."""

JOINTS = " \t\r\n\f\v'’‘ʻʼʹ´`-‐‒–—―−.,·・"
"""What may stand within a name or not, and makes no other one of it."""

BREAKS = ((0x0001, 0x002F), (0x003A, 0x0040), (0x005B, 0x0060), (0x007B, 0x00A9), (0x00AB, 0x00B4),
          (0x00B6, 0x00B9), (0x00BB, 0x00BF), (0x00D7, 0x00D7), (0x00F7, 0x00F7), (0x02BB, 0x02BC),
          (0x055A, 0x055F), (0x060C, 0x060D), (0x061B, 0x061B), (0x061F, 0x061F), (0x066A, 0x066D),
          (0x06D4, 0x06D4), (0x2010, 0x205F), (0x20A0, 0x20C0), (0x2190, 0x2BFF), (0x3000, 0x3004),
          (0x3008, 0x3020), (0x30FB, 0x30FB), (0xE000, 0xF8FF), (0x1F000, 0x1FAFF))  # fmt: skip
"""What stands between words: signs, punctuation, currencies, pictures."""

UNSPACED = "\u1100-\u11ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
"""Scripts that are written without blanks, or with blanks that tell nothing: CJK, Hangul, Thai."""


def _class(ranges: Iterable[tuple[int, int]]) -> str:
    return "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]"


_ONE = str.maketrans("".join(LETTERS), "".join(LETTERS.values())) | str.maketrans(PAIRS)
_LEFT_OUT = re.compile(_class(MARKS))
_JOINTS = str.maketrans("", "", JOINTS)
_BREAKS = re.compile(_class(BREAKS) + "+")
_THOUSANDS = re.compile(r"(?<=[0-9])[.,'’](?=[0-9]{3}(?![0-9]))")
_LETTER = _class(BREAKS).replace("[", "[^", 1)
_INNER = re.compile(rf"(?<={_LETTER})['’‘ʻʼ‐-](?={_LETTER})|(?<=[{UNSPACED}]) +(?=[{UNSPACED}])")
_EDGES = re.compile(f"(?<=[{UNSPACED}])(?=[^{UNSPACED}])|(?<=[^{UNSPACED}])(?=[{UNSPACED}])")
_APOSTROPHES = re.compile("['’‘ʻʼʹ´`]")
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_VANITY = re.compile("[0-9]-[a-z]{3}")
_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
_NO_DIGIT = re.compile("[^0-9]+")


def plain(text: str | None) -> str | None:
    """Small letters without accents, points and unseen signs: what is searched and sorted by."""
    if text is None:
        return None
    if text.isascii():
        return text.lower()
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_ONE)


def squeezed(text: str | None) -> str:
    """The plain text without blanks, hyphens, apostrophes and points: how names are compared."""
    return (plain(text) or "").translate(_JOINTS)


def sortable(text: str | None) -> str | None:
    """The plain words with one blank between them, O'Dowd as odowd: what names are sorted by."""
    return None if text is None else _broken(_APOSTROPHES.sub("", plain(text) or "")).strip(" ")


def spaced(text: str | None) -> str:
    """The plain words, each with one blank before it, 1,200 as 1200: what a text is searched in.

    Behind them they stand once more with compound words as one, where that makes a difference.
    """
    whole = _whole(text)
    apart, joined = _broken(whole), _broken(_INNER.sub("", whole))
    return apart if apart == joined else f"{apart} \n{joined}"


def _broken(text: str) -> str:
    return f" {_BREAKS.sub(' ', text).strip(' ')}"


def beginnings(search: str) -> list[str]:
    """What must all stand in a spaced text: each word of a search, as the beginning of one.

    Where words are written without blanks it may stand anywhere.
    """
    words = dict.fromkeys(apart(search).split())
    return [word if is_unspaced(word) else f" {word}" for word in words]


def _whole(text: str | None) -> str:
    """The plain text, 1,200 as 1200, with a blank where a script without blanks meets another."""
    return _EDGES.sub(" ", _THOUSANDS.sub("", plain(text) or ""))


def apart(text: str) -> str:
    """The plain words, each with one blank before it, 1,200 as 1200."""
    return _broken(_whole(text))


def is_unspaced(word: str) -> bool:
    """Whether its script is written without blanks: it may stand inside a longer word."""
    return bool(_IS_UNSPACED.match(word))


def name_spellings(search: str) -> list[str]:
    """What must all stand in the spellings of a name: each word of a search, squeezed.

    A word with signs in it that no name has is looked for as it stands.
    """
    words = (plain(search) or "").split()
    return list(dict.fromkeys(_name_spelling(word) for word in words))


def _name_spelling(word: str) -> str:
    bare = squeezed(word)
    return bare if bare.isalnum() else word


def digits(phone: str | None) -> str:
    """The digits of a phone number, of letters those on their keys: "1-800-COUTURE"."""
    text = (plain(phone) or "").replace("(0)", "")
    if _VANITY.search(text):
        text = text.translate(_KEYS)
    return _NO_DIGIT.sub("", text)


def unlabelled(lines: str | None) -> str:
    """Of each line what follows its label: addresses and numbers as they are searched."""
    return "\n".join(line.rpartition(": ")[2] for line in (lines or "").split("\n"))


def digits_by_line(phones: str | None) -> str:
    """The digits of several numbers, one a line, as `digits` has each."""
    return "\n".join(map(digits, (phones or "").split("\n")))
