"""Whom a letter is to: the parts of the name as the records tell them, else as they stand."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ai.analyst.letters.couples import addressed
from ai.analyst.letters.names import Person, people
from ai.analyst.letters.titles import is_title
from ai.facts import CustomerFile

_NAME = r"(?P<name>(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{{1,40}}(?: [A-ZÀ-Þ][\w'’-]{{1,40}}){{0,2}})"
_TOLD_NAME = (
    rf"{_NAME} (?:is|as) (?:the |her |his |their |a )?(?i:{{which}}) ?name|"
    rf"(?i:{{which}}) ?name(?i: first)?(?: is|:)? {_NAME.replace('name>', 'named>')}"
)
_FAMILY = re.compile(_TOLD_NAME.format(which="family|last|sur"))
_GIVEN = re.compile(_TOLD_NAME.format(which="given|first"))
_FAMILY_FIRST = re.compile(
    r"\b(?:family|sur|last) ?names? (?:comes |goes |stands )?first\b|"
    r"\b(?:Hungarian|Japanese|Korean|Chinese|Vietnamese|Eastern) (?:name )?order\b",
    re.IGNORECASE,
)


def persons(file: CustomerFile) -> tuple[Person, ...]:
    """Whom a letter is to, the surname as the records tell it."""
    name, family = file.profile.name, file.profile.last_name
    if parts := _parts_told(file):
        given, own = map(" ".join, parts)
        rest = [word for word in name.split() if word not in own.split() and word[0] != "("]
        one = people(" ".join([*rest, own]), own)[0]
        return (replace(one, given=given, family=own, whole=""),)
    return addressed(people(name, family), file)


def _parts_told(file: CustomerFile) -> tuple[list[str], list[str]] | None:
    """The words of the given name and of the surname where the records say which they are."""
    words = [word for word in file.profile.name.split() if not is_title(word) and word[0] != "("]
    if len(words) < 2 or "&" in words or "and" in words:
        return None
    texts = (file.notes, *(item.content for item in file.interactions))
    given, family = (_named_as(pattern, texts, words) for pattern in (_GIVEN, _FAMILY))
    family = [word for word in family if word not in given]
    if not (given or family) and _FAMILY_FIRST.search(file.notes):
        family = words[:1]
    if not (given or family):
        return None
    given = given or [word for word in words if word not in family]
    return given, family or [word for word in words if word not in given]


def _named_as(pattern: re.Pattern[str], texts: Iterable[str], words: list[str]) -> list[str]:
    """The words of the customer's own name that a text calls the given, or the family's."""
    for text in texts:
        for match in pattern.finditer(text):
            name = (match["name"] or match["named"]).split()
            if own := [word for word in name if word in words]:
                return own
    return []
