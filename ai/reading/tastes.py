"""What somebody likes and dislikes: the verb's object, with whose it is and its negation."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ai.reading.lexicon import COLOURS, FABRICS, STYLES, is_in, words_of
from ai.reading.parse import Unit
from ai.reading.people import HOUSE, Owner, Register
from ai.reading.persons import RELATIONS, is_hearsay
from ai.reading.proposal import Proposal
from ai.reading.taste_lists import is_list, is_of_trade, listed
from ai.reading.taste_objects import described, meant, objects
from ai.reading.taste_shapes import NOT_SAID

if TYPE_CHECKING:
    from spacy.tokens import Token

EXAMPLES = [
    # sentence, [(kind, whose, words)]
    (
        "Loves emerald silk and flat shoes.",
        [("like", "", "emerald silk"), ("like", "", "flat shoes")],
    ),
    ("Ada's mother adores the ostrich bag.", [("like", "Ada's mother", "ostrich bag")]),
    ("Her mother, the elder Mrs. Birch, prefers gold.", [("like", "Her mother", "gold")]),
    ("She doesn't hate the new lapel.", []),
    ("She does not care for vintage at all.", [("dislike", "", "vintage")]),
    ("Wants blue, not royal blue.", [("like", "", "blue"), ("dislike", "", "royal blue")]),
    ("She collects vintage bags.", [("like", "", "vintage bags")]),
    ("She no longer wears ivory; she has had enough of it.", [("dislike", "", "ivory")]),
    ("Her husband hates ties.", [("dislike", "Her husband", "ties")]),
    ("Loved scarlet once; she no longer wears scarlet.", [("dislike", "", "scarlet")]),
    ("Press says she loves vintage.", []),
    ("Does she like velvet?", []),
    ("Anything but yellow.", [("dislike", "", "yellow")]),
    ("Emerald is her colour.", [("like", "", "Emerald")]),
    ("Avoid: brown shoes, logos.", [("dislike", "", "brown shoes"), ("dislike", "", "logos")]),
    ("She is tired of black.", [("dislike", "", "black")]),
    ("I love the new velvet.", []),
]

_GOOD = words_of("""
    adore love like prefer favour favor enjoy admire cherish fancy covet crave collect
    treasure adores loves likes prefers favours favors enjoys loved adored liked preferred
    collects
""")
_BAD = words_of("""
    h8s hate dislike loathe detest refuse avoid reject despise abhor hates dislikes loathes
    detests refuses avoids rejects hated disliked refused rejected avoided
""")
_WANTS = words_of("""
    want wants wanted wish ask wear wears wore choose chose
""")
_BEAR = frozenset(["stand", "bear", "abide", "tolerate", "face"])
_CARE = frozenset(["care", "go"])
_GOOD_ADJECTIVES = words_of("""
    fond crazy mad keen obsessed smitten partial enamoured enamored taken drawn devoted wild
    nuts passionate happiest
""")
_BAD_ADJECTIVES = words_of("""
    tired sick bored done fed weary wary over allergic
