"""Composes the demo boutique's interactions that nobody wrote by hand, always the same ones."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_SENTENCES = Path(__file__).parent / "chatter.toml"
_WORD = re.compile(r"\{(\w+)\}")
_SENTENCE_START = re.compile(r"(^|[.!?] )([a-z])")
_YESTERDAY, _TWO_YEARS = 1, 730
# Of the moments with an obvious mood, about half were judged by the rep; the AI has the rest.
_JUDGED_BY_HAND = 0.5


def of_presenter(count: int) -> Iterator[dict[str, Any]]:
    """`count` (1 to 729) different interactions of a client dressed almost daily, one a day."""
    chance = Random("presenter")
    told: set[str] = set()
    for days_ago in [_YESTERDAY, *chance.sample(range(2, _TWO_YEARS), count - 1)]:
        scene = chance.choice(_sentences()["scene"])
        words = {word: chance.choice(choices) for word, choices in _sentences()["words"].items()}
        content = _scene_content(scene, words, chance)
        while content in told:
            content = _scene_content(scene, words, chance)
        told.add(content)
        subject = _filled(chance.choice(scene["subjects"]), words)
        yield _entry(scene, subject, content, days_ago, chance)


def of_habits(words: dict[str, str], count: int, days_ago: list[int]) -> Iterator[dict[str, Any]]:
    """`count` interactions about a client's own `words`, between the days that are written."""
    chance = Random(words["name"])
    free_days = sorted(set(range(min(days_ago) + 1, max(days_ago))) - set(days_ago))
    moments = chance.sample(_sentences()["small"], count)
    for moment, days in zip(moments, chance.sample(free_days, count), strict=True):
        content = _filled(chance.choice(moment["variants"]), words)
        yield _entry(moment, _filled(moment["subject"], words), content, days, chance)


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))


def _scene_content(scene: dict[str, Any], words: dict[str, str], chance: Random) -> str:
    parts = (chance.choice(scene[part]) for part in ("openings", "details", "closes"))
    return _filled(" ".join(parts), words)


def _filled(text: str, words: dict[str, str]) -> str:
    """`text` with its {word}s filled in and each sentence begun with a capital."""
    plain = _WORD.sub(lambda found: words[found[1]], text)
    return _SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), plain)


def _entry(
    moment: dict[str, Any], subject: str, content: str, days_ago: int, chance: Random
) -> dict[str, Any]:
    """An interaction in the form in which clients.toml writes them."""
    judged = chance.random() < _JUDGED_BY_HAND
    return {
        "days_ago": days_ago,
        "hour": chance.randint(9, 18),
        "type": moment["type"],
        "subject": subject,
        "content": content,
        "sentiment": moment.get("sentiment") if judged else None,
    }
