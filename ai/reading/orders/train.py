"""Trains what tells a must: `python -m ai.reading.orders.train` writes weights.json anew.

It learns from the records of the likings, whose musts stand in the same file. With `--measure` it
first reads the records of each pair of hands with what the others teach.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ai.reading.duties.categorizer import weigh
from ai.reading.duties.train import Case, write
from ai.reading.duties.train import train as train_marks
from ai.reading.kinds import categorizer as kinds
from ai.reading.learning import is_measure_asked
from ai.reading.likings.train import PAIRS, RECORDS, foreign
from ai.reading.musts import is_must
from ai.reading.orders.categorizer import WEIGHTS, WORTH
from ai.reading.orders.marks import marks
from ai.reading.parse import parse
from ai.reading.people import CUSTOMER, HOUSE, Register
from ai.reading.reader import clean, contexts

MEASURED = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


def cases(pairs: Sequence[Sequence[str]] = PAIRS) -> Iterator[Case]:
    """Every sentence that may hold a must, its kinds as told by what other hands teach."""
    entries = [json.loads(line) for line in RECORDS.read_text("utf-8").splitlines()]
    for pair in pairs:
        weights = foreign(pair)
        for entry in (each for each in entries if each["hand"] in pair):
            yield from _cases(entry, weights)


def _cases(entry: dict[str, Any], weights: kinds.Weights) -> Iterator[Case]:
    def odds(text: str) -> dict[str, float]:
        likely = kinds.weigh(kinds.buckets(text), weights)
        return dict(zip(kinds.KINDS, map(float, likely), strict=True))

    own = bool(entry["is_theirs"])
    register = Register.of(entry["name"], CUSTOMER if own else HOUSE, entry["pronoun"])
    parsed = parse(clean(entry["text"]))
    on = date.fromisoformat(entry["on"])
    for unit, context in contexts(parsed.units, register, on, odds):
        if context.told["must"] >= WORTH or is_must(unit.quote, own):
            seen = marks(unit.quote, context.told, context.kinds, own, True)
            yield Case(entry["hand"], seen, _is_must(unit.text, entry["musts"]))
    for sentence in parsed.unread:
        told = odds(sentence)
        if told["must"] >= WORTH or is_must(sentence):
            seen = marks(sentence, told, (), False, False)
            yield Case(entry["hand"], seen, _is_must(sentence, entry["musts"]))


def _is_must(text: str, musts: list[list[Any]]) -> bool:
    whole = text.strip(" .,;")
    near = [each for each in musts if each[2] in text or whole in each[2]]
    return any(words in text for _, words, _ in near)


def _measure(each: Sequence[Case]) -> None:
    pairs: list[tuple[float, bool]] = []
    for pair in PAIRS:
        weights = train_marks([case for case in each if case.hand not in pair])
        own = [case for case in each if case.hand in pair]
        pairs += [(weigh(case.marks, weights), case.calls) for case in own]
    for least in MEASURED:
        chosen = [calls for likely, calls in pairs if likely >= least]
        print(f"from {least}: {sum(chosen)} of {sum(c.calls for c in each)} among {len(chosen)}")


def main() -> None:
    """Trains on all records and writes what was learnt."""
    measured = is_measure_asked(__doc__)
    each = list(cases())
    if measured:
        _measure(each)
    weights = train_marks(each)
    write(weights, WEIGHTS)
    print(f"{len(each)} sentences, {sum(case.calls for case in each)} of them hold a must")


if __name__ == "__main__":
    main()
