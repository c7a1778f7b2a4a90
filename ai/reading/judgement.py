"""Holds the rules' facts to the sentence as a whole, and adds what they have not found words for.

The rules say which words and whose; the categorizer, which kinds the sentence holds at all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ai.reading.acquaintances import read_named
from ai.reading.budgets import currency
from ai.reading.clauses import clauses, is_objected
from ai.reading.dates import named_days
from ai.reading.figures import figures
from ai.reading.holds import HOUR
from ai.reading.kinds.categorizer import odds
from ai.reading.musts import is_grave
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import STAFF, people, speaks_of
from ai.reading.promise_shapes import KEPT, TURNED_DOWN
from ai.reading.proposal import Kind, Proposal
from ai.reading.sizes import read_bare
from ai.reading.tasks import without_day

SURE_MUST = 0.5
"""How likely a sentence must hold a must by all that is seen of it."""
LEAST_HARM = 0.15  # for harm or creed: a must too many costs a glance, a missed one a customer
LEAST = {
    "must": LEAST_HARM,
    "like": 0.08,
    "dislike": 0.12,
    "size": 0.05,
    "occasion": 0.10,
    "promise": 0.08,
    "hold": 0.08,
    "request": 0.18,
    "person": 0.05,
    "budget": 0.03,
    "channel": 0.03,
    "objection": 0.05,
    "decision": 0.05,
}
"""How likely a kind must be for a rule's fact to stand, chosen on hands not learnt from."""
SURE = {
    "must": SURE_MUST,
    "occasion": 0.18,
    "promise": 0.13,
    "hold": 0.12,
    "request": 0.18,
    "budget": 0.08,
    "channel": 0.14,
    "objection": 0.15,
    "decision": 0.08,
}
"""How likely a kind must be for the sentence to be a fact of it where no rule has found one."""
SURE_SIZE = 0.30
SURE_PERSON = 0.15
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
    r"\bstill (?:weigh|think|ponder|decid)ing\b(?! .{0,40}\b(?:pric|expens|dear|steep))|"
    r"\b(?:no|without|zero|never a) (?:complaints?|objections?|worr(?:y|ies)|doubts?)\b",
    re.IGNORECASE,
)
_WE_DECIDE = re.compile(r"\W{0,3}(?:I|We)(?:[’']ve)? (?:\w{1,9} )?decided\b", re.IGNORECASE)
FOR_A_MACHINE = re.compile(r"""\w\(\w{0,20}[='"]|\w_\w{1,30}\(|\$[({]""")
"""A call as programs write it, "send_mail(to=": what bids one is no fact of a customer."""
_STATE = re.compile(
    r"(?:The|Her|His|Their) (?:[\w’'-]{1,20} ){1,4}(?:is|are|was|were|would be) |"
    r"(?:I|We)(?: would|[’']d) (?:love|like) |.{1,40}:$"
)
"""How a thing stands, what one would like, or what only leads on, is nobody's word."""
BEFORE = 50  # characters before the words of a liking in which it may be told of the past
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


_OF_NO_MATTER = re.compile(
    # "Asked if he needs a scarf, he declined": our offer, or nobody's earnest.
    r"\b(?:declined|passed|forget it|changed (?:her|his) mind|laugh(?:s|ed|ter|ing)?|joking|"
    r"joked?|lol|haha|ha|just curious|idle|waved (?:it|me|us|that) (?:off|away)|"
    r"no,? (?:thanks|thank you|ta)|not interested|done and paid)\b",
    re.IGNORECASE,
)

