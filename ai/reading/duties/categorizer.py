"""How likely a sentence calls for a follow-up: a logistic regression over its marks."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ai.reading.duties.marks import Record, marks

WEIGHTS = Path(__file__).with_name("weights.json")
BIAS = ""
"""The mark that every sentence has."""


def likelihood(record: Record, number: int) -> float:
    """How likely the sentence with this number calls for a follow-up, from 0 to 1."""
    return weigh(marks(record, number), learnt(WEIGHTS))


def weigh(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The likelihood of a sentence with these marks."""
    score = weights[BIAS] + sum(weights.get(name, 0.0) * each for name, each in seen.items())
    return 1 / (1 + math.exp(-score))


def warm_up() -> None:
    """Reads the weights before the first note comes."""
    learnt(WEIGHTS)


@cache
def learnt(file: Path) -> dict[str, float]:
    """The weights of marks in a file, read once."""
    weights: dict[str, float] = json.loads(file.read_text("utf-8"))
    return weights
