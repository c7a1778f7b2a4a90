"""Whose a size is: the person named last before it, or who begins the sentence."""

from typing import TYPE_CHECKING

from ai.reading.lexicon import TASTES, is_in, words_of
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import RELATIONS, STAFF, people

if TYPE_CHECKING:
    from spacy.tokens import Token

_IS = words_of("is are wears takes wear take was has") | {"="}
LONGEST_INITIALS = 3
_NOBODY = words_of("""
    she he it her his size shoe ring waist now also and but client customer the all everything
    jacket dress suit here that this what who there eu uk us it fr de jp
    bust hips chest collar sleeve length inseam arm arms wrist leg legs foot feet head neck back
    seat rise thigh cup cuff boot boots hat glove gloves belt skirt coat top knit drop height
""")


def wearer(unit: Unit, register: Register, at: int) -> Owner:
    """The person named last before the figure, with the pronouns between them."""
    owner = _at_the_start(unit, register)
    for token in unit.doc:
        if token.idx - unit.shift >= at:
            break
        if token.lower_ in ("she", "he") and token.dep_ in ("nsubj", "nsubjpass"):
            owner = register.owner(unit, token)
        elif _is_by(token) or _is_nobody(token) or _reports(token):
            continue
        elif token in list(people(unit)):
            owner = register.owner(unit, token)
        elif token.lower_ in register.names:
            owner = CUSTOMER
        elif _is_possessor(token):
            owner = Owner(token.text)
    return CUSTOMER if owner is HOUSE else owner


def _at_the_start(unit: Unit, register: Register) -> Owner:
    """Who begins a sentence without being its subject in the parse: "Wife N. = UK 18"."""
    first = [token for token in unit.doc[:4] if token.idx >= unit.shift]
    verb = next((n for n, token in enumerate(first) if token.lower_ in _IS), 0)
    named = first[:verb]
    is_named = all(token.text[:1].isupper() or token.lower_ in RELATIONS for token in named)
    if not named or not is_named or any(is_in(token.text, TASTES) for token in named):
        return CUSTOMER
    if any(token.lower_ in _NOBODY or register.is_own(token.lower_.strip(".")) for token in named):
        return CUSTOMER
    return Owner(unit.words(named))


def _is_possessor(token: "Token") -> bool:
    """Whether it is the name in "Dolly's glove is a 7"."""
    after = token.doc[token.i + 1 : token.i + 2].text
    is_name = (
        (token.pos_ == "PROPN" or token.dep_ == "poss")
        and token.text.istitle()
        and not is_in(token.text, TASTES)
    )
    return is_name and after in ("'s", "’s") and token.lower_ not in _NOBODY


def _is_nobody(token: "Token") -> bool:
    """Whether it is a part of a body, or letters of a system: "PL 36 = our 38"."""
    is_short = token.text.isupper() and len(token.text) <= LONGEST_INITIALS
    return is_short or token.lower_ in _NOBODY


def _reports(token: "Token") -> bool:
    """Whether somebody who speaks for the customer only tells what follows: "Her PA Joan: ..."."""
    told = token.doc[token.i : token.i + 3]
    return ":" in {each.text for each in told} and not STAFF.isdisjoint(
        each.lower_ for each in token.doc[max(0, token.i - 2) : token.i + 1]
    )


def _is_by(token: "Token") -> bool:
    """Whether somebody only took or told the figure: "measured by our tailor", "says the valet"."""
    return token.dep_ == "pobj" and token.head.lower_ in ("by", "according")
