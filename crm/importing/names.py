"""Names as files write them: with titles, turned round, in capitals, with degrees behind."""

import re
import unicodedata
from typing import Literal

from crm.importing.people import Person
from db import folding

Way = Literal["last word", "after the first word"]
TITLES = frozenset(map(folding.squeezed, [
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Mme", "Mlle", "M.", "Madame", "Monsieur", "Mademoiselle",
    "Herr", "Frau", "Hr", "Fr.", "Dr", "Dr.", "Prof", "Professor", "Sir", "Lady", "Lord", "Dame",
    "Señor", "Señora", "Sr", "Sra", "Srta", "Don", "Doña", "Signor", "Signora", "Sig", "Sig.ra",
    "Princess", "Prince.", "Sheikh", "Sheikha", "Dott", "Dott.ssa", "Hon", "Rev", "Me",
]))  # fmt: skip
PARTICLES = frozenset([
    "van", "von", "de", "del", "della", "delle", "di", "da", "der", "den", "ter", "ten", "la",
    "le", "les", "du", "des", "dos", "das", "do", "bin", "ibn", "al", "el", "ap", "af", "av",
    "zu", "zur", "vom", "y", "e", "st", "saint", "ben", "abu", "mac",
])  # fmt: skip
_DEGREE = re.compile(
    r"[,;]\s*((?:ph\.?\s?d|m\.?d|mba|m\.?sc|b\.?sc|esq|jr|sr|ii|iii|iv|cfa|cpa|dds|jd|llm|ma|ba)\.?)\s*$",
    re.IGNORECASE,
)


def give_name(person: Person, first: str, middle: str, last: str) -> None:
    """A name in its parts: a middle name goes to the first, a particle to the last."""
    first, middle, last = (cleaned(part) for part in (first, middle, last))
    if middle and all(word in PARTICLES for word in middle.split()):
        last = f"{middle} {last}".strip()
    else:
        first = f"{first} {middle}".strip()
    last = _without_degree(person, last)
    first = _without_title(person, _without_degree(person, first), bool(last))
    person.first_name, person.last_name = _capitalised(first), _capitalised(last)


def give_whole_name(person: Person, whole: str, way: Way = "last word") -> bool:
    """A name in one text; whether its parts are sure."""
    whole = _without_title(person, _without_degree(person, cleaned(whole)), False)
    if "," in whole:
        last, _, first = (part.strip() for part in whole.partition(","))
        give_name(person, first, "", last)
        return True
    words = whole.split()
    capitals = _leading_capitals(words)
    if 0 < capitals < len(words):
        give_name(person, " ".join(words[capitals:]), "", " ".join(words[:capitals]))
        return True
    if len(words) == 1:
        as_last = any(note.startswith("Title: ") for note in person.notes)
        give_name(person, "" if as_last else whole, "", whole if as_last else "")
        return True
    cut = 1 if way == "after the first word" else _last_name_at(words)
    give_name(person, " ".join(words[:cut]), "", " ".join(words[cut:]))
    return len(words) == 2


def cleaned(name: str) -> str:
    """A name without pictures and unseen signs, with single blanks."""
    kept = "".join(
        each
        for each in name
        if unicodedata.category(each) not in ("So", "Cs", "Co", "Cn", "Cc", "Sk")
        and each not in "\u200b\u200e\u200f\ufe0f\u202a\u202c\ufeff\u200d"
    )
    return " ".join(kept.split()).strip("\"' ") if kept.strip("'\" ") else ""


def _without_degree(person: Person, name: str) -> str:
    if degree := _DEGREE.search(name):
        person.note("Suffix", degree[1])
        return name[: degree.start()].strip()
    return name


def _without_title(person: Person, name: str, has_last: bool) -> str:
    first, _, rest = name.partition(" ")
    is_title = folding.squeezed(first) in TITLES and (rest or has_last)
    if is_title and (rest or first.endswith(".")):
        person.note("Title", first)
        return rest
    return name


def _leading_capitals(words: list[str]) -> int:
    """How many words at the beginning are in capitals: "DE LA TOUR Anne-Lise"."""
    for number, word in enumerate(words):
        letters = [each for each in word if each.isalpha()]
        if not letters or any(each.lower() == each for each in letters) or len(word) < 2:
            return number
    return len(words)


def _last_name_at(words: list[str]) -> int:
    """Where the family name begins: at a particle, else at the last word."""
    for number, word in enumerate(words[1:-1], 1):
        if word in PARTICLES and word not in ("y", "e", "del", "de", "la"):
            return number
    return len(words) - 1


def _capitalised(name: str) -> str:
    """FERRANTE as Ferrante; what is short may be initials."""
    cased = [each for each in name if each.lower() != each.upper()]
    if len(cased) < 4 or any(each.islower() for each in cased):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
