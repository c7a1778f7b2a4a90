"""A short message that a rep asks for, as it can be copied into a messenger."""

import re

from ai.analyst.letters.greetings import greeting_of
from ai.analyst.letters.points import sentences_from
from ai.analyst.letters.texts import texts_of
from ai.analyst.letters.wishes import language
from ai.analyst.phrases import claim
from ai.claims import Claim
from ai.facts import CustomerFile

_VERB = (
    r"write|send|text|drop|message|whatsapp|draft|tell|e-?mail|answer|reply|let|"
    r"schreib\w*|schick\w*|écris|envoie\w*|scrivi\w*|"
    r"manda\w*|escrib\w*|escríb\w*|envía\w*"
)
_NOUN = (
    r"whatsapp|sms|text|message|note|line|(?:e-?)?mail|reply|nachricht|zeile|messaggio|riga|mensaje|"
    r"línea|mot|ligne"
)
_WISH = re.compile(
    rf"^\W*(?:please |can you |could you )?(?:{_VERB})\b (?:to )?(?P<whom>[^,:]{{0,40}}?)"
    rf"(?: ?\b(?:an?|the|un|une|eine?) )?(?:{_NOUN})?"
    r"(?P<how>(?:,|:)| that| to say(?: that)?| saying(?: that)?| know(?: that)?|,? dass| que| che|"
    r" (?:to ask|asking)(?: (?:him|her|them))?(?= (?:for|if|whether|about|when|where|to)\b))\s+"
    r"(?P<rest>.{3,400})$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:her|him|them|she|he|they|ihr|ihm|lui|leur|gli|le|client|the client|it)?$", re.IGNORECASE
)
_A = re.compile(rf"\b(?:an?|un|une|eine?|to|a|à|an)\b|\b(?:{_NOUN})\b", re.IGNORECASE)


def answer(file: CustomerFile, question: str) -> Claim | None:
    """The message that is asked for, to the customer or whom it names; None for no such wish."""
    match = _WISH.match(question.rstrip(" ."))
    if not match:
        return None
    whom = " ".join(_A.sub(" ", match["whom"]).split())
    texts = texts_of(language(file))
    first = (
        greeting_of(file, False, texts.parts["customs"], texts.is_english)
        if _PRONOUN.match(whom)
        else f"{whom.title()},"
    )
    asks = "ask" in match["how"].lower()
    said = " ".join(sentences_from(f"{'ask' if asks else 'say that'} {match['rest']}"))
    return claim(f"As a message to copy: “{first} {said}”", ["Q"])
