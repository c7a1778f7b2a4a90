"""How a customer deals with the house: budget, channel and hours, objections, decisions."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ai.reading.parse import Unit
from ai.reading.people import Register
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [(kind, words)]
    ("budget around 6000", [("budget", "budget around 6000")]),
    ("She won't go above €5,000 for a dress.", [("budget", "won't go above €5,000")]),
    ("Up to 3k a piece.", [("budget", "Up to 3k")]),
    ("Prefers WhatsApp to email.", [("channel", "Prefers WhatsApp")]),
    ("Call after 16h, never before noon.", [("channel", "Call after 16h")]),
    ("Mornings only.", [("channel", "Mornings only")]),
    ("Found the coat too expensive.", [("objection", "Found the coat too expensive.")]),
    ("Not unhappy with the price.", []),
    ("She is unhappy about the delay.", [("objection", "She is unhappy about the delay.")]),
    ("Bought both on the spot.", [("decision", "on the spot")]),
    ("Wants to sleep on it.", [("decision", "sleep on it")]),
    ("Bought the coat for €5,000.", []),
]

_AFTER = r"\s?(?:€|euros?|EUR|dollars|USD|pounds|GBP|CHF|francs)"
_AMOUNT = (
    r"(?P<currency>[€$£]|EUR |USD |GBP |CHF )?\s?(?P<amount>\d[\d.,  ’']*\d|\d)\s?(?P<k>k\b)?"
    rf"(?P<after>{_AFTER})?"
)
_BUDGET = re.compile(
    # "budget around 6000", "up to €5,000", "won't go above 3k", "spends 2-3k a season"
    rf"\b(?:budget|ceiling|price limit|limit|cap|allowance)\b(?: of| is| was|:| at| for "
    rf"\w+)*\s*(?:around|about|roughly|under|up to|max\w*|~)?\s*{_AMOUNT}|\b(?P<most>up to|no "
    rf"more than|not (?:more|over|above)(?: than)?|at most|max(?:imum)?\.?|under|below|"
    r"(?:won[’']t|will not|does ?n[’o]t|never) (?:go (?:above|over|beyond)|pay more than|spend "
    r"(?:more than|over)|pays? over)|spends? (?:around|about|up to)?|comfortable (?:up to|with|"
    r"around))\s*(?:around|about)?\s*(?P<currency2>[€$£]|EUR |USD |GBP |CHF "
    r")?\s?(?P<amount2>\d[\d.,  ’']*\d|\d)\s?(?P<k2>k\b)?(?P<after2>\s?(?:€|euros?|EUR|dollars|"
    r"USD|pounds|GBP|CHF|francs))?",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    # By what, when and through whom they are reached.
    r"\b(?:prefers|best (?:by|on|via|reached by)|reach (?:her|him|them) (?:by|on|via)|only (?:by|"
    r"via|on)|contact (?:by|via)|answers (?:only )?(?:on|by|to)|writes on|always on|use) "
    r"(?:whatsapp|e-?mails?|(?:the )?phone|calls?|texts?|sms|signal|telegram|wechat|instagram|"
    r"line|letters?|post|messages?|facetime)\b|\b(?:call|ring|phone|write|text|reach (?:her|him|"
    r"them))(?: \w+)? (?:only )?(?:before|after|between|around|at) "
    r"(?:\d{1,2}(?:[:.h]\d{0,2})?\s?(?:am|pm|h|o[’']clock)?|noon|lunch|dinner|midday|six|seven|"
    r"eight|nine|ten|eleven)\b|\b(?:not|never) before (?:\d{1,2}(?:[:.h]\d{0,2})?\s?(?:am|pm|h|"
    r"o[’']clock)?|noon|lunch|midday|six|seven|eight|nine|ten|eleven)\b|\b(?:mornings|afternoons|"
    r"evenings|weekends|weekdays|whatsapp|e-?mail|texts?|phone|calls?)(?: \w+)? only\b|\bonly "
    r"(?:in the )?(?:mornings?|afternoons?|evenings?|weekends|weekdays)\b|\bprefers (?:mornings|"
    r"afternoons|evenings|weekends|weekdays)\b|\b(?:everything|all|calls|mail|e-?mails?|"
    r"requests) (?:goes |go )?(?:through|via) (?:her|his|their|the) \w+(?: [A-Z]\w+)?",
    re.IGNORECASE,
)
_OBJECTION = re.compile(
    r"\btoo (?:expensive|dear|heavy|tight|loose|long|short|big|small|late|stiff|bright|dark|"
    r"plain|much|slow|high|formal|young|old|costly|wide|narrow|hot|thin|thick|pricey|fussy|loud|"
    r"shiny)\b|\boverpriced\b|\bprice (?:was|is) (?:an issue|a problem|high|too)|\bover (?:her|"
    r"his|the|their) budget|\bnot (?:now|this season)\b|\bnot (?:sure|convinced)\b|\bcomplain\w*|"
    r"\bdisappoint\w*|\bkept waiting\b|\bunhappy\b|\bangry\b|\bfurious\b|\bannoyed\b|\bupset\b|"
    r"\bobject(?:s|ed)\b|\bdoubts?\b|\b(?:delay|late|wrong|torn|broken|damaged|missing|"
    r"faulty)\b(?=.*\b(?:again|she|he|they|refund|apolog\w*)\b)|\bcancel\w* (?:the|her|his|"
    r"their) (?:order|fitting|appointment|commission)|\brefund\b|\bdiscount\b",
    re.IGNORECASE,
)
_NOT_OBJECTED = re.compile(
    r"\b(?:not|never|n[’']t|no|nothing|without|hardly)\b(?: \w+){0,2}\s*$", re.IGNORECASE
)
_NEGATIVE_ITSELF = re.compile(r"^not\b", re.IGNORECASE)
_DECISION = re.compile(
    r"\bon the spot\b|\bat first sight\b|\bdecided at once\b|\bwithin (?:\w+ )?minutes\b|"
    r"\bwithout hesitat\w+|\bstraight away\b|\bin under a minute\b|\bdecisively\b|\bdecides "
    r"(?:fast|quickly|at once|slowly|alone)\b|\b(?:bought|took|ordered|chose) (?:it|them|both|"
    r"all|two|three) (?:at once|immediately)\b|\bsle(?:ep|pt) on it\b|\bthinks? (?:it|about it) "
    r"over\b|\bto think about it\b|\bthink it over\b|\bhesitat\w+|\btakes? (?:her|his|their) "
    r"time\b|\brather wait\b|\bundecided\b|\bweighing\b|\bcan(?:not|[’']t) decide\b|\bcompared? "
    r"(?:our )?prices?\b|\basks? (?:her|his) (?:\w+ )?first\b|\bdecides with (?:her|his)\b",
    re.IGNORECASE,
)
_CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "dollars": "USD",
    "pounds": "GBP",
    "francs": "CHF",
}


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """The budget, the channel, the objection and the decision that a sentence tells."""
    text = unit.text
    for match in _BUDGET.finditer(text):
        figure = match["amount"] or match["amount2"]
        sign = match["currency"] or match["currency2"] or match["after"] or match["after2"] or ""
        amount = _amount(figure, bool(match["k"] or match["k2"]))
        if amount is None or (amount < 100 and not sign):
            continue
        unit_ = _CURRENCIES.get(sign.strip().lower(), sign.strip().upper())
        yield Proposal("budget", match[0].strip(), unit.quote, amount=amount, unit=unit_)
    if channel := _CHANNEL.search(text):
        yield Proposal("channel", channel[0].strip(), unit.quote)
    objection = _OBJECTION.search(text)
    if objection and (
        _NEGATIVE_ITSELF.match(objection[0]) or not _NOT_OBJECTED.search(text[: objection.start()])
    ):
        yield Proposal("objection", text.strip(), unit.quote)
    if decision := _DECISION.search(text):
        yield Proposal("decision", decision[0], unit.quote)


def _amount(figure: str, thousands: bool) -> Decimal | None:
    """A figure as it is meant: "6000", "5,000", "1.234,50", "3k"."""
    plain = re.sub(r"[  ’']", "", figure)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    elif "," in plain and "." in plain:
        last = max(plain.rfind(","), plain.rfind("."))
        plain = re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :]
    else:
        plain = plain.replace(",", ".")
    try:
        return Decimal(plain) * (1000 if thousands else 1)
    except ArithmeticError:
        return None
