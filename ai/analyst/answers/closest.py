"""The sentences that come closest to a question, and whether they can be taken for its answer.

A word that few sentences have tells more than one that many have; a word in the sentence before or
after in the same record tells half; an answer has the form that its question asks for.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import log

from ai.analyst.answers.quoting import quote, sentences_of
from ai.analyst.answers.searching import forms, has, plain_words
from ai.analyst.phrases import claim, quotable
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.lexicon import singular
from ai.reading.sentences import told

UNSURE = "I can't tell for sure; this comes closest:"
ENOUGH = 0.55
"""The part of a question's words, by how much they tell, that makes a sentence its answer."""
LEAST = 0.25
MOST_QUOTES = 3
_CITED = 0.2
_BESIDE = 0.6
"""What is left of a sentence's worth where only the one beside it names the person."""


@dataclass(frozen=True)
class Passage:
    """A sentence, the ones beside it in its record, and how much of a question it answers."""

    text: str
    id: str
    on: date
    beside: str
    share: float = 0
    is_shaped: bool = True

    @property
    def worth(self) -> float:
        """By what passages are ranked."""
        return self.share * (1 if self.is_shaped else 0.5)

    def quoted(self) -> Claim:
        """As it stands in an answer."""
        if self.id[0] in "PF":
            return claim(self.text, [self.id])
        return quote(self.text, self.id, self.on)


def closest(
    file: CustomerFile,
    topics: Sequence[str],
    shape: re.Pattern[str] | None = None,
    of: Collection[str] = (),
    cited: Collection[str] = (),
) -> tuple[list[Claim], bool]:
    """The passages with most of these words, and whether they are an answer.

    `of` are the words of one of which a passage or the one before it must have, for a person;
    `cited` the ids of the records that the answer before rested on.
    """
    ranked = sorted(_ranked(file, topics, shape, of, cited), key=lambda each: -each.worth)
    best = ranked[0] if ranked else None
    if best is None or best.share < LEAST:
        return [], False
    sure = best.is_shaped and best.share >= ENOUGH
    near = [each for each in ranked if each.worth >= (0.9 if sure else 0.8) * best.worth]
    once = list({each.text: each for each in near}.values())[:MOST_QUOTES]
    return [each.quoted() for each in once], sure


def _ranked(
    file: CustomerFile,
    topics: Sequence[str],
    shape: re.Pattern[str] | None,
    of: Collection[str],
    cited: Collection[str],
) -> Iterator[Passage]:
    every = list(_passages(file))
    wanted = [forms(topic) for topic in topics]
    counts = [sum(has(each.text, form) for each in every) for form in wanted]
    weights = [log(1 + len(every) / max(count, 1)) for count in counts]
    total = sum(weights) or 1.0
    names = {singular(word) for word in of}
    for each in every:
        if names and not names & {singular(w) for w in plain_words(f"{each.text} {each.beside}")}:
            continue
        own = [has(each.text, form) for form in wanted]
        parts = [
            1.0 if here else 0.5 if has(each.beside, form) else 0.0
            for here, form in zip(own, wanted, strict=True)
        ]
        share = sum(w * part for w, part in zip(weights, parts, strict=True)) / total
        if not (any(own) or (names and not topics) or each.id in cited):
            continue
        share += _CITED if each.id in cited else 0
        if names and not names & {singular(word) for word in plain_words(each.text)}:
            share *= _BESIDE
        is_shaped = shape is None or bool(shape.search(each.text))
        yield Passage(each.text, each.id, each.on, each.beside, share, is_shaped)


def _passages(file: CustomerFile) -> Iterator[Passage]:
    for _, group in groupby(sentences_of(file), lambda said: said.id):
        record = list(group)
        for place, said in enumerate(record):
            around = record[max(place - 1, 0) : place] + record[place + 1 : place + 2]
            yield Passage(said.text, said.id, said.on, " ".join(each.text for each in around))
    records = [(item.id, item.text, item.on) for item in file.purchases]
    records += [(item.id, item.text, item.due_on) for item in file.follow_ups]
    for id, text, on in records:
        if quotable(text) and told(text):
            yield Passage(text, id, on, "")
