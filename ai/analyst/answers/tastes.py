"""Answers on taste: what a customer loves, what to avoid, their sizes."""

import re
from collections.abc import Iterator, Sequence

from ai.analyst.answers import matters
from ai.analyst.answers.closest import closest
from ai.analyst.answers.quoting import quote
from ai.analyst.insights import fashion
from ai.analyst.phrases import claim, day_of, listed, quotable
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.families import attributes, kinds, named
from ai.reading.persons import RELATIONS
from ai.understanding import Fact, Taste

_OF_OTHERS = re.compile(rf"“(?:{'|'.join(sorted(RELATIONS))})\b", re.IGNORECASE)
COLOUR = frozenset(("colour", "color", "colours", "colors"))


def likes(file: CustomerFile, topics: Sequence[str] = ()) -> Iterator[Claim]:
    """What is loved, first in a word, then in the records' sentences; of one thing when asked."""
    loved = [taste.fact for taste in _about(file.known.likes, topics)]
    refused = [taste.fact for taste in _about(file.known.dislikes, topics)] if topics else []
    if not topics:
        yield from fashion.greatest_love(file)
    for fact in refused[:2]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on, "Not for them")
    if loved:
        words = listed([" ".join(fact.words.split()) for fact in loved[:5]])
        yield claim(f"Loves {words}.", [fact.record for fact in loved[:5]])
    for fact in loved[:4]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on)
    if not loved and not refused:
        of = " of that" if topics else ""
        yield claim(f"I have read no liking{of}.", ["Q" if topics else "C"])


def avoid(file: CustomerFile, topics: Sequence[str] = ()) -> Iterator[Claim]:
    """What is to be minded, whole, and what was refused or found fault with."""
    musts = list(matters.musts(file))
    refused = [taste.fact for taste in _about(file.known.dislikes, topics)]
    if topics and refused:
        yield from _quotes(refused)
        yield from musts[:4]
        return
    yield from musts
    refused = [taste.fact for taste in file.known.dislikes]
    yield from _quotes(refused)
    if not musts and not refused:
        yield claim("I have read nothing on what to avoid.", ["C"])


def sizes(file: CustomerFile, topics: Sequence[str] = ()) -> Iterator[Claim]:
    """The newest sizes, the customer's own first; of one garment when it is named."""
    told = [fact for fact in file.known.sizes if quotable(fact.quote or fact.words)]
    own = [fact for fact in told if not fact.whose and not _is_of_another(file, fact)]
    wanted = [fact for fact in own if _is_of(fact.quote or fact.words, topics)]
    near, sure = closest(file, topics) if topics and not wanted else ([], False)
    found = near if sure else []
    found = [made for made in found if not _OF_OTHERS.search(made.text)]
    yield from found
    for fact in [] if found else (wanted or own)[:6]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on)
    for fact in [fact for fact in told if fact.whose][: 0 if topics else 3]:
        yield claim(f"{fact.whose}: {fact.words}{day_of(fact)}.", [fact.record])
    if not own:
        yield claim("I have read no size of theirs.", ["C"])


def _is_of_another(file: CustomerFile, fact: Fact) -> bool:
    """Whether the sentence of a fact begins with, or names by relation, somebody else."""
    words = re.findall(r"[^\W\d_]+", (fact.quote or fact.words).lower())
    others = {word for each in file.understanding for word in each.whose.lower().split()}
    return bool({*words} & RELATIONS) or bool(words and words[0] in others)


def _quotes(facts: Sequence[Fact]) -> Iterator[Claim]:
    for fact in facts[:5]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on)


def _about(tastes: Sequence[Taste], topics: Sequence[str]) -> list[Taste]:
    """The tastes of what the question names; all of them when it names nothing of the trade."""
    wanted = [word.lower() for word in topics]
    if any(word in COLOUR for word in wanted):
        return [taste for taste in tastes if attributes(taste.fact.words).colours]
    if not wanted:
        return list(tastes)
    return [taste for taste in tastes if _is_of(taste.fact.quote or taste.fact.words, wanted)]


def _is_of(words: str, topics: Sequence[str]) -> bool:
    return any(named(kind, words) for word in topics for kind in kinds(word.lower()))
