"""Trains which things are liked, and which sentences hold a must, from the same records.

`python -m ai.reading.likings.train` writes weights.npz, and weights.json of the orders, anew. With
`--measure` it first reads the records of each pair of hands with what the others teach.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ai.reading.duties import train as marked
from ai.reading.duties.categorizer import weigh as weigh_marks
from ai.reading.kinds import categorizer as kinds
from ai.reading.kinds.train import sentences, write
from ai.reading.kinds.train import train as train_kinds
from ai.reading.learning import is_measure_asked, minimum
from ai.reading.likings.categorizer import ANSWERS, BUCKETS, WEIGHTS, Weights, row, weigh
from ai.reading.likings.marks import Context, clause_of, marks
from ai.reading.likings.things import things
from ai.reading.musts import is_must
from ai.reading.orders import categorizer as orders
from ai.reading.orders.marks import marks as marks_of_order
from ai.reading.parse import Unit, parse
from ai.reading.people import CUSTOMER, HOUSE, Register
from ai.reading.reader import clean, contexts

RECORDS = Path(__file__).with_name("records.jsonl")
"""Each record with its hand and its tastes: kind, whether the customer's own, words and quote."""
PAIRS = (("A", "B", "F2"), ("C", "D", "g"), ("E", "F", "H1"), ("G1", "G2"), ("F3", "G3", "G4"))
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


class Cases(NamedTuple):
    """What is learnt from: the things of sentences, and the sentences that may hold a must."""

    things: list[Case]
    orders: list[marked.Case]


def cases(pair: Sequence[str]) -> Cases:
    """What these hands wrote, the kinds of its sentences told by what the others teach."""
    each, weights = Cases([], []), foreign(pair)
    for line in RECORDS.read_text("utf-8").splitlines():
        entry = json.loads(line)
        if entry["hand"] in pair:
            _gather(each, entry, weights)
    return each


def _gather(each: Cases, entry: dict[str, Any], weights: kinds.Weights) -> None:
    def odds(text: str) -> dict[str, float]:
        likely = kinds.weigh(kinds.buckets(text), weights)
        return dict(zip(kinds.KINDS, map(float, likely), strict=True))

    def order(text: str, quote: str, told: Mapping[str, float], rules: set[str] | None) -> None:
        own = bool(entry["is_theirs"]) and rules is not None
        if told["must"] >= orders.WORTH or is_must(quote, own):
            seen = marks_of_order(quote, told, rules or (), own, rules is not None)
            each.orders.append(marked.Case(entry["hand"], seen, _holds_must(text, entry)))

    speaker = CUSTOMER if entry["is_theirs"] else HOUSE
    register = Register.of(entry["name"], speaker, entry["pronoun"])
    parsed = parse(clean(entry["text"]))
    for unit, context in contexts(parsed.units, register, date.fromisoformat(entry["on"]), odds):
        each.things.extend(_of_things(entry, unit, register, context, odds))
        order(unit.text, unit.quote, context.told, context.kinds)
    for sentence in parsed.unread:
        order(sentence, sentence, odds(sentence), None)


def _of_things(
    entry: dict[str, Any],
    unit: Unit,
    register: Register,
    context: Context,
    odds: Callable[[str], Mapping[str, float]],
) -> Iterator[Case]:
    for thing in things(unit):
        start, end = clause_of(unit, thing)
        owner = register.owner_at(unit, thing.start)
        seen = row(marks(unit, thing, context, odds(unit.text[start:end]), owner))
        yield Case(entry["hand"], seen, _answers(thing.words, unit.quote, entry["tastes"]))


def _holds_must(text: str, entry: dict[str, Any]) -> bool:
    whole = text.strip(" .,;")
    near = [each for each in entry["musts"] if each[2] in text or whole in each[2]]
    return any(words in text for _, words, _ in near)


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


def _measure_orders(each: Sequence[marked.Case]) -> None:
    told: list[tuple[float, bool]] = []
    for pair in PAIRS:
        weights = marked.train([case for case in each if case.hand not in pair])
        own = [case for case in each if case.hand in pair]
        told += [(weigh_marks(case.marks, weights), case.calls) for case in own]
    for least in MEASURED:
        chosen = [calls for likely, calls in told if likely >= least]
        print(f"must from {least}: {sum(chosen)} of {sum(c.calls for c in each)} of {len(chosen)}")


def main() -> None:
    """Trains on all records and writes what was learnt."""
    measured = is_measure_asked(__doc__)
    with ProcessPoolExecutor() as pool:
        parts = list(pool.map(cases, PAIRS))
    each = Cases([c for part in parts for c in part.things], [c for p in parts for c in p.orders])
    if measured:
        _measure(each.things)
        _measure_orders(each.orders)
    write(train(each.things)._asdict(), WEIGHTS)
    marked.write(marked.train(each.orders), orders.WEIGHTS)
    print(f"{len(each.things)} things, {len(each.orders)} sentences that may hold a must")


if __name__ == "__main__":
    main()
