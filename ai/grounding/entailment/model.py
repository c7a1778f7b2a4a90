"""How surely a text says what a sentence says, or the opposite: a transformer of six layers."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ai.reading.readings import read_once

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

HOME = Path(__file__).parent
PARTS = "weights-*.onnx"
"""One model in files of less than 10 MB, more than which hosts of code refuse."""
MOST_TOKENS = 192
"""Of both together, as in training; of a longer record its end is not read."""
_READ = 3_000
"""Characters in which so many tokens are found."""


@read_once
def lean(text: str, sentence: str) -> float:
    """From -1, a text surely says otherwise, to 1, it surely says so; 0 where it does not tell."""
    session, tokenizer = _model()
    pair = tokenizer.encode(_readable(text), _readable(sentence))
    fed = {"ids": pair.ids, "mask": pair.attention_mask, "types": pair.type_ids}
    [scores] = session.run(None, {name: np.array([each]) for name, each in fed.items()})
    shares = np.exp(scores[0] - scores[0].max())
    backed, contradicted, _ = shares / shares.sum()
    return float(backed - contradicted)


def _readable(text: str) -> str:
    """As much of a text as is read; half of a sign that takes two is none."""
    return text[:_READ].encode("utf-8", "replace").decode("utf-8")


def warm_up() -> None:
    """Reads the weights, so that the first answer does not wait for it."""
    _model()


@cache
def _model() -> "tuple[InferenceSession, Tokenizer]":
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = 1  # the other threads serve pages
    weights = b"".join(part.read_bytes() for part in sorted(HOME.glob(PARTS)))
    tokenizer = Tokenizer.from_file(str(HOME / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS, strategy="longest_first")
    return InferenceSession(weights, options), tokenizer
