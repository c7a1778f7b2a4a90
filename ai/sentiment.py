"""Judges the client's mood from the words of a note, a call report or an e-mail."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from ai.sentiment_words import ENGLISH, FOREIGN, FORMULAS, PHRASES, UNMOODY

Mood = Literal["positive", "neutral", "negative"]

READ = 4_000
"""How many characters are read; a mood that takes longer to show isn't one."""
ENOUGH_ENGLISH = 0.2
POSITIVE = 1.3
NEGATIVE = -1.2
LONGEST_CLAUSE = 300

_QUOTED = re.compile(r"^\s*>.*$", re.M)
_SIGNED = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:with |much |lots of |all my )*love,?\s+[\w. ]{1,25}\s*\Z"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?;…\n]+")
_CONTRAST = re.compile(r"\b(but|however|yet|nevertheless|still,|although|though|despite|except)\b")
_CONCEDES = {"although", "though", "despite", "except"}


def mood(text: str) -> Mood | None:
    """The client's mood as English text tells it; None when the text can't be read."""
    read = text[:READ].lower().replace("’", "'").replace("\0", " ")
    if not _readable(read):
        return None
    score = sum(weight * _valence(clause) for weight, clause in _clauses(_plain(read)))
    if score >= POSITIVE:
        return "positive"
    return "negative" if score <= NEGATIVE else "neutral"


def _readable(text: str) -> bool:
    """Whether enough of the words are English, and more of them than are foreign."""
    words = _WORD.findall(text)
    english = sum(_is_english(word) for word in words)
    foreign = sum(word in FOREIGN for word in words)
    # Scripts without spaces give one long "word"; count it as the several that it is.
    length = sum(1 if word.isascii() else 1 + len(word) // 6 for word in words)
    return english > foreign and english >= ENOUGH_ENGLISH * length


def _is_english(word: str) -> bool:
    return word in ENGLISH or bool(re.fullmatch(r"[a-z]{3,}(?:ing|ed|ly|'s|ness)", word))


def _plain(text: str) -> str:
    """The text without quoted lines and formulas, each telling phrase as one made-up word."""
    text = _SIGNED.sub(" ", _formulas().sub(" ", _QUOTED.sub(" ", text)))
    return _phrases().sub(lambda match: f" {match.lastgroup} ", text)


def _clauses(text: str) -> Iterator[tuple[float, str]]:
    """Each clause with its weight: what follows "but" weighs more, what is conceded less."""
    for sentence in _SENTENCE.split(text):
        first, *rest = _CONTRAST.split(sentence)
        turned = any(word not in _CONCEDES for word in rest[::2])
        yield (0.7 if turned else 1.0), first[:LONGEST_CLAUSE]
        for word, clause in zip(rest[::2], rest[1::2], strict=True):
            if word in _CONCEDES:
                conceded, _, main = clause.partition(",")
                yield 0.6, conceded[:LONGEST_CLAUSE]
                yield 1.0, main[:LONGEST_CLAUSE]
            else:
                yield 1.2, clause[:LONGEST_CLAUSE]


def _valence(clause: str) -> float:
    """The sum of the words' valences, which VADER squeezes into -1 to 1."""
    if not clause.strip():
        return 0.0
    squeezed = min(max(_analyzer()(clause)["compound"], -0.99), 0.99)
    return float(squeezed * (15 / (1 - squeezed**2)) ** 0.5)


@cache
def _analyzer() -> Callable[[str], dict[str, float]]:
    """VADER with the trade's words; built once, because reading its lexicon is slow."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    for word in UNMOODY:
        analyzer.lexicon.pop(word, None)
    analyzer.lexicon |= {f"mood{n}": valence for n, (valence, _) in enumerate(PHRASES)}
    return analyzer.polarity_scores  # type: ignore[no-any-return]


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{line})" for line in FORMULAS.split("\n") if line))


@cache
def _phrases() -> re.Pattern[str]:
    named = (f"(?P<mood{n}>{pattern})" for n, (_, pattern) in enumerate(PHRASES))
    return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)")
