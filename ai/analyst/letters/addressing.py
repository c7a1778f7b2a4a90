"""How a customer is addressed, as the records tell it: their sex, the name they go by, a title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ai.analyst.letters.names import Person, people
from ai.facts import CustomerFile
from ai.reading.languages import is_english
from ai.reading.lexicon import words_of
from ai.reading.persons import RELATIONS

_TITLE = (
    r"Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Sheikha?|Lady|Lord|Rabbi|Captain|Professor|Prof|Count|Countess|"
    r"Baron|Baroness|Father|Sister"
)
_ASKED = re.compile(
    rf"(?P<before>\b\w{{1,30}} )?\b(?P<title>(?:{_TITLE})\.?) (?P<name>[A-ZÀ-Þ][\w'’-]+)"
)
_CALLED = re.compile(
    r"\b(?i:calls? (?:her|him|them)|everyone says|goes by|known as|likes to be called)"
    r" (?P<name>[A-ZÀ-Þ][\w'’-]+)"
)
_FAMILY = re.compile(
    r"(?<![\w'’-])(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}) is (?:the|her|his) (?:family|last|sur) ?name"
)
_GIVEN = re.compile(
    r"(?<![\w'’-])(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}) is (?:the|her|his) (?:given|first) name"
)
_OF_HER = re.compile(
    r"\b(?:she|her|Madame|Mme|Frau|Signora|Señora|Mrs|Ms|Dame|Lady|pregnant|actress|widow)\b", re.I
)
_OF_HIM = re.compile(r"\b(?:he|his|him|Monsieur|Herr|Signor|Señor|Mr|Sir|Lord)\b", re.IGNORECASE)
_NOT_BY_ENDING = words_of("luca andrea nicola mattia elia joshua ezra noa consuelo rosario")
_POLITE = re.compile(
    r"\bvouvoie\w*|\bper Sie\b|\bsiezt?\b|\bdare del Lei\b|\bde usted\b|\bMonsieur\b|\bMadame\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Address:
    """What the records tell: `asked` is "Mr Sato" where they name it so, `is_polite` that first
    names are out of place."""

    sex: str = ""
    called: str = ""
    asked: str = ""
    is_polite: bool = False


def address(file: CustomerFile) -> Address:
    """How the notes and the rep's records address the customer."""
    own = {word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", file.profile.name)}
    whole = " ".join(own)
    names = (match["name"] for match in _CALLED.finditer(file.notes))
    called = next((name for name in names if name.lower() in whole), "")
    asked = next(_titles(file.notes, own), "")
    return Address(_sex(file), called, asked, bool(_POLITE.search(file.notes)))


def persons(file: CustomerFile) -> tuple[Person, ...]:
    """Whom a letter is to, the surname as the notes tell it."""
    name, family = file.profile.name, file.profile.last_name
    if told := _FAMILY.search(file.notes):
        family = told["name"]
    elif told := _GIVEN.search(file.notes):
        return (Person(given=told["name"], family=name.split()[0]),)
    if family and family in name and not name.endswith(family):
        return (Person(given=name.replace(family, "").strip(), family=family),)
    return people(name, family)


def _titles(notes: str, own: set[str]) -> Iterator[str]:
    for match in _ASKED.finditer(notes):
        denied = (match["before"] or "").strip().lower() in ("never", "not", "no")
        if match["name"].lower() in own and not denied:
            yield f"{match['title']} {match['name']}"


def _sex(file: CustomerFile) -> str:
    """By the pronouns of the sentences that name nobody else, in the notes before all."""
    texts = [file.notes, *(item.content for item in file.interactions)]
    for text in (texts[0], " ".join(texts)):
        told = [part for part in re.split(r"(?<=[.!?;])\s", text) if _is_of_customer(part)]
        hers = sum(len(_OF_HER.findall(part)) for part in told)
        his = sum(len(_OF_HIM.findall(part)) for part in told)
        if hers != his:
            return "f" if hers > his else "m"
    return _by_ending(file.profile.name)


def _by_ending(name: str) -> str:
    """By the first name, where it ends as most Italian and Spanish ones do."""
    found = people(name)
    first = found[0].given.split(" ")[0].lower() if len(found) == 1 else ""
    if first in _NOT_BY_ENDING or len(first) < 4:
        return ""
    return {"a": "f", "o": "m"}.get(first[-1:], "")


def _is_of_customer(sentence: str) -> bool:
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", sentence)}
    return not words & RELATIONS and is_english(sentence) is not False
