"""Phone numbers: kept as typed, checked, linked and compared with Google's rules (phonenumbers)."""

import re
import unicodedata
from dataclasses import dataclass

FEWEST_DIGITS = 3
FEWEST_WITH_COUNTRY = 11
FEWEST_COMPARED = 5
"""Digits that two numbers must share to be the same one."""

_REMARK = re.compile(r"\([^()\d]*\)|\b(?:whats ?app|signal|mobile|mobil|work|home|private)\b", re.I)
_EXTENSION = re.compile(
    r"(?:;ext=|\bext(?:ension)?\b\.?|\bdurchwahl\b|\bposte\b|\bx(?=\s*\d))", re.I
)
_TRUNK = re.compile(r"^(?:8(?=\d{10}$)|06(?=\d{9}$))")
"""What Russia and Hungary dial before a number within the country, where others dial a zero."""
_VANITY = re.compile(r"\d[-. ]?[A-Za-z]{3,}")
_KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


@dataclass(frozen=True)
class Number:
    """A number's country code, "" where it is not said, its digits after it, and an extension."""

    country: str
    digits: str
    extension: str = ""

    @property
    def link(self) -> str:
        """What a phone dials (RFC 3966)."""
        whole = f"+{self.country}{self.digits}" if self.country else self.digits
        return f"tel:{whole}" + (f";ext={self.extension}" if self.extension else "")

    @property
    def message_link(self) -> str:
        """What opens a chat with a number whose country is known."""
        return f"https://wa.me/{self.country}{self.digits}"


def read(number: str) -> Number | None:
    """The number behind a spelling; None for what is none."""
    main, _, behind = _cut(_REMARK.sub(" ", _ascii(number)))
    extension = re.sub(r"\D", "", behind)
    if _VANITY.search(main):
        main = main.lower().translate(_KEYS)
    main = re.sub(r"^\D*00", "+", main) if re.match(r"^[^\d+]*00[1-9]", main) else main
    if "+" in main:
        return _international(main, extension)
    digits = re.sub(r"\D", "", main)
    return Number("", digits, extension) if len(digits) >= FEWEST_DIGITS else None


def can_be_dialled(number: str) -> bool:
    """Whether a number can be right; without a country code only its digits are counted."""
    return read(number) is not None


def link(number: str) -> str:
    """The address that a click on a number opens, "" for what is none."""
    known = read(number)
    return known.link if known else ""


def are_same(one: str, other: str) -> bool:
    """Whether two spellings are of one number; a missing country code is taken for the same."""
    first, second = read(one), read(other)
    if first is None or second is None:
        return False
    if first.country and second.country and first.country != second.country:
        return False
    return not _forms(first).isdisjoint(_forms(second))


def significant(number: str) -> str:
    """The digits that stand in every spelling of a number: no country code, no leading zero."""
    known = read(number)
    return min(_forms(known), key=len, default=known.digits.lstrip("0")) if known else ""


def _forms(number: Number) -> set[str]:
    """The digits that may stand for a number where another spelling leaves some out."""
    own = number.digits.lstrip("0")
    if number.country:
        forms = {own, number.country + own}
    else:
        forms = {own, _national(number.digits), _TRUNK.sub("", number.digits)}
    return {digits for digits in forms if len(digits) >= FEWEST_COMPARED}


def _national(digits: str) -> str:
    """What follows the country code where one was typed without its "+"."""
    if digits.startswith("0") or len(digits) < FEWEST_WITH_COUNTRY:
        return digits
    known = _international(f"+{digits}", "")
    return known.digits if known else digits


def _international(main: str, extension: str) -> Number | None:
    import phonenumbers  # a tenth of a second, and only a number with a country code needs it

    try:
        parsed = phonenumbers.parse(main, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    digits = phonenumbers.national_significant_number(parsed)
    return Number(str(parsed.country_code), digits, extension)


def _cut(text: str) -> tuple[str, str, str]:
    mark = _EXTENSION.search(text)
    return (text[: mark.start()], mark[0], text[mark.end() :]) if mark else (text, "", "")


def _ascii(text: str) -> str:
    """Digits of any script as ours, other signs in their plain form, nothing that is unseen."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else each
        for each in plain
        if unicodedata.category(each) != "Cf"
    )
