"""What a customer spends: a limit, a habit, or that money is no matter."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ai.reading.parse import Unit
from ai.reading.people import Register
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [(words, amount, currency)]
    ("budget around 6000", [("budget around 6000", "6000", "")]),
    ("She won't go above €5,000 for a dress.", [("won't go above €5,000", "5000", "EUR")]),
    ("Up to 3k a piece.", [("Up to 3k", "3000", "")]),
    ("Has 6 to 7 thousand for the dress.", [("6 to 7 thousand", "7000", "")]),
    ("thinks €4,000 is her limit", [("€4,000 is her limit", "4000", "EUR")]),
    ("she wants to stay under five thousand", [("under five thousand", "5000", "")]),
    ("Money no object.", [("Money no object", None, "")]),
    ("Doesn't look at price tags.", [("Doesn't look at price tags", None, "")]),
    ("Bought the coat for €5,000.", []),
    ("Up to 30 guests.", []),
    ("Under 40 and in the news.", []),
]

_CURRENCY = r"(?:[€$£]|EUR|USD|GBP|CHF|AED|JPY|¥|Fr\.?)"
_AFTER = (
    r"\s?(?:€|£|\$|euros?\b|EUR\b|dollars\b|USD\b|pounds\b|GBP\b|CHF\b|francs\b|AED\b|"
    r"dirhams\b|quid\b|yen\b|¥)"
)
_WORD = (
    r"(?:(?:one|two|three|four|five) and a half|two|three|four|five|six|seven|eight|nine|ten|"
    r"twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|a hundred)"
)
_AMOUNT = (
    rf"(?:{_CURRENCY}\s?)?(?:\d[\d.,’'\u00a0\u202f]{{0,12}}\d|\d|{_WORD})(?: \d{{3}}\b)?"
    rf"(?:\s?(?:k\b|grand\b|thousand\b|hundred\b|m\b|million\b))?(?:{_AFTER})?"
)
_RANGE = rf"{_AMOUNT}(?:\s?(?:-|–|to|or|and)\s?{_AMOUNT})?"
_BUDGET = re.compile(
    # "budget around 6000", "won't go above 3k", "€4,000 is her limit"
    rf"\b(?:keep (?:it|this|everything) (?:to|at|around)|cap(?:ped)? at|cut off at|nothing (?:over|"
    rf"above)|anything (?:under|below|up to)|not over|not above|within) (?P<a8>{_RANGE})|"
    rf"(?P<a9>{_RANGE}) (?:ceiling|cap\b|limit|range|all[- ]in|absolute max|top whack|a head|"
    rf"each, max|tops)|\b(?:budg\.?|bdgt|bud)\b(?:[ :=~-]|is|of|around|max){{0,4}}(?P<a5>{_RANGE})|"
    rf"(?P<a6>{_RANGE}) (?:is|was|would be) (?:plenty|enough|the most|as far as|too much|fine|fair|"
    rf"doable)|\b(?:gives?|gave|allows?|pays?|has given) (?:her|him|them|me) (?P<a7>{_RANGE})|"
    rf"\b(?:budget|ceiling|price limit|spending limit|limit|cap|allowance|price range|price point|"
    rf"top end|spend|maximum|max)\b(?:[ :=~-]|of|is|was|now|at|for|per|a|the|an|her|his|\w+ (?=\d)|"
    rf"dress|gown|look|suit|season|year|around|about|roughly|under|up to|max\w*|set|raised|went|"
    rf"has|gone|capped|between|set at|tops){{0,8}}?(?P<a1>{_RANGE})|\b(?:up to|no more than|"
    rf"not (?:a (?:cent|penny) )?(?:more|over|above|beyond)(?: than)?|at most|max(?:imum)?\.?|"
    rf"under|below|tops:?|(?:won[’']t|will not|wouldn[’']t|would not|does ?n[’o]t|never|not|"
    rf"don[’']t|can[’']?t|cannot|refuses to)(?: \w+){{0,2}} (?:go (?:above|over|beyond|past)|"
    rf"pay (?:more than|over|above)|spend (?:more than|over|above)|exceed)|pays? over|(?:spends?|"
    rf"spent|spending|invests|drops)(?: (?:around|about|up to|roughly|maybe|easily|some|"
    rf"on average))?|comfortable (?:up to|with|around|at)|stretch(?:es)? to|go(?:es)? (?:up )?to|"
    rf"happy (?:with|to spend|up to)|willing to (?:spend|pay|go to)|covers?|pays? up to|has|have|"
    rf"around|about|roughly|between|thinking of|somewhere (?:around|near)|in the region of|"
    rf"keep it (?:under|below)|not exceed|set aside)\s(?:around |about |"
    rf"roughly )?(?P<a2>{_RANGE})(?P<tail>[^.;,]{{0,40}})|(?P<a3>{_AMOUNT})(?: for \w+)? (?:is|was|"
    rf"would be|as|=|being) (?:her|his|their|my|the|our) (?:absolute |upper |top )?(?:limit|"
    rf"ceiling|max\w*|budget|top|cap)|(?P<a4>{_RANGE}) (?:max\b|maximum|tops\b|at most|budget|"
    rf"a (?:season|"
    rf"year|look|piece|month|outfit)|per (?:season|year|look|piece|outfit|gown))",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:no|without) (?:ceiling|limit|cap|upper limit)\b|\bmoney(?: is|[’']s) tight\b|"
    r"\bprice(?: is|[’']s)?(?: not|n[’']t) (?:a topic|discussed|mentioned)\b|\bnever (?:discusses|"
    r"mentions|asks) (?:the )?(?:price|money)s?\b|\b(?:price|cost)s? (?:no|not an?) (?:object|"
    r"issue|question)\b|\b(?:money|price|cost|budget|expense)s?(?: is| was|[’']s)? (?:no (?:object|"
    r"issue|matter|concern|problem)|not (?:an issue|a problem|a concern)|irrelevant|immaterial|"
    r"does ?n[’o]t matter)|\b(?:does ?n[’']?t|does not|never|don[’']t|without) (?:even )?(?:looks?|"
    r"looking|asks?|asking|cares?|checks?|checking|glances?) (?:at|about|for)?\s?(?:the |"
    r"what )?(?:price|cost|tag)\w*(?: tags?)?|\b(?:four|five|six) figures\b|\bblank che(?:que|"
    r"ck)\b|\bno (?:budget|price|spending) (?:limit|ceiling|cap)\b|\bunlimited budget\b|"
    r"\b(?:very )?price[- ](?:sensitive|conscious)\b|\b(?:tight|small|limited|no|modest|generous|"
    r"fixed) budget\b|\b(?:saves?|saving) up\b|\bwatch(?:es|ing)? (?:her|his|the|every) (?:money|"
    r"budget|spending|penny|cent)\b|"
    r"\bsky[’']s the limit\b|\bpays? in instal\w+",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\s?(?:k|grand|thousand)\b", re.IGNORECASE)
_WEAK = re.compile(
    r"^(?:up to|has|have|around|about|roughly|between|under|below|at most|covers?|spent|goe?s? "
    r"to|thinking|maximum|max|"
    r"somewhere|set aside|not|no more|spend|comfortable)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\s?(?:cm|mm|guests|people|days|weeks|months|years|minutes|hours|looks|pieces|%|per cent|"
    r"pairs|times|kg|km|"
    r"st\b|nd\b|rd\b|th\b|:|/|o[’']clock|am\b|pm\b|in the|inch|dresses|gowns|suits|shirts|"
    r"fittings|events|shows)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:bought|paid|invoice|refund\w*|deposit|owes?|cost)\b", re.IGNORECASE)
_CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "euro": "EUR",
    "dollar": "USD",
    "pound": "GBP",
    "franc": "CHF",
}
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60,
    "eighty": 80, "a hundred": 100,
}  # fmt: skip


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """What a sentence says of what may be spent, the highest figure of it."""
    for match in _BUDGET.finditer(unit.text):
        figures = next(match[f"a{n}"] for n in range(1, 10) if match[f"a{n}"])
        amount, sign = _amount(figures), currency(figures)
        words = match[0].removesuffix(match["tail"] or "").strip()
        if amount is None or (amount < 300 and not sign) or amount < 50:
            continue
        if _WEAK.match(words) and (_DONE.search(unit.text) or (amount < 1000 and not sign)):
            continue
        if _COUNTED.match(unit.text[match.start() + match[0].find(figures) + len(figures) :]):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", figures) and _WEAK.match(words):
            continue  # a year
        words = re.sub(r"^(?:has|have|around|about|to)\s", "", words, flags=re.IGNORECASE)
        yield Proposal("budget", words, unit.quote, amount=amount, unit=sign)
        return
    if free := _FREE.search(unit.text):
        yield Proposal("budget", free[0].strip(), unit.quote)


def currency(figures: str) -> str:
    """The currency that a sum is in, as its code; "" when none is told."""
    lower = figures.lower()
    for sign, code in _CURRENCIES.items():
        if sign in lower:
            return code
    named = re.search(r"EUR|USD|GBP|CHF|AED|JPY", figures, re.IGNORECASE)
    return named[0].upper() if named else ""


def _amount(figures: str) -> Decimal | None:
    """The last figure as it is meant: "6000", "5,000", "1.234,50", "3k", "6 to 7 thousand"."""
    each = re.findall(
        rf"\d[\d.,’'\u00a0\u202f]*(?: \d{{3}}\b)*|\b{_WORD}\b", figures, re.IGNORECASE
    )
    if not each:
        return None
    number = _NUMBERS.get(each[-1].lower()) or _plain(each[-1])
    if number is None:
        return None
    scale = 1_000_000 if re.search(r"\d\s?(?:m|million)\b", figures, re.I) else 1
    scale = (
        1000
        if _THOUSANDS.search(figures)
        else 100
        if re.search(r"\bhundred\b(?<!a hundred)", figures)
        else scale
    )
    return Decimal(number) * scale


def _plain(figure: str) -> Decimal | None:
    plain = re.sub(r"[ \u00a0\u202f’']", "", figure).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    elif "," in plain and "." in plain:
        last = max(plain.rfind(","), plain.rfind("."))
        plain = re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :]
    else:
        plain = plain.replace(",", ".")
    try:
        return Decimal(plain)
    except ArithmeticError:
        return None
