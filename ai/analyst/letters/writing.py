"""Writes a letter: the paragraphs of its scenario in its tone, filled from the records."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from ai.analyst.letters.material import words_of
from ai.analyst.letters.points import sentences_from
from ai.analyst.letters.wishes import wants_no_letters
from ai.facts import CustomerFile

HOUSE = "Luxe Couture"
LONGEST_SUBJECT = 120

Option = Mapping[str, str]
Slots = Mapping[str, Sequence[Option]]


def write(
    file: CustomerFile, scenario: str, tone: str, points: str, sender: str
) -> tuple[str, str]:
    """The subject and the body, plain text, paragraphs apart by an empty line."""
    words = words_of(file)
    if not points.strip():
        words["open_day"] = "unsaid"
    if not words.keys() & {"owed_on", "wish", "unhappy"}:
        words["free"] = "nothing is owed"
    slots = _quiet(scenario) if wants_no_letters(file) else _texts()["scenarios"][scenario]
    subject = _filled(slots["subject"], tone, words)[:LONGEST_SUBJECT]
    paragraphs = [
        _greeting(tone, words),
        *_paragraphs(slots, tone, words, sentences_from(points)),
        _closing(tone, sender),
    ]
    return subject, "\n\n".join(paragraphs)


def _quiet(scenario: str) -> Slots:
    """What is written to who wants no letters: nothing is offered, asked or priced."""
    texts = _texts()["quiet"]
    return {"subject": [texts["subject"]], "opening": [texts[scenario]]}


def _paragraphs(
    slots: Slots, tone: str, words: Mapping[str, str], points: Sequence[str]
) -> Iterator[str]:
    for name, options in slots.items():
        if name != "subject" and (text := _filled(options, tone, words)):
            yield text
        if name == "opening" and points:
            yield " ".join(points)


def _filled(options: Sequence[Option], tone: str, words: Mapping[str, str]) -> str:
    """The first option that the words can fill, with a capital at its start; "" when none is."""
    for option in options:
        needed = {name for _, name, _, _ in Formatter().parse(option[tone]) if name}
        if needed | set(option.get("if", "").split()) <= words.keys():
            text = option[tone].format_map(words).strip()
            return text[:1].upper() + text[1:]
    return ""


def _greeting(tone: str, words: Mapping[str, str]) -> str:
    return _filled([{tone: _texts()["tones"][tone]["greeting"]}], tone, words) or "Good day,"


def _closing(tone: str, sender: str) -> str:
    """The end, with the rep's name when it is known, and the house."""
    name = _name_in(sender)
    return "\n".join([_texts()["tones"][tone]["close"], *([name] if name else []), HOUSE])


def _name_in(sender: str) -> str:
    """A name as given, or that of an address such as robin.vale@house.com."""
    local, at, _ = sender.strip().partition("@")
    if not at:
        return local
    parts = local.split(".")
    return " ".join(map(str.capitalize, parts)) if len(parts) > 1 and local.islower() else ""


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "letters.toml").read_text("utf-8"))