""")
_ACCORDING = re.compile(r"\baccording to\b|\brumou?r|\btabloids?\b|\ballegedly\b", re.IGNORECASE)
_UNSURE = re.compile(
    # A wish, a guess or a condition is no taste yet.
    r"\b(?:if|whether|would|might|may|could|maybe|perhaps|probably|seems to|think she|think he|"
    r"wonder\w*|unsure|not sure)\b",
    re.IGNORECASE,
)


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """The likes and dislikes of a sentence that name something of the trade, a dish or a place."""
    if unit.text.rstrip().endswith("?"):
        return
    lists = list(listed(unit))
    yield from lists
    if not is_list(unit):
        taken = {item.words.lower() for item in lists}
        yield from (item for item in _parsed(unit, register) if item.words.lower() not in taken)


def _parsed(unit: Unit, register: Register) -> Iterator[Proposal]:
    for token in unit.doc:
        if (liked := _polarity(token)) is None:
            continue
        owner = register.subject(unit, token)
        if owner is HOUSE or _is_hearsay(token) or _is_unsure(unit, token):
            continue
        for noun, sign in objects(token):
            words = described(unit, meant(noun))
            kind = liked == sign
            if words and (is_of_trade(words) or (not kind and _is_hateful(token, noun))):
                yield _proposal(unit, owner, words, kind)


def _is_hateful(verb: "Token", noun: "Token") -> bool:
    """Whether it is enough that the verb is strong: whatever is hated, but no person."""
    strong = verb.lower_ in _BAD or verb.lemma_.lower() in _BAD | _BEAR
    return (
        strong
        and noun.pos_ in ("NOUN", "VERB")
        and noun.lower_ not in RELATIONS
        and not verb.lower_.startswith(("refuse", "reject", "avoid"))
    )


def _polarity(token: "Token") -> bool | None:
    """Whether a word tells a liking, or a dislike; None when it tells neither."""
    if _is_over(token):
        return None
    word, negated = token.lower_, is_negated(token)
    may_govern = token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") and token.dep_ != "compound"
    if may_govern and (polarity := _governing(token, negated)) is not None:
        return polarity
    if word in _GOOD_ADJECTIVES and token.head.pos_ in ("AUX", "VERB"):
        return not (negated or is_negated(token.head))
    if word in _BAD_ADJECTIVES and token.head.pos_ in ("AUX", "VERB") and word != "allergic":
        return None if is_negated(token.head) else False
    return None


def _governing(token: "Token", negated: bool) -> bool | None:
    """What a word tells that has an object: a verb of taste, or one of wanting."""
    word, lemma = token.lower_, token.lemma_.lower()
    if (word in _GOOD or lemma in _GOOD) and token.pos_ != "ADJ" and _governs(token):
        return None if word == "like" and token.pos_ != "VERB" else not negated
    if (word in _BAD or lemma in _BAD) and _governs(token):
        return None if negated else False
    if lemma in _BEAR and negated:
        return False
    if word in _WANTS or lemma in _WANTS:
        return _wanting(token, negated)
    cares = (
        lemma in _CARE and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("for", "much")
    )
    return not negated if cares and _has(token, "for") else None


def _wanting(token: "Token", negated: bool) -> bool | None:
    """What is worn tells a taste when it is always or no longer so, what is wanted if of a kind."""
    if token.lemma_.lower().startswith("wear") or token.lower_.startswith(("wear", "wore")):
        if negated or _has(token, "longer", "never"):
            return False
        return True if _has(token, "only", "always") else None
    return not negated if _names_a_kind(token) else None


def _is_over(token: "Token") -> bool:
    """Whether it is told of the past alone: "used to love", "loved it once"."""
    if token.tag_ in ("VBD", "VBN") and _has(token, "once", "formerly", "previously"):
        return True
    return any(t.lower_ == "used" for t in token.doc[max(0, token.i - 3) : token.i])


def _governs(token: "Token") -> bool:
    return any(
        child.dep_ in ("dobj", "prep", "xcomp", "ccomp", "oprd", "acomp")
        for child in token.children
    )


def _has(token: "Token", *words: str) -> bool:
    return any(child.lower_ in words for child in token.children)


def _names_a_kind(token: "Token") -> bool:
    """Whether what is wanted is a colour, a fabric or a style, and not a piece to be made."""
    objects = (child.text for child in token.children if child.dep_ == "dobj")
    return any(is_in(text, COLOURS | FABRICS | STYLES) for text in objects)


def is_negated(token: "Token") -> bool:
    """Whether a verb is denied, by itself or by one of the three words before it."""
    if any(
        child.dep_ == "neg" or child.lower_ in ("never", "hardly", "n't", "n’t")
        for child in token.children
    ):
        return True
    near = token.doc[max(0, token.i - 3) : token.i]
    return any(word.lower_ in ("not", "n't", "n’t", "never", "hardly", "cannot") for word in near)


def _is_hearsay(token: "Token") -> bool:
    """Whether somebody else reports it: "Press says she loves vintage"."""
    if _ACCORDING.search(token.doc[: token.i].text) or NOT_SAID.search(token.doc[: token.i].text):
        return True
    while token.dep_ in ("ccomp", "conj", "relcl", "xcomp") and token.head is not token:
        token = token.head
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None and is_hearsay(subject):
            return True
    return False


def _is_unsure(unit: Unit, token: "Token") -> bool:
    near = token.doc[max(0, token.i - 5) : token.i + 1]
    return bool(_UNSURE.search(near.text))


def _proposal(unit: Unit, owner: Owner, words: str, liked: bool) -> Proposal:
    return Proposal("like" if liked else "dislike", words, unit.quote, owner.words)
