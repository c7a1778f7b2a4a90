"""Slips of the keyboard in a question, mended by the words that it can be about."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from ai.analyst.answers.asking import EMPTY
from ai.reading.lexicon import FASHION
from ai.reading.people import RELATIONS

_SHORT = {
    "yr": "year", "bday": "birthday", "appt": "appointment", "tmrw": "tomorrow", "tmr": "tomorrow",
    "pls": "please", "cant": "can't", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't",
    "havent": "haven't", "hasnt": "hasn't", "isnt": "isn't", "wont": "won't", "whats": "what's",
    "whos": "who's", "wheres": "where's", "ur": "your", "u": "you", "w": "with", "thx": "thanks",
}  # fmt: skip
_ASKED = """
    something anything catalog
    address allergic allergy anniversary appointment avoid birthday bought budget colour complain
    complained delivery fabric favourite follow-up invoice measurements meeting mention offered
    parcel prefer promise promised purchase recommend remind reminder someone somebody spend spent
    tomorrow wedding whatsapp january february march april june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday
"""
_WORD = re.compile(r"[^\W\d_]+")
_FILLERS = re.compile(r"\b(?:u+h+m*|u+m+|er+m*|hmm+)\b[,.]? ?", re.IGNORECASE)
"""What somebody who dictates says between words."""
LEAST_LETTERS, LIKENESS = 5, 0.87


def mended(question: str, texts: Iterable[str]) -> str:
    """The question with each unknown word as the texts, or other questions, spell it."""
    question = _FILLERS.sub("", question)
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    known = {word for word in words if len(word) >= LEAST_LETTERS} | {*_ASKED.split()}
    right = known | EMPTY | RELATIONS | FASHION

    def spelt(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word in _SHORT:
            return _SHORT[word]
        if len(word) < LEAST_LETTERS or word in right or word.removesuffix("s") in right:
            return match[0]
        near = get_close_matches(word, (one for one in known if one[0] == word[0]), 1, LIKENESS)
        return near[0] if near else match[0]

    return re.sub(r"(?<![\w'’])[^\W\d_]+(?![\w'’])", spelt, question)
