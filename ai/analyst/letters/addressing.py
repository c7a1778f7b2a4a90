"""How a customer is addressed, as the records tell it: their sex, the name they go by, a title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ai.analyst.letters.names import Person, people
from ai.analyst.letters.sexes import sex_of_name
from ai.analyst.letters.terms import (
    DENIED,
    clause_before,
    is_familiar,
    is_polite,
    messages_of,
    uses_first_names,
)
from ai.analyst.letters.titles import ends_clause, is_title, kind_of
from ai.facts import CustomerFile
from ai.reading.languages import is_english
from ai.reading.persons import RELATIONS

_BEFORE = re.compile(
    r"\b(?:address\w*|calls?|called|greet\w*|says?|writes?|written|titles?|titel|known|"
    r"dit|appelle|dice|dica|chiama\w*|llama|sagt|heißt|schreibt)\b|-> ?",
    re.IGNORECASE,
)
"""Words after which a title alone is how somebody is addressed: "on dit Maître"."""
_HONOURED = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][\w'’]{1,30}-(?:san|sama|sensei|ssi|nim)\b")
_OPENING = re.compile(
    r"(?<!\w)(?:Dear|Ch[eè]re?|Sehr geehrter?|Lieber?|Gentile|Egregi[oa]|Car[oa]|Estimad[oa]|"
    r"Querid[oa])(?: (?:von|van|der|de|di|(?:Dr|Prof|Dott|Mr|Mrs|Ms|St|M)\.|"
    r"[A-ZÀ-Þ][\w'’-]{1,30})){1,5}"
)
"""How a letter begins, also where the notes have it without marks: write Dear Bishop."""
_QUOTED = re.compile(r"(?<!\w)[\"“”„«'‘] ?([^\W\d_][^\"“”„»'’‘«]{3,60}?) ?[\"“”»'’]")
_CALLED = re.compile(
    r"\b(?i:calls? (?:her|him|them)|every(?:one|body) (?:says|calls (?:her|him|them))|goes by|"
    r"known as|(?:likes|prefers|wants|asks) to be called|(?:call|say) me|on l['’]appelle|"
    r"appel(?:le|ez)-moi|tutti l[ao] chiamano|mi chiami|chiamami|nenn(?:en Sie|e?) mich|"
    r"alle (?:sagen|nennen (?:sie|ihn))|l[ao] llam(?:a|[ae]n)|llám[ae]me|"
    r"s?he is(?= (?:doña |don )?[A-ZÀ-Þ][\w-]+(?: to us\b| or [A-ZÀ-Þ]|, never [A-ZÀ-Þ]))"
    r"(?: doña| don)?)"
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|On |At )[\"“„«'‘]?(?P<name>[A-ZÀ-Þ][\w-]+)"
)
"""By which name the customer is called, as the rep or they themselves tell it."""
_SIGNED = re.compile(r"(?:[.!?,…]\s|^)(?P<name>[A-ZÀ-Þ][\w-]{1,20})\W{0,3}$")
"""The name alone with which a message ends."""
_OF_HER = re.compile(
    r"\b(?:she|her|Madame|Mme|Frau|Signora|Señora|Mrs|Ms|Dame|Lady|pregnant|actress|widow|"
    r"[a-zà-ÿ]{3,20}(?:erin|trice)|avocate|presidenta|directora)\b",
    re.IGNORECASE,
)
_OF_HIM = re.compile(r"\b(?:he|his|him|Monsieur|Herr|Signor|Señor|Mr|Sir|Lord)\b", re.IGNORECASE)
_NAME_COUNTS = 2
"""Pronouns that a first name outweighs: they may be another's."""


@dataclass(frozen=True)
class Address:
    """What the records tell: `asked` is "Mr Sato" where they name it so, `is_polite` that first
    names are out of place, `is_close` that they do, `is_familiar` that one says tu, du or tú,
    `is_signed` that the customer signs with a first name alone."""

    sex: str = ""
    called: str = ""
    asked: str = ""
    is_polite: bool = False
    is_close: bool = False
    is_familiar: bool = False
    is_signed: bool = False


