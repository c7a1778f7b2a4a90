"""The things of a sentence that somebody may like or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ai.reading.lexicon import OF_TRADE, TASTES, is_in, words_of
from ai.reading.parse import Unit
from ai.reading.persons import RELATIONS, STAFF
from ai.reading.taste_objects import described

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_THING = words_of("""
    one ones lot bit thing things time day week month year way kind sort pair eur euro usd gbp size
    cm mm km pm am st nd rd th
""")
KIN = RELATIONS | STAFF


@dataclass(frozen=True)
class Thing:
    """A thing that a sentence names: its words, where they stand, the word that carries them."""

    words: str
    start: int
    end: int
    head: "Token"


def things(unit: Unit) -> Iterator[Thing]:
    """What a unit names that may be to somebody's taste, each once."""
    taken: set[int] = set()
    for token in unit.doc:
        if token.idx < unit.shift or token.i in taken or not _may_be(token):
            continue
        words = described(unit, token)
        if not words or not any(letter.isalpha() for letter in words):
            continue
        end = token.idx - unit.shift + len(token.text)
        start = unit.text.rfind(words, 0, end)
        start = token.idx - unit.shift if start < 0 else start
        inner = (t.i for t in unit.doc if start <= t.idx - unit.shift < end)
        taken.update(inner)
        yield Thing(words, start, max(end, start + len(words)), token)


def _may_be(token: "Token") -> bool:
    lower = token.lower_
    if lower in KIN or lower in _NO_THING or len(lower) < 2 or not lower[0].isalpha():
        return False
    if token.i == 0 and token.dep_ == "nsubj" and class_of(token.text) == "-":
        return (
            False  # "Rumaisa herself adores the velvet": a name, whatever the parser takes it for
        )
    if token.pos_ in ("NOUN", "PROPN"):
        if (
            token.dep_ == "compound"
            and token.head.i > token.i
            and token.head.pos_
            in (
                "NOUN",
                "PROPN",
            )
        ):
            return False
        return not (token.pos_ == "PROPN" and _is_named(token))
    if not is_in(token.text, TASTES):
        return False
    describes = token.dep_ in ("amod", "nmod") and token.head.i > token.i
    return not (
        describes and token.head.pos_ in ("NOUN", "PROPN") and token.head.lower_ not in _NO_THING
    )


def _is_named(token: "Token") -> bool:
    """Whether a word with a capital stands where people do: "Ada's mother", "Ada adores"."""
    where = ("nsubj", "nsubjpass", "appos", "poss")
    return token.dep_ in where and token.text[:1].isupper() and not is_in(token.text, TASTES)


def class_of(word: str) -> str:
    return next((name for name, lexicon in OF_TRADE if is_in(word, lexicon)), "-")
