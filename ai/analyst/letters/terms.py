"""On which terms customer and rep are: first names, tu and du, or neither."""

import re

from ai.analyst.letters.recipients import persons
from ai.facts import CustomerFile
from ai.reading.languages import language_of

DENIED = re.compile(
    r"\b(?:never|not|no|don['’]t|jamais|pas|ne|non|mai|nunca|nie|nicht|kein\w*)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,.;:!?]")
_LONGEST_CLAUSE = 200
_CLAUSE_ON = re.compile(r"[^,.;:!?]{0,14}")
_FIRST_NAMES = re.compile(
    r"\bIcelandic\b|"
    r"\b(?:first[- ]names? (?:are|is (?:fine|ok|enough)|basis|terms|will do|suffices?|only)|"
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
_THEIR_DU = {
    "de": r"\b(?:du|dir|dich|dein\w{0,2})\b", "fr": r"\b(?:tu|toi)\b|\bt['’]",
    "it": r"\b(?:tu|ti|tuoi?|tu[ae])\b", "es": r"\b(?:tú|ti|te|tus?|contigo)\b",
}  # fmt: skip
"""By which a message is to somebody who is called tu, du or tú."""
_POLITE = re.compile(
    r"\bvouvo(?:ie|y)\w*|\bper Sie\b|\bsiez(?:t|en)?\b|\bSie, n(?:ever|ie) du\b|\bd[ae]l Lei\b|"
    r"\b(?:always|sempre) Lei\b|"
    r"\bde usted\b|\bMonsieur\b|\bMadame\b",
    re.IGNORECASE,
)


def uses_first_names(file: CustomerFile) -> bool:
    """Whether the notes say so."""
    return _says(_FIRST_NAMES, file.notes)


def is_polite(file: CustomerFile) -> bool:
    """Whether the notes say that first names are out of place."""
    return bool(_POLITE.search(file.notes))


def is_familiar(file: CustomerFile) -> bool:
    """Whether the notes say that the customer is called tu, du or tú, or their messages do so."""
    if is_polite(file) or len(persons(file)) != 1:
        return False
    messages = messages_of(file)
    return any(_says(_FAMILIAR, text) for text in (file.notes, *messages)) or any(
        re.search(pattern, text)
        for text in messages
        if (pattern := _THEIR_DU.get(language_of(text)))
    )


def messages_of(file: CustomerFile) -> list[str]:
    """The e-mails, the newest first."""
    return [item.content for item in file.interactions if item.type == "email"]


def _says(pattern: re.Pattern[str], notes: str) -> bool:
    clauses = (
        f"{clause_before(notes, match.start())} {_CLAUSE_ON.match(notes, match.end())[0]}"  # type: ignore[index]
        for match in pattern.finditer(notes)
    )
    return any(not DENIED.search(clause) for clause in clauses)


def clause_before(text: str, place: int) -> str:
    """What stands before a place in its clause."""
    return _CLAUSE_END.split(text[max(0, place - _LONGEST_CLAUSE) : place])[-1]
