"""What a text states, clause by clause: of whom, which way, in what words, with which figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ai.grounding.denials import MONEY, NOT, concept_of, denies, is_disowned, is_money, signs_of
from ai.grounding.naming import renamed
from ai.grounding.owners import (
    CLIENT,
    SOMEBODY,
    fitting,
    minded,
    owner_at,
    possessor_of,
    subject_at,
    teller_of,
)
from ai.grounding.synonyms import known
from ai.reading.figures import MONTHS
from ai.reading.lexicon import words_of
from ai.reading.parse import Unit, parse, parser_at_hand
from ai.reading.people import CUSTOMER, HOUSE, Register, subject_of
from ai.reading.reader import clean
from ai.reading.readings import read_once

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLAIN = words_of("""
    be have do get take make go wear own give be become seem feel remain stay keep let
    client badly one piece pieces thing things way lot bit something anything everything
    also still very really quite rather already just so too then there here please both each all
    other own same such more most well even ever again once only that this time
    put together altogether total actually simply always exactly both either due
    recently currently now today long ago far year month week day
""")
"""Words that say nothing by themselves."""
_WISHES = words_of("want wish hope ask request like consider think plan intend wonder mean try")
_PROMISES = words_of("promise offer agree owe pledge undertake")
_DENIALS = words_of("refuse decline fail forget")
_DONE_TO = words_of("call write send tell ask show help grant give invite")
"""What is done to whoever is the subject of the passive: "she was told"."""
_MAYBE = words_of("would might may could should if whether perhaps maybe unless")
_HAVE = words_of("have has had 've ’ve")
_ADDING = words_of("come add amount total make cost run stand")
_CLAUSAL = ("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "acl")
_DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
_CALENDAR = frozenset({*MONTHS, *_DAYS, *(day[:3] for day in (*MONTHS, *_DAYS)), "sept", "thurs"})


@dataclass(frozen=True)
class Clause:
    """One statement: whose it is, its predicate and which way it goes, and its words of substance.

    `owner` is "" where no person is its subject; `signs` are the words that have an opposite, each
    with the way it goes here; `mode` is done, wish, promise or maybe. `is_ours` is what
    whoever writes says of themselves, `teller` whoever thinks or says it in the text; where a thing
    is the subject (`is_of_thing`) its owner is whose it is.
    """

    sentence: str
    number: int
    owner: str
    predicate: str
    is_denied: bool
    mode: str
    words: frozenset[str]
    signs: frozenset[tuple[str, int]]
    raw: frozenset[str]
    is_asked: bool = False
    has_subject: bool = True
    is_past: bool = False
    is_ours: bool = False
    teller: str = ""
    has_verb: bool = True
    pronoun: str = ""
    is_of_thing: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it has a subject or a verb, and is no mere heading."""
        return self.has_subject or self.has_verb


@read_once
def statements(
    text: str, name: str, is_theirs: bool = False, pronoun: str = ""
) -> tuple[Clause, ...]:
    """The clauses of a text about the client of this name and pronoun, if it is known; in a message
    of theirs "I" is they."""
    speaker = CUSTOMER if is_theirs else HOUSE
    known_by = renamed(clean(text), name)
    register = Register.of(known_by.name or name, speaker)
    names = frozenset(re.findall(r"[^\W\d_]+", f"{known_by.name} {name}".lower()))
    clauses: list[Clause] = []
    with parser_at_hand():
        for number, unit in enumerate(parse(known_by.text).units):
            register.enter(unit)
            clauses += _clauses(unit, register, number, names)
    return tuple(
        replace(
            clause,
            sentence=known_by.back(clause.sentence),
            owner=fitting(clause.owner, clause.pronoun, pronoun),
        )
        for clause in clauses
    )


def _clauses(
    unit: Unit, register: Register, number: int, names: frozenset[str]
) -> Iterator[Clause]:
    heads: dict[int, list[Token]] = {}
    for token in unit.doc:
        heads.setdefault(_head(token).i, []).append(token)
    for index, tokens in heads.items():
        head = unit.doc[index]
        substance = [token for token in tokens if _tells(token, names, unit)]
        if not substance and head.pos_ not in ("VERB", "AUX"):
            continue
        yield _clause(unit, register, number, head, tokens, substance)


