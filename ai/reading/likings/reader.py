"""The tastes of a sentence that no rule has words for: which things, and whose, as learnt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ai.reading.kinds.categorizer import odds
from ai.reading.likings.categorizer import likely
from ai.reading.likings.marks import Context, clause_of, marks
from ai.reading.likings.things import Thing, things
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import STAFF, people
from ai.reading.proposal import Kind, Proposal

SURE = {"like": 0.6, "dislike": 0.5}
"""How likely a thing must be liked, or not; chosen on hands not learnt from."""
SURE_OTHER, SURE_OWN = 0.5, 0.15
"""From where a taste is somebody else's, and up to where it is the customer's."""
WORTH = 0.06
"""How likely a sentence must be of a taste for its things to be looked at."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30})?")


def read(
    unit: Unit, register: Register, context: Context, tastes: Sequence[Proposal]
) -> Iterator[Proposal]:
    """The tastes that rules found, each under whom it surely is, and the other things of a unit
    that are surely liked or not, the surest of each clause."""
    if max(context.told["like"], context.told["dislike"]) < WORTH:
        yield from tastes
        return
    best: dict[tuple[int, int, str], tuple[float, Proposal]] = {}
    told_of: dict[tuple[int, int], dict[str, float]] = {}
    ruled: dict[Proposal, Owner | None] = dict.fromkeys(tastes)
    for thing in things(unit):
        if register.names.issuperset(thing.words.lower().split()):
            continue
        start, end = clause_of(unit, thing)
        owner = register.owner_at(unit, thing.start)
        clause = told_of.setdefault((start, end), {}) or odds(unit.text[start:end])
        told_of[start, end] = clause
        told = likely(marks(unit, thing, context, clause, owner))
        kind: Kind = "like" if told["like"] >= told["dislike"] else "dislike"
        whose = _whose(unit, register, thing, owner, told["other"])
        if same := [fact for fact in tastes if _is_of(fact, thing)]:
            for fact in same:
                known = Owner(fact.whose)
                ruled[fact] = _whose(unit, register, thing, known, told["other"])
            continue
        if told[kind] < SURE[kind] or whose is HOUSE:
            continue
        fact = Proposal(kind, thing.words, unit.quote, whose.words)
        key = (start, end, kind)
        if key not in best or told[kind] > best[key][0]:
            best[key] = told[kind], fact
    for fact, of in ruled.items():
        yield replace(fact, whose=of.words) if of else fact
    yield from (fact for _, fact in best.values())


def _is_of(fact: Proposal, thing: Thing) -> bool:
    """Whether a taste is of this thing, in words more or fewer."""
    return not set(fact.words.lower().split()).isdisjoint(thing.words.lower().split())


def _whose(unit: Unit, register: Register, thing: Thing, owner: Owner, other: float) -> Owner:
    """Whose taste it is: as the parse has it, if what is learnt does not say otherwise."""
    if other >= SURE_OTHER and not owner.words:
        return _another(unit, register, thing) or owner
    if other <= SURE_OWN and owner.words:
        return CUSTOMER
    return owner


def _another(unit: Unit, register: Register, thing: Thing) -> Owner | None:
    """The person named before a thing who is not the customer."""
    before = [p for p in people(unit) if p.idx - unit.shift < thing.start and p.lower_ not in STAFF]
    for person in before:
        owner = register.owner(unit, person)
        if owner.words:
            return owner
    for token in unit.doc:
        at = token.idx - unit.shift
        if at >= thing.start:
            return None
        match = _NAME.match(unit.text, max(at, 0)) if token.pos_ == "PROPN" else None
        if match and not {word.lower() for word in match[0].split()} & register.names:
            return Owner(match[0])
    return None