_GIVEN_US = re.compile(
    # "Karin will send us the plan", "His agency will tell us the address": their deed, not ours.
    r"^(?:(?!(?:I|we)\b)[\w’'.-]{1,20} ){1,4}(?:will|is going to|are going to) "
    r"(?:\w{2,10} ){1,2}(?:us|me)\b|^(?:Mr|Mrs|Ms|Miss|Dr)\.? [\w’'-]{1,20} will\b",
    re.IGNORECASE,
)
_WAIT = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|until|till|wait\w*|hold|leave|keep|kept|quiet|silence|"
    r"off|later|secret|embargo\w*|pause|space|sit on)\b|n[’']?t\b",
    re.IGNORECASE,
)
"""What tells that something is not to be done yet."""
_PRICE = re.compile(
    # What a thing cost, or what we asked for it, is nobody's budget.
    r"(?<!\w)(?:costs? (?:him|her|them|us|me)|price (?:for|of|on)|gasped at|"
    r"(?:watch|house|car|boat|horse|yacht|flat) (?:was|costs?)|madness|steep|agreed on|"
    r"(?:approves?|signs?|sign off) (?:\w+ )?(?:for )?(?:every|any)thing (?:above|over)|"
    r"(?:preventivo|devis|presupuesto) (?:di|de)|angebot (?:über|von))\b"
    r"(?!.{0,200}\b(?:up to|at most|budget|limit|max\w{0,4}|ceiling|no more|not over)\b)",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:cancell?ed|called off|abgesagt|annulée?|annullat[oa]|cancelad[oa])\b", re.I
)
_NONE_OF = {"request": _OF_NO_MATTER, "promise": _GIVEN_US, "budget": _PRICE, "occasion": _OFF}
"""What a sentence says that is no fact of the kind, whatever else it says."""


def stands(fact: Proposal, told: Mapping[str, float]) -> bool:
    """Whether what a rule has read may be so, by how likely its sentence holds each kind."""
    if fact.kind == "like" and _PAST.search(fact.quote.partition(fact.words)[0][-BEFORE:]):
        return False
    if fact.kind in ("like", "dislike") and _HEARSAY.search(fact.quote):
        return False
    kind = _kind(fact)
    if kind == "must" and not is_grave(fact.quote):
        return told[kind] >= SURE_MUST
    if kind in _NONE_OF and _NONE_OF[kind].search(fact.quote):
        return False
    if kind == "like" and told[kind] < LEAST[kind]:
        return odds(_clause_of(fact))[kind] >= LEAST[kind]  # much else may stand beside it
    return told[kind] >= LEAST[kind]


def is_told_otherwise(sentence: str) -> bool:
    """Whether what a sentence tells of a taste is of the past, or only said by strangers."""
    return bool(_PAST.search(sentence) or _HEARSAY.search(sentence))


def _clause_of(fact: Proposal) -> str:
    """The clause of its sentence in which its words stand."""
    at = fact.quote.index(fact.words)
    start, end = next(pair for pair in clauses(fact.quote) if pair[0] <= at <= pair[1])
    return fact.quote[start:end]


def unfound(
    unit: Unit, register: Register, on: date, facts: Iterable[Proposal], told: Mapping[str, float]
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
            yield whole(kind, unit.text, unit.quote, whose, on)
    if "size" not in known and told["size"] >= SURE_SIZE:
        yield from read_bare(unit, register)
    if "person" not in known and told["person"] >= SURE_PERSON:
        yield from read_named(unit.text, unit.quote, register.names)


_OF_OTHERS = ("occasion", "request")  # often; the rest are theirs who are written about


def _is_barred(kind: str, unit: Unit, register: Register) -> bool:
    """Whether a sentence cannot be what it seems: a word that others give, an hour, a deed done."""
    if FOR_A_MACHINE.search(unit.quote) or (kind in _NONE_OF and _NONE_OF[kind].search(unit.quote)):
        return True
    if kind == "hold":
        return bool(HOUR.search(unit.quote)) or not _WAIT.search(unit.text)
    if kind == "objection":
        return bool(_NOT_OBJECTED.search(unit.text))
    if kind == "decision":
        return register.speaker is HOUSE and bool(_WE_DECIDE.match(unit.text))
    if kind != "promise":
        return False
    is_theirs = register.speaker is CUSTOMER or THEIR_WORD.match(unit.text)
    is_over = KEPT.search(unit.quote) or TURNED_DOWN.search(unit.text)
    return bool(is_theirs or is_over or _STATE.match(unit.text))


_KIN = {
    "promise": {"promise", "hold", "request"},
    "hold": {"promise", "hold"},
    "request": {"promise", "hold", "request"},
    "must": {"must", "hold"},
}
"""The kinds that speak against another reading of the same sentence."""


def _kind(fact: Proposal) -> str:
    return "hold" if fact.is_hold else fact.kind


def whole(kind: str, text: str, quote: str, whose: str, on: date) -> Proposal:
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
