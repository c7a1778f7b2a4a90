"""How likely a sentence holds a must: a logistic regression over its marks."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ai.reading.duties.categorizer import learnt, weigh
from ai.reading.musts import is_must
from ai.reading.orders.marks import marks

WEIGHTS = Path(__file__).with_name("weights.json")
WORTH = 0.02
"""How likely the kinds must find a must where no rule sees one, for a sentence to be looked at."""


def informed(
    sentence: str,
    told: Mapping[str, float],
    beside: Iterable[str] = (),
    own: bool = False,
    is_parsed: bool = True,
) -> dict[str, float]:
    """The odds of the kinds of a sentence, that of a must by all that is seen of the sentence."""
    if told["must"] < WORTH and not is_must(sentence, own):
        return dict(told)
    likely = weigh(marks(sentence, told, beside, own, is_parsed), learnt(WEIGHTS))
    return {**told, "must": likely}


def warm_up() -> None:
    """Reads the weights before the first note comes."""
    learnt(WEIGHTS)
