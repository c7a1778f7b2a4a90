"""How likely a thing of a sentence is liked, is not, and is somebody else's taste."""

import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ai.reading.kinds.categorizer import arrays

ANSWERS = ("like", "dislike", "other")
WEIGHTS = Path(__file__).with_name("weights.npz")
BUCKETS = 2**17
"""Marks are told apart by a hash: no word of a sentence is in the file."""


class Weights(NamedTuple):
    """What training learnt: for each answer the weight of each bucket, and of a thing as such."""

    answers: np.ndarray
    bias: np.ndarray


def likely(marks: Iterable[tuple[str, float]]) -> dict[str, float]:
    """How likely each answer is for a thing with these marks, each from 0 to 1."""
    return dict(zip(ANSWERS, map(float, weigh(row(marks), _weights())), strict=True))


def row(marks: Iterable[tuple[str, float]]) -> tuple[np.ndarray, np.ndarray]:
    """The buckets of marks, and how strong each is."""
    pairs = [(zlib.crc32(name.encode("utf-8", "replace")) % BUCKETS, each) for name, each in marks]
    return np.array([at for at, _ in pairs], np.int64), np.array([each for _, each in pairs])


def weigh(found: tuple[np.ndarray, np.ndarray], weights: Weights) -> np.ndarray:
    """The odds of each answer for a thing with the marks in these buckets."""
    at, strengths = found
    score = weights.answers[:, at] @ strengths + weights.bias
    return np.asarray(1 / (1 + np.exp(-score)))


def warm_up() -> None:
    """Reads the weights before the first note comes."""
    _weights()


@cache
def _weights() -> Weights:
    return Weights(**arrays(WEIGHTS))
