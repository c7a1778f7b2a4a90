"""Whether a sentence has a word of a question, in any form or by what answers it."""

import re
import unicodedata

from ai.reading.families import kinds
from ai.reading.figures import MONTHS
from ai.reading.lexicon import singular
from ai.reading.readings import read_once

_SPOUSE = "husband wife partner married girlfriend boyfriend spouse fiancé bride"
_CHILD = "children child kid daughter son twin boys nephew niece"
_STAFF = "assistant manager agent secretary office stylist dresser"
_ALSO = {
    "husband": _SPOUSE,
    "wife": _SPOUSE,
    "partner": _SPOUSE,
    "children": _CHILD,
    "kid": _CHILD,
    "family": f"{_SPOUSE} {_CHILD} mother father sister brother",
    "assistant": _STAFF,
    "agent": _STAFF,
    "manager": _STAFF,
    "drink": "tea coffee champagne wine alcohol water verbena",
    "pet": "dog cat horse",
    "parcel": "address deliver delivery ship courier hotel residence parcel",
    "try": "tried wore fitting",
    "wedding": "marries marry married marriage wedding weds",
    "live": "lives flat house address moved moved home",
    "address": "address street avenue quai road row rue via flat",
    "open": "paid deposit half open due",
    "deposit": "deposit paid",
    "baby": "expecting baby pregnant",
    "annoyed": "cross annoyed angry upset torn broke gerissen rotto",
    "happen": "broke torn lost late returned repair workshop",
    "ready": "ready arrives arrived confirmed",
    "fitting": "fitting fitted anprobe",
    "deliver": "delivery deliveries deliver parcel parcels",
    "want": "wants asked please",
    "heel": "heel talon tacco absatz tacón",
    "tall": "height cm tall",
    "height": "height cm tall",
    "meet": "met meets",
    "owe": "owes owed balance deposit open",
    "balance": "balance owes deposit open due",
    "collect": "collect pick pickup",
    "wrong": "tear tore torn broke complaint wrong",
    "tear": "tear tore torn",
    "pay": "pay pays paid deposit half invoice invoices",
    "invoice": "invoice invoices pays",
    "sign": "sign signs signed",
    "married": f"{_SPOUSE} marries marry marrying",
    "play": "play plays violinist pianist violin",
    "ring": "ring rings call calls rang",
    "job": "actress actor singer director presenter dancer producer host pianist",
}
_ALSO |= {month: month[:3] for month in MONTHS}
"""Words that answer a question after the one before them."""


def plain_words(text: str) -> frozenset[str]:
    """The words of a text in small letters, without accents."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return frozenset(
        re.findall(r"[^\W_]+", "".join(c for c in bare if not unicodedata.combining(c)))
    )


def has(sentence: str, forms: frozenset[str]) -> bool:
    """Whether a sentence has one of these words, in whichever form."""
    words = _words(sentence)
    if not words.isdisjoint(forms) or not _singulars(sentence).isdisjoint(map(singular, forms)):
        return True
    return any(_is_akin(word, form) for form in forms for word in words)


def forms(topic: str) -> frozenset[str]:
    """A word, the kinds of colour or fabric that it covers, and its relations."""
    word = topic.lower()
    return frozenset({word, *kinds(word), *_ALSO.get(singular(word), "").split()})


@read_once
def _words(sentence: str) -> frozenset[str]:
    text = "".join(letter if letter.isalnum() else " " for letter in sentence.lower())
    return frozenset(text.split())


@read_once
def _singulars(sentence: str) -> frozenset[str]:
    return frozenset(map(singular, _words(sentence)))


def _is_akin(word: str, wanted: str) -> bool:
    """Whether two words differ in their endings alone."""
    if not wanted.isascii():
        return len(wanted) > 1 and wanted in word
    if word[:4] != wanted[:4]:
        return False
    return _ENDING.sub("", word) == _ENDING.sub("", wanted)


_ENDING = re.compile(r"(?:ings?|ed|er|ers|es|s|ly|ies|y|e|ion|ions)$")
