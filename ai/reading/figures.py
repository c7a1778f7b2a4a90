"""The figures in a text: numbers, money, percentages, dates and addresses."""

import re
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 200_000
"""Characters of a text that are searched."""

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
_ELSEWHERE = """
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januar februar märz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
"""
ELSEWHERE = {month: number % 12 + 1 for number, month in enumerate(_ELSEWHERE.split())}
"""The months in French, Italian, German and Spanish."""
_UNITS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
UNITS = {word: number for number, word in enumerate(_UNITS.split(), 1)} | {"dozen": 12}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
SCALES = {"k": 1_000, "hundred": 100, "thousand": 1_000, "million": 1_000_000}

_MONTH = "|".join(f"{month}|{month[:4]}|{month[:3]}" for month in MONTHS)
_NTH = "(?:st|nd|rd|th)"
# Each run of characters is bounded, so that no text takes more than linear time.
_ADDRESS = (
    r"\b[a-z][\w+.-]{1,20}://\S+|\bwww\.\S+|\b(?:javascript|mailto|data|vbscript|tel|sms):\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,5}"
    r"(?:com|net|org|info|biz|app|dev|shop|io|eu|ru|cn|fr|de|uk|ai)\b(?:/\S*)?"
)
_ONLY_ADDRESS = re.compile(_ADDRESS, re.IGNORECASE)
_PART_OF_ADDRESS = re.compile(r"@|[.:]\S")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)"
)
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)
_PLAIN = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)} | dict.fromkeys(_TURNING)
_FOUND = re.compile(
    rf"(?P<address>{_ADDRESS})"
    r"|(?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))|(?P<slash>(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d))"
    rf"|(?<!\d)(?P<day>\d{{1,2}}){_NTH}?(?: of)? (?P<month>{_MONTH})\b\.?"
    rf"(?:,? (?P<year>\d{{4}})(?![\d-]))?"
    rf"|\b(?P<month2>{_MONTH})\b\.? (?P<day2>\d{{1,2}}){_NTH}?(?![\d:])"
    rf"(?:,? (?P<year2>\d{{4}})(?![\d-]))?"
    rf"|\b(?P<month3>{_MONTH})\b,? (?P<year3>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<day4>\d{{1,2}})(?:er|º|\.)?(?: de)? (?P<month4>{'|'.join(ELSEWHERE)})\b"
    r"(?:(?: de)? (?P<year4>\d{4})(?![\d-]))?"
    rf"|(?<!\d)(?P<nth>\d{{1,2}}){_NTH}\b"
    # A capital before digits makes an id such as I12, which is no figure.
    r"|(?<![\d.])(?<!\b[A-Z])(?P<number>"
    r"(?:\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?)"
    rf"|\b(?P<tens>{'|'.join(TENS)})(?:[- ](?P<ones>{'|'.join(list(UNITS)[:9])}))?\b"
    rf"|\b(?P<word>{'|'.join(UNITS)}|(?:(?<=a )|(?<=per ))(?:hundred|thousand|million))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[- \u00a0\u202f]?(?:(?P<scale>k|hundred|thousand|million)\b)?"
    r"[ \u00a0\u202f]?(?P<percent>%|per ?cent\b)?",
    re.IGNORECASE,
)

Day = tuple[int | None, int, int | None]
"""Year, month and day; None is not said, month 0 is any."""


@dataclass(frozen=True)
class Figure:
    """A figure as written; its kind: address, date, number or percent; and what it can mean."""

    words: str
    kind: str
    meant: frozenset[str | Decimal | Day]


def figures(text: str) -> list[Figure]:
    """The figures of a text, in order; of at most its first 200,000 characters."""
    text = text[:LONGEST]
    found, position = [], 0
    while match := _FOUND.search(text, position):
        figure = _figure(match)
        found.append(figure)
        position = match.start() + max(len(figure.words), 1)
    return found


def without_addresses(text: str) -> str:
    """The text with every web and e-mail address taken out; of a Markdown link its words stay.

    Wide letters count as plain ones, and marks that turn the direction of writing are left out.
    """
    plain = _LINK.sub(r"\1", text.translate(_PLAIN))
    return _ONLY_ADDRESS.sub("", plain) if _PART_OF_ADDRESS.search(plain) else plain


def _figure(match: re.Match[str]) -> Figure:
    words = match[0]
    if match["address"]:
        return Figure(words, "address", frozenset([words.rstrip(".,;:!?)]}>\"'").lower()]))
    if match["iso"]:
        year, month, day = (int(part) for part in words.split("-"))
        return Figure(words, "date", frozenset([(year, month, day)]))
    if match["slash"]:
        one, other, year = (int(part) for part in words.split("/"))
        return Figure(words, "date", frozenset([(year, other, one), (year, one, other)]))
    if match["nth"]:
        return Figure(words, "date", frozenset([(None, 0, int(match["nth"]))]))
    for suffix in ("", "2", "3", "4"):
        if month_name := match[f"month{suffix}"]:
            return Figure(words, "date", frozenset([_date(match, month_name, suffix)]))
    return _number(match)


def _date(match: re.Match[str], month_name: str, suffix: str) -> Day:
    month = ELSEWHERE.get(month_name.lower()) or next(
        n for n, name in enumerate(MONTHS, 1) if name.startswith(month_name[:3].lower())
    )
    day = None if suffix == "3" else int(match[f"day{suffix}"])
    year = match[f"year{suffix}"]
    return (int(year) if year else None, month, day)


def _number(match: re.Match[str]) -> Figure:
    after = _AFTER.match(match.string, match.end())
    scale = after["scale"] if after else None
    percent = after["percent"] if after else None
    factor = SCALES[scale.lower()] if scale else 1
    read = _digits(match["number"]) if match["number"] else {_spelled(match)}
    end = after.end() if after and (scale or percent) else match.end()
    words = match.string[match.start() : end].rstrip()
    meant = frozenset(number * factor for number in read)
    return Figure(words, "percent" if percent else "number", meant)


def _spelled(match: re.Match[str]) -> Decimal:
    if match["tens"]:
        return Decimal(TENS[match["tens"].lower()] + UNITS.get((match["ones"] or "").lower(), 0))
    word = match["word"].lower()
    return Decimal(UNITS.get(word) or SCALES[word])


def _digits(words: str) -> set[Decimal]:
    """What digits can mean: 1.200 is 1.2 or 1200, 12,50 is 12.5, 1 200 and 1,200 are 1200."""
    plain = re.sub(r"['’\u00a0\u202f ]", "", words)
    readings = {re.sub(r"[.,](?=\d{3}(?!\d))", "", plain).replace(",", ".")}
    if plain.count(".") == 1:
        readings.add(plain.replace(",", ""))
    return {Decimal(reading) for reading in readings if reading.count(".") <= 1}
