"""The facts of a sentence in a language that is not parsed: by how likely it holds each kind."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ai.reading.acquaintances import read_named
from ai.reading.clauses import clauses
from ai.reading.judgement import FOR_A_MACHINE, SURE, SURE_PERSON, SURE_SIZE, whole
from ai.reading.kinds.categorizer import odds
from ai.reading.must_shapes_abroad import RELATIVE
from ai.reading.parse import LONGEST_UNIT
from ai.reading.proposal import Kind, Proposal

SURE_TASTE = {"like": 0.40, "dislike": 0.40}
"""How likely a clause must be of a taste in a language that is not parsed."""
WORTH = 0.15
"""How likely a sentence must be of a taste for its clauses to be looked at."""
_FIGURE = re.compile(r"(?:[^\W\d_]{1,20}\.?:? )?(?:du |un |la |de )?\b\d{2}(?:[.,]5)?\b")
_NOT_HATED = re.compile(
    # "Elle ne déteste pas le velours": no dislike.
    r"\bn(?:e |[’'])(?:\w{1,9} ){0,2}(?:d[ée]test\w{1,5}|hai\w{1,3}) pas\b|\bn[’']est pas que\b|"
    r"\bno[n]? (?:le |me |mi |gli )?(?:odi|detest)\w{1,4}\b|\bhass\w{0,3} \w{0,12} ?nicht\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    # "Mon second, Yanis, ...", "Luc, lui, ...": whom a sentence is about.
    r"(?:Mon|Ma|Son|Sa|Mein|Meine|Ihr|Ihre|Sein|Seine|Mi|Su|Mio|Mia|Suo|Sua) [\w’-]{2,20},? "
    r"[A-ZÀ-Þ][\w’-]{1,20}|[A-ZÀ-Þ][\w’-]{1,20}(?=, (?:lui|elle|lei|er|sie|él|ella)\b)"
)


def abroad(
    sentence: str,
    on: date,
    told: Mapping[str, float],
    has_must: bool,
    names: frozenset[str] = frozenset(),
) -> Iterator[Proposal]:
    """The facts of a sentence that is not parsed: the sentence itself, where it is sure."""
    if len(sentence) > LONGEST_UNIT or FOR_A_MACHINE.search(sentence):
        return
    relative = RELATIVE.search(sentence)
    whose = relative[0] if relative else ""
    for kind in SURE:
        if told[kind] >= SURE[kind] and not (kind == "must" and has_must):
            yield whole(kind, sentence, sentence, whose, on)
    yield from _tastes_abroad(sentence, told)
    if told["size"] >= SURE_SIZE:
        for match in _FIGURE.finditer(sentence):
            yield Proposal("size", match[0], sentence, whose)
    if told["person"] >= SURE_PERSON:
        yield from read_named(sentence, sentence, names)


def _tastes_abroad(sentence: str, told: Mapping[str, float]) -> Iterator[Proposal]:
    """The clauses that surely tell a taste, in a language that is not parsed."""
    if max(told["like"], told["dislike"]) < WORTH:
        return
    for start, end in clauses(sentence):
        words = sentence[start:end].strip(" .!")
        likely = odds(words)
        kind: Kind = "like" if likely["like"] >= likely["dislike"] else "dislike"
        if likely[kind] >= SURE_TASTE[kind]:
            if kind == "dislike" and _NOT_HATED.search(sentence):
                continue
            relative = RELATIVE.search(sentence, 0, end) or _SOMEBODY.match(sentence)
            yield Proposal(kind, words, sentence, relative[0] if relative else "")
