"""How a record is quoted in an answer: its own words, the day, and its id."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ai.analyst.phrases import LONGEST_QUOTE, claim, quotable, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, InteractionFact, full_date
from ai.reading.figures import figures
from ai.reading.sentences import sentences, told


@dataclass(frozen=True)
class Said:
    """A sentence of the notes or of an interaction."""

    text: str
    id: str
    on: date


def sentences_of(file: CustomerFile) -> Iterator[Said]:
    """All that can be quoted: the notes first, then the interactions, newest first."""
    for sentence in told(file.notes):
        if quotable(sentence):
            yield Said(sentence, "N", file.today)
    for item in file.interactions:
        for sentence in told_in(item):
            yield Said(sentence, item.id, item.on)


def excerpt(sentence: str) -> str:
    """A sentence in quotation marks; a long one is cut where no figure is cut in two."""
    whole = " ".join(sentence.split())
    if len(whole) <= LONGEST_QUOTE:
        return quoted(whole)
    held = {meant for figure in figures(whole) for meant in figure.meant}
    cut = whole[:LONGEST_QUOTE]
    while " " in cut:
        cut = cut.rpartition(" ")[0]
        if all(not held.isdisjoint(figure.meant) for figure in figures(cut)):
            break
    return f"“{cut.rstrip(' ,;:')}…”"


def quote(sentence: str, id: str, on: date, opening: str = "") -> Claim:
    """A record's sentence with its day, or with the notes as its place."""
    if opening:
        place = "the notes" if id == "N" else full_date(on)
        source = f"{opening} ({place})"
    else:
        source = "From the notes" if id == "N" else f"On {full_date(on)}"
    return claim(f"{source}: {excerpt(sentence)}.", [id])


def told_whole(text: str) -> bool:
    """Whether all of a text may be repeated: no address, no order to a machine in it."""
    return quotable(text) and list(told(text)) == sentences(text)


def told_in(item: InteractionFact) -> list[str]:
    """The sentences of an interaction that can be quoted; its subject when there are none."""
    found = [sentence for sentence in told(item.content) if quotable(sentence)]
    return found or [sentence for sentence in told(item.subject) if quotable(sentence)]
