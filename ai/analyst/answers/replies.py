"""The built-in analyst's answer to a rep's question, every claim backed by what it cites."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from ai.analyst.answers import (
    matters,
    messages,
    people,
    pieces,
    questions,
    selling,
    standing,
    tastes,
    turns,
    verdicts,
)
from ai.analyst.answers.closest import UNSURE, closest
from ai.analyst.answers.questions import Asked
from ai.analyst.answers.quoting import sentences_of, told_whole
from ai.analyst.answers.reminders import reminder_in
from ai.analyst.answers.shapes import shape_of
from ai.analyst.answers.spelling import mended
from ai.analyst.insights import engagement, summary
from ai.analyst.phrases import claim, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact, full_date
from ai.reading.families import attributes

MOST_CLAIMS = 10
CANNOT = "I can't tell that from the records."
HELP = (
    "I can answer who this is, what they love, what to avoid, their sizes, moods and purchases, "
    "the last contact, open promises, follow-ups and the best time to call.",
    "I can say whether a piece or an hour is against what is recorded, prepare a call, name the "
    "next steps, and tell who else in the book likes, bought or celebrates something.",
)
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
        made = list(verdicts.because(file, last.said)) or _help()
    else:
        question = mended(question, (said.text for said in sentences_of(file)))
        asked = turns.whole(questions.read(question, name, file.today), last)
        asked = replace(asked, person=asked.person or people.named_in(file, question))
        made = _made(file, asked, last)
    made = [item for item in made if told_whole(item.text)] or _help()
    once: dict[str, Claim] = {}
    for item in made:
        once.setdefault(_gist(item), item)
    return tuple(islice(once.values(), MOST_CLAIMS))


def _made(file: CustomerFile, asked: Asked, last: turns.Before | None) -> list[Claim]:
    if reminder := reminder_in(asked.words, file.today):
        day = full_date(reminder.due_on)
        offer = f"I can note {quoted(reminder.note)} for {day}: Add follow-up writes it."
        return [claim(offer, ["Q"])]
    if message := messages.answer(file, asked.words):
        return [message]
    person = asked.person
    if piece := _piece(file, asked):
        theirs = [fact for fact in people.facts_of(file, person) if fact.whose] if person else []
        return list(pieces.verdict(file, piece, theirs))
    is_of_one = not person or person in people.GATES
    if is_of_one and (verdict := verdicts.answer(file, asked.words, last.thing if last else "")):
        return verdict
    if person:
        return _of_person(file, asked, last)
    if asked.period and asked.kind in ("last", "free", "who", "next_steps"):
        return list(standing.within(file, asked.period)) or _unknown(file)
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
    alike = asked.kind == "offer" and asked.leans and last
    if alike and (offers := list(pieces.alike(file, last.said if last else "", asked.limit))):
        return offers
    ruled = list(_RULES[asked.kind](file, asked))
    if asked.kind in _EXACT and asked.topics and near:
        if sure:
            return [*near, *ruled]
        if all(made.evidence in (("C",), ("Q",)) for made in ruled):
            return [*ruled, claim(UNSURE, ["Q"]), *near]
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
    return pieces.named_in(file.products, asked.words)


def _gist(made: Claim) -> str:
    """What a claim must not share with another: the sentence that it quotes, else all of it."""
    quote = _QUOTE.search(made.text)
    offers = any(id.startswith("K") for id in made.evidence)
    return quote[0] if quote and not offers else made.text


def _unknown(file: CustomerFile) -> list[Claim]:
    """That it can't be answered, what was not read, and what can be asked."""
    unread = file.profile.unread
    records = "1 record is" if unread == 1 else f"{unread} records are"
    told = [claim(f"{records} not wholly read: open to see.", ["C"])] if unread else []
    return [*told, *_help()]


def _help() -> list[Claim]:
    return [claim(line, ["Q"]) for line in (CANNOT, *HELP)]


def _prepare(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    """A briefing: who, the last contact, the mood, what is open, what to mind, what to show."""
    yield from islice(summary.claims(file), 1)
    last = list(islice(standing.last_contact(file), 2))
    yield from last[:1]
    yield from islice(engagement.claims(file), 1)
    yield from matters.of_kind(
        file,
        matters.WAIT,
        matters.OPEN_PROMISE,
        matters.DUE,
        matters.AHEAD,
        matters.OBJECTION,
    )
    yield from last[1:]
    yield from islice((c for c in tastes.avoid(file) if c.evidence != ("C",)), 3)
    yield from selling.best_piece(file)


def _email(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    """Where a draft is made, and what it would take up."""
    found = chain(
        matters.of_kind(file, matters.OPEN_PROMISE, matters.AHEAD, matters.DUE),
        islice(standing.last_contact(file), 2),
        islice(tastes.likes(file), 1),
        selling.best_piece(file),
    )
    taken_up = [made for made in found if made.evidence != ("C",)]
    then = "it can take up this:" if taken_up else "the records give it nothing to take up yet."
    yield claim(f"The Email section of this page writes the draft; {then}", ["Q"])
    yield from taken_up


def _next_steps(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    """What is open; of a customer of whom little is, the step that fits the stage."""
    found = list(matters.next_steps(file))
    yield from found
    if len(found) < 2 and not list(matters.wish_for_silence(file)):
        yield selling.step(file)


def _strategy(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    yield from islice(engagement.claims(file), 1)
    yield from selling.strategy(file)


def _of_taste(rule: Callable[..., Iterator[Claim]]) -> Callable[..., Iterator[Claim]]:
    def pointed(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
        traits = attributes(" ".join(asked.topics))
        every = (*traits.colours, *traits.fabrics, *traits.garments, *traits.styles)
        colour = [word for word in asked.topics if word.lower() in tastes.COLOUR]
        return rule(file, (*every, *colour))

    return pointed


def _alone(rule: Callable[[CustomerFile], Iterator[Claim]]) -> Callable[..., Iterator[Claim]]:
    return lambda file, _: rule(file)


_RULES: dict[str, Callable[[CustomerFile, Asked], Iterator[Claim]]] = {
    "email": _email,
    "prepare": _prepare,
    "budget": selling.budget,
    "bought": selling.bought,
    "returned": selling.returned,
    "complaints": _alone(standing.complaints),
    "promises": _alone(matters.promises),
    "objection": selling.objection,
    "strategy": _strategy,
    "offer": selling.offer,
    "follow_ups": _alone(matters.follow_ups),
    "last": _alone(standing.last_contact),
    "timing": _alone(matters.timing),
    "next_steps": _next_steps,
    "wishes": _alone(matters.wishes),
    "mood": _alone(standing.mood),
    "sizes": _of_taste(tastes.sizes),
    "avoid": _of_taste(tastes.avoid),
    "likes": _of_taste(tastes.likes),
    "dates": _alone(matters.dates),
    "who": _alone(standing.who),
    "help": lambda _, __: iter(claim(line, ["Q"]) for line in HELP),
}
