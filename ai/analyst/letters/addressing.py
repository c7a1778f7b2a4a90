"""How a customer is addressed, as the records tell it: their sex, the name they go by, a title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ai.analyst.letters.couples import addressed
from ai.analyst.letters.names import Person, people
from ai.analyst.letters.sexes import sex_of_name
from ai.analyst.letters.titles import ends_clause, is_title, kind_of
from ai.facts import CustomerFile
from ai.reading.languages import is_english, language_of
from ai.reading.persons import RELATIONS

_BEFORE = re.compile(
    r"\b(?:address\w*|calls?|called|greet\w*|says?|writes?|written|titles?|titel|known|"
    r"dit|appelle|dice|dica|chiama\w*|llama|sagt|heißt|schreibt)\b|-> ?",
    re.IGNORECASE,
)
"""Words after which a title alone is how somebody is addressed: "on dit Maître"."""
_HONOURED = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][\w'’]{1,30}-(?:san|sama|sensei|ssi|nim)\b")
_DENIED = re.compile(
    r"\b(?:never|not|no|don['’]t|jamais|pas|ne|non|mai|nunca|nie|nicht|kein\w*)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,.;:!?]")
_LONGEST_CLAUSE = 200
_CLAUSE_ON = re.compile(r"[^,.;:!?]{0,14}")
_OPENING = re.compile(
    r"(?<!\w)(?:Dear|Ch[eè]re?|Sehr geehrter?|Lieber?|Gentile|Egregi[oa]|Car[oa]|Estimad[oa]|"
    r"Querid[oa])(?: (?:von|van|der|de|di|(?:Dr|Prof|Dott|Mr|Mrs|Ms|St|M)\.|"
    r"[A-ZÀ-Þ][\w'’-]{1,30})){1,5}"
)
"""How a letter begins, also where the notes have it without marks: write Dear Bishop."""
_QUOTED = re.compile(r"(?<!\w)[\"“”„«'‘] ?([^\W\d_][^\"“”„»'’‘«]{3,60}?) ?[\"“”»'’]")
_FIRST_NAMES = re.compile(
    r"\b(?:first[- ]names? (?:are|is (?:fine|ok|enough)|basis|terms|will do|suffices?)|"
    r"(?:use|by) (?:her|his|their) "
    r"first[- ]names?|by (?:(?:her|his|their) )?first[- ]names?)\b",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:diamo|darsi|dare|dà) del tu\b|\btuto(?:ie|yon)\w*|\bduz(?:en|t|e)\b|\bper Du\b|"
    r"\b(?:informal|familiar) (?:tu|du|tú)\b|\b(?:the|with|gives?|uses?) (?:tu|du|tú)\b|"
    r"\b(?:tu|du|tú) (?:to|with) |"
    r"\b(?:beim|auf) Du\b|"
    r"\bse dit tu\b|\bau tutoiement\b|\bde tú\b|\btute(?:a|o)\w*|\b(?:say|on) (?:tu|du|tú)\b",
    re.IGNORECASE,
)
"""By which notes say that rep and customer are on familiar terms, in languages that have them."""
_CALLED = re.compile(
    r"\b(?i:calls? (?:her|him|them)|every(?:one|body) (?:says|calls (?:her|him|them))|goes by|"
    r"known as|(?:likes|prefers|wants|asks) to be called|(?:call|say) me|on l['’]appelle|"
    r"appel(?:le|ez)-moi|tutti l[ao] chiamano|mi chiami|chiamami|nenn(?:en Sie|e?) mich|"
    r"alle (?:sagen|nennen (?:sie|ihn))|todos l[ao] llaman|llám[ae]me)"
    r" [\"“„«'‘]?(?P<name>[A-ZÀ-Þ][\w-]+)"
)
"""By which name the customer is called, as the rep or they themselves tell it."""
_SIGNED = re.compile(r"(?:[.!?,…]\s|^)(?P<name>[A-ZÀ-Þ][\w-]{1,20})\W{0,3}$")
"""The name alone with which a message ends."""
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
_OF_HER = re.compile(
    r"\b(?:she|her|Madame|Mme|Frau|Signora|Señora|Mrs|Ms|Dame|Lady|pregnant|actress|widow|"
    r"[a-zà-ÿ]{3,20}(?:erin|trice)|avocate|presidenta|directora)\b",
    re.IGNORECASE,
)
_OF_HIM = re.compile(r"\b(?:he|his|him|Monsieur|Herr|Signor|Señor|Mr|Sir|Lord)\b", re.IGNORECASE)
_THEIR_DU = {
    "de": r"\b(?:du|dir|dich|dein\w{0,2})\b", "fr": r"\b(?:tu|toi)\b|\bt['’]",
    "it": r"\b(?:tu|ti|tuoi?|tu[ae])\b", "es": r"\b(?:tú|ti|te|tus?|contigo)\b",
}  # fmt: skip
"""By which a message is to somebody who is called tu, du or tú."""
_POLITE = re.compile(
    r"\bvouvoie\w*|\bper Sie\b|\bsiezt?\b|\bSie, n(?:ever|ie) du\b|\bd[ae]l Lei\b|"
    r"\bde usted\b|\bMonsieur\b|\bMadame\b",
    re.IGNORECASE,
)


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
    close = _says(_FIRST_NAMES, file.notes)
    polite = bool(_POLITE.search(file.notes))
    signed = _signed(file)
    called = _called(file) or signed
    return Address(
        _sex(file), called, asked, polite, close, is_familiar(file), bool(signed) and not polite
    )


def _messages(file: CustomerFile) -> list[str]:
    return [item.content for item in file.interactions if item.type == "email"]


def _called(file: CustomerFile) -> str:
    """The name by which the records, or they themselves, say that the customer is called."""
    for text in (file.notes, *_messages(file)):
        for match in _CALLED.finditer(text):
            name = match["name"]
            is_own = name.lower() in file.profile.name.lower() or "me " in match[0]
            if is_own and not is_title(name):
                return name
    return ""


def _signed(file: CustomerFile) -> str:
    """The first name, or a part of one, with which the customer signs: Seun for Oluwaseun."""
    found = people(file.profile.name, file.profile.last_name)
    own = found[0].given.lower().split() if len(found) == 1 else []
    signed = (match["name"] for text in _messages(file) if (match := _SIGNED.search(text)))
    return next((name for name in signed if any(_is_of(name, word) for word in own)), "")


def _is_of(name: str, word: str) -> bool:
    return word.startswith(name.lower()) or word.endswith(name.lower())


def is_familiar(file: CustomerFile) -> bool:
    """Whether the notes say that the customer is called tu, du or tú, or their messages do so."""
    if _POLITE.search(file.notes) or len(persons(file)) != 1:
        return False
    messages = _messages(file)
    return any(_says(_FAMILIAR, text) for text in (file.notes, *messages)) or any(
        re.search(pattern, text)
        for text in messages
        if (pattern := _THEIR_DU.get(language_of(text)))
    )


def openings(file: CustomerFile) -> Iterator[str]:
    """What the notes say that a letter begins with, such as “Madame la Comtesse”, unless they
    say that it does not."""
    notes = file.notes
    quotes = ((match.start(), match[1]) for match in _QUOTED.finditer(notes))
    plain = ((match.start(), match[0]) for match in _OPENING.finditer(notes))
    for place, words in (*quotes, *plain):
        if not _DENIED.search(_clause_before(notes, place)):
            yield words


def _says(pattern: re.Pattern[str], notes: str) -> bool:
    clauses = (
        f"{_clause_before(notes, match.start())} {_CLAUSE_ON.match(notes, match.end())[0]}"  # type: ignore[index]
        for match in pattern.finditer(notes)
    )
    return any(not _DENIED.search(clause) for clause in clauses)


def _clause_before(text: str, place: int) -> str:
    return _CLAUSE_END.split(text[max(0, place - _LONGEST_CLAUSE) : place])[-1]


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


def _titles(notes: str, own: set[str]) -> Iterator[str]:
    """The titles by which the notes name the customer; alone where they say that one does so."""
    for match in _HONOURED.finditer(notes):
        if match[0].rpartition("-")[0].lower() in own:
            yield from _unless_denied(match[0], _clause_before(notes, match.start()), False)
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
        yield from _unless_denied(" ".join(kept), _clause_before(notes, start), not named)


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
    if not of_other and not _DENIED.search(before) and (not is_alone or _BEFORE.search(before)):
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