def _clause(
    unit: Unit,
    register: Register,
    number: int,
    head: "Token",
    tokens: "list[Token]",
    substance: "list[Token]",
) -> Clause:
    verb, mode, is_denied = _meant(head, tokens)
    if is_bidden := register.speaker is CUSTOMER and mode == "done" and _is_bidding(head):
        mode = "wish"
    is_sum = verb.lemma_.lower() in _ADDING and any(is_money(token) for token in tokens)
    governing = {head.i, *(each.i for each in verb.ancestors)} - {verb.i}
    substance = [token for token in substance if mode == "done" or token.i not in governing]
    substance = [token for token in substance if not (is_sum and token.i == verb.i)]
    mode = "done" if is_sum and mode == "maybe" else mode
    predicate, sign = concept_of(verb)
    subject = subject_at(head)
    owner = CLIENT if is_bidden else owner_at(unit, register, subject)
    if subject is not None and subject.dep_ == "nsubjpass" and predicate in _DONE_TO:
        owner = ""
    if head.dep_ == "ccomp" and subject is None and head.pos_ in ("VERB", "AUX"):
        owner = owner_at(unit, register, subject_of(head.head))
    words = {concept_of(token)[0] for token in substance}
    owner = minded(subject, owner, bool(words & {"mood", "like"}))
    is_plain = is_sum or (verb.lemma_.lower() in _PLAIN and predicate != "buy")
    deed = frozenset() if is_plain else frozenset([predicate])
    signs = {
        ("after", 1 if t.lower_ == "after" else -1)
        for t in tokens
        if t.lower_ in ("before", "after")
    }
    signs |= signs_of(substance, predicate, is_denied, is_plain)
    if not is_plain and verb.pos_ in ("VERB", "AUX"):
        signs.add((predicate, -sign if is_denied else sign))
    return Clause(
        sentence=unit.quote,
        number=number,
        owner=owner,
        predicate=predicate if deed else "",
        is_denied=is_denied,
        mode=mode,
        words=frozenset(words) | deed,
        signs=frozenset(signs),
        raw=frozenset(token.lower_ for token in tokens),
        is_asked=unit.text.rstrip().endswith("?"),
        has_subject=subject is not None,
        is_past=any(token.tag_ == "VBD" or token.lower_ in _HAVE for token in tokens),
        is_ours=subject is not None and subject.lower_ in ("i", "we", "let", "us"),
        teller=teller_of(unit, register, head),
        has_verb=verb.pos_ in ("VERB", "AUX"),
        is_of_thing=owner != SOMEBODY and subject is not None and bool(possessor_of(subject)),
        pronoun=subject.lower_ if subject is not None and subject.idx >= unit.shift else "",
    )


def _is_bidding(verb: "Token") -> bool:
    """Whether a verb bids somebody to do it: "please send", "don't line it"."""
    return verb.tag_ == "VB" and not any(
        child.dep_ in ("nsubj", "nsubjpass") or (child.dep_ == "aux" and child.lemma_ != "do")
        for child in verb.children
    )


def _head(token: "Token") -> "Token":
    """The verb, or the word, that heads the clause of a word."""
    while token.head.i != token.i:
        heads = token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSAL
        if heads and (token.dep_ != "conj" or token.head.pos_ in ("VERB", "AUX")):
            return token
        token = token.head
    return token


def _meant(head: "Token", tokens: "list[Token]") -> "tuple[Token, str, bool]":
    """The verb that tells what is done; whether it is done, wished or promised; and denied."""
    is_denied = any(denies(token, head) for token in tokens) != is_disowned(head)
    low = {token.lower_ for token in tokens if token.dep_ in ("aux", "mark", "advmod", "ROOT")}
    mode, verb = "done", head
    if low & _MAYBE:
        mode = "maybe"
    elif low & {"will", "'ll", "’ll", "wo", "shall"}:
        mode = "promise"
    if head.dep_ == "ccomp" and mode != "done":
        mode = "promise" if head.head.lemma_.lower() in _PROMISES else mode
    for _ in range(3):
        lemma = verb.lemma_.lower()
        inner = next((c for c in verb.children if _continues(c)), None)
        if lemma in _DENIALS and inner is not None:
            is_denied, verb = not is_denied, inner
        elif lemma in _PROMISES and inner is not None:
            mode, verb = "promise", inner
        elif lemma in _WISHES and inner is not None and inner.pos_ in ("VERB", "AUX"):
            mode, verb = "wish" if lemma != "like" or mode == "maybe" else mode, inner
        else:
            break
    return verb, mode, is_denied


def _continues(child: "Token") -> bool:
    """Whether a verb is what another one governs, and no statement of its own."""
    has_subject = any(each.dep_ in ("nsubj", "nsubjpass") for each in child.children)
    return child.dep_ == "xcomp" or (child.dep_ == "ccomp" and not has_subject)


def _tells(token: "Token", names: frozenset[str], unit: Unit) -> bool:
    low = token.lower_
    return (
        token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "INTJ")
        and token.idx >= unit.shift
        and any(letter.isalpha() for letter in low)
        and not any(letter.isdigit() for letter in low)
        and low.removesuffix("'s") not in names
        and low not in NOT
        and low not in _CALENDAR | MONEY
        and low not in _PLAIN
        and token.lemma_.lower() not in _PLAIN
        and (known(low) is not None or not token.is_stop)
        and not (low == "customer" and token.dep_ in ("nsubj", "nsubjpass", "poss"))
    )
