"""Weighs a note by its words and parts of words: a logistic regression trained on our own notes."""

import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

MOODS = ("negative", "neutral", "positive")
WEIGHTS = Path(__file__).with_name("weights.npz")
BUCKETS = 2**17
"""Marks are told apart by a hash: no word of a note is in the file."""
PARTS = (3, 4, 5)
"""Letters of the parts of a word that count."""
LONGEST_WORD = 40
END, START = 6, 4
"""Words at the end of a note and at its start that count once more."""
_WORD = re.compile(r"[^\W\d_]+|\d+|[!?…]+|[^\w\s]")


class Odds(NamedTuple):
    """How likely each mood is; together 1."""

    negative: float
    neutral: float
    positive: float

    @property
    def likeliest(self) -> str:
        return MOODS[int(np.argmax(self))]


class Weights(NamedTuple):
    """What training learnt: for each bucket its weight in a note, and what it says of each mood."""

    rarity: np.ndarray
    moods: np.ndarray
    bias: np.ndarray


def odds(text: str) -> Odds:
    """The mood that notes with such words had."""
    return weigh(buckets(text), _weights())


def weigh(found: np.ndarray, weights: Weights) -> Odds:
    """The odds of a note with the marks in these buckets."""
    share = weights.rarity[found]
    length = float(np.sqrt((share * share).sum())) or 1.0
    score = weights.moods[:, found] @ (share / length) + weights.bias
    likely = np.exp(score - score.max())
    return Odds(*(float(each) for each in likely / likely.sum()))


def buckets(text: str) -> np.ndarray:
    """The buckets of a note's marks, each once."""
    return np.array(
        sorted({zlib.crc32(mark.encode("utf-8", "replace")) % BUCKETS for mark in _marks(text)}),
        dtype=np.int64,
    )


def warm_up() -> None:
    """Reads the weights before the first note comes."""
    _weights()


def _marks(text: str) -> Iterator[str]:
    """Words, pairs of words, parts of words, and the words at both ends; all numbers are one."""
    words = ["0" if word.isdigit() else word[:LONGEST_WORD] for word in _WORD.findall(text.lower())]
    for first, second in zip(["", *words], words, strict=False):
        yield f"w {second}"
        yield f"p {first} {second}"
    for word in set(words):
        edged = f"<{word}>"
        for size in PARTS:
            yield from (f"c {edged[n : n + size]}" for n in range(len(edged) - size + 1))
    yield from (f"e {word}" for word in words[-END:])
    yield from (f"s {word}" for word in words[:START])
    yield f"length {min(len(words) // 5, 10)}"
    yield f"numbers {min(words.count('0'), 4)}"


@cache
def _weights() -> Weights:
    with np.load(WEIGHTS) as file:
        return Weights(*(file[name].astype(np.float32) for name in Weights._fields))
