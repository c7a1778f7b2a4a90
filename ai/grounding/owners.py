"""Whose a clause is: who does it, who says it, and whom a pronoun can mean."""

import re
from typing import TYPE_CHECKING

from ai.grounding.denials import concept_of
from ai.reading.parse import Unit
from ai.reading.people import Owner, Register
from ai.reading.persons import RELATIONS, fits, person_at, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIENT, HOUSE_KEY, SOMEBODY, NOBODY_NAMED = "client", "we", "somebody", ""
_CALLINGS = ("ist", "er", "or", "man", "woman", "ress")
"""How words for people end that tell what they do."""
_SAID = re.compile(
    r"(?P<who>(?:[^\W\d_][\w'’-]*\s){0,3}[^\W\d_][\w'’-]*)"
    r"(?: (?:said|says|rang|wrote|on the line))?: ?(?=['‘\"“](?P<words>[^'’\"”]{4,300}))"
)
"""Who is quoted behind a colon."""
_FROM = re.compile(
    r"(?:\w+ )?(?:mail|e-?mail|call|message|letter|note|word|text|voicemail)s? from "
    r"(?P<who>[^:,.;]{1,40}):",
    re.IGNORECASE,
)
"""Whose message a record passes on."""


def owner_at(unit: Unit, register: Register, subject: "Token | None") -> str:
    """Whose a clause is: the client, we, a relation or a name; "" where a thing is its subject."""
    if subject is None:
        return NOBODY_NAMED
    subject = possessor_of(subject) or subject
    is_person = subject.pos_ in ("PRON", "PROPN") or person_at(subject) is not None
    if not is_person and subject.lower_ not in ("client", "customer", "you", "your"):
        return NOBODY_NAMED
    if subject.lower_ in ("it", "this", "that", "which", "there", "these", "those"):
        return NOBODY_NAMED
    key = owner_key(register.owner(unit, subject))
    later = {token.lower_ for token in unit.doc[subject.i + 1 :]} & RELATIONS
    is_new = key in later and key not in {token.lower_ for token in unit.doc[: subject.i]}
    is_new = is_new and subject.pos_ == "PRON"
    return CLIENT if is_new or not fits(subject.lower_, key) else key


def possessor_of(subject: "Token") -> "Token | None":
    """Whose thing a subject is; None where it is a person itself, or nobody's."""
    if person_at(subject) is not None or subject.pos_ == "PROPN":
        return None
    return next((child for child in subject.children if child.dep_ == "poss"), None)


def owner_key(owner: Owner) -> str:
    """The client, we, or the relation that a person's words name, else their last word."""
    if owner.is_house:
        return HOUSE_KEY
    if owner.is_customer:
        return CLIENT
    words = [word.strip(".,'’").removesuffix("'s") for word in owner.words.lower().split()]
    return next((word for word in reversed(words) if word in RELATIONS), words[-1])


def minded(subject: "Token | None", owner: str, feels: bool) -> str:
    """Whose a clause is: where a nameless person feels something, somebody's."""
    if not feels or subject is None or subject.pos_ != "NOUN" or person_at(subject) is not None:
        return owner
    word = subject.lemma_.lower()
    is_other = word.endswith(_CALLINGS) and word not in ("customer", "wearer")
    return SOMEBODY if is_other else owner


def fitting(owner: str, said: str, pronoun: str) -> str:
    """Whose a clause is, if it is called by a pronoun that is not the client's: somebody else's."""
    is_other = owner == CLIENT and pronoun and said in ("she", "he") and said != pronoun
    return SOMEBODY if is_other else owner


def subject_at(verb: "Token") -> "Token | None":
    """Its subject, or that of the clause that it follows: "Her sister came along, hated it"."""
    subject = subject_of(verb)
    if subject is None:
        before = (each for each in verb.children if each.dep_ == "ccomp" and each.i < verb.i)
        subject = next((who for each in before if (who := subject_of(each)) is not None), None)
    return subject


def teller_of(unit: Unit, register: Register, head: "Token") -> str:
    """Who says what a clause tells, where the text names them."""
    if head.dep_ != "ccomp" or concept_of(head.head)[0] != "tell":
        return _quoted(unit, register, head)
    return owner_at(unit, register, subject_of(head.head))


def _quoted(unit: Unit, register: Register, head: "Token") -> str:
    """Who stands before the colon in front of words in quotation marks; "" for nobody."""
    if passed_on := _FROM.match(unit.text):
        return passed_on["who"].split()[-1].lower()
    said = _SAID.match(unit.text)
    if said is None or not said.end() <= head.idx - unit.shift < said.end() + len(said["words"]):
        return NOBODY_NAMED
    who = said["who"].split()[-1].lower()
    return CLIENT if register.names & {who} or who in ("she", "he") else who
