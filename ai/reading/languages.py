"""Whether a sentence is English: only that is parsed."""

import re
from functools import cache
from typing import Any

LONGEST_SAMPLE = 300
"""Characters by which a language is told."""
LEAST_TOLD = 20
"""Letters of a text whose language can be told; a shorter one is taken for English."""
SURE = 0.9
"""Probability from which another language than English is believed."""

LANGUAGES = ["en", "fr", "it", "es", "de", "pt", "nl", "ru", "ja", "zh", "ko", "ar", "he", "tr"]
_ENGLISH = re.compile(
    # Words that English alone has, of these languages.
    r"\b(?:the|she|her|his|they|with|and|from|loves?|hates?|likes?|prefers?|never|wants?|wears?|"
    r"size|shoes?|only|avoid|our|your|not|should|would|could|about|after|before|allergic|allergy|"
    r"of|is|has|this|that|what|must|for|to|my|we|you|been|by|can|will|says?|it|he|him|them|their|"
    r"was|were|are|be|at|on|but|if|when|who|had|have|do|does|did|don[’']?t|doesn[’']?t|won[’']?t|"
    r"can[’']?t|i[’']m|i[’']ll|i[’']d|she[’']s|he[’']s|all|any|no more|there|here|out|up|down|off|"
    r"over|again|always|today|tomorrow|please|pls|dear|thank|thanks|call|called|send|sent|asked|"
    r"said|told|new|black|white|blue|green|silk|wool|velvet|dress|suit|jacket|coat|bag|shoe|gown|"
    r"ring|waist|chest|sleeves?|collar|trousers|birthday|wedding|fitting|week|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|husband|wife|mother|sister|daughter|son|brother|"
    r"mum|agent|budget|promised|likes|loved|hated|wanted|needs?|takes?|nothing|everything|too|very|"
    r"just|now|then|than|so|or|as|an|am|us|i(?! \w{2,20}i\b))\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    # Words that hold a sentence together in the languages that are not read.
    r"\b(?:le|la|les|des|une|est|elle|il|ils|dans|avec|pour|sur|pas|que|qui|vous|nous|je|très|"
    r"merci|mais|sont|aux|du|ne|votre|mon|ma|mes|son|ses|cette|chez|jamais|toujours|bonjour|sans|"
    r"il|lo|gli|della|delle|dello|nel|nella|con|per|non|che|sono|è|una|uno|grazie|molto|mio|mia|"
    r"sua|suo|anche|mai|senza|odi[ao]|detest[ao]|el|los|las|del|una|por|para|es|muy|gracias|pero|"
    r"con|está|mi|su|sus|nunca|siempre|sin|der|die|das|und|ist|nicht|mit|ein|eine|einen|für|auf|"
    r"sie|ich|wir|bitte|kein|keine|keinen|aber|auch|von|zu|dem|den|sehr|bei|nur|ihr|ihre|ihren|"
    r"mein|meine|niemals|não|uma|os|das|dos|com|ela|ele|você|obrigad[oa]|muito|sem|meu|minha|"
    r"het|een|van|niet|voor|zij|wij|zijn|maar|ook|geen|naar)\b",
    re.IGNORECASE,
)


def may_be_foreign(sentence: str) -> bool:
    """Whether a sentence has no more words of English than of other languages."""
    return len(_ENGLISH.findall(sentence)) <= len(_ABROAD.findall(sentence))


def is_english(words: str) -> bool | None:
    """Whether a sentence or a text is to be read as English; None when nothing in it tells."""
    letters = sum(letter.isalpha() for letter in words)
    if sum(letter.isascii() and letter.isalpha() for letter in words) < 0.6 * letters:
        return False
    ours, theirs = len(_ENGLISH.findall(words)), len(_ABROAD.findall(words))
    if ours or theirs:
        return ours >= theirs
    if letters >= LEAST_TOLD and not words.isascii():
        language, probability = _identifier().classify(words)
        return bool(language == "en" or probability < SURE)
    return None


@cache
def _identifier() -> Any:
    from py3langid.langid import LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def language_of(text: str) -> str:
    """The language of a text as "fr"; "en" for one that is too short to tell it."""
    if sum(letter.isalpha() for letter in text) < LEAST_TOLD:
        return "en"
    language, probability = _identifier().classify(text[:LONGEST_SAMPLE])
    return str(language) if probability >= SURE else "en"
