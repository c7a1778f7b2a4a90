"""Trains what calls for a follow-up: `python -m ai.reading.duties.train` writes weights.json anew.

With `--measure` it first reads the records of each hand with what was learnt from the others.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ai.reading.duties.categorizer import BIAS, WEIGHTS, weigh
from ai.reading.duties.marks import marks, record
from ai.reading.kinds.categorizer import KINDS
from ai.reading.kinds.train import average_precision
from ai.reading.learning import is_measure_asked, minimum
from ai.reading.people import CUSTOMER, HOUSE
from ai.reading.reader import read

RECORDS = Path(__file__).with_name("records.jsonl")
"""Each record with its hand, the numbers of the sentences that call for a reminder (`calls`), of
those that nobody can tell (`unsure`: promises whose day was over when the reminders were set), and
the odds of kinds of each sentence as read before the categorizer of kinds knew its hand."""
PENALTY = 3.0
"""On large weights; chosen by the records of hands that were not learnt from."""
MEASURED = (0.2, 0.35, 0.5)


@dataclass(frozen=True)
class Case:
    hand: str
    marks: dict[str, float]
    calls: bool


def cases() -> Iterator[Case]:
    """Every sentence that is learnt from, as it is read now."""
    for line in RECORDS.read_text("utf-8").splitlines():
        yield from _cases(json.loads(line))


def _cases(entry: dict[str, Any]) -> Iterator[Case]:
    on, speaker = date.fromisoformat(entry["on"]), CUSTOMER if entry["is_theirs"] else HOUSE
    proposals = read(entry["text"], on, "", speaker).proposals
    plain = record(entry["text"], on, entry["type"], entry["is_theirs"], proposals)
    told = [dict(zip(KINDS, odds, strict=True)) for odds in entry["odds"]]
    pairs = zip(plain.sentences, told, strict=True)
    whole = replace(plain, sentences=tuple(replace(each, odds=odds) for each, odds in pairs))
    for number in range(len(whole.sentences)):
        if number not in entry["unsure"]:
            yield Case(entry["hand"], marks(whole, number), number in entry["calls"])


def train(each: Sequence[Case]) -> dict[str, float]:
    """What these sentences teach: a weight for each mark."""
    names = sorted({name for case in each for name in case.marks})
    table = np.array([[case.marks.get(name, 0.0) for name in names] + [1.0] for case in each])
    wanted = np.array([case.calls for case in each], float)

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        likely = 1 / (1 + np.exp(-(table @ point)))
        held = np.append(point[:-1], 0.0)
        right = np.where(wanted > 0, likely, 1 - likely)
        value = -np.log(right + 1e-12).sum() + PENALTY / 2 * (held**2).sum()
        return float(value), table.T @ (likely - wanted) + PENALTY * held

    learnt = minimum(loss, np.zeros(len(names) + 1))
    return {
        name: round(float(weight), 4)
        for name, weight in zip([*names, BIAS], learnt, strict=True)
        if abs(weight) >= 5e-5
    }


def write(weights: Mapping[str, float], file: Path) -> None:
    """Keeps the weights of marks."""
    file.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")


def _measure(each: Sequence[Case]) -> None:
    for hand in sorted({case.hand for case in each}):
        weights = train([case for case in each if case.hand != hand])
        own = [case for case in each if case.hand == hand]
        likely = np.array([weigh(case.marks, weights) for case in own])
        calls = np.array([case.calls for case in own])
        print(f"{hand}: average precision {average_precision(calls.astype(float), likely):.2f}")
        for least in MEASURED:
            hits, chosen = int((calls & (likely >= least)).sum()), int((likely >= least).sum())
            print(f"  from {least:.2f}: {hits} of {calls.sum()} found, {chosen - hits} too many")


def main() -> None:
    """Trains on all records and writes what was learnt."""
    measured = is_measure_asked(__doc__)
    each = list(cases())
    if measured:
        _measure(each)
    weights = train(each)
    write(weights, WEIGHTS)
    print(f"{len(each)} sentences, {sum(case.calls for case in each)} of them call for a reminder")


if __name__ == "__main__":
    main()
