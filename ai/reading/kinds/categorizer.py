"""How likely a sentence holds each kind of fact: a logistic regression over its marks."""

import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ai.reading.kinds.marks import marks
from ai.reading.readings import read_once

KINDS = (
    "must",
    "like",
    "dislike",
    "size",
    "occasion",
    "promise",
    "hold",
    "request",
    "person",
    "budget",
    "channel",
    "objection",
    "decision",
)
"""The kinds of fact; a hold is a promise to wait."""
WEIGHTS = Path(__file__).with_name("weights.npz")
BUCKETS = 2**18
"""Marks are told apart by a hash: no word of a sentence is in the file."""


class Weights(NamedTuple):
    """What training learnt: for each bucket its weight in a sentence, and what it says of each."""

    rarity: np.ndarray
    kinds: np.ndarray
    bias: np.ndarray


@read_once
def odds(sentence: str) -> dict[str, float]:
    """For each kind how likely the sentence holds a fact of it, each from 0 to 1."""
    likely = weigh(buckets(sentence), _weights())
    return dict(zip(KINDS, map(float, likely), strict=True))


def weigh(found: np.ndarray, weights: Weights) -> np.ndarray:
    """The odds of a sentence with the marks in these buckets, a figure a kind."""
    share = weights.rarity[found]
    length = float(np.sqrt((share * share).sum())) or 1.0
    score = weights.kinds[:, found] @ (share / length) + weights.bias
    return np.asarray(1 / (1 + np.exp(-score)))


def buckets(sentence: str) -> np.ndarray:
    """The buckets of a sentence's marks, each once."""
    each = {zlib.crc32(mark.encode("utf-8", "replace")) % BUCKETS for mark in marks(sentence)}
    return np.array(sorted(each), dtype=np.int64)


def arrays(file: Path) -> dict[str, np.ndarray]:
    """What training has kept in a file, each by its name."""
    with np.load(file) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def warm_up() -> None:
    """Reads the weights before the first note comes."""
    _weights()


@cache
def _weights() -> Weights:
    return Weights(**arrays(WEIGHTS))
