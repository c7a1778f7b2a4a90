"""What records tell, clause by clause, each with what stands around it in its record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ai.grounding.days import written_on
from ai.grounding.people import owner_of
from ai.grounding.prose import prose
from ai.grounding.statements import Clause, statements
from ai.grounding.synonyms import concept
from ai.reading.lexicon import singular
from ai.reading.readings import read_once
from ai.reading.speakers import is_addressed_to_us, is_letter


@dataclass(frozen=True)
class Told:
    """A clause of a record with what the sentences around it tell; `known` are the words, in the
    singular, of all records; `is_of_other` if it is about a name that is no record's person's."""

    clause: Clause
    record: str
    around: frozenset[str]
    in_sentence: frozenset[str]
    raw: frozenset[str]
    signs: frozenset[tuple[str, int]]
    own_signs: frozenset[tuple[str, int]]
    deeds: frozenset[tuple[str, str]]
    on: date
    known: frozenset[str] = frozenset()
    is_of_other: bool = False
    people: frozenset[str] = frozenset()


def all_told(
    records: Mapping[str, str], name: str, today: date, kin: Mapping[str, str], pronoun: str = ""
) -> list[Told]:
    """The clauses of all records about somebody of this name and pronoun, their people by the
    relations that `kin` tells."""
    told = [each for id, text in records.items() for each in _told(id, text, name, today, pronoun)]
    words = frozenset(kin.values()).union(*(each.raw for each in told))
    known = frozenset(map(singular, words))
    return [_among(each, kin, known) for each in told]


def _among(told: Told, kin: Mapping[str, str], known: frozenset[str]) -> Told:
    """A record's clause with whom its names mean, and all that is known."""
    also = {concept(kin[word])[0] for word in told.raw if kin.get(word)}
    first = told.clause.sentence.partition(" ")[0].lower().removesuffix("'s")
    owner = owner_of(told.clause.owner, kin) or (first if kin.get(first) else "")
    named = [word for word in told.clause.raw if kin.get(word)]
    owner = owner or (named[0] if len(named) == 1 else "")
    return replace(
        told,
        clause=replace(
            told.clause,
            owner=kin.get(owner) or owner,
            teller=owner_of(told.clause.teller, kin),
        ),
        around=told.around | also,
        in_sentence=told.in_sentence | also,
        known=known,
        people=frozenset(word for word in told.raw if kin.get(word)),
        is_of_other=bool(told.clause.owner) and not owner,
    )


@read_once
def _told(id: str, text: str, name: str, today: date, pronoun: str) -> tuple[Told, ...]:
    on = written_on(text) or today
    is_new = id == "I"  # an interaction as it is logged, with no head to tell what it is
    body = text if is_new else text.partition("\n")[2]
    is_message = is_new or text.startswith("Email, ")
    is_theirs = is_message and is_addressed_to_us(body)
    clauses = statements(prose(id, text), name, is_theirs, pronoun)
    if is_message and not is_theirs and not is_letter(body):
        clauses = tuple(map(_of_whoever_writes, clauses))
    by_number: dict[int, set[str]] = {}
    raw: dict[int, set[str]] = {}
    signs: dict[int, set[tuple[str, int]]] = {}
    for clause in clauses:
        signs.setdefault(clause.number, set()).update(clause.signs)
        by_number.setdefault(clause.number, set()).update(clause.words)
        raw.setdefault(clause.number, set()).update(clause.raw)
    return tuple(
        Told(
            clause,
            id,
            frozenset().union(*(by_number.get(clause.number + n, set()) for n in (-2, -1, 0, 1))),
            frozenset(by_number[clause.number]),
            frozenset(raw[clause.number]),
            _ways(signs, clause.number),
            frozenset(signs[clause.number]),
            frozenset((c.predicate, c.mode) for c in clauses if c.number == clause.number),
            on,
        )
        for clause in clauses
        if not clause.is_asked
    )


def _of_whoever_writes(clause: Clause) -> Clause:
    """What "I" does in a message of which it is not known who wrote it."""
    return replace(clause, owner="") if clause.pronoun == "i" else clause


def _ways(signs: Mapping[int, set[tuple[str, int]]], number: int) -> frozenset[tuple[str, int]]:
    """The way that words go in a sentence; of those that it has not, in the sentences beside it."""
    own = signs[number]
    words = {word for word, _ in own}
    beside = signs.get(number - 1, set()) | signs.get(number + 1, set())
    return frozenset(own | {(word, way) for word, way in beside if word not in words})
