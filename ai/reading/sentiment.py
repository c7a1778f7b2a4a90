"""Judges the client's mood from the words of a note, a call report or an e-mail."""

import re
from functools import cache
from typing import Any, Literal

from ai.reading.sentiment_words import ENGLISH, FOREIGN, FORMULAS, PHRASES, UNMOODY

Mood = Literal["positive", "neutral", "negative"]

READ = 3_000
"""How many characters are read."""
LONGEST_SENTENCE = 400
ENOUGH_ENGLISH = 0.12
"""The share of a sentence's words that must be known to be English for it to be read."""
POSITIVE = 1.5
NEGATIVE = -1.5

_QUOTED = re.compile(r"^[ \t]*>.*$", re.M)
_SIGNED = re.compile(
    r"(?:^|(?<=[.!?\n]))[ \t]*(?:with |much |lots of |all my ){0,3}love,?\s+[\w. ]{1,25}\Z"
)
_WORD = re.compile(r"mood\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
_ENDING = re.compile(r"(?<![a-z])[a-z]{3,}(?:ing|ed|ly|'s|ness)")
_SENTENCE = re.compile(r"[.!?…\n。！？]+")
_CONTRAST = re.compile(r"\b(but|however|yet|nevertheless|although|though|despite|except)\b")
_TITLE = re.compile(
    r"\b(?:called|titled|entitled|named)\s+"
    r"(?:['\"‘“][^'\"’”\n]{1,60}['\"’”]|[A-Z][\w']*(?: [A-Z][\w']*)*)"
)
_FEARED = re.compile(
    r"\b(?:feared|dreaded|was (?:afraid|worried|braced)|thought (?=(?:he|she|they|it)(?:'d|\s)))"
    r"[^,.;!?\n]{0,200}?(?:\bwould\b|'d\b|\bmight\b)[^,.;!?\n]*"
)
_ONCE = re.compile(
    r"\b(?:was|were|used to|had been|started|walked in|came in)\b[^,;.!?\n]{0,200}"
    r"(?=[,;] (?:and |but )?(?:now|these days|in the end|by the end|walked out|went home)\b)"
)
_PART = re.compile(r"[,;:()–—]| - ")
_VADER_ALPHA = 15
_CONCEDES = {"although", "though", "despite", "except"}


def mood(text: str) -> Mood | None:
    """The client's mood as English text tells it; None when too little of it can be read."""
    score, length, length_read = 0.0, 0, 0
    for sentence in _SENTENCE.split(_plain(text)):
        words = _WORD.findall(sentence[:LONGEST_SENTENCE])
        length += _length(words)
        if _is_english(words):
            length_read += _length(words)
            score += _score(sentence[:LONGEST_SENTENCE])
    if not length_read:
        return None
    if score >= POSITIVE:
        return "positive"
    if score <= NEGATIVE:
        return "negative"
    return "neutral" if length_read >= length / 2 else None


def _plain(text: str) -> str:
    """The start of the text without what tells no mood, its telling phrases as "mood7".

    That is quoted lines, formulas, titles of films and plays, what was only expected, and how it
    was before it turned.
    """
    text = _TITLE.sub(" ", text[:READ]).lower().replace("’", "'").replace("\0", " ")
    for silent in (_QUOTED, _SIGNED, _FEARED, _ONCE, _formulas()):
        text = silent.sub(" ", text)
    return _phrases().sub(lambda match: f" {match.lastgroup} ", text)


def _length(words: list[str]) -> int:
    """The number of words, where a run in a script without spaces counts as several."""
    return sum(1 if word.isascii() else 1 + len(word) // 6 for word in words)


def _is_english(words: list[str]) -> bool:
    lexicon = _analyzer().lexicon
    english = sum(
        word in ENGLISH or (len(word) > 3 and word in lexicon) or bool(_ENDING.fullmatch(word))
        for word in words
    )
    foreign = sum(word in FOREIGN for word in words)
    return english > foreign and english >= ENOUGH_ENGLISH * _length(words)


def _score(sentence: str) -> float:
    """The valence of a sentence: what follows "but" weighs more, what is conceded less."""
    first, *rest = _CONTRAST.split(sentence)
    turns = list(zip(rest[::2], rest[1::2], strict=True))
    turned = any(word not in _CONCEDES for word, _ in turns)
    score = (0.8 if turned else 1.0) * _valence(first)
    for word, clause in turns:
        if word in _CONCEDES:
            conceded, _, main = clause.partition(",")
            score += 0.6 * _valence(conceded) + _valence(main)
        else:
            score += 1.3 * _valence(clause)
    return score


def _valence(clause: str) -> float:
    """The sum of what the words weigh; a negation reaches no further than a comma."""
    total = 0.0
    for part in _PART.split(clause):
        if part.strip():
            squeezed = min(max(_analyzer().polarity_scores(part)["compound"], -0.999), 0.999)
            total += squeezed * (_VADER_ALPHA / (1 - squeezed**2)) ** 0.5
    return total


@cache
def _analyzer() -> Any:
    """VADER with the trade's words; built once, because reading its lexicon is slow."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    weights = {word: v for word, v in analyzer.lexicon.items() if word not in UNMOODY}
    weights |= {f"mood{n}": weight for n, (_, weight) in enumerate(PHRASES)}
    # One strong word outweighs two mild ones, which a sum of the plain weights wouldn't give.
    analyzer.lexicon = {word: weight * abs(weight) ** 0.5 for word, weight in weights.items()}
    return analyzer


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(FORMULAS)})")


@cache
def _phrases() -> re.Pattern[str]:
    named = (f"(?P<mood{n}>{'|'.join(patterns)})" for n, (patterns, _) in enumerate(PHRASES))
    return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)")
