"""Whose a sentence's words are: the customer's, ours, or somebody's around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ai.reading.lexicon import TASTES, is_in
from ai.reading.parse import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIONS = frozenset(
    re.findall(
        r"[\w-]+",
        """
        mother mum mom mama father dad papa parents grandmother grandma grandfather grandpa sister
        brother twin sibling wife husband spouse partner girlfriend boyfriend fiancé fiancée fiance
        fiancee ex ex-wife ex-husband daughter son child children kid kids baby niece nephew aunt
        uncle cousin godmother godfather goddaughter godson stepmother stepfather stepdaughter
        stepson granddaughter grandson mother-in-law father-in-law sister-in-law brother-in-law
        friend
        colleague boss manager agent publicist assistant pa secretary stylist driver chauffeur
        bodyguard security nanny housekeeper butler chef lawyer accountant doctor physician
        investor producer director designer photographer editor tailor cutter fitter seamstress
        co-star bandmate band dancer dancers drummer guitarist singer bridesmaid bridesmaids
        groom bride team crew entourage family neighbour host hostess guest guests
        """,
    )
)
"""Words for people around a customer, in lower case."""
_SINGULAR = {"i", "me", "my", "mine", "myself"}
_PLURAL = {"we", "us", "our", "ours"}
_THEIRS = {"she", "he", "they", "her", "him", "them", "who", "client", "customer", "madam"}
_TITLES = {"mr", "mrs", "ms", "miss", "mme", "madame", "monsieur", "dr", "prof", "sir", "lady"}
_REPORTERS = {"press", "magazine", "vogue", "rumour", "rumor", "internet", "google", "tabloids"}


@dataclass(frozen=True)
class Owner:
    """Whose something is: the customer's, the house's, or a person's as the text names them."""

    words: str = ""
    is_house: bool = False

    @property
    def is_customer(self) -> bool:
        return not (self.words or self.is_house)


CUSTOMER = Owner()
HOUSE = Owner(is_house=True)


@dataclass
class Register:
    """The customer's names, and who was last spoken of, over one text."""

    names: frozenset[str]
    speaker: Owner = HOUSE
    """Who says "I": the rep in a note, the customer in a message of theirs."""
    _quote: str = ""
    _people: tuple[tuple[str, Owner], ...] = ()

    @classmethod
    def of(cls, name: str, speaker: Owner = HOUSE) -> "Register":
        return cls(frozenset(word.lower() for word in re.findall(r"[^\W\d_]+", name)), speaker)

    def enter(self, unit: Unit) -> None:
        """Notes who a unit speaks of, for the clauses after it in the same sentence."""
        persons = tuple((token.lower_, self._person(unit, token)) for token in people(unit))
        self._people = (*self._people, *persons) if unit.quote == self._quote else persons
        self._quote = unit.quote

    def subject(self, unit: Unit, verb: "Token") -> Owner:
        """Whose deed or taste a verb tells."""
        noun = subject_of(verb)
        return self.owner(unit, noun) if noun is not None else CUSTOMER

    def owner(self, unit: Unit, noun: "Token") -> Owner:
        """Who a noun or pronoun is."""
        word = noun.lower_
        if word in ("who", "that", "which") and noun.head.dep_ in ("relcl", "acl"):
            return self.owner(unit, noun.head.head)
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
        return CUSTOMER

    def _pronoun(self, unit: Unit, noun: "Token") -> Owner:
        """The nearest person before it in its own sentence, else the customer."""
        here = [
            (token.lower_, self._person(unit, token)) for token in people(unit) if token.i < noun.i
        ]
        before = (*self._people, *here) if unit.quote == self._quote else here
        for word, owner in reversed(before):
            if owner.is_customer or fits(noun.lower_, word):
                return owner
        return CUSTOMER

    def _person(self, unit: Unit, person: "Token") -> Owner:
        if person.pos_ == "PROPN" and person.lower_ not in RELATIONS:
            return self._named(unit, person)
        return Owner(phrase(unit, person))

    def _named(self, unit: Unit, noun: "Token") -> Owner:
        around = [noun, *(t for t in noun.children if t.dep_ in ("compound", "flat"))]
        words = {token.lower_.strip(".") for token in around} - _TITLES
        if not words or words & self.names:
            return CUSTOMER
        return Owner(phrase(unit, noun))


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, taken over from the verb that it is joined to."""
    seen = 0
    token = verb
    while seen < 6:
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if token.dep_ in ("conj", "xcomp", "advcl") or (
            token.dep_ in ("acomp", "attr", "oprd", "pcomp", "prep") and token.head is not token
        ):
            token = token.head
            seen += 1
            continue
        if token.dep_ in ("relcl", "acl"):
            return token.head
        return None
    return None


def people(unit: Unit) -> Iterator["Token"]:
    """The words for people in a unit, relations and names, as its subjects and objects."""
    for token in unit.doc:
        if token.idx < unit.shift:
            continue
        if (
            token.lower_ in RELATIONS
            and token.pos_ in ("NOUN", "PROPN")
            and token.dep_ != "compound"
        ) or (
            token.pos_ == "PROPN"
            and token.dep_ in ("nsubj", "nsubjpass")
            and is_name(token)
            and not is_in(token.text, TASTES)
        ):
            yield token


def person_at(noun: "Token") -> "Token | None":
    """The word for a person that a noun is, or has beside it: "the elder Mrs. Birch"."""
    if noun.lower_ in RELATIONS:
        return noun
    for child in noun.children:
        if child.dep_ == "appos" and child.lower_ in RELATIONS:
            return child
        if child.dep_ == "compound" and child.lower_ in RELATIONS:
            return noun
    return None


def is_name(token: "Token") -> bool:
    """Whether a word may be somebody's name: it has a capital and does not begin the sentence."""
    return token.text[:1].isupper() and (token.i > 0 or token.dep_ in ("nsubj", "nsubjpass"))


def is_hearsay(noun: "Token") -> bool:
    """Whether what is said is only said by the press and its like."""
    return noun.lower_ in _REPORTERS


def fits(pronoun: str, person: str) -> bool:
    """Whether a pronoun can mean this relation."""
    women = "mother mum mom mama grandmother grandma sister wife girlfriend fiancée fiancee ex-wife"
    women += " daughter niece aunt godmother goddaughter stepmother stepdaughter bride hostess"
    men = "father dad papa grandfather grandpa brother husband boyfriend fiancé ex-husband son"
    men += " nephew uncle godfather godson stepfather stepson groom"
    if pronoun in ("she", "her"):
        return person not in men.split()
    if pronoun in ("he", "him"):
        return person not in women.split()
    return True


def phrase(unit: Unit, noun: "Token") -> str:
    """The words for a person as they stand: "her sister Odette", "Ada's mother"."""
    kept = {"poss", "compound", "amod", "case", "appos", "flat", "nmod", "det"}
    tokens = [noun]
    for child in noun.children:
        if child.dep_ == "appos" and (child.pos_ != "PROPN" or child.i != noun.i + 1):
            continue
        if child.dep_ in kept:
            tokens += [t for t in child.subtree if t.dep_ in kept or t is child]
    if noun.dep_ in ("compound", "appos") and noun.head.pos_ == "PROPN":
        tokens.append(noun.head)
    return unit.words(tokens).strip(" ,.")
