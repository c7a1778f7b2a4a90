"""What a customer has asked of whoever writes to them, and in which language they write."""

import re
from collections.abc import Iterator

from ai.analyst.answers.quoting import quote, told_in
from ai.analyst.letters.terms import is_familiar
from ai.analyst.letters.texts import LANGUAGES, Texts, texts_of
from ai.analyst.phrases import quotable
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.languages import language_of
from ai.understanding import Fact

MOST_READ = 6
"""Messages whose language is looked at, the newest first."""
_SILENCE = re.compile(
    r"\bnot to (?:write|be (?:contacted|written))|\b(?:do not|don[’']t|never|no longer) (?:\w+ )?"
    r"(?:write|contact|e-?mail)\b(?! (?:of|about|on|in|that|it|this|down)\b)|"
    r"\bno (?:more )?(?:e-?mails?|letters|invitations|mail)\b|"
    r"\bsend nothing\b",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(?:stop (?:sending|writing|e-?mailing)|unsubscribe|n['’](?:écrivez|envoyez) plus|"
    r"non (?:scriv|invi)\w+ più|keine (?:E-?Mails?|Briefe) mehr|no me (?:escriba|envíe)\w* más)\b",
    re.IGNORECASE,
)
"""How a customer's own message asks for no more."""
_HOW = re.compile(
    r"\be-?mails?\b|\bletters?\b|\beverything goes through\b|"
    r"\b(?:speaks|answers|writes?|e-?mail) (?:only|through|to)\b|\bwhatsapp\b",
    re.IGNORECASE,
)
_NAMED = {
    "fr": r"French|français|en français",
    "it": r"Italian|italiano",
    "de": r"German|Deutsch|auf Deutsch",
    "es": r"Spanish|español|castellano",
}
_IN_LANGUAGE = {
    language: re.compile(
        rf"\b(?:write\w*|letters?|e-?mails?|messages?|speaks? only|prefers?|answers?)\b"
        rf"[^.;]{{0,30}}\b(?:{words})\b",
        re.IGNORECASE,
    )
    for language, words in _NAMED.items()
}


def to_mind(file: CustomerFile) -> list[Claim]:
    """The facts on writing to this customer, each once: their musts, and how they are reached."""
    facts = [*file.known.musts, *file.known.holds, *file.known.of_kind("channel")]
    silent = [fact for fact in facts if _SILENCE.search(fact.quote or fact.words)]
    told = [fact for fact in facts if fact not in silent and _HOW.search(fact.quote or fact.words)]
    return list(dict.fromkeys(_mind(fact) for fact in [*silent, *told]))


def silence(file: CustomerFile) -> Iterator[Claim]:
    """The facts that the customer is not to be written to."""
    for fact in (*file.known.musts, *file.known.holds):
        words = fact.quote or fact.words
        if not fact.whose and _SILENCE.search(words) and quotable(words):
            yield _mind(fact)
    for item in file.interactions:
        if item.type == "email" and (found := _ENOUGH.search(item.content)):
            sentence = next((each for each in told_in(item) if found[0] in each), item.content)
            yield quote(sentence, item.id, item.on, "Mind first")


def wants_no_letters(file: CustomerFile) -> bool:
    """Whether the facts say that the customer is not to be written to."""
    return any(silence(file))


def language(file: CustomerFile) -> str:
    """The language to write in: the one asked for, else that of the newest message."""
    known = [fact.quote for fact in (*file.known.of_kind("channel"), *file.known.musts)]
    for own, pattern in _IN_LANGUAGE.items():
        if any(pattern.search(text) for text in (file.notes, *known)):
            return own
    messages = [item for item in file.interactions if item.type == "email"][:MOST_READ]
    for item in messages:
        own = language_of(item.content)
        if own in LANGUAGES and (own != "en" or _is_theirs(item.content)):
            return own
    return "en"


def texts_for(file: CustomerFile) -> Texts:
    """The sentences of the customer's language, polite or familiar as they are addressed."""
    return texts_of(language(file), is_familiar(file))


def _mind(fact: Fact) -> Claim:
    return quote(fact.quote or fact.words, fact.record, fact.said_on, "Mind first")


def _is_theirs(text: str) -> bool:
    """Whether an English message is a customer's own, and not what a rep notes of it."""
    return bool(re.search(r"\b(?:I|my|me|you|your)\b", text)) and not re.search(
        r"\b(?:she|he|her|his)\b", text, re.IGNORECASE
    )
