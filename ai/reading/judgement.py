"""Holds the rules' facts to the sentence as a whole, and adds what they have not found words for.

The rules say which words and whose; the categorizer, which kinds the sentence holds at all.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from ai.reading.budgets import currency
from ai.reading.clauses import clauses, is_objected
from ai.reading.dates import named_days
from ai.reading.figures import figures
from ai.reading.holds import HOUR
from ai.reading.kinds.categorizer import odds
from ai.reading.must_shapes import CREED, HARM
from ai.reading.must_shapes_abroad import RELATIVE
from ai.reading.parse import LONGEST_UNIT, Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import STAFF, people, speaks_of
from ai.reading.promise_shapes import KEPT
from ai.reading.proposal import Kind, Proposal
from ai.reading.sizes import read_bare
from ai.reading.tasks import without_day
from ai.reading.taste_lists import is_of_trade
from ai.reading.taste_objects import described

LEAST = {
    "must": 0.08,
    "like": 0.25,
    "dislike": 0.28,
    "size": 0.05,
    "occasion": 0.18,
    "promise": 0.10,
    "hold": 0.10,
    "request": 0.28,
    "person": 0.05,
    "budget": 0.03,
    "channel": 0.03,
    "objection": 0.05,
    "decision": 0.05,
}
"""How likely a kind must be for a rule's fact to stand, chosen on hands not learnt from."""
SURE = {
    "must": 0.30,
    "occasion": 0.28,
    "promise": 0.20,
    "hold": 0.28,
    "request": 0.30,
    "budget": 0.15,
    "channel": 0.12,
    "objection": 0.12,
    "decision": 0.08,
}
"""How likely a kind must be for the sentence to be a fact of it where no rule has found one."""
SURE_TASTE = 0.40
SURE_SIZE = 0.45
_FIGURE = re.compile(r"(?:[^\W\d_]{1,20}\.?:? )?(?:du |un |la |de )?\b\d{2}(?:[.,]5)?\b")
LEAST_SUM = 50
THEIR_WORD = re.compile(
    r"(?:\W{0,3}(?:and|but|so) )?"
    r"(?:she|he|they|(?:her|his|the) [\w-]{2,20}|(?-i:[A-Z])[\w’'-]{1,20})"
    r"(?: (?:has|have|had|also))? (?:promise[sd]?|swore|swears|vow(?:s|ed)|agree[sd]|offer(?:s|ed)|"
    r"will (?:call|send|pay|come|let|ring|write|bring|think|decide))\b",
    re.IGNORECASE,
)
"""Where others give their word, it is none of ours."""
_NOT_OBJECTED = re.compile(
    # "Not unhappy with the price", "the shoes were not too tight", "no complaints".
    r"(?:\b(?:not|never|hardly)|n[’']t) (?:at all |in the least |really |the least bit )?"
    r"(?:un(?:happy|impressed|convinced)|dis(?:pleased|satisfied|appointed)|too|annoyed|cross|angry|"
    r"bothered|upset)\b|"
    r"\b(?:no|without|zero|never a) (?:complaints?|objections?|worr(?:y|ies)|doubts?)\b",
    re.IGNORECASE,
)
_WE_DECIDE = re.compile(r"\W{0,3}(?:I|We)(?:[’']ve)? (?:\w{1,9} )?decided\b", re.IGNORECASE)
_FOR_A_MACHINE = re.compile(r"""\w\(\w{0,20}[='"]|\w_\w{1,30}\(|\$[({]""")
"""A call as programs write it, "send_mail(to=": what bids one is no fact of a customer."""
_STATE = re.compile(r"(?:The|Her|His|Their) (?:[\w’'-]{1,20} ){1,3}(?:is|are|was|were) ")
"""How a thing stands, or when it takes place, is nobody's word."""
BEFORE = 50
"""Characters before the words of a liking in which it may be told of the past."""
_PAST = re.compile(
    r"\b(?:(?:was|were|ws) once|once (?:was|wore|had|loved|liked|only)|used to|formerly|"
    r"in the past|back then|in (?:her|his) (?:youth|twenties|former life))\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:some(?:one|body)|rumou?rs?|neighbou?rs?|neighbr|journalists?|magazines?|gazette|papers?|"
    r"tabloids?|gossip|blog\w{0,6}|the press|internet) (?:\w{1,12} ){0,2}(?:says?|said|writes?|"
    r"wrote|claims?|claimed|thinks?|thought|has it|swears?|swore|reckons?)\b",
    re.IGNORECASE,
)


def stands(fact: Proposal, told: dict[str, float]) -> bool:
    """Whether what a rule has read may be so, by how likely its sentence holds each kind."""
    if fact.kind == "like" and _PAST.search(fact.quote.partition(fact.words)[0][-BEFORE:]):
        return False
    if fact.kind == "must" and (HARM.search(fact.quote) or CREED.search(fact.quote)):
        return True  # a must too many costs a glance, a missed one a customer
    if fact.kind in ("like", "dislike") and _HEARSAY.search(fact.quote):
        return False
    kind = _kind(fact)
    if kind == "like" and told[kind] < LEAST[kind]:
        return odds(_clause_of(fact))[kind] >= LEAST[kind]  # much else may stand beside it
    return told[kind] >= LEAST[kind]


def _clause_of(fact: Proposal) -> str:
    """The clause of its sentence in which its words stand."""
    at = fact.quote.index(fact.words)
    start, end = next(pair for pair in clauses(fact.quote) if pair[0] <= at <= pair[1])
    return fact.quote[start:end]


