"""Whose a sentence's words are: the customer's, ours, or somebody's around them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ai.reading.lexicon import TASTES, is_in, words_of
from ai.reading.owner import CUSTOMER, HOUSE, Owner
from ai.reading.parse import Unit
from ai.reading.persons import (
    RELATIONS,
    STAFF,
    fits,
    may_be,
    people,
    person_at,
    phrase,
    speaks_of,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR = {"i", "me", "my", "mine", "myself"}
_PLURAL = {"we", "us", "our", "ours"}
_THEIRS = {"she", "he", "they", "her", "him", "them", "who", "client", "customer", "madam"}
_SHE, _HE = {"she", "her", "herself"}, {"he", "him", "himself"}
MOST_NAMED = 8
"""People of a text that a pronoun may mean, the last ones."""
_SUBJECTS = {"i", "we", "she", "he", "they"}
_TITLES = {"mr", "mrs", "ms", "miss", "mme", "madame", "monsieur", "dr", "prof", "sir", "lady"}
_CLIENTS = words_of("""
    client customer talent boss star actress actor singer madam madame lady gentleman guest wearer
    buyer vip principal everything nothing something anything one both all
""")


def _may_be_name(noun: "Token") -> bool:
    """Whether a word that begins the sentence and does something is a name after all: "Rui"."""
    return (
        noun.i == 0
        and noun.text.istitle()
        and noun.tag_ == "NN"
        and noun.dep_ == "nsubj"
        and all(child.lower_ in ("herself", "himself") for child in noun.children)
        and noun.lower_ not in _CLIENTS
        and not is_in(noun.text, TASTES)
    )


@dataclass
class Register:
    """The customer's names, and who was last spoken of, over one text."""

    names: frozenset[str]
    speaker: Owner = HOUSE
    """Who says "I": the rep in a note, the customer in a message of theirs."""
    pronoun: str = ""
    """ "she", "he" or "they", where it is known how the customer is called."""
    _quote: str = ""
    _people: tuple[tuple[str, Owner], ...] = ()
    _topic: tuple[str, Owner] | None = None
    """The relative whom the sentence before was about."""
    _said: tuple[str, Owner] | None = None
    _everybody: tuple[tuple[str, Owner], ...] = ()
    """Who was named so far, the last one last."""

    @classmethod
    def of(cls, name: str, speaker: Owner = HOUSE, pronoun: str = "") -> "Register":
        names = frozenset(word.lower() for word in re.findall(r"[^\W\d_]+", name))
        return cls(names, speaker, pronoun)

    def enter(self, unit: Unit) -> None:
        """Notes who a unit speaks of, for the clauses and the sentence after it."""
        pronouns = [token for token in unit.doc if token.lower_ in ("she", "he")]
        persons = tuple(
            (token.lower_, self._person(unit, token))
            for token in people(unit)
            if not any(speaks_of(token, pronoun) for pronoun in pronouns)
        )
        if unit.quote != self._quote:
            self._topic = self._said
            self._people = ()
        self._people = (*self._people, *persons)
        self._everybody = (*self._everybody, *persons)[-MOST_NAMED:]
        self._quote = unit.quote
        self._said = self._subject(unit)

    def _subject(self, unit: Unit) -> tuple[str, Owner] | None:
        """The relative whom a unit is about, when that is its subject and no pronoun is."""
        for token in unit.doc:
            if token.dep_ in ("nsubj", "nsubjpass"):
                person = person_at(token)
                if person is not None and token.idx >= unit.shift:
                    words = {token.lower_, *(child.lower_ for child in token.children)}
                    relation = next(iter(sorted(words & (RELATIONS - STAFF))), "")
                    return (relation, self._person(unit, person)) if relation else None
                if token.lower_ in _SUBJECTS and token.i <= 1 and self._topic:
                    return self._topic if fits(token.lower_, self._topic[0]) else None
                return None
        return None

    def is_own(self, word: str) -> bool:
        """Whether a word is the customer's name, short or an initial: "Ada", "Addie", "A", "AB"."""
        initials = {name[0] for name in self.names}
        if len(word) <= 3 and word and set(word) <= initials:
            return True
        return any(word == name or (len(word) > 3 and word[:4] == name[:4]) for name in self.names)

    def subject(self, unit: Unit, verb: "Token") -> Owner:
        """Whose deed or taste a verb tells; without a subject the person before it is."""
        noun = subject_of(verb)
        if noun is None:
            noun = next((p for p in people(unit) if p.i < min(verb.i, 4)), None)
        return self.owner(unit, noun) if noun is not None else CUSTOMER

    def owner_at(self, unit: Unit, at: int) -> Owner:
        """Whose the words are that stand in a unit at this character: the nearest subject before.

        A unit that begins with a person and has no other subject is about that person.
        """
        before = [token for token in unit.doc if token.idx < unit.shift + at]
        for token in reversed(before):
            if token.dep_ in ("nsubj", "nsubjpass") or token.lower_ in _SUBJECTS:
                return self.owner(unit, token)
        persons = [token for token in people(unit) if token.idx < unit.shift + at]
        return self.owner(unit, persons[0]) if persons else CUSTOMER

    def owner(self, unit: Unit, noun: "Token") -> Owner:
        """Who a noun or pronoun is."""
        word = noun.lower_
        if word in ("who", "that", "which") and noun.head.dep_ in ("relcl", "acl"):
            return self.owner(unit, noun.head.head)
        if word == "one" and noun.dep_ == "attr" and (who := subject_of(noun.head)) is not None:
            return self.owner(unit, who)
        if word in ("herself", "himself") and noun.i > 0 and noun.nbor(-1).pos_ == "PROPN":
            return self.owner(unit, noun.nbor(-1))
        if word in _SINGULAR:
            return self.speaker
        if word in _PLURAL:
            return HOUSE
        if word in ("you", "your"):
            return HOUSE if self.speaker is CUSTOMER else CUSTOMER
        if word in _THEIRS:
            return self._pronoun(unit, noun)
        person = person_at(noun)
        if person is not None:
            return self._person(unit, person)
        if noun.pos_ == "PROPN" and not is_in(noun.text, TASTES):
            return self._named(unit, noun)
        return self._named(unit, noun) if _may_be_name(noun) else CUSTOMER

    def _pronoun(self, unit: Unit, noun: "Token") -> Owner:
        """Who a pronoun means: who was the subject last and fits it, else whoever was named last.

        With nobody in its own sentence, who was the subject of the sentence before.
        """
        if noun.idx >= unit.shift and self._is_of_another(noun.lower_):
            return self._other(unit, noun)
        persons = {token.i for token in people(unit)}
        others: list[tuple[str, Owner]] = []
        for token in reversed(unit.doc[: noun.i]):
            subject = token.dep_ in ("nsubj", "nsubjpass") and token.idx >= unit.shift
            if subject and token.lower_ == noun.lower_:
                return self._pronoun(unit, token)
            if token.i in persons and may_be(noun, token) and not speaks_of(token, noun):
                owner = self._person(unit, token)
                if subject:
                    return owner
                others.append((token.lower_, owner))
        before = self._people if unit.quote == self._quote else ()
        if not before and noun.i <= 1 and self._topic and fits(noun.lower_, self._topic[0]):
            return self._topic[1]
        for word, owner in (*others, *reversed(before)):
            if word not in STAFF and (owner.is_customer or fits(noun.lower_, word)):
                return owner
        return CUSTOMER

    def _is_of_another(self, pronoun: str) -> bool:
        """Whether a pronoun cannot mean the customer: "she", where the customer is a man."""
        own = "she" if pronoun in _SHE else "he" if pronoun in _HE else ""
        return bool(own and self.pronoun) and own != self.pronoun

    def _other(self, unit: Unit, noun: "Token") -> Owner:
        """Whom a pronoun means that cannot mean the customer: who was named last and fits it."""
        before = [token for token in people(unit) if token.i < noun.i]
        named = [*self._everybody, *((t.lower_, self._person(unit, t)) for t in before)]
        for word, owner in reversed(named):
            if not (owner.is_customer or owner.is_house) and fits(noun.lower_, word):
                return owner
        return Owner(noun.text)

    def _person(self, unit: Unit, person: "Token") -> Owner:
        if person.pos_ == "PROPN" and person.lower_ not in RELATIONS:
            return self._named(unit, person)
        return Owner(phrase(unit, person))

    def _named(self, unit: Unit, noun: "Token") -> Owner:
        around = [noun, *(t for t in noun.children if t.dep_ in ("compound", "flat"))]
        words = {token.lower_.strip(".") for token in around} - _TITLES
        if not words or any(self.is_own(word) for word in words):
            return CUSTOMER
        return Owner(phrase(unit, noun))
