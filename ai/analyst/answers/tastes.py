"""Answers on taste: what a client loves, what to avoid, their sizes."""

import re
from collections.abc import Iterator
from itertools import islice

from ai.analyst.answers.quoting import quote, sentences_of
from ai.analyst.insights import fashion
from ai.analyst.insights.findings import Finding, Findings
from ai.analyst.phrases import claim, clause_with, listed
from ai.claims import Claim
from ai.reading import remarks
from ai.reading.lexicon import singular
from ai.reading.preferences import Preference

_WORN = re.compile(
    r"\b\d{2,3}(?:[.,]5)?\s+(?:regular|long|short)\b|\bheels? (?:at most|up to|no higher)\b|"
    r"\b(?:one|a) size (?:up|larger|smaller)\b",
    re.IGNORECASE,
)


def likes(findings: Findings) -> Iterator[Claim]:
    """What is loved, first in a word, then in the records' sentences."""
    yield from fashion.greatest_love(findings.file)
    loved = distinct(findings, liked=True)
    if loved:
        words = listed([item.what.words for item in loved[:5]])
        yield claim(f"Loves {words}.", [item.id for item in loved[:5]])
    for item in loved[:4]:
        yield quote(item.what.sentence, item.id, item.on)
    if not loved:
        yield claim("No record says what they love.", ["C"])


def avoid(findings: Findings) -> Iterator[Claim]:
    """What is to be minded, and what was refused or found fault with."""
    found = False
    sentences: set[str] = set()
    for caution in islice(findings.cautions, 5):
        if caution.what not in sentences and len(caution.what.split()) > 3:
            sentences.add(caution.what)
            found = True
            yield quote(caution.what, caution.id, caution.on)
    for item in distinct(findings, liked=False)[:4]:
        if item.what.sentence not in sentences:
            sentences.add(item.what.sentence)
            found = True
            yield quote(_telling(item), item.id, item.on)
    if not found:
        yield claim("No record says what to avoid.", ["C"])


def sizes(findings: Findings) -> Iterator[Claim]:
    """Sizes in the records' own sentences, the notes first."""
    told = [said for said in sentences_of(findings.file) if _tells_size(said.text)]
    for said in told[:4]:
        yield quote(said.text, said.id, said.on)
    if not told:
        yield claim("No size is recorded.", ["C"])


def distinct(findings: Findings, liked: bool) -> list[Finding[Preference]]:
    """The likes or dislikes, without those that say nothing new."""
    kept: list[Finding[Preference]] = []
    said: set[str] = set()
    for item in findings.preferences:
        words = {singular(word) for word in item.what.words.split()}
        if item.what.liked == liked and not words <= said:
            kept.append(item)
            said |= words
    return kept


def _telling(item: Finding[Preference]) -> str:
    return clause_with(item.what.sentence, item.what.words)


def _tells_size(sentence: str) -> bool:
    return bool(remarks.sizes(sentence) or _WORN.search(sentence))
