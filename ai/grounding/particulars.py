"""Figures, days and quotations of a sentence, held to those of the sentence that is to back it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from ai.analyst.answers.periods import period_in
from ai.grounding.days import days_hold, has_day, is_stale, other_day, spans
from ai.grounding.money import other_currency
from ai.grounding.sums import counts, sums
from ai.grounding.synonyms import concept
from ai.reading.figures import figures

COUNTING = re.compile(
    r"\b(?:pieces?|purchases?|items?|times|(?:al)?together|both|in all|in total)\b", re.IGNORECASE
)
_CHANGE = re.compile(r"\bfrom [\w ]{0,20}\d\S* to\b|\b(?:up|down|by) (?:by )?\w+ between\b")
"""How a sentence tells two figures of one thing."""
_QUOTED = re.compile(
    r"[“\"](?P<double>[^“”\"]{4,300})[”\"]|"
    r"(?<!\w)['‘](?P<single>(?:[^'‘’\n]|(?<=\w)['’](?=\w)){4,300})['’](?!\w)"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONGEST = 1_000
"""Characters of a sentence that is weighed; of a longer one nothing is taken for backed."""
COURTESY = re.compile(
    r"\b(?:hope|thank\w*|pleas\w+|delight\w*|forward|wish\w*|regards|dear|sincerely|kind|honou?r\w*|"
    r"welcome|glad|trust|sorry|apolog\w+|yours|thought of you|in mind|know|disposal)\b",
    re.IGNORECASE,
)
"""What a letter says out of courtesy: "we hope", "with kind regards"."""


def hold(
    sentence: str, quote: str, record: str, records: Mapping[str, str], on: date, today: date
) -> bool:
    """Whether each figure and day of a sentence stands in the record's, or in what sums them up."""
    if is_stale(sentence, on, today) or not are_told(sentence, record, records, today, quote):
        return False
    whole = records.get(record, quote)
    dates = [figure for figure in figures(sentence) if figure.kind == "date"]
    if not all(has_day(each, quote, whole, on) for each in dates):
        return False
    return not differ(sentence, quote, records, on, today) and days_hold(sentence, whole, on, today)


def are_told(
    sentence: str, record: str, records: Mapping[str, str], today: date, quote: str = ""
) -> bool:
    """Whether each number of a sentence stands in its record, or in what sums them up."""
    is_of_all = record == "C" and period_in(sentence, today) is not None
    own = [] if is_of_all else figures(f"{quote}\n{records.get(record, quote)}")
    held = {meant for figure in own for meant in figure.meant} | _sums(sentence, records, today)
    return all(
        figure.meant & held
        for figure in figures(sentence)
        if figure.kind in ("number", "percent") and figure.words.lower() != "one"
    )


def differ(sentence: str, quote: str, records: Mapping[str, str], on: date, today: date) -> bool:
    """Whether a figure with its noun, a currency or a day is another in the record's sentence."""
    return (
        is_stale(sentence, on, today)
        or other_currency(sentence, quote, records, today)
        or _other_count(sentence, quote, _known_counts(sentence, records, today))
        or other_day(sentence, quote, on, today)
    )


def without_quotations(sentence: str, records: Iterable[str]) -> str:
    """A sentence without what it quotes to the letter."""
    whole = " ".join(_plain(record) for record in records)

    def kept(match: re.Match[str]) -> str:
        return "" if _plain(_words_of(match).strip(" .,!?…")) in whole else match[0]

    return _QUOTED.sub(kept, sentence)


def quotations(sentence: str) -> list[str]:
    """The words in quotation marks, as they stand."""
    return [_words_of(match).strip(" .,!?…") for match in _QUOTED.finditer(sentence)]


def altered_quotation(sentence: str, records: Iterable[str]) -> bool:
    """Whether words in quotation marks stand in no record to the letter."""
    whole = " ".join(_plain(record) for record in records)
    quoted = map(_words_of, _QUOTED.finditer(sentence))
    return any(_plain(words.strip(" .,!?…")) not in whole for words in quoted)


def _words_of(quotation: re.Match[str]) -> str:
    return quotation["double"] or quotation["single"]


def _plain(text: str) -> str:
    low = text.lower().replace("’", "'").replace("‘", "'")
    return " ".join(low.split())


def _sums(sentence: str, records: Mapping[str, str], today: date) -> set[Decimal]:
    """What the records' figures come to; where pieces are counted, how many they are."""
    known = sums(sentence, records, today) | spans(sentence, records.values(), today)
    return known | counts(sentence, records, today) if COUNTING.search(sentence) else known


def _known_counts(sentence: str, records: Mapping[str, str], today: date) -> set[Decimal]:
    return _sums(sentence, records, today) | _figures_of(sentence, records)


def _figures_of(sentence: str, records: Mapping[str, str]) -> set[Decimal]:
    """Where pieces are counted, the numbers of the profile, which counts the whole history."""
    profile = records.get("C", "") if COUNTING.search(sentence) else ""
    meant = (each for figure in figures(profile) for each in figure.meant)
    return {each for each in meant if isinstance(each, Decimal)}


def _counts(text: str) -> dict[str, set[Decimal]]:
    """The numbers of a text by the word that each counts: "two pairs", "size 38"."""
    counts: dict[str, set[Decimal]] = {}
    position = 0
    for figure in figures(text):
        start = text.find(figure.words, position)
        position = start + len(figure.words) if start >= 0 else position
        if figure.kind != "number" or figure.words.lower() == "one":
            continue
        after = _WORD.findall(text[position : position + 40])[:2]
        before = _WORD.findall(text[max(0, start - 25) : start])[-3:]
        for word in (*after, *before):
            numbers = {each for each in figure.meant if isinstance(each, Decimal)}
            if len(word) > 2:
                counts.setdefault(concept(word)[0], set()).update(numbers)
    return counts


def _other_count(sentence: str, quote: str, sums: set[Decimal]) -> bool:
    if _CHANGE.search(sentence):
        return False
    theirs = _counts(quote)
    held = sums.union(*theirs.values())
    return any(
        word in theirs and numbers.isdisjoint(theirs[word]) and numbers.isdisjoint(held)
        for word, numbers in _counts(sentence).items()
    )