def address(file: CustomerFile) -> Address:
    """How the notes and the rep's records address the customer."""
    own = {word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", file.profile.name)}
    asked = next(_titles(file.notes, own), "")
    polite = is_polite(file)
    signed = _signed(file)
    called = _called(file) or signed
    close, familiar = uses_first_names(file), is_familiar(file)
    return Address(_sex(file), called, asked, polite, close, familiar, bool(signed) and not polite)


def _called(file: CustomerFile) -> str:
    """The name by which the records, or they themselves, say that the customer is called."""
    for text in (file.notes, *messages_of(file)):
        for match in _CALLED.finditer(text):
            name = match["name"]
            is_own = name.lower() in file.profile.name.lower()
            is_own |= not match[0].lower().startswith(("calls", "known"))
            if is_own and not is_title(name):
                return name
    return ""


def _signed(file: CustomerFile) -> str:
    """The first name, or a part of one, with which the customer signs: Seun for Oluwaseun."""
    found = people(file.profile.name, file.profile.last_name)
    own = found[0].given.lower().split() if len(found) == 1 else []
    signed = (match["name"] for text in messages_of(file) if (match := _SIGNED.search(text)))
    return next((name for name in signed if any(_is_of(name, word) for word in own)), "")


def _is_of(name: str, word: str) -> bool:
    return word.startswith(name.lower()) or word.endswith(name.lower())


def openings(file: CustomerFile) -> Iterator[str]:
    """What the notes say that a letter begins with, such as “Madame la Comtesse”, unless they
    say that it does not."""
    notes = file.notes
    quotes = ((match.start(), match[1]) for match in _QUOTED.finditer(notes))
    plain = ((match.start(), match[0]) for match in _OPENING.finditer(notes))
    for place, words in (*quotes, *plain):
        if not DENIED.search(clause_before(notes, place)):
            yield words


def _titles(notes: str, own: set[str]) -> Iterator[str]:
    """The titles by which the notes name the customer; alone where they say that one does so."""
    for match in _HONOURED.finditer(notes):
        if match[0].rpartition("-")[0].lower() in own:
            yield from _unless_denied(match[0], clause_before(notes, match.start()), False)
    words = [(match.start(), match[0]) for match in re.finditer(r"\S+", notes)]
    for place, (start, word) in enumerate(words):
        if not (word[:1].isupper() and is_title(word) and word[-1] not in ",;:"):
            continue
        if kind_of(word) in ("style", "unsaid") or word.lower() in RELATIONS:
            continue
        if place and is_title(words[place - 1][1]) and words[place - 1][1][:1].isupper():
            continue
        kept = list(_phrase((word for _, word in words[place:]), own))
        named = any(not is_title(each) for each in kept)
        yield from _unless_denied(" ".join(kept), clause_before(notes, start), not named)


def _phrase(words: Iterable[str], own: set[str]) -> Iterator[str]:
    """Titles and, after them, words of the customer's own name; until a clause ends."""
    for word in words:
        bare = word.strip('"“”()').rstrip(",;:!?")
        if not (is_title(bare) and bare[:1].isupper()) and bare.rstrip(".").lower() not in own:
            return
        is_last = ends_clause(word)
        yield bare.rstrip(".") if is_last or not is_title(bare) else bare
        if is_last:
            return


def _unless_denied(words: str, before: str, is_alone: bool) -> Iterator[str]:
    of_other = RELATIONS & {word.lower() for word in before.split()}
    if not of_other and not DENIED.search(before) and (not is_alone or _BEFORE.search(before)):
        yield words


def _sex(file: CustomerFile) -> str:
    """By the first name and by the pronouns of the sentences that name nobody else."""
    text = " ".join([file.notes, *(item.content for item in file.interactions)])
    told = [part for part in re.split(r"(?<=[.!?;])\s", text) if _is_of_customer(part)]
    hers = sum(len(_OF_HER.findall(part)) for part in told)
    his = sum(len(_OF_HIM.findall(part)) for part in told)
    one, *others = people(file.profile.name, file.profile.last_name) or (Person(),)
    named = "" if others else one.sex or sex_of_name(one.given)
    hers += _NAME_COUNTS * (named == "f")
    his += _NAME_COUNTS * (named == "m")
    return "f" if hers > his else "m" if his > hers else ""


def _is_of_customer(sentence: str) -> bool:
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", sentence)}
    return not words & RELATIONS and is_english(sentence) is not False
