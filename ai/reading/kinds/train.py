"""Trains the categorizer of kinds: `python -m ai.reading.kinds.train` writes weights.npz anew.

With `--measure` it first reads the sentences of each hand with what was learnt from the others.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ai.reading.kinds.categorizer import BUCKETS, KINDS, WEIGHTS, Weights, buckets, weigh
from ai.reading.learning import is_measure_asked, minimum

SENTENCES = Path(__file__).with_name("sentences.jsonl")
PENALTY = 0.12
"""On large weights; chosen by the sentences of hands that were not learnt from."""
RARE = 2
"""Sentences that a mark must stand in to be learnt."""


class Sentence(NamedTuple):
    hand: str
    text: str
    kinds: list[str]


class Table(NamedTuple):
    """The marks of all sentences: row `rows[n]` has column `columns[n]` with `shares[n]`."""

    rows: np.ndarray
    columns: np.ndarray
    shares: np.ndarray


def sentences() -> list[Sentence]:
    """The sentences that are learnt from, with who wrote each and what it holds."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [Sentence(**json.loads(line)) for line in lines]


def train(marks: Sequence[np.ndarray], kinds: Sequence[Sequence[str]]) -> Weights:
    """What sentences with these marks and kinds teach."""
    known = np.bincount(np.concatenate(marks), minlength=BUCKETS)
    rarity = np.where(known >= RARE, np.log((1 + len(marks)) / (1 + known)) + 1, 0.0)
    used, table = _table(marks, rarity)
    wanted = np.array([[kind in each for kind in KINDS] for each in kinds], float)
    weights = np.zeros((len(KINDS), BUCKETS))
    bias = np.zeros(len(KINDS))
    for number in range(len(KINDS)):
        one = wanted[:, number]
        learnt = minimum(
            lambda point, one=one: _loss(point, table, one),  # type: ignore[misc]
            np.zeros(len(used) + 1),
        )
        weights[number, used], bias[number] = learnt[:-1], learnt[-1]
    return Weights(rarity, weights, bias)


def _table(marks: Sequence[np.ndarray], rarity: np.ndarray) -> tuple[np.ndarray, Table]:
    rows = np.repeat(np.arange(len(marks)), [len(each) for each in marks])
    every = np.concatenate(marks)
    lengths = np.sqrt(np.bincount(rows, rarity[every] ** 2, minlength=len(marks)))
    shares = rarity[every] / np.maximum(lengths, 1e-9)[rows]
    kept = shares > 0
    used, columns = np.unique(every[kept], return_inverse=True)
    return used, Table(rows[kept], columns, shares[kept])


def _loss(point: np.ndarray, table: Table, wanted: np.ndarray) -> tuple[float, np.ndarray]:
    """How wrong these weights are on the sentences, and which way is down."""
    told = table.shares * point[table.columns]
    scores = np.bincount(table.rows, told, minlength=len(wanted)) + point[-1]
    likely = 1 / (1 + np.exp(-scores))
    missed = likely - wanted
    slope = np.zeros_like(point)
    slope[:-1] = np.bincount(
        table.columns, table.shares * missed[table.rows], minlength=len(slope) - 1
    )
    slope[:-1] += PENALTY * point[:-1]
    slope[-1] = missed.sum()
    right = np.where(wanted > 0, likely, 1 - likely)
    loss = -np.log(right + 1e-12).sum() + PENALTY / 2 * (point[:-1] ** 2).sum()
    return float(loss), slope


def average_precision(wanted: np.ndarray, likely: np.ndarray) -> float:
    """The mean precision at each sentence that holds the kind, the likeliest first."""
    hits = wanted[np.argsort(-likely)]
    at_each = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(at_each[hits > 0].mean()) if hits.any() else 0.0


def foreign_odds(each: list[Sentence], marks: list[np.ndarray], hands: Sequence[str]) -> np.ndarray:
    """The odds of the sentences of these hands, each as read by what the others teach."""
    likely = np.zeros((len(each), len(KINDS)))
    for hand in hands:
        others = [n for n, one in enumerate(each) if one.hand != hand]
        weights = train([marks[n] for n in others], [each[n].kinds for n in others])
        for n in (n for n, one in enumerate(each) if one.hand == hand):
            likely[n] = weigh(marks[n], weights)
    return likely


def _measure(each: list[Sentence], marks: list[np.ndarray]) -> None:
    likely = foreign_odds(each, marks, sorted({one.hand for one in each}))
    wanted = np.array([[kind in one.kinds for kind in KINDS] for one in each], float)
    for number, kind in enumerate(KINDS):
        precision = average_precision(wanted[:, number], likely[:, number])
        print(f"{kind:10} {int(wanted[:, number].sum()):5}  average precision {precision:.2f}")


def write(arrays: Mapping[str, np.ndarray], file: Path) -> None:
    """Keeps what was learnt."""
    small: dict[str, Any] = {name: each.astype(np.float16) for name, each in arrays.items()}
    np.savez_compressed(file, **small)


def main() -> None:
    """Trains on all sentences and writes what was learnt."""
    measured = is_measure_asked(__doc__)
    each = sentences()
    marks = [buckets(one.text) for one in each]
    if measured:
        _measure(each, marks)
    weights = train(marks, [one.kinds for one in each])
    write(weights._asdict(), WEIGHTS)
    print(f"{len(each)} sentences: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
