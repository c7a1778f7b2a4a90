"""The marks of a thing by which it is told whether somebody likes it, and who."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ai.reading.clauses import clauses
from ai.reading.lexicon import TASTES, is_in
from ai.reading.likings.things import KIN, Thing, class_of
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner
from ai.reading.persons import STAFF, subject_of
from ai.reading.proposal import Proposal

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 4
"""Words on each side of a thing that count by their place."""
DEEP = 5


def verb_of(token: "Token") -> tuple["Token", str]:
    """The verb that governs a thing, and the way up to it."""
    path, at = [], token
    for _ in range(DEEP):
        path.append(at.dep_)
        if at.head is at or at.head.pos_ in ("VERB", "AUX"):
            at = at.head
            break
        at = at.head
        if at.pos_ == "ADP":
            path.append(at.lower_)
    return at, ">".join(path)


def logit(likely: float) -> float:
    return math.log((likely + 0.003) / (1.003 - likely)) / 3


@dataclass(frozen=True)
class Context:
    """What is known of the sentence in which things stand: its odds, those of the sentences beside
    it, what the rules read in it, who speaks and what the customer is called."""

    told: Mapping[str, float]
    before: Mapping[str, float] | None
    after: Mapping[str, float] | None
    facts: tuple[Proposal, ...]
    is_declined: bool
    is_theirs: bool
    names: frozenset[str]
    pronoun: str

    @property
    def kinds(self) -> set[str]:
        """The kinds of which the rules read a fact."""
        return {fact.kind for fact in self.facts}


def clause_of(unit: Unit, thing: Thing) -> tuple[int, int]:
    return next(
        (pair for pair in clauses(unit.text) if pair[0] <= thing.start <= pair[1]),
        (0, len(unit.text)),
    )


def marks(
    unit: Unit, thing: Thing, context: Context, clause: Mapping[str, float], owner: Owner
) -> Iterator[tuple[str, float]]:
    """What is seen of a thing in its sentence, each mark with its strength."""
    for kind, likely in context.told.items():
        yield f"odds {kind}", logit(likely)
        yield f"clause {kind}", logit(clause[kind])
    for kind in ("like", "dislike"):
        yield f"before {kind}", logit(context.before[kind]) if context.before else -1.0
        yield f"after {kind}", logit(context.after[kind]) if context.after else -1.0
    seen = {*_of_words(thing), *_of_parse(thing), *_around(unit, thing), *_of_rules(thing, context)}
    for mark in sorted({*seen, *_of_people(unit, thing, context, owner)}):
        yield mark, 1.0


def _of_rules(thing: Thing, context: Context) -> Iterator[str]:
    for fact in context.facts:
        is_taste = fact.kind in ("like", "dislike")
        is_same = thing.words in fact.words or fact.words in thing.words
        yield f"rule beside {fact.kind}"
        if is_same and (is_taste or fact.kind != "must"):
            yield f"rule {fact.kind}"
            if is_taste:
                yield f"rule of {'another' if fact.whose else 'customer'}"


def _of_people(unit: Unit, thing: Thing, context: Context, owner: Owner) -> Iterator[str]:
    """Whose it may be: who is named before the thing and after it, and how."""
    yield "by customer" if context.is_theirs else "by us"
    whose = "customer" if owner is CUSTOMER else "house" if owner is HOUSE else "other"
    yield f"owner {whose}"
    if unit.text.rstrip().endswith("?"):
        yield "question"
    yield f"called {context.pronoun}"
    persons, last = 0, ""
    for token in unit.doc:
        if token.idx < unit.shift:
            continue
        side = "before" if token.idx - unit.shift < thing.start else "after"
        who = _who(token, context)
        if not who:
            continue
        yield f"{who} {side}"
        if token.i <= 1:
            yield f"{who} first"
        if side == "before":
            last = who
        persons += who in ("kin", "name")
    yield f"last {last}"
    yield f"last {last} owner {whose}"
    yield f"persons {min(persons, 3)}"


def _who(token: "Token", context: Context) -> str:
    lower = token.lower_
    if lower in KIN:
        return "staff" if lower in STAFF else "kin"
    if lower in ("she", "he"):
        return "pronoun" if not context.pronoun else "own" if lower == context.pronoun else "wrong"
    if lower in ("her", "his", "him"):
        own = {"she": ("her",), "he": ("his", "him")}.get(context.pronoun, ())
        return "of pronoun" if not own else "of own" if lower in own else "of wrong"
    if lower in context.names:
        return "customer"
    is_name = token.text[:1].isupper() and token.text[1:].islower() and token.pos_ == "PROPN"
    if is_name and not is_in(token.text, TASTES):
        return "name"
    return (
        "name"
        if token.i == 0 and token.text.istitle() and token.dep_ == "nsubj" and token.pos_ == "NOUN"
        else ""
    )


def _of_words(thing: Thing) -> Iterator[str]:
    head = thing.head
    yield f"head {head.lemma_.lower()}"
    each = thing.words.split()
    for word in each:
        yield f"class {class_of(word)}"
    yield f"head class {class_of(head.text)}"
    yield f"of trade {any(class_of(word) != '-' for word in each)}"
    yield f"pos {head.pos_}"
    yield f"long {min(len(each), 4)}"
    for child in head.children:
        if child.dep_ in ("det", "poss", "neg"):
            yield f"det {child.lower_}"
        elif child.dep_ in ("amod",):
            yield f"amod {child.lower_}"


def _of_parse(thing: Thing) -> Iterator[str]:
    head = thing.head
    verb, path = verb_of(head)
    lemma = verb.lemma_.lower()
    yield f"path {path}"
    yield f"verb {lemma}"
    yield f"verb path {lemma} {path}"
    yield f"tag {verb.tag_}"
    if any(c.dep_ == "neg" or c.lower_ in ("never", "no", "not") for c in verb.children):
        yield "negated"
        yield f"not {lemma}"
    for child in verb.children:
        if child.dep_ in ("advmod", "acomp", "attr", "prt", "oprd"):
            yield f"with {child.dep_} {child.lower_}"
            yield f"with {child.dep_} {child.lower_} {head.dep_}"
    subject = subject_of(verb)
    yield f"subject {_class(subject)}"
    yield f"subject {_class(subject)} {lemma}"


def _class(subject: "Token | None") -> str:
    if subject is None:
        return "none"
    if subject.lower_ in KIN:
        return "kin"
    if subject.pos_ == "PRON":
        return subject.lower_
    return "name" if subject.pos_ == "PROPN" else class_of(subject.text)


def _around(unit: Unit, thing: Thing) -> Iterator[str]:
    """The words on both sides of a thing, those of its clause apart from the others."""
    start, end = clause_of(unit, thing)
    places = [(token.idx - unit.shift, token) for token in unit.doc if not token.is_space]
    before = [(at, token.lower_) for at, token in places if at < thing.start]
    after = [(at, token.lower_) for at, token in places if at >= thing.end]
    for side, words in (("L", before), ("R", after)):
        for at, word in words:
            is_in_clause = start <= at < end
            yield f"in {word}" if is_in_clause else f"out {word}"
            if is_in_clause:
                yield f"{side} {word}"
    left, right = [word for _, word in before][: -NEAR - 1 : -1], [word for _, word in after][:NEAR]
    yield from (f"l{n} {word}" for n, word in enumerate(left, 1))
    yield from (f"r{n} {word}" for n, word in enumerate(right, 1))
    yield "l " + " ".join(reversed(left[:2]))
    yield "r " + " ".join(right[:2])
    if len(left) > 2:
        yield "lll " + " ".join(reversed(left[:3]))
    if not before:
        yield "first"
    if not any(word.isalnum() for _, word in after):
        yield "last"
