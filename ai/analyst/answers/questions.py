"""Which question it is that a rep asks of a client, and what it names."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ai.analyst.answers.asking import telling_words
from ai.analyst.answers.people import person_in
from ai.analyst.answers.periods import Period, period_in
from ai.analyst.answers.phrasings import GARMENT, PHRASINGS, kind_of
from ai.analyst.answers.tongues import in_english
from ai.reading.families import attributes
from ai.reading.figures import figures

_LIMIT = re.compile(
    r"(?:\b(?:under|below|up to|at most|less than|cheaper than|no more than|not more than|not over|"
    r"max(?:imum)?(?: of)?|budget (?:of|is))|<|≤)\s*(?:€|eur(?:os?)?)?\s*"
    r"(?P<rest>.{1,30})",
    re.IGNORECASE,
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:should|must|can|may|do|shall) (?:i|we) (?:not|never)\b|\b(?:not|never) (?:to )?"
    r"(?:show|offer|mention|say|give|send|bring|talk|wear)\b|\b(?:should|must)n't (?:i|we)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:with|without|under|over) (?:the|her|his|that|this|those|these|it)\b(?: \w+)?",
    re.IGNORECASE,
)
"""What a piece is to go with, which is not what it is to be."""
_KIND = re.compile(rf"\b(?:which|what|other|another|any|an?) (?:\w+ )?({GARMENT})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b.{1,25}?\band\b(?P<rest>.{1,30})", re.IGNORECASE)
MOST_TOPICS = 12
LEAST_PRICE = 20
"""In euros; a smaller number without a currency is no price."""


@dataclass(frozen=True)
class Asked:
    """A question: its kind, its words of substance, and the highest price it allows, in euros.

    `content` are all words of substance, those of its kind among them; `said` is the question
    in its own language; `leans` tells that they need
    those of the turn before. `person` are the relations of whom around the customer it is about,
    `but` the ids of the products that were named before, when another is asked for.
    """

    words: str
    kind: str
    topics: tuple[str, ...]
    limit: Decimal | None
    person: str = ""
    period: Period | None = None
    but: frozenset[str] = frozenset()
    content: tuple[str, ...] = ()
    leans: bool = False
    said: str = ""


def read(question: str, name: str, today: date | None = None) -> Asked:
    """The question as it is understood; `name` is the client's, which is no topic."""
    words = in_english(question[:2_000].replace("’", "'"))
    limit = _limit(words)
    kind = "avoid" if _NOT.search(words) else kind_of(words)
    if limit is not None and kind not in ("bought", "email", "prepare"):
        kind = "offer"
    period = period_in(words, today) if today else None
    if period is not None and kind == "free" and re.search(r"\bbuy|\bspen[dt]|^how much\b", words):
        kind = "bought"
    content = tuple(telling_words(words, name))[:MOST_TOPICS]
    topics = _topics(words, kind, name)
    return Asked(words, kind, topics, limit, person_in(words), period, content=content)


def _limit(words: str) -> Decimal | None:
    """The number after words such as "under", in euros; a small one needs its currency."""
    for found in (*_BETWEEN.finditer(words), *_LIMIT.finditer(words)):
        rest = found["rest"].lstrip(" €")
        numbers = [figure for figure in figures(rest) if figure.kind == "number"]
        if numbers and rest.lower().startswith(numbers[0].words.lower()):
            price = max(meant for meant in numbers[0].meant if isinstance(meant, Decimal))
            if price >= LEAST_PRICE or re.search(r"€|\beur", found[0], re.IGNORECASE):
                return price
    return None


def _topics(words: str, kind: str, name: str) -> tuple[str, ...]:
    """What a question is about besides its kind, each word once and in its order."""
    words = _BESIDE.sub(" ", words) if kind == "offer" else words
    rest = PHRASINGS[kind].sub(" ", words) if kind in PHRASINGS else words
    telling = telling_words(rest, name)
    if kind == "offer":
        traits = attributes(words)
        telling += [*traits.colours, *traits.fabrics, *_KIND.findall(words)]
    if kind == "avoid" and "allerg" in words.lower():
        telling.append("allergy")
    return tuple(dict.fromkeys(telling))[:MOST_TOPICS]
