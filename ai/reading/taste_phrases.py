"""Tastes that are told by a phrase instead of a verb: "a sucker for capes"."""

import re
from collections.abc import Iterator

from ai.reading.parse import Unit
from ai.reading.people import HOUSE, Register
from ai.reading.proposal import Kind, Proposal
from ai.reading.taste_lists import is_of_trade, things
from ai.reading.taste_shapes import (
    AFTER,
    AGREED,
    FINDS,
    JUDGED,
    NEGATED,
    NOT,
    NOT_SAID,
    PAST_FIT,
    PERSON,
    UNSURE,
    VERDICT,
)

EXAMPLES = [
    # sentence, [(kind, whose, words)]
    ("Would not be seen dead in beige.", [("dislike", "", "beige")]),
    ("A sucker for a good shawl collar.", [("like", "", "good shawl collar")]),
    ("Her eyes lit up when she saw the feather cape.", [("like", "", "feather cape")]),
    ("Pulled a face at the sequins.", [("dislike", "", "sequins")]),
    ("The champagne satin left her cold.", [("dislike", "", "champagne satin")]),
    ("Beige = no.", [("dislike", "", "Beige")]),
    ("Peonies yes, lilies no.", [("like", "", "Peonies"), ("dislike", "", "lilies")]),
    ("Doesn't do florals.", [("dislike", "", "florals")]),
    ("Only ever wears flats.", [("like", "", "flats")]),
    ("Her sister is a big fan of sequins.", [("like", "Her sister", "sequins")]),
    ("Finds velvet too hot.", [("dislike", "", "velvet")]),
    ("The shoes were too tight.", []),
    ("Is she a fan of velvet?", []),
    ("Used to be mad about leopard.", []),
]


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """What the phrases of a unit say is liked or not, with whose taste it is."""
    text = unit.text
    if text.rstrip().endswith("?"):
        return
    seen: set[str] = set()
    for liked, items, start, at in _phrases(text, register.speaker.is_customer):
        if UNSURE.search(text, max(0, at - 60), at + 8) or NOT_SAID.search(text[:at]):
            continue
        owner = register.owner_at(unit, at)
        if owner is HOUSE:
            continue
        for words, denied in things(items):
            if words.lower() not in seen and words in text[start:]:
                seen.add(words.lower())
                kind: Kind = "like" if liked and not denied else "dislike"
                yield Proposal(kind, words, unit.quote, owner.words)


def _phrases(text: str, own: bool) -> Iterator[tuple[bool, str, int, int]]:
    """Whether it is liked, the words that name it, where these begin, and where the phrase does."""
    for match in AFTER.finditer(text):
        if (liked := _liked(match)) is not None:
            yield liked, match["items"], match.start("items"), match.start()
    for match in VERDICT.finditer(text):
        if is_of_trade(match["thing"]) and not PAST_FIT.search(match[0]):
            yield not match["bad"], match["thing"], match.start("thing"), match.start("thing")
    for match in JUDGED.finditer(text):
        if (match["said"] or (own and match["is"])) and is_of_trade(match["thing"]):
            yield bool(match["good"]), match["thing"], match.start("thing"), match.start()
    for match in PERSON.finditer(text):
        thing = match["not"] or match["yes"]
        yield bool(match["yes"]), thing, match.start(), match.start()
    for match in FINDS.finditer(text):
        yield False, match["thing"], match.start("thing"), match.start()


def _liked(match: "re.Match[str]") -> bool | None:
    """What a phrase with its negation tells; None for "can't steer clear of"."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    negated = bool(NOT.search(before))
    if match["bad"]:
        return None if negated and not match["bad"].lower().startswith(NEGATED) else False
    return not negated or match["good"].lower().startswith(AGREED)
