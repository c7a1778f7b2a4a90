"""The marks of a sentence by which it is told whether it holds a must."""

from collections.abc import Iterable, Iterator, Mapping

from ai.reading.likings.marks import logit
from ai.reading.must_shapes import CREED, DENIED, HARM, ME, NEVER, OURS
from ai.reading.must_shapes_abroad import FOREIGN
from ai.reading.musts import is_must

SHAPES = {
    "harm": HARM,
    "creed": CREED,
    "never": NEVER,
    "denied": DENIED,
    "ours": OURS,
    "me": ME,
    "abroad": FOREIGN,
}
LONG = 200
"""Characters of a sentence that is as long as any."""


def marks(
    sentence: str, told: Mapping[str, float], beside: Iterable[str], own: bool, is_parsed: bool
) -> dict[str, float]:
    """What is seen of a sentence: its odds, its shapes, the kinds that rules read in it."""
    must = logit(told["must"])
    seen = {f"odds {kind}": logit(likely) for kind, likely in told.items()}
    seen |= dict.fromkeys(_of_shape(sentence), 1.0)
    seen |= dict.fromkeys((f"rule {kind}" for kind in beside), 1.0)
    if is_must(sentence, own):
        seen |= {"must by rule": 1.0, "odds by rule": must}
        if "harm" in seen or "creed" in seen:
            seen |= {"of body by rule": 1.0, "odds of body by rule": must}
    if own:
        seen["by customer"] = 1.0
    if not is_parsed:
        seen |= {"not parsed": 1.0, "odds not parsed": must}
    return seen | {"long": min(len(sentence), LONG) / 100}


def _of_shape(sentence: str) -> Iterator[str]:
    yield from (name for name, shape in SHAPES.items() if shape.search(sentence))
    if sentence.rstrip().endswith("?"):
        yield "question"
