"""The tastes of a sentence that no rule has words for: which things, and whose, as learnt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ai.reading.kinds.categorizer import odds
from ai.reading.likings.categorizer import likely
from ai.reading.likings.marks import Context, clause_of, marks
from ai.reading.likings.things import Thing, things
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import STAFF, people
from ai.reading.proposal import Kind, Proposal
from ai.reading.taste_lists import is_list

SURE = {"like": 0.8, "dislike": 0.75}
"""How likely a thing must be liked, or not; chosen on hands not learnt from."""
LEAST = 0.5
"""How likely a thing must be what a rule takes it for, where it is looked at."""
SURE_OTHER, SURE_OWN = 0.5, 0.15
"""From where a taste is somebody else's, and up to where it is the customer's."""
UNSURE_OTHER = 0.3
"""From where it cannot be told that a taste is the customer's own: it is not read."""
WORTH = 0.06
"""How likely a sentence must be of a taste for its things to be looked at."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30})?")


@dataclass(frozen=True)
class _Look:
    """A thing as it is seen: its clause, what is learnt of it, whose it is by the parse."""

    thing: Thing
    clause: tuple[int, int]
    told: dict[str, float]
    owner: Owner


def read(
    unit: Unit, register: Register, context: Context, tastes: Sequence[Proposal]
) -> Iterator[Proposal]:
    """The tastes that rules found, where they are likely, each under whom it surely is, and the
    other things of a unit that are surely liked or not, the surest of each clause."""
    if max(context.told["like"], context.told["dislike"]) < WORTH:
        yield from tastes
        return
    looks = list(_looks(unit, register, context))
    for fact in tastes:
        is_half = any(other.kind != fact.kind and _share(other, fact) for other in tastes)
        of_it = [each for each in looks if _share(fact, each.thing) and not is_half]
        yield from _held(unit, register, fact, of_it)
    others = (each for each in looks if not any(_share(fact, each.thing) for fact in tastes))
    yield from _surest(unit, register, others)


def _looks(unit: Unit, register: Register, context: Context) -> Iterator[_Look]:
    told_of: dict[tuple[int, int], dict[str, float]] = {}
    for thing in things(unit):
        if register.names.issuperset(thing.words.lower().split()):
            continue
        start, end = clause_of(unit, thing)
        owner = register.owner_at(unit, thing.start)
        clause = told_of.setdefault((start, end), {}) or odds(unit.text[start:end])
        told_of[start, end] = clause
        told = likely(marks(unit, thing, context, clause, owner))
        yield _Look(thing, (start, end), told, owner)


def _held(
    unit: Unit, register: Register, fact: Proposal, looks: Sequence[_Look]
) -> Iterator[Proposal]:
    """A rule's taste under whom it surely is; none where it is unlikely, or may be another's.

    What stands in a list behind its label was meant by who wrote it, as was "blue, not royal blue".
    """
    if not looks or is_list(unit):
        yield fact
        return
    best = max(looks, key=lambda each: each.told[fact.kind])
    owner = _whose(unit, register, best.thing, Owner(fact.whose), best.told["other"])
    may_be_anothers = _is_unsure(owner, best.told["other"]) and _another(unit, register, best.thing)
    if best.told[fact.kind] >= LEAST and not may_be_anothers:
        yield replace(fact, whose=owner.words)


def _surest(unit: Unit, register: Register, looks: Iterable[_Look]) -> Iterator[Proposal]:
    """Of each clause what is surely liked, and what is surely not, where it is sure whose it is."""
    best: dict[tuple[tuple[int, int], str], tuple[float, Proposal]] = {}
    for each in looks:
        told = each.told
        kind: Kind = "like" if told["like"] >= told["dislike"] else "dislike"
        whose = _whose(unit, register, each.thing, each.owner, told["other"])
        if told[kind] < SURE[kind] or whose is HOUSE or _is_unsure(whose, told["other"]):
            continue
        key = (each.clause, kind)
        if key not in best or told[kind] > best[key][0]:
            best[key] = told[kind], Proposal(kind, each.thing.words, unit.quote, whose.words)
    yield from (fact for _, fact in best.values())


def _share(fact: Proposal, other: Proposal | Thing) -> bool:
    """Whether a taste is of the same thing, in words more or fewer."""
    return not set(fact.words.lower().split()).isdisjoint(other.words.lower().split())


def _whose(unit: Unit, register: Register, thing: Thing, owner: Owner, other: float) -> Owner:
    """Whose taste it is: as the parse has it, if what is learnt does not say otherwise."""
    if other >= SURE_OTHER and not owner.words:
        return _another(unit, register, thing) or owner
    if other <= SURE_OWN and owner.words:
        return CUSTOMER
    return owner


def _is_unsure(owner: Owner, other: float) -> bool:
    """Whether what stands under the customer may well be somebody else's."""
    return not owner.words and other >= UNSURE_OTHER


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
