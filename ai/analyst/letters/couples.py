"""Who of two people under one name a letter is still to: not whom the other has parted from."""

import re

from ai.analyst.letters.names import Person
from ai.analyst.letters.sexes import sex_of_name
from ai.facts import CustomerFile

_ALONE = re.compile(
    r"\b(?:write|writing|letters?|e-?mails?|address\w*|everything|mail) (?:only |just )?to "
    r"(?P<only>her|him)\b(?: alone| only| from now| now|,? (?:please|not to))|"
    r"\b(?:only|just) to (?P<just>her|him)\b|\bto (?P<alone>her|him) alone\b|"
    r"\b(?:account|file) is (?P<owner>hers|his) (?:now|alone)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?P<who>[A-ZÀ-Þ][\w'’-]{1,30}) (?:has )?(?:died|passed away|moved out|left (?:her|him))\b|"
    r"\b(?:late|lost (?:her|his)) (?:husband|wife|partner),? (?P<whom>[A-ZÀ-Þ][\w'’-]+)"
)
_SPOUSE_GONE = {
    "m": re.compile(
        r"\b(?:his|late) wife(?: \w+)? (?:has )?(?:died|passed away)\b|\blost his wife\b|"
        r"\bhis late wife\b|\b(?:widower|veuf|vedovo|Witwer|viudo)\b",
        re.IGNORECASE,
    ),
    "f": re.compile(
        r"\bher husband(?: \w+)? (?:has )?(?:died|passed away)\b|\blost her husband\b|"
        r"\bher late husband\b|\b(?:widow|veuve|vedova|Witwe|viuda)\b",
        re.IGNORECASE,
    ),
}


def addressed(couple: tuple[Person, ...], file: CustomerFile) -> tuple[Person, ...]:
    """Those of the people to whom a letter goes; nobody where it is one and not sure which."""
    if len(couple) != 2:
        return couple
    told = " ".join([file.notes, *(item.content for item in file.interactions)])
    gone = {match["who"] or match["whom"] for match in _GONE.finditer(told)}
    left = tuple(person for person in couple if person.given.split(" ")[0] not in gone)
    for sex, pattern in _SPOUSE_GONE.items():
        if len(left) == 2 and pattern.search(file.notes):
            left = tuple(person for person in couple if _sex(person) == sex)
    if len(left) != 2 or not (alone := _ALONE.search(told)):
        return left
    sex = {"her": "f", "hers": "f"}.get("".join(filter(None, alone.groups())).lower(), "m")
    own = tuple(person for person in left if _sex(person) == sex)
    return own if len(own) == 1 else ()


def _sex(person: Person) -> str:
    return person.sex or sex_of_name(person.given)
