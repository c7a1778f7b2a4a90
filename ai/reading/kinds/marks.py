"""The marks of a sentence by which its kinds are told: its words, and what its words stand for."""

import re
from collections.abc import Iterator

from ai.reading.figures import ELSEWHERE, MONTHS, TENS, UNITS
from ai.reading.lexicon import OF_TRADE, is_in, words_of
from ai.reading.persons import RELATIONS, STAFF

PARTS = (3, 4, 5)
"""Letters of the parts of a word that count."""
LONGEST_WORD = 30
MOST_WORDS = 120
"""Words of a sentence that count: it takes no longer than this, however long it is."""
_WORD = re.compile(
    r"(?P<DAY>\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[./]\d{1,2}\b\.?)|"
    r"(?P<MONEY>[€$£]\s?\d[\d.,']{0,12}k?|\b\d[\d.,']{0,12}\s?"
    r"(?:k\b|euros?\b|eur\b|usd\b|gbp\b|francs\b|chf\b|€|£|\$|yen\b|pounds\b|dollars\b))|"
    r"(?P<SIZE>\b\d{2}(?:[.,]5|½)?\b(?!\s?%))|(?P<NUMBER>\d{1,12})|"
    r"[^\W\d_]{1,40}(?:['’][a-z]{1,3})?|[!?…]{1,5}|[^\w\s]",
    re.IGNORECASE,
)
_WEEKDAYS = words_of("""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thurs thur
    fri sat sun tomorrow today tonight tonite tmrw lundi mardi mercredi jeudi vendredi samedi
    dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag morgen demain domani
    lunedì martedì mercoledì giovedì venerdì sabato domenica lunes martes miércoles jueves viernes
    sábado domingo mañana
""")
_MONTHS = frozenset([*MONTHS, *(month[:3] for month in MONTHS), *ELSEWHERE, "sept"]) - {"mar"}
_NUMBERS = frozenset([*UNITS, *TENS, "hundred", "thousand", "first", "second", "third"])
_PRONOUNS = words_of("she he i we her him his my me us you they them our your")
_CLASSES = (
    ("WEEKDAY", _WEEKDAYS),
    ("MONTH", _MONTHS),
    ("COUNT", _NUMBERS),
    ("STAFF", STAFF),
    ("RELATION", RELATIONS - STAFF),
)
SHORT = 4
"""Letters of a word that stands for itself: it holds a sentence together."""


def marks(sentence: str) -> Iterator[str]:
    """Words, parts of words, pairs, and the same with what each word stands for."""
    matches = list(_WORD.finditer(sentence))[:MOST_WORDS]
    words = [match.lastgroup or match[0].lower()[:LONGEST_WORD] for match in matches]
    classes = [_class(match, place) for place, match in enumerate(matches)]
    yield from _of_words(words)
    yield from _of_classes(["^", *words, "$"], ["^", *classes, "$"])
    told = sorted({each for each in classes if each.isupper()})
    for place, one in enumerate(told):
        yield f"k {one}"
        yield from (f"b {one} {other}" for other in told[place + 1 :])
        yield from (f"a {one} {word}" for word in set(words) if len(word) >= SHORT)


def _of_words(words: list[str]) -> Iterator[str]:
    for first, second in zip(["^", *words], [*words, "$"], strict=True):
        yield f"p {first} {second}"
    yield from (f"w {word}" for word in words)
    yield from (f"s {first} {third}" for first, third in zip(words, words[2:], strict=False))
    for word in set(filter(str.isalpha, words)):
        edged = f"<{word}>"
        for size in PARTS:
            yield from (f"c {edged[n : n + size]}" for n in range(len(edged) - size + 1))


def _of_classes(words: list[str], classes: list[str]) -> Iterator[str]:
    for n in range(len(classes) - 1):
        yield f"kk {classes[n]} {classes[n + 1]}"
        yield f"wk {words[n]} {classes[n + 1]}"
        yield f"kw {classes[n]} {words[n + 1]}"
        if n + 2 < len(classes):
            yield f"kkk {classes[n]} {classes[n + 1]} {classes[n + 2]}"
            yield f"kwk {classes[n]} {words[n + 1]} {classes[n + 2]}"


def _class(match: "re.Match[str]", place: int) -> str:
    """What a word stands for: a colour, a weekday, a name; "-" for any other."""
    word = match[0].lower()
    if match.lastgroup:
        return match.lastgroup
    for name, known in _CLASSES:
        if word in known and (word != "may" or match[0][0] == "M"):
            return name
    for name, lexicon in OF_TRADE:
        if is_in(word, lexicon):
            return name
    if word in _PRONOUNS:
        return word
    if place and match[0][:1].isupper() and match[0][1:2].islower():
        return "NAME"
    return word if len(word) <= SHORT else "-"
