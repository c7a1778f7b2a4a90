"""Trains the categorizer of moods: `python -m ai.reading.moods.train` writes weights.npz anew.

With `--measure` it first reads the notes of each hand with what was learnt from the others.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ai.reading.learning import minimum
from ai.reading.moods.categorizer import BUCKETS, MOODS, WEIGHTS, Weights, buckets, weigh

NOTES = Path(__file__).with_name("notes.jsonl")
PENALTY = 0.3
"""On large weights; chosen by the notes of hands that were not learnt from."""
RARE = 2
"""Notes that a mark must stand in to be learnt."""


class Note(NamedTuple):
    hand: int
    text: str
    mood: str


class Table(NamedTuple):
    """The marks of all notes: row `notes[n]` has bucket `found[n]` with `shares[n]`."""

    notes: np.ndarray
    found: np.ndarray
    shares: np.ndarray


def notes() -> list[Note]:
    """The notes that are learnt from, with who wrote each and its mood."""
    lines = NOTES.read_text("utf-8").splitlines()
    return [Note(**json.loads(line)) for line in lines]


def train(marks: Sequence[np.ndarray], moods: Sequence[str]) -> Weights:
    """What notes with these marks and moods teach."""
    rarity = _rarity(marks)
    table = _table(marks, rarity)
    used, columns = np.unique(table.found, return_inverse=True)
    table = table._replace(found=columns)
    wanted = np.eye(len(MOODS))[[MOODS.index(mood) for mood in moods]]
    start = np.zeros((len(used) + 1) * len(MOODS))
    learnt = minimum(lambda point: _loss(point, table, wanted), start).reshape(len(MOODS), -1)
    weights = np.zeros((len(MOODS), BUCKETS))
    weights[:, used] = learnt[:, :-1]
    return Weights(rarity, weights, learnt[:, -1])


def _rarity(marks: Sequence[np.ndarray]) -> np.ndarray:
    known = np.bincount(np.concatenate(marks), minlength=BUCKETS)
    return np.where(known >= RARE, np.log((1 + len(marks)) / (1 + known)) + 1, 0.0)


def _table(marks: Sequence[np.ndarray], rarity: np.ndarray) -> Table:
    rows = np.repeat(np.arange(len(marks)), [len(found) for found in marks])
    found = np.concatenate(marks)
    lengths = np.sqrt(np.bincount(rows, rarity[found] ** 2, minlength=len(marks)))
    shares = rarity[found] / np.maximum(lengths, 1e-9)[rows]
    kept = shares > 0
    return Table(rows[kept], found[kept], shares[kept])


def _loss(point: np.ndarray, table: Table, wanted: np.ndarray) -> tuple[float, np.ndarray]:
    """How wrong these weights are on the notes, and which way is down."""
    weights = point.reshape(len(MOODS), -1)
    count = len(wanted)
    scores = np.stack(
        [
            np.bincount(table.notes, table.shares * row[table.found], minlength=count) + row[-1]
            for row in weights
        ],
        axis=1,
    )
    scores -= scores.max(axis=1, keepdims=True)
    likely = np.exp(scores)
    likely /= likely.sum(axis=1, keepdims=True)
    missed = likely - wanted
    slopes = np.zeros_like(weights)
    for slope, row, miss in zip(slopes, weights, missed.T, strict=True):
        slope[:-1] = np.bincount(
            table.found, table.shares * miss[table.notes], minlength=len(slope) - 1
        )
        slope[:-1] += PENALTY * row[:-1]
        slope[-1] = miss.sum()
    loss = -np.log((likely * wanted).sum(axis=1) + 1e-12).sum()
    return float(loss + PENALTY / 2 * (weights[:, :-1] ** 2).sum()), slopes.ravel()


def macro_f1(true: Sequence[str], read: Sequence[str]) -> float:
    """The mean over the moods of the harmonic mean of precision and recall."""
    pairs = list(zip(true, read, strict=True))
    hits = [sum(one == mood == other for one, other in pairs) for mood in MOODS]
    named = [sum((one == mood) + (other == mood) for one, other in pairs) for mood in MOODS]
    return float(np.mean([2 * hit / max(1, name) for hit, name in zip(hits, named, strict=True)]))


def _measure(all_notes: list[Note], marks: list[np.ndarray]) -> None:
    read = [""] * len(all_notes)
    for hand in sorted({note.hand for note in all_notes}):
        others = [n for n, note in enumerate(all_notes) if note.hand != hand]
        weights = train([marks[n] for n in others], [all_notes[n].mood for n in others])
        own = [n for n, note in enumerate(all_notes) if note.hand == hand]
        for n in own:
            read[n] = weigh(marks[n], weights).likeliest
        f1 = macro_f1([all_notes[n].mood for n in own], [read[n] for n in own])
        print(f"hand {hand}: {len(own)} notes, macro-F1 {f1:.3f}")
    print(f"all: macro-F1 {macro_f1([note.mood for note in all_notes], read):.3f}")


def main() -> None:
    """Trains on all notes and writes what was learnt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="on hands not learnt from, first")
    measured = parser.parse_args().measure
    all_notes = notes()
    marks = [buckets(note.text) for note in all_notes]
    if measured:
        _measure(all_notes, marks)
    weights = train(marks, [note.mood for note in all_notes])
    small = {name: value.astype(np.float16) for name, value in weights._asdict().items()}
    np.savez_compressed(WEIGHTS, **small)
    print(f"{len(all_notes)} notes: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
