"""Scores the reading of moods on labelled notes: python -m tests.eval.moods FILE...

Each line of a file is {"text": ..., "mood": ...}. Only figures are printed, so that a set which
nobody has looked at stays unseen.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ai.reading.moods.agreement import mood
from tests.eval.scores import MOODS, NOT_READ, confusion, macro_f1

Pairs = Sequence[tuple[str, str]]


class Figures(NamedTuple):
    """Shares from 0 to 1: of the notes that are read, F1 over those, and the worst error."""

    read: float
    macro_f1: float
    unhappy_read_as_happy: float


def pairs(file: Path) -> list[tuple[str, str]]:
    """The true mood of each note and the one that was read."""
    notes = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [(note["mood"], mood(note["text"]) or NOT_READ) for note in notes]


def score(judged: Pairs) -> Figures:
    """The figures of notes by their true mood and the one that was read."""
    read = [(true, other) for true, other in judged if other != NOT_READ]
    unhappy = [other for true, other in judged if true == "negative"]
    return Figures(
        len(read) / max(1, len(judged)),
        macro_f1(read),
        unhappy.count("positive") / max(1, len(unhappy)),
    )


def main() -> None:
    """Prints the figures of each file."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.moods", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for file in parser.parse_args().files:
        judged = pairs(file)
        print(f"{file.name}: {len(judged)} notes")
        for name, value in score(judged)._asdict().items():
            print(f"  {name:<22}{value:.3f}")
        for true in MOODS:
            counts = confusion(judged)[true]
            print(f"  {true:<22}{counts}")


if __name__ == "__main__":
    main()
