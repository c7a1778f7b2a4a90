"""How a customer is addressed, as the records tell it: their sex, the name they go by, a title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ai.analyst.letters.couples import addressed
from ai.analyst.letters.names import Person, people
from ai.facts import CustomerFile
from ai.reading.languages import is_english
from ai.reading.lexicon import words_of
from ai.reading.persons import RELATIONS

_TITLE = (
    r"Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Sheikha?|Lady|Lord|Rabbi|Captain|Professor|Prof|Count|Countess|"
    r"Baron|Baroness|Father|Sister|Madame|Monsieur|Frau|Herr|Signora|Signor|Señora|Señor|Mx"
)
_ASKED = re.compile(
    rf"\b(?P<title>(?:{_TITLE})\.?) "
    rf"(?P<name>(?:(?:van|von|de|di|da|del|der) ){{0,2}}[A-ZÀ-Þ][\w'’-]+)"
    r"|(?P<honoured>[A-ZÀ-Þ][\w'’-]{1,30}?)-(?P<honour>san|sama|sensei|ssi|nim)\b"
)
_DENIED = re.compile(
    r"\b(?:never|not|no|don['’]t|jamais|pas|ne|non|mai|nunca|nie|nicht|kein\w*)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,.;:!?]")
_LONGEST_CLAUSE = 200
_CLAUSE_ON = re.compile(r"[^,.;:!?]{0,14}")
_QUOTED = re.compile(r"(?<!\w)[\"“”„«'‘] ?([^\W\d_][^\"“”„»'’‘«]{3,60}?) ?[\"“”»'’]")
_FIRST_NAMES = re.compile(
    r"\b(?:first[- ]names? (?:are|is|basis|terms|will do|suffices?)|(?:use|by) (?:her|his|their) "
    r"first[- ]names?)\b",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:diamo|darsi|dare|dà) del tu\b|\btuto(?:ie|yon)\w*|\bduz(?:en|t|e)\b|\bper Du\b|"
    r"\bse dit tu\b|\bau tutoiement\b|\bde tú\b|\btute(?:a|o)\w*|\b(?:say|on) (?:tu|du|tú)\b",
    re.IGNORECASE,
)
"""By which notes say that rep and customer are on familiar terms, in languages that have them."""
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
    names are out of place, `is_close` that they do, `is_familiar` that one says tu, du or tú."""

    sex: str = ""
    called: str = ""
    asked: str = ""
    is_polite: bool = False
    is_close: bool = False
    is_familiar: bool = False


def address(file: CustomerFile) -> Address:
    """How the notes and the rep's records address the customer."""
    own = {word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", file.profile.name)}
    whole = " ".join(own)
    names = (match["name"] for match in _CALLED.finditer(file.notes))
    called = next((name for name in names if name.lower() in whole), "")
    asked = next(_titles(file.notes, own), "")
    close = _says(_FIRST_NAMES, file.notes)
    polite = bool(_POLITE.search(file.notes))
    return Address(_sex(file), called, asked, polite, close, is_familiar(file))


def is_familiar(file: CustomerFile) -> bool:
    """Whether the notes say that the customer is called tu, du or tú."""
    return _says(_FAMILIAR, file.notes) and len(persons(file)) == 1


def openings(file: CustomerFile) -> Iterator[str]:
    """What the notes quote, such as “Madame la Comtesse”, unless they say that it is not said."""
    for match in _QUOTED.finditer(file.notes):
        if not _DENIED.search(_clause_before(file.notes, match.start())):
            yield match[1]


def _says(pattern: re.Pattern[str], notes: str) -> bool:
    clauses = (
        f"{_clause_before(notes, match.start())} {_CLAUSE_ON.match(notes, match.end())[0]}"  # type: ignore[index]
        for match in pattern.finditer(notes)
    )
    return any(not _DENIED.search(clause) for clause in clauses)


def _clause_before(text: str, place: int) -> str:
    return _CLAUSE_END.split(text[max(0, place - _LONGEST_CLAUSE) : place])[-1]


def persons(file: CustomerFile) -> tuple[Person, ...]:
    """Whom a letter is to, the surname as the notes tell it."""
    name, family = file.profile.name, file.profile.last_name
    if told := _FAMILY.search(file.notes):
        family = told["name"]
    elif told := _GIVEN.search(file.notes):
        return (Person(given=told["name"], family=name.split()[0]),)
    if family and family in name and not name.endswith(family):
        return (Person(given=name.replace(family, "").strip(), family=family),)
    return addressed(people(name, family), file)


def _titles(notes: str, own: set[str]) -> Iterator[str]:
    for match in _ASKED.finditer(notes):
        before = _clause_before(notes, match.start())
        name = match["name"] or match["honoured"]
        of_other = RELATIONS & {word.lower() for word in before.split()}
        if name.split()[-1].lower() in own and not of_other and not _DENIED.search(before):
            yield f"{match['title']} {name}" if match["title"] else match[0]


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
