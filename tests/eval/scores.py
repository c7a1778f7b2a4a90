"""The arithmetic of the evaluation, with the definition of each figure."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ai.claims import Claim
from ai.facts import full_date
from tests.eval.sets import LabelledFile, MustNot

MOODS = ("positive", "neutral", "negative")
NOT_READ = "not read"
DISLIKE = re.compile(
    r"\b(no|not|never|nothing|none|avoid\w*|dislik\w*|hat(?:e|es|ed)|against|without|refus\w*|"
    r"except|cannot|returned|objection|objected|itch\w*|allerg\w*|too|instead|rather than|"
    r"tired|bored|fed up|wrong|unhappy|steer|stay away|won't|wouldn't)\b|n['’]t\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[;.!?](?:\s|$)|\s[–—]\s|\bbut\b|\bwhile\b", re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»|‘([^’]*)’")
_WORD = re.compile(r"[^\W\d_]{5,}")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>January|February|March|April|May|June|July|August|September|"
    r"October|November|December)(?: (?P<year>\d{4}))?"
)
_RELATIVE = r"today|tonight|tomorrow|next|this|week|weeks|fortnight|month|days"
_MONTHS = [f"{date(2026, number, 1):%B}" for number in range(1, 13)]
FARTHEST_DAYS = 31


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of the three moods over (true, read) pairs; "not read" is a miss of its mood."""
    return sum(_f1(mood, pairs) for mood in MOODS) / len(MOODS)


def _f1(mood: str, pairs: Sequence[tuple[str, str]]) -> float:
    hits = sum(true == read == mood for true, read in pairs)
    named = sum((true == mood) + (read == mood) for true, read in pairs)
    return 2 * hits / named if named else 0.0


def confusion(pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How often each true mood was read as each mood, or not read."""
    counted = Counter(pairs)
    return {true: {read: counted[true, read] for read in (*MOODS, NOT_READ)} for true in MOODS}


def share(hits: int, of: int) -> float | None:
    """Hits of all, 0 to 1; None when there is nothing to count."""
    return hits / of if of else None


def cites_a_record(claim: Claim, facts: Mapping[str, str]) -> bool:
    """Whether a claim names at least one record that exists."""
    return any(id in facts for id in claim.evidence)


def is_precise(claim: Claim, facts: Mapping[str, str], today: date) -> bool:
    """Whether the cited records hold all that a claim quotes and counts.

    Every word of five letters or more between quotation marks, and every figure, is in one of the
    cited records; a claim that cites none is not precise. Figures are compared as numbers. Today's
    date is known to all, and a whole day is held, too, by a record at most 31 days older that
    speaks of its weekday or of a day to come ("tomorrow", "next week", "in ten days").
    """
    cited = [facts[id] for id in claim.evidence if id in facts]
    if not cited:
        return False
    text = "\n".join(cited)
    figures = _figures(_without_known_days(claim.text, cited))
    return _words(_quoted(claim.text)) <= _words(text) and figures <= (
        _figures(text) | _figures(full_date(today))
    )


def _quoted(text: str) -> str:
    return " ".join("".join(groups) for groups in _QUOTED.findall(text))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _figures(text: str) -> set[Decimal]:
    return {Decimal(_plain(figure)) for figure in _FIGURE.findall(text)}


def _plain(figure: str) -> str:
    """A figure as Decimal reads it: "1,250.00" and "1.250" are thousands, "39,5" is a half."""
    last = max(figure.rfind("."), figure.rfind(","))
    if last < 0 or len(figure) - last == 4:
        return re.sub("[.,]", "", figure)
    return f"{re.sub('[.,]', '', figure[:last])}.{figure[last + 1 :]}"


def _without_known_days(text: str, cited: Sequence[str]) -> str:
    return _DAY.sub(
        lambda day: "" if any(_names(record, day) for record in cited) else day[0], text
    )


def _names(record: str, day: re.Match[str]) -> bool:
    written = _DAY.search(record)
    if not written or not written["year"]:
        return False
    start, named = _date(written, 1), _date(day, int(written["year"]))
    if start is None or named is None or not 0 <= (named - start).days <= FARTHEST_DAYS:
        return False
    return bool(re.search(rf"\b({named:%A}|{named:%a}|{_RELATIVE})\b", record, re.IGNORECASE))


def _date(found: re.Match[str], year: int) -> date | None:
    try:
        month = _MONTHS.index(found["month"]) + 1
        return date(int(found["year"] or year), month, int(found["day"]))
    except ValueError:
        return None


def holds(text: str, words: str) -> bool:
    """Whether a text has some words, whole and in this order, upper and lower case alike."""
    return bool(re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()))


def liked(texts: Collection[str], words: str) -> bool:
    """Whether some part of a claim has the words and nothing of a dislike beside them."""
    return any(holds(part, words) and not DISLIKE.search(part) for part in _parts(texts))


def disliked(texts: Collection[str], words: str) -> bool:
    """Whether some part of a claim has the words and a word of dislike beside them."""
    return any(holds(part, words) and DISLIKE.search(part) for part in _parts(texts))


def _parts(texts: Collection[str]) -> Iterator[str]:
    for text in texts:
        yield from _PART.split(text)


def breaks(rule: MustNot, texts: Collection[str]) -> bool:
    """Whether a claim does what the rule forbids."""
    wrong = [text for text in texts if not any(holds(text, word) for word in rule.unless)]
    if rule.how == "liked":
        return liked(wrong, rule.words)
    if rule.how == "disliked":
        return disliked(wrong, rule.words)
    return any(holds(text, rule.words) for text in wrong)


def found(labelled: LabelledFile, texts: Collection[str]) -> dict[str, dict[str, bool]]:
    """For each kind of label, which of its words a claim holds in that sense."""
    return {
        "likes": {words: liked(texts, words) for words in labelled.likes},
        "dislikes": {words: disliked(texts, words) for words in labelled.dislikes},
        "sizes": {words: any(holds(text, words) for text in texts) for words in labelled.sizes},
        "promises": {
            words: any(holds(text, words) for text in texts) for words in labelled.promises
        },
    }
