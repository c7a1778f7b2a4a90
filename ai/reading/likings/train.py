"""Trains which things are liked: `python -m ai.reading.likings.train` writes weights.npz anew.

With `--measure` it first reads the records of each pair of hands with what the others teach.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ai.reading.kinds import categorizer as kinds
from ai.reading.kinds.train import sentences, write
from ai.reading.kinds.train import train as train_kinds
from ai.reading.learning import is_measure_asked, minimum
from ai.reading.likings.categorizer import ANSWERS, BUCKETS, WEIGHTS, Weights, row, weigh
from ai.reading.likings.marks import clause_of, marks
from ai.reading.likings.things import things
from ai.reading.parse import parse
from ai.reading.people import CUSTOMER, HOUSE, Register
from ai.reading.reader import clean, contexts

RECORDS = Path(__file__).with_name("records.jsonl")
"""Each record with its hand and its tastes: kind, whether the customer's own, words and quote."""
PAIRS = (("A", "B"), ("C", "D"), ("E", "F", "H1"), ("G1", "G2"), ("G3", "G4"))
"""Hands that are left out together."""
PENALTY = 3.0
"""On large weights; chosen by the records of hands that were not learnt from."""
RARE = 3
"""Things that a mark must be seen at to be learnt."""
MEASURED = (0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Case:
    """A thing of a record as it is seen, and its answers; None where nobody can tell."""

    hand: str
    row: tuple[np.ndarray, np.ndarray]
    answers: tuple[bool | None, ...]


def foreign(pair: Sequence[str]) -> kinds.Weights:
    """What the hands beside these teach of the kinds of a sentence."""
    others = [each for each in sentences() if each.hand not in pair]
    return train_kinds([kinds.buckets(each.text) for each in others], [o.kinds for o in others])


def cases(weights: Mapping[str, kinds.Weights]) -> Iterator[Case]:
    """Every thing that is learnt from; the kinds of a hand's sentences are told by `weights`."""
    for line in RECORDS.read_text("utf-8").splitlines():
        entry = json.loads(line)
        if entry["hand"] in weights:
            yield from _cases(entry, weights[entry["hand"]])


def _cases(entry: dict[str, Any], weights: kinds.Weights) -> Iterator[Case]:
    def odds(text: str) -> dict[str, float]:
        likely = kinds.weigh(kinds.buckets(text), weights)
        return dict(zip(kinds.KINDS, map(float, likely), strict=True))

    speaker = CUSTOMER if entry["is_theirs"] else HOUSE
    register = Register.of(entry["name"], speaker, entry["pronoun"])
    units = parse(clean(entry["text"])).units
    on = date.fromisoformat(entry["on"])
    for unit, context in contexts(units, register, on, odds):
        for thing in things(unit):
            start, end = clause_of(unit, thing)
            owner = register.owner_at(unit, thing.start)
            seen = row(marks(unit, thing, context, odds(unit.text[start:end]), owner))
            yield Case(entry["hand"], seen, _answers(thing.words, unit.quote, entry["tastes"]))


def _answers(words: str, quote: str, tastes: list[list[Any]]) -> tuple[bool | None, ...]:
    near = [each for each in tastes if each[3] in quote or quote in each[3] or each[2] in quote]
    named = [each for each in near if _meet(each[2], words)]
    quoted = [each for each in near if words in each[3]]
    answers: list[bool | None] = []
    for kind in ("like", "dislike"):
        if any(each[0] == kind for each in named):
            answers.append(True)
        else:
            answers.append(None if any(each[0] == kind for each in quoted) else False)
    owners = {each[1] for each in named or quoted}
    return (*answers, None if len(owners) != 1 else not owners.pop())


def _meet(one: str, other: str) -> bool:
    """Whether at least half of the words of the shorter are in the other."""
    ours, theirs = set(one.lower().split()), set(other.lower().split())
    return len(ours & theirs) >= min(len(ours), len(theirs)) / 2


def train(each: Sequence[Case]) -> Weights:
    """What these things teach."""
    known = np.bincount(np.concatenate([case.row[0] for case in each]), minlength=BUCKETS)
    weights, bias = np.zeros((len(ANSWERS), BUCKETS)), np.zeros(len(ANSWERS))
    for number in range(len(ANSWERS)):
        told = [case for case in each if case.answers[number] is not None]
        used, learnt = _learn(told, number, known >= RARE)
        weights[number, used], bias[number] = learnt[:-1], learnt[-1]
    return Weights(weights, bias)


def _learn(each: Sequence[Case], number: int, may: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    at = np.concatenate([case.row[0] for case in each])
    strengths = np.concatenate([case.row[1] for case in each])
    rows = np.repeat(np.arange(len(each)), [len(case.row[0]) for case in each])
    kept = may[at]
    used, columns = np.unique(at[kept], return_inverse=True)
    rows, strengths = rows[kept], strengths[kept]
    wanted = np.array([case.answers[number] for case in each], float)

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        told = np.bincount(rows, strengths * point[columns], len(each)) + point[-1]
        likely = 1 / (1 + np.exp(-told))
        missed = likely - wanted
        slope = np.append(np.bincount(columns, strengths * missed[rows], len(used)), missed.sum())
        slope[:-1] += PENALTY * point[:-1]
        right = np.where(wanted > 0, likely, 1 - likely)
        value = -np.log(right + 1e-12).sum() + PENALTY / 2 * (point[:-1] ** 2).sum()
        return float(value), slope

    return used, minimum(loss, np.zeros(len(used) + 1))


def _measure(each: Sequence[Case]) -> None:
    answers: list[list[tuple[float, bool]]] = [[] for _ in ANSWERS]
    for pair in PAIRS:
        weights = train([case for case in each if case.hand not in pair])
        for case in (case for case in each if case.hand in pair):
            for number, likely in enumerate(weigh(case.row, weights)):
                if (answer := case.answers[number]) is not None:
                    answers[number].append((float(likely), answer))
    for name, pairs in zip(ANSWERS, answers, strict=True):
        for least in MEASURED:
            chosen = [answer for likely, answer in pairs if likely >= least]
            wanted = sum(answer for _, answer in pairs)
            print(f"{name:8} from {least}: {sum(chosen)} of {wanted} among {len(chosen)}")


def main() -> None:
    """Trains on all records and writes what was learnt."""
    measured = is_measure_asked(__doc__)
    learnt = {hand: weights for pair in PAIRS for weights in [foreign(pair)] for hand in pair}
    each = list(cases(learnt))
    if measured:
        _measure(each)
    write(train(each)._asdict(), WEIGHTS)
    print(f"{len(each)} things: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
