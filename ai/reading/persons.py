"""The people in a sentence: words for relations, names, subjects, and whom a pronoun fits."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ai.reading.lexicon import TASTES, is_in, words_of
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
        colleague boss manager agent hubby missus girl boy mummy daddy gran granny nan in-laws bf gf
        twins kids toddler stepchild fiance bodyguards co-driver coach trainer vet gardener pilot
    publicist assistant pa secretary stylist driver chauffeur
        bodyguard security nanny housekeeper butler chef lawyer accountant doctor physician
        investor producer director designer photographer editor tailor cutter fitter seamstress
        co-star bandmate band dancer dancers drummer guitarist singer bridesmaid bridesmaids
        groom bride team crew entourage family neighbour host hostess guest guests
        """,
    )
)
"""Words for people around a customer, in lower case."""
STAFF = frozenset(
    ["agent", "publicist", "assistant", "pa", "secretary", "manager", "lawyer", "stylist", "driver"]
)
"""Who speaks and acts for a customer."""
_REPORTERS = {"press", "magazine", "vogue", "rumour", "rumor", "internet", "google", "tabloids"}


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
            and not _is_hyphened(token)
        ) or (
            token.pos_ == "PROPN"
            and token.dep_ in ("nsubj", "nsubjpass")
            and is_name(token)
            and not is_in(token.text, TASTES)
        ):
            yield token


def may_be(pronoun: "Token", person: "Token") -> bool:
    """Whether a pronoun may mean somebody; who speaks for the customer says "she" of them."""
    return person.lower_ not in STAFF and fits(pronoun.lower_, person.lower_)


_SPEECH = words_of(
    "say tell think report write confirm add mention insist explain state reckon swear phone ring "
    "call ask note remind promise inform announce claim mean find"
)


def speaks_of(person: "Token", pronoun: "Token") -> bool:
    """Whether a person only tells what a pronoun does: "Gaspard says she is a 38"."""
    verb = person.head
    told = person.dep_ == "nsubj" and verb.lemma_.lower() in _SPEECH and pronoun.i > verb.i
    return told and pronoun.dep_ in ("nsubj", "nsubjpass", "poss")


def _is_hyphened(token: "Token") -> bool:
    """Whether it is a part of another word: "mother-of-pearl"."""
    return token.i + 1 < len(token.doc) and token.nbor().text == "-"


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
    if pronoun in ("she", "her"):
        return person not in _MEN
    return person not in _WOMEN if pronoun in ("he", "him", "his") else True


_WOMEN = words_of("""
    mother mum mom mama grandmother grandma sister wife girlfriend fiancée fiancee ex-wife
    daughter niece aunt godmother goddaughter stepmother stepdaughter bride hostess
""")
_MEN = words_of("""
    father dad papa grandfather grandpa brother husband boyfriend fiancé ex-husband son hubby
    nephew uncle godfather godson stepfather stepson groom
""")


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
