"""The built-in analyst's answer to a rep's question, every claim backed by what it cites."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ai.analyst.answers import (
    matters,
    messages,
    people,
    pieces,
    questions,
    reasons,
    selling,
    standing,
    turns,
    verdicts,
)
from ai.analyst.answers.closest import UNSURE, closest
from ai.analyst.answers.questions import Asked
from ai.analyst.answers.quoting import sentences_of, told_whole
from ai.analyst.answers.reminders import reminder_in
from ai.analyst.answers.rules import HELP, RULES
from ai.analyst.answers.shapes import shape_of
from ai.analyst.answers.spelling import mended
from ai.analyst.phrases import claim, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact, full_date

MOST_CLAIMS = 10
CANNOT = "I can't tell that from the records."
_RINGS = re.compile(r"\bring (?=(?:her|him|them|tomorrow|today|on|at|in)\b)", re.IGNORECASE)
"""Where to ring is to call, and no piece."""
_QUOTE = re.compile(r"“[^“”]{25,}”")
_OUTWARD = ("email", "offer", "strategy", "objection", "timing", "next_steps", "prepare")
"""Kinds of questions that lead to a word from us: first, whether the customer wants one."""
_MINDED = ("email", "offer", "prepare")
"""Kinds of questions whose answers begin with the musts."""
_EXACT = (
    "budget", "bought", "promises", "timing", "wishes", "dates", "last", "likes", "avoid",
    "complaints", "who", "mood", "follow_ups", "next_steps", "objection", "returned",
)  # fmt: skip
"""Kinds of questions that a sentence with all their words answers better than their rule."""
Turns = Sequence[tuple[str, str]]


def answer(file: CustomerFile, question: str, conversation: Turns = ()) -> tuple[Claim, ...]:
    """The claims that answer it, at most ten, no record quoted twice; else what can be asked.

    `conversation` are the questions before, oldest first, each with its answer as text.
    """
    name = f"{file.profile.name} {file.profile.company}"
    last = turns.before(conversation, name, file.today)
    if last and not last.asked.person:
        person = people.named_in(file, last.thing)
        last = replace(last, asked=replace(last.asked, person=person))
    if turns.is_why(question) and last:
        made = list(reasons.because(file, last.said)) or _help()
    else:
        question = mended(question, (said.text for said in sentences_of(file)))
        asked = turns.whole(questions.read(question, name, file.today), last)
        person = asked.person or people.named_in(file, question)
        asked = replace(asked, person=person, said=question)
        if last and (earlier := pieces.named_in(file.products, last.thing)):
            asked = turns.besides(asked, earlier)
        made = _made(file, asked, last)
    made = [item for item in made if told_whole(item.text)] or _help()
    once: dict[str, Claim] = {}
    for item in made:
        once.setdefault(_gist(item), item)
    return tuple(islice(once.values(), MOST_CLAIMS))


def _made(file: CustomerFile, asked: Asked, last: turns.Before | None) -> list[Claim]:
    if reminder := reminder_in(asked.said or asked.words, file.today):
        day = full_date(reminder.due_on)
        offer = f"I can note {quoted(reminder.note)} for {day}: Add follow-up writes it."
        return [claim(offer, ["Q"])]
    if message := messages.answer(file, asked.said) or messages.answer(file, asked.words):
        return [message]
    person = asked.person
    if piece := _piece(file, asked):
        theirs = [fact for fact in people.facts_of(file, person) if fact.whose] if person else []
        near, sure = _near(file, asked, last) if shape_of(asked.words) else ([], False)
        return [*(near if sure else []), *pieces.verdict(file, piece, theirs)]
    is_of_one = not person or person in people.GATES
    if is_of_one and (verdict := verdicts.answer(file, asked.words, last.thing if last else "")):
        return verdict
    if person:
        return _of_person(file, asked, last)
    if asked.period and asked.kind in ("last", "free", "who", "next_steps"):
        near, sure = _near(file, asked, last) if shape_of(asked.words) else ([], False)
        within = [] if sure else list(standing.within(file, asked.period))
        if within or asked.kind == "last":
            return within or _unknown(file)
    return _ruled(file, asked, last)


def _near(file: CustomerFile, asked: Asked, last: turns.Before | None) -> tuple[list[Claim], bool]:
    cited = last.ids if last and asked.leans else ()
    return closest(file, asked.content, shape_of(asked.words), cited=cited)


def _unsure(file: CustomerFile, near: list[Claim]) -> list[Claim]:
    return [claim(UNSURE, ["Q"]), *near] if near else _unknown(file)


def _ruled(file: CustomerFile, asked: Asked, last: turns.Before | None) -> list[Claim]:
    """What the rule of its kind makes of it, after sentences that have all its words."""
    near, sure = _near(file, asked, last)
    if asked.kind == "free":
        return near if sure else _unsure(file, near)
    of_kind = [word for word in asked.topics if word in selling.CATEGORIES]
    alike = asked.kind == "offer" and asked.leans and last and not of_kind
    if alike and (
        offers := list(pieces.alike(file, last.said if last else "", asked.limit, asked.but))
    ):
        return offers
    ruled = list(RULES[asked.kind](file, asked))
    if asked.kind in _EXACT and asked.topics and near:
        if sure:
            return [*near, *ruled]
        if all(made.evidence in (("C",), ("Q",)) for made in ruled):
            return [*ruled, claim(UNSURE, ["Q"]), *near]
    if asked.kind == "offer" and near and not any(_names_piece(made) for made in ruled):
        said = " ".join(made.text for made in near)
        spoken_of = list(pieces.alike(file, said, asked.limit, asked.but))
        ruled = [*spoken_of, *near] if spoken_of else [*ruled, claim(UNSURE, ["Q"]), *near]
    first = matters.wish_for_silence(file) if asked.kind in _OUTWARD else iter(())
    minded = islice(matters.musts(file), 4) if asked.kind in _MINDED else iter(())
    return [*first, *minded, *ruled]


def _of_person(file: CustomerFile, asked: Asked, last: turns.Before | None) -> list[Claim]:
    """What is known of somebody around the customer; of who speaks for them, what fits best."""
    person, shape = asked.person, shape_of(asked.words)
    names = {*person.split(), *(f"{each}s" for each in person.split())}
    topics, content = (
        [each for each in words if each.lower() not in names]
        for words in (asked.topics, asked.content)
    )
    if asked.kind == "offer" and person not in people.GATES:
        said = ". ".join(people.texts_of(file, person))
        if alike := list(pieces.alike(file, said, asked.limit)):
            return alike
    near, sure = _near(file, asked, last)
    if person in people.GATES:
        told = [*(near if sure else []), *people.answer(file, person, asked.kind, ())]
        return told or _unsure(file, near)
    told = list(people.answer(file, person, asked.kind, topics, content, shape))
    if told:
        return told
    return [claim("I have read nothing of whom you ask about.", ["Q"]), *_unsure(file, near)]


def _piece(file: CustomerFile, asked: Asked) -> ProductFact | None:
    """The piece of the catalog whose place with this customer is asked for, by its name."""
    if asked.kind in ("bought", "returned", "email", "promises", "last", "follow_ups"):
        return None
    return pieces.named_in(file.products, _RINGS.sub("call ", asked.words))


def _gist(made: Claim) -> str:
    """What a claim must not share with another: the sentence that it quotes, else all of it."""
    quote = _QUOTE.search(made.text)
    return quote[0] if quote and not _names_piece(made) else made.text


def _names_piece(made: Claim) -> bool:
    return any(id.startswith("K") for id in made.evidence)


def _unknown(file: CustomerFile) -> list[Claim]:
    """That it can't be answered, what was not read, and what can be asked."""
    unread = file.profile.unread
    records = "1 record is" if unread == 1 else f"{unread} records are"
    told = [claim(f"{records} not wholly read: open to see.", ["C"])] if unread else []
    return [*told, *_help()]


def _help() -> list[Claim]:
    return [claim(line, ["Q"]) for line in (CANNOT, *HELP)]
