"""The client's mood in a note: read where the rules and the categorizer do not disagree."""

import re
from typing import Literal

from ai.reading.languages import language_of
from ai.reading.moods.categorizer import Odds, odds
from ai.reading.moods.signs import Sign, signs
from ai.reading.readings import read_once

Mood = Literal["positive", "neutral", "negative"]

READ = 3_000
"""Characters that are read, the last ones: the mood is what remains at the end."""
LANGUAGES = frozenset(("en", "fr", "it", "es", "de"))
"""Those that the notes of the categorizer and the signs of the rules are written in."""
NOT_UNHAPPY = 0.2
"""The categorizer's odds of an unhappy note, up to which its word alone makes a happy one."""
HARDLY_UNHAPPY = 0.4
"""The same where the rules see kind words and nothing else."""
RATHER_UNHAPPY = 0.3
"""Its odds from which much that the rules hold against the house makes a note unhappy."""
RATHER_HAPPY = 0.25
"""The same for kind words alone and a happy one."""
MUCH = 0.9
"""The weight of a sign near the end of a note."""

_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_TITLE = re.compile(
    r"\b(?:called|titled|entitled|named)\s+"
    r"(?:['\"‘“][^'\"’”\n]{1,60}['\"’”]|[A-Z][\w']{0,40}(?: [A-Z][\w']{0,40}){0,5})"
)
_COURTESY = re.compile(
    # What everybody writes, whatever the mood.
    r"\b(?:dear [^,\n.!]{0,40}[,\n]|(?:kind|best|warm|warmest) (?:regards|wishes)|yours sincerely|"
    r"with (?:much )?love,|love,? [A-Z]\w{0,20}\s*\Z|hope (?:this|you)[^.!?\n]{0,30}\bwell\b|"
    r"(?:do not|don't|never) hesitate|feel free|look(?:ing)? forward|"
    r"(?:would|will|'d|'ll|am|are|'m|'re) (?:also )?be (?:delighted|thrilled|happy|glad) to|"
    r"(?:happy|merry) (?:birthday|new year|holidays|anniversary|easter|christmas)|"
    r"thank(?:s| you)(?: very much)? (?:in advance|for your (?:message|e-?mail|letter|reply)))",
    re.IGNORECASE,
)


@read_once
def mood(text: str) -> Mood | None:
    """The client's mood; None where it is in doubt or in a language that is not read."""
    plain = text[-READ:].replace("’", "'")
    for silent in (_QUOTED, _TITLE, _COURTESY):
        plain = silent.sub(" ", plain)
    if not _is_readable(plain):
        return None
    seen = signs(plain)
    is_one_word = len(plain.split()) < 2
    return None if is_one_word and not seen else agreed(odds(plain), seen)


def agreed(words: Odds, seen: list[Sign]) -> Mood | None:
    """What both make of a note; the categorizer alone where the rules see nothing."""
    kind = sum(sign.weight for sign in seen if sign.mood == "positive")
    harsh = sum(sign.weight for sign in seen if sign.mood == "negative")
    match words.likeliest:
        case "positive" if _is_happy(words, kind, harsh, any(sign.grave for sign in seen)):
            return "positive"
        case "negative" if harsh > kind or not seen:
            return "negative"
        case "positive" if harsh > MUCH and not kind and words.negative > RATHER_UNHAPPY:
            return "negative"
        case "neutral" if not seen:
            return "neutral"
        case "neutral" if harsh - kind > MUCH and words.negative > RATHER_UNHAPPY:
            return "negative"
        case "neutral" if kind and not harsh and words.positive > RATHER_HAPPY:
            return "positive" if words.negative < NOT_UNHAPPY else None
    return None


def _is_happy(words: Odds, kind: float, harsh: float, is_grave: bool) -> bool:
    """Nothing grave, and the surer of it the less speaks for it: the worst error is here."""
    if is_grave or harsh >= kind > 0 or (harsh and not kind):
        return False
    return words.negative < (HARDLY_UNHAPPY if kind and not harsh else NOT_UNHAPPY)


def _is_readable(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter < "\u0250" for letter in letters)
    return 2 * latin > len(letters) and language_of(text) in LANGUAGES
