"""Who of the whole book loves a thing, must not have it, or wears a size."""

import re
from datetime import date

from ai.analyst.vetoes import forbids
from crm.book_answers import BookAnswer, answer_of, facts_of, plain, quoted
from crm.workspace import Workspace


def likes(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    """Who loves a thing, and has not said otherwise since."""
    thing = plain(match["thing"])
    facts = facts_of(ws, "like", thing)
    refused = dict(reversed(facts_of(ws, "dislike", thing)))
    standing = [
        (id, quoted(fact))
        for id, fact in facts
        if id not in refused or refused[id].said_on <= fact.said_on
    ]
    return answer_of(ws, f"Who loves {thing}", standing)


def dislikes(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    """Who does not care for a thing or must not have it, whose own words say so."""
    thing = plain(match["thing"])
    musts = facts_of(ws, "must", thing)
    strict = [(id, must) for id, must in musts if forbids(must.quote or must.words, thing)]
    facts = [*strict, *facts_of(ws, "dislike", thing)]
    return answer_of(ws, f"Who avoids {thing}", ((id, quoted(fact)) for id, fact in facts))


def musts(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    """Who has a must of this kind."""
    thing = plain(re.sub(r"^allerg\w+(?: to)?", "", match["thing"].strip())) or "allerg"
    facts = facts_of(ws, "must", thing)
    told = ((id, quoted(fact)) for id, fact in facts)
    what = re.sub(r"^allerg(?:y|ies)", "allergic", match["thing"].strip())
    return answer_of(ws, f"Who is {what}", told)


def of_size(ws: Workspace, match: re.Match[str], _: str, today: date) -> BookAnswer:
    """Who wears a size, of one garment when it is named, people around a customer among them."""
    garment, size = plain(match["thing"] or match["garment"] or ""), match["size"]
    number = re.compile(rf"(?<![\d.,]){re.escape(size)}(?![\d]|[.,]\d)")
    found = [
        (id, quoted(fact))
        for id, fact in facts_of(ws, "size", size, of_others=True)
        if number.search(fact.words)
        if not garment or garment.split()[-1] in fact.words.lower() or garment == "size"
    ]
    return answer_of(ws, f"Who wears {garment} {size}".replace("  ", " "), found)
