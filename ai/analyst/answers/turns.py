"""What a question leans on in the turns before it: "and her shoes?", "why?", "the other one"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ai.analyst.answers.questions import Asked, read
from ai.analyst.answers.reply_text import reply_from_text
from ai.analyst.answers.shapes import shape_of
from ai.facts import ProductFact
from ai.reading.persons import RELATIONS, fits

_WHY = re.compile(
    r"^\W*(?:why(?: (?:is that|not|so|that))?"
    r"(?: (?:later|earlier|now|then|her|him|it|those|them))?|how (?:do|can) you know(?: that)?|"
    r"who (?:said|says) (?:so|that)|says who|where does (?:it|that) say (?:so|that)|are you sure|"
    r"since when|when was that|pourquoi|perché|warum|por qué)\W*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:the other (?:\w+ )?(?:one|ones|pieces?|pair)|another(?: one)?|something else|"
    r"anything else|others?|"
    r"what else|a different one)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:ones?|pair|another|cheaper|others?)\b", re.IGNORECASE)
_CHEAPER = re.compile(r"\b(?:cheaper|less expensive|more affordable)\b", re.IGNORECASE)
_MORE = re.compile(
    r"^\W*(?:and|what about|how about|also|or|but|then|so|ok|okay|with|et|und|e|y)\b\W*"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it|its|that|there|then|this|those|these|they|he|him|one|same)\b", re.IGNORECASE
)
MOST_LEANING = 6
"""Words of a question whose "her" or "his" may be that of the one before."""
_ELLIPTIC = re.compile(
    r"(?P<rest>\W{0,5}(?:where|when|how much|how many|"
    r"(?:(?:at|in|to) )?(?:what|which) (?:time|day|size|town|"
    r"city|place|country|hotel|street|room|church)|who))\W{0,5}$",
    re.IGNORECASE,
)
"""A question that goes on about the same person, such as "and where?"."""
MOST_OWN = 3
"""Words of substance with which a question has a kind of its own."""


@dataclass(frozen=True)
class Before:
    """The turn before: the question as it was understood, and the ids that its answer cited."""

    asked: Asked
    ids: tuple[str, ...]
    thing: str
    said: str


def before(turns: Sequence[tuple[str, str]], name: str, today: date) -> Before | None:
    """What the newest question and answer were about; leaning questions are passed over."""
    asked: Asked | None = None
    newest: Asked | None = None
    ids: tuple[str, ...] = ()
    thing = said = ""
    for question, text in reversed(turns[-4:]):
        cited = tuple(id for claim in reply_from_text(text).claims for id in claim.evidence)
        ids = ids or tuple(dict.fromkeys(cited))
        thing = thing or question
        said = said or text
        asked = asked or read(question, name, today)
        newest = newest or asked
        if asked.kind != "free" or asked.person:
            break
        asked = None
    return Before(asked or newest or read("", name, today), ids, thing, said) if turns else None


def is_why(question: str) -> bool:
    """Whether a question asks for what the answer before rested on."""
    return bool(_WHY.match(question))


def whole(asked: Asked, last: Before | None) -> Asked:
    """The question with what it leans on: the kind, the person and the thing of the one before."""
    if last is None:
        return asked
    if _OTHER.search(asked.words):
        asked = replace(asked, kind="offer")
    if _OTHER.search(asked.words) or (_CHEAPER.search(asked.words) and asked.limit is None):
        products = frozenset(id for id in last.ids if id.startswith("K"))
        if products:
            return replace(asked, kind="offer", topics=last.asked.topics, but=products)
    more = _MORE.match(asked.words) or _ELLIPTIC.match(asked.words)
    if not more and len(asked.words.split()) > MOST_LEANING:
        return asked
    rest = more["rest"] if more else asked.words
    same = replace(asked, person=asked.person or _kept_person(rest, last))
    if _IT.search(rest) or not asked.content or more:
        content = tuple(dict.fromkeys((*asked.content, *last.asked.content)))
        same = replace(same, content=content, topics=asked.topics or _things(last), leans=True)
    if not more:
        return same
    if asked.kind == "free" or (asked.kind == "who" and asked.person):
        is_new = len(asked.content) >= MOST_OWN or shape_of(asked.words)
        kind = asked.kind if is_new else last.asked.kind
        return replace(same, kind=kind, limit=asked.limit or last.asked.limit)
    return same


def besides(asked: Asked, piece: ProductFact) -> Asked:
    """The question for another piece than the one before; of its category, if "ones" are meant."""
    if asked.kind != "offer":
        return asked
    of_kind = (piece.category,) if _ONE.search(asked.words) else ()
    return replace(asked, topics=(*asked.topics, *of_kind), but=asked.but | {piece.id})


def _things(last: Before) -> tuple[str, ...]:
    return tuple(word for word in last.asked.topics if word.lower() not in RELATIONS)


def _kept_person(rest: str, last: Before) -> str:
    """The person of the question before, unless the customer is named again."""
    person = last.asked.person
    pronoun = re.search(r"\b(?:her|his|their|she|he|they|that|those)\b", rest, re.IGNORECASE)
    if person and _ELLIPTIC.match(rest):
        return person
    if not (person and pronoun):
        return ""
    known = [word for word in person.split() if word in RELATIONS]
    said = {"his": "he", "her": "she", "their": "they"}.get(pronoun[0].lower(), pronoun[0].lower())
    fitting = not known or said in ("they", "that", "those") or any(fits(said, w) for w in known)
    return person if fitting else ""
