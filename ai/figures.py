"""The figures in a text: numbers, money, percentages, dates and addresses."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_FROM_TWO = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
NUMBER_WORDS = {word: number for number, word in enumerate(re.findall(r"\w+", _FROM_TWO), 2)}
NUMBER_WORDS["dozen"] = 12
_NTH = "(?:st|nd|rd|th)?"
LONGEST = 200_000
_FOUND = re.compile(
    rf"(?P<address>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)"
    rf"|(?P<iso>(?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
    rf"|(?P<slash>(?<!\d)\d{{1,2}}/\d{{1,2}}/\d{{4}}(?!\d))"
    rf"|(?<!\d)(?P<day>\d{{1,2}}){_NTH}(?: of)? (?P<month>{_MONTH})\b\.?"
    rf"(?:,? (?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{_MONTH})\b\.? (?P<day2>\d{{1,2}}){_NTH}(?!\d)"
    rf"(?:,? (?P<year2>\d{{4}}))?"
    rf"|\b(?P<month3>{_MONTH})\b (?P<year3>\d{{4}})(?!\d)"
    rf"|(?P<number>(?<![\w.])(?:\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?)"
    rf"(?P<percent> ?%)?"
    rf"|\b(?P<word>{'|'.join(NUMBER_WORDS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A figure as written, and what it means: a kind and a value that can be compared."""

    words: str
    kind: str
    value: tuple[int | None, int | None, int | None] | Decimal | str

    def same_as(self, other: "Figure") -> bool:
        """Whether both mean the same; a date with less in it matches one with more."""
        if self.kind != other.kind:
            return False
        if isinstance(self.value, tuple) and isinstance(other.value, tuple):
            pairs = zip(self.value, other.value, strict=True)
            return all(a == b or a is None or b is None for a, b in pairs)
        return self.value == other.value


def figures(text: str) -> list[Figure]:
    """The figures of a text, in order; of at most its first 200,000 characters."""
    return [f for match in _FOUND.finditer(text[:LONGEST]) if (f := _figure(match))]


def _figure(match: "re.Match[str]") -> Figure | None:
    words = match[0].strip()
    if match["address"]:
        return Figure(words, "address", words.rstrip(".,;:!?)").lower())
    if match["iso"]:
        year, month, day = (int(part) for part in words.split("-"))
        return Figure(words, "date", (year, month, day))
    if match["slash"]:
        day, month, year = (int(part) for part in words.split("/"))
        return Figure(words, "date", (year, month, day))
    for suffix in ("", "2", "3"):
        if month_name := match[f"month{suffix}"]:
            return Figure(words, "date", _date(match, month_name, suffix))
    if match["word"]:
        return Figure(words, "number", Decimal(NUMBER_WORDS[words.lower()]))
    return _number(match, words)


def _date(
    match: "re.Match[str]", month_name: str, suffix: str
) -> tuple[int | None, int | None, int | None]:
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month_name[:3].lower()))
    day = None if suffix == "3" else int(match[f"day{suffix}"])
    year = match[f"year{suffix}"]
    return (int(year) if year else None, month, day)


def _number(match: "re.Match[str]", words: str) -> Figure | None:
    try:
        value = Decimal(re.sub(r"[,\u00a0\u202f ]", "", match["number"]))
    except InvalidOperation:
        return None
    return Figure(words, "percent" if match["percent"] else "number", value)
