"""Sizes, objections, and what to mind with a client."""

import re
from dataclasses import dataclass

from ai.reading.sentences import told

_SIZE = re.compile(
    r"\b(?:(?:dress |shoe |suit |shirt |jacket )?sizes?|EU|UK|US|IT|FR|shoes?|chest|waist|collar|"
    r"(?:takes|wears) an?)\s+(?:size |an? )?\d{1,3}(?:[.,]5)?"
    r"(?:\s?(?:cm|regular|long|short|R|L|S))?\b(?!\s?(?:%|euros?|pieces|years|o'clock|:))",
    re.IGNORECASE,
)
_OBJECTION = re.compile(
    r"\btoo (?:expensive|dear|heavy|tight|loose|long|short|big|small|late|stiff|bright|dark|plain|"
    r"much|slow|high|formal|young|old|costly|wide|narrow|hot|thin|thick)\b|\boverpriced\b|"
    r"\bprice (?:was|is) (?:an issue|a problem|high)|\bover (?:her|his|the|their) budget|"
    r"\bthink (?:about it|it over)\b|\bnot now\b|\bnot this season\b|\bhesitat|"
    r"\bnot (?:sure|convinced)\b|\bcomplain|\bdisappoint|\bkept waiting\b|\bdiscount\b|"
    r"\bunhappy\b|\bangry\b|\bfurious\b|\bobject(?:s|ed)\b|"
    r"\bcancel\w* (?:the|her|his|their) (?:order|fitting|appointment|commission)",
    re.IGNORECASE,
)
_CAUTION = re.compile(
    r"\ballerg|\bavoid\b|\bvegan\b|\bsensitive\b|\bconfidential|\bprivacy\b|\bvery private\b|"
    r"\bdiscreet|\bphotographers?\b|\beverything goes through\b|\bhates\b|\brefuses\b|"
    r"\bnever (?:call|ring|phone|mention|ask|send|write|offer|photograph|show|use|wears?|before)\b|"
    r"\bno (?:photo|press|leather|fur|wool|silk|feathers|logos?|e-?mails?|calls|publicity|names)|"
    r"\bonly (?:through|via|by|after|before)\b|(?:^|[,;:] |please )(?:do not|don't) \w+|"
    r"(?<!who )\bmust not \w+|\bcan(?:not|'t) (?:stand|bear|wear)\b",
    re.IGNORECASE,
)
_AT_ONCE = (
    r"\bon the spot\b|\bat first sight\b|\bdecided at once\b|\bwithin (?:\w+ )?minutes\b"
    r"|\bwithout hesitat|\bstraight away\b|\bin under a minute\b|\bdecisively\b"
    r"|\bdecides (?:fast|quickly|at once)\b"
    r"|\b(?:bought|took|ordered|chose) (?:it|them|both|all|two|three) (?:at once|immediately)\b"
)
_IN_TIME = (
    r"\bsle(?:ep|pt) on it\b|\bthinks? (?:it|about it) over\b|\bto think about it\b|\bhesitat"
    r"|\btakes? (?:her|his|their) time\b|\brather wait\b|\bundecided\b|\bweighing\b"
    r"|\bcan(?:not|'t) decide\b|\bcompared? (?:our )?prices?\b"
)
_DECISION = re.compile(rf"(?P<fast>{_AT_ONCE})|{_IN_TIME}", re.IGNORECASE)


@dataclass(frozen=True)
class Decision:
    """A sentence on how the client made up their mind, and whether at once."""

    sentence: str
    fast: bool


def decisions(text: str) -> list[Decision]:
    """The sentences that tell of a quick decision, or of one that took or takes its time."""
    found = ((sentence, _DECISION.search(sentence)) for sentence in told(text))
    return [Decision(sentence, bool(match["fast"])) for sentence, match in found if match]


def sizes(text: str) -> list[str]:
    """The sizes that a text gives, in its own words, each once."""
    found = (match[0] for sentence in told(text) for match in _SIZE.finditer(sentence))
    return list(dict.fromkeys(found))


def objections(text: str) -> list[str]:
    """The sentences in which the client objects to price, weight, fit, delay, or hesitates."""
    return [sentence for sentence in told(text) if _OBJECTION.search(sentence)]


def cautions(text: str) -> list[str]:
    """The sentences that say what to avoid or to mind."""
    return [sentence for sentence in told(text) if _CAUTION.search(sentence)]
