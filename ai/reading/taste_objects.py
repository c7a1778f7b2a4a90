"""What a verb of taste is about: the things that it governs, each in its own words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ai.reading.lexicon import TASTES, is_in, words_of
from ai.reading.parse import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 5
_MEASURES = words_of("""
    glass cup pot pair kind sort shade touch hint bit bottle bunch piece
""")


def meant(noun: "Token") -> "Token":
    """What "it" or "them" stands for: the nearest word of the trade before it."""
    if noun.lower_ not in ("it", "them", "that", "those", "these", "this", "one", "ones"):
        return noun
    before = [
        t for t in noun.doc[: noun.i] if t.pos_ in ("NOUN", "PROPN") and is_in(t.text, TASTES)
    ]
    return before[-1] if before else noun


def objects(verb: "Token") -> Iterator[tuple["Token", bool]]:
    """The nouns that a verb is about, each with whether it is meant and not ruled out."""
    for child in verb.children:
        if child.dep_ == "dobj" or (
            child.dep_ in ("attr", "oprd", "acomp", "npadvmod") and child.i > verb.i
        ):
            yield from _joined(child)
        elif (
            child.dep_ == "prep"
            and not (child.lower_ == "to" and verb.lemma_ == "prefer")
            and child.lower_
            in (
                "for",
                "of",
                "on",
                "about",
                "to",
                "with",
                "by",
                "in",
            )
        ):
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    yield from _joined(noun)
        elif child.dep_ in ("xcomp", "ccomp") and child.lemma_ in ("wear", "see", "have", "be"):
            yield from objects(child)
        elif child.dep_ == "xcomp" and child.tag_ in ("VBG", "VBN"):
            yield child, True  # "hates waiting", "being photographed in the salon"
        elif child.dep_ == "ccomp" and child.tag_ in ("VBG", "VBN", "JJ"):
            yield from (
                pair for c in child.children if c.dep_ == "nsubj" for pair in _joined(c)
            )  # "evening appointments with the salon closed"


def _joined(noun: "Token", sign: bool = True, depth: int = 0) -> Iterator[tuple["Token", bool]]:
    """A noun and those that are listed after it; "not royal blue" is ruled out."""
    ruled_out = any(
        c.dep_ == "neg" or c.lower_ in ("not", "no") for c in noun.children if c.i < noun.i
    )
    left = [
        c for c in noun.children if c.i < noun.i and c.pos_ in ("ADJ", "NOUN") and c.dep_ == "amod"
    ]
    for adjective in left:
        if any(c.dep_ == "neg" for c in adjective.subtree) or (
            adjective.i + 1 < len(noun.doc) and adjective.nbor().is_punct
        ):
            ruled_out = ruled_out or any(w.dep_ == "neg" for w in noun.subtree if w.i < noun.i)
            if is_in(adjective.text, TASTES) and adjective.nbor().is_punct:
                yield adjective, sign
    yield noun, sign and not ruled_out
    if depth < 12:
        for child in noun.children:
            between = noun.doc[noun.i : child.i].text
            if child.dep_ in ("conj", "appos") and ":" not in between:
                yield from _joined(child, sign, depth + 1)


def described(unit: Unit, noun: "Token") -> str:
    """The noun with the words before it that describe it, without articles and owners."""
    if noun.pos_ == "VERB":
        edge = [t for t in noun.doc[noun.i : noun.i + MOST_WORDS] if t.i <= noun.right_edge.i]
        return unit.words(edge).strip(" ,.-")
    kept = ("amod", "compound", "nmod", "nummod", "advmod", "punct", "npadvmod")
    first, last = noun, noun
    if noun.lower_ in _MEASURES:
        last = next((p for c in noun.children if c.lower_ == "of" for p in c.children), noun)
    for token in reversed(list(noun.doc[max(0, noun.i - 6) : noun.i])):
        if token.i != first.i - 1 or token.dep_ not in kept:
            break
        if token.is_punct and token.text != "-":
            break
        if token.lower_ in ("not", "no", "only", "really", "very", "too", "so"):
            break
        first = token
    return unit.words(list(noun.doc[first.i : last.i + 1])).strip(" ,-")