def unfound(
    unit: Unit, register: Register, on: date, facts: Iterable[Proposal], told: dict[str, float]
) -> Iterator[Proposal]:
    """The facts that a sentence holds for sure and that are not among these, in its own words."""
    known = {_kind(fact) for fact in facts}
    owner = _about(unit, register)
    for kind, least in SURE.items():
        is_told = told[kind] >= least or (kind == "objection" and is_objected(unit.text))
        if not is_told or known & _KIN.get(kind, {kind}):
            continue
        if not _is_barred(kind, unit, register):
            known.add(kind)
            whose = owner.words if kind in _OF_OTHERS else ""
            yield _whole(kind, unit.text, unit.quote, whose, on)
    if "size" not in known and told["size"] >= SURE_SIZE:
        yield from read_bare(unit, register)
    is_said = _PAST.search(unit.quote) or _HEARSAY.search(unit.quote)
    if not (known & {"like", "dislike"} or is_said or _is_ours(unit, register)):
        yield from _tastes(unit, owner, told)


_OF_OTHERS = ("occasion", "request")
"""The kinds that are often somebody else's; the rest are theirs who are written about."""


def _is_barred(kind: str, unit: Unit, register: Register) -> bool:
    """Whether a sentence cannot be what it seems: a word that others give, an hour, a deed done."""
    if _FOR_A_MACHINE.search(unit.quote):
        return True
    if kind == "hold":
        return bool(HOUR.search(unit.quote))
    if kind == "objection":
        return bool(_NOT_OBJECTED.search(unit.text))
    if kind == "decision":
        return register.speaker is HOUSE and bool(_WE_DECIDE.match(unit.text))
    if kind != "promise":
        return False
    is_theirs = register.speaker is CUSTOMER or THEIR_WORD.match(unit.text)
    return bool(is_theirs or _STATE.match(unit.text) or KEPT.search(unit.quote))


_KIN = {
    "promise": {"promise", "hold", "request"},
    "hold": {"promise", "hold"},
    "request": {"promise", "hold", "request"},
    "must": {"must", "hold"},
}
"""The kinds that speak against another reading of the same sentence."""


def abroad(sentence: str, on: date, has_must: bool) -> Iterator[Proposal]:
    """The facts of a sentence that is not parsed: the sentence itself, where it is sure."""
    if len(sentence) > LONGEST_UNIT or _FOR_A_MACHINE.search(sentence):
        return
    told = odds(sentence)
    relative = RELATIVE.search(sentence)
    for kind in (*SURE, "like", "dislike"):
        if kind == "must" and has_must:
            continue
        if told[kind] >= SURE.get(kind, SURE_TASTE):
            yield _whole(kind, sentence, sentence, relative[0] if relative else "", on)
    if told["size"] >= SURE_SIZE:
        for match in _FIGURE.finditer(sentence):
            yield Proposal("size", match[0], sentence, relative[0] if relative else "")


def _kind(fact: Proposal) -> str:
    return "hold" if fact.is_hold else fact.kind


def _whole(kind: str, text: str, quote: str, whose: str, on: date) -> Proposal:
    day = next((each.on for each in named_days(text, on) if each.on >= on), None)
    is_hold = kind == "hold"
    named: Kind = "promise" if is_hold else kind  # type: ignore[assignment]
    words = text.strip(" ,;.!-–")
    if kind == "promise":
        words, whose = without_day(words, on), ""
    dated = kind in ("promise", "hold", "request", "occasion")
    amount, unit = _sum(text) if kind == "budget" else (None, "")
    return Proposal(
        named, words, quote, whose, day if dated else None, amount=amount, unit=unit,
        is_hold=is_hold,
    )  # fmt: skip


def _sum(text: str) -> tuple[Decimal | None, str]:
    """The highest sum that a sentence names, with its currency."""
    numbers = (each.meant for each in figures(text) if each.kind == "number")
    sums = [each for meant in numbers for each in meant if isinstance(each, Decimal)]
    return max((each for each in sums if each >= LEAST_SUM), default=None), currency(text)


def _tastes(unit: Unit, owner: Owner, told: dict[str, float]) -> Iterator[Proposal]:
    """The things of the trade in a sentence that is surely about a taste, each by its clause."""
    sure = [kind for kind in ("like", "dislike") if told[kind] >= SURE_TASTE]
    if not sure:
        return
    for start, end in clauses(unit.text):
        clause = odds(unit.text[start:end])
        kind: Kind = "like" if clause["like"] > clause["dislike"] else "dislike"
        if len(sure) == 1:
            kind = "like" if sure == ["like"] else "dislike"
        for noun in unit.doc:
            at = noun.idx - unit.shift
            if start <= at < end and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ != "compound":
                words = described(unit, noun)
                if words and is_of_trade(words):
                    yield Proposal(kind, words, unit.quote, owner.words)
                    break


def _is_ours(unit: Unit, register: Register) -> bool:
    """Whether it is our own taste that a sentence tells: "I love the new velvet"."""
    subjects = (token for token in unit.doc if token.dep_ in ("nsubj", "nsubjpass"))
    first = next(subjects, None)
    return first is not None and register.owner(unit, first) is HOUSE


def _about(unit: Unit, register: Register) -> Owner:
    """Whom a sentence is about: its subject; who speaks for the customer speaks of them."""
    pronouns = [token for token in unit.doc if token.lower_ in ("she", "he")]
    for person in people(unit):
        is_subject = person.dep_ in ("nsubj", "nsubjpass") or person.i <= 1
        is_staff = person.lower_ in STAFF or any(t.lower_ in STAFF for t in person.subtree)
        if not is_subject or is_staff or any(speaks_of(person, each) for each in pronouns):
            continue
        owner = register.owner(unit, person)
        return CUSTOMER if owner is HOUSE else owner
    return CUSTOMER
