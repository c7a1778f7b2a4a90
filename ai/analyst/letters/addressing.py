"""How a customer is addressed, as the records tell it: their sex, the name they go by, a title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ai.analyst.letters.couples import addressed
from ai.analyst.letters.names import Person, people
from ai.analyst.letters.sexes import sex_of_name
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
    r"\bse dit tu\b|\bau tutoiement\b|\bde tú\b|\btute(?:a|o)\w*|\b(?:say|on) (?:tu|du|tú)\b",
    re.IGNORECASE,
)
"""By which notes say that rep and customer are on familiar terms, in languages that have them."""
_CALLED = re.compile(
    r"\b(?i:calls? (?:her|him|them)|every(?:one|body) (?:says|calls (?:her|him|them))|goes by|"
    r"known as|(?:likes|prefers|wants) to be called|on l['’]appelle|tutti l[ao] chiamano|"
    r"alle (?:sagen|nennen (?:sie|ihn))|todos l[ao] llaman)"
    r" (?P<name>[A-ZÀ-Þ][\w'’-]+)"
)
_NAME = r"(?P<name>(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{1,40})"
_FAMILY = re.compile(
    rf"{_NAME} is (?:the|her|his|their) (?:family|last|sur) ?name|"
    rf"(?i:family|last|sur) ?name(?: first)?(?: is|:)? {_NAME.replace('name>', 'named>')}"
)
_GIVEN = re.compile(
    rf"{_NAME} is (?:the|her|his|their) (?:given|first) name|"
    rf"(?i:given|first) name(?: is|:)? {_NAME.replace('name>', 'named>')}"
)
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
_POLITE = re.compile(
    r"\bvouvoie\w*|\bper Sie\b|\bsiezt?\b|\bSie, n(?:ever|ie) du\b|\bd[ae]l Lei\b|"
    r"\bde usted\b|\bMonsieur\b|\bMadame\b",
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
    if told := _family_told(file):
        rest = [word for word in name.split() if word not in told and word[0] != "("]
        one = people(" ".join([*rest, *told]), " ".join(told))[0]
        given = " ".join(word for word in rest if not is_title(word))
        return (replace(one, given=given, family=" ".join(told), whole=""),)
    return addressed(people(name, family), file)


def _family_told(file: CustomerFile) -> list[str]:
    """The words of the surname where the records say which they are."""
    words = [word for word in file.profile.name.split() if not is_title(word)]
    for text in (file.notes, *(item.content for item in file.interactions)):
        for pattern, is_family in ((_FAMILY, True), (_GIVEN, False)):
            for match in pattern.finditer(text):
                name = match["name"] or match["named"]
                if name in words and len(words) > 1:
                    return [name] if is_family else [word for word in words if word != name]
    return words[:1] if len(words) > 1 and _FAMILY_FIRST.search(file.notes) else []


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
    """By the pronouns of the sentences that name nobody else, in the notes before all."""
    texts = [file.notes, *(item.content for item in file.interactions)]
    for text in (texts[0], " ".join(texts)):
        told = [part for part in re.split(r"(?<=[.!?;])\s", text) if _is_of_customer(part)]
        hers = sum(len(_OF_HER.findall(part)) for part in told)
        his = sum(len(_OF_HIM.findall(part)) for part in told)
        if hers != his:
            return "f" if hers > his else "m"
    found = people(file.profile.name, file.profile.last_name)
    return sex_of_name(found[0].given) if len(found) == 1 else ""


def _is_of_customer(sentence: str) -> bool:
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", sentence)}
    return not words & RELATIONS and is_english(sentence) is not False
