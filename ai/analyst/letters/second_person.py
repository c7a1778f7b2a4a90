"""Turns what a note tells of a client into words that the client can be told, or into none."""

import re

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.titles import is_title

MOST_WORDS = 16
SHORTEST = 3
"""Letters that a short form has of the name."""
_GIVE = (
    r"(?:send|show|bring|give|post|write|tell|lend|make|find|offer|read|answer|thank|ask|invite|"
    r"call|"
    r"ring)"
)
_OBJECT = re.compile(
    rf"\b({_GIVE}|for|to|with) (?:her|him|them)\b"
    r"(?=$| (?:that|of|how|when|a|an|the|some|our|one|two|three|four|five|six|by|on|before|"
    r"for|in|at|about|until|over|to)\b)"
)
_GIVEN = re.compile(rf"\b{_GIVE} (?:her|him|them)\b")
_OF_THEIRS = re.compile(r"\b(?:her|his|their) (?=[a-z])")
_OTHERS = re.compile(
    r"\b(?:she|he|they|her|hers|him|his|them|their|theirs|herself|himself|themselves|it|this|that|"
    r"these|those|i|me|my|mine|myself|client)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|this|next|last|within|later|soon|shortly|again|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(r",? (?:within|by the end of|in the course of) [^,]{1,200}$")
_HANGING = re.compile(r"\b(?:out|both|ones?|each|know|whether|if|first|of course)$", re.IGNORECASE)
_ODD = re.compile(r"[^\w\s,'’%€&.-]")


def to_you(words: str, name: str) -> str:
    """The words as they are said to the client of this name; "" when that is not sure to be right.

    Not sure are words about others, words that hang on another sentence, and days that pass.
    """
    words = _BY_WHEN.sub("", " ".join(words.split()).rstrip(" .,"))
    said = _OBJECT.sub(r"\1 you", words).replace("tell you that ", "tell you ")
    if _GIVEN.search(said):
        return ""
    said = _OF_THEIRS.sub("your ", said)
    if not said or len(said.split()) > MOST_WORDS or _ODD.search(said) or not told_whole(said):
        return ""
    if (
        _HANGING.search(said)
        or _OTHERS.search(said)
        or _PASSING.search(said)
        or _names_client(said, name)
    ):
        return ""
    return said


def without_name(words: str, name: str) -> str:
    """A note of ours in which the customer, by name and title, is "them"."""
    own = _own_words(name)
    said: list[str] = []
    is_open = False
    for word, after in zip(words.split(), [*words.split()[1:], ""], strict=True):
        is_own = _is_of(word, own)
        if not is_own and not (is_title(word) and (_is_of(after, own) or is_title(after))):
            said.append(word)
        elif not is_open:
            if said and said[-1].lower() == "the":
                said.pop()
            said.append("them")
        is_open = said[-1:] == ["them"] and not word.endswith((",", ":", ";"))
    return " ".join(said)


def _is_of(word: str, own: set[str]) -> bool:
    """Whether a word is one of a name, or short for it: Kati for Katalin."""
    parts = set(re.findall(r"\w+", word.lower()))
    is_short = (
        len(parts) == 1
        and word[:1].isupper()
        and any(word[SHORTEST:] and each.startswith(word.lower()[:SHORTEST]) for each in own)
    )
    return bool(parts) and (parts <= own or is_short)


def _names_client(said: str, name: str) -> bool:
    words = {word.lower() for word in re.findall(r"\w+", said)}
    return not words.isdisjoint(_own_words(name))


def _own_words(name: str) -> set[str]:
    """The words by which a customer is called, none that others have too."""
    longer = (word for word in re.findall(r"\w{3,}", name) if not is_title(word))
    return {word.lower() for word in longer} - {"the", "and", "von", "van", "der", "del"}
