"""What each kind of question about a customer is answered with, by its rule."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from ai.analyst.answers import matters, selling, standing, tastes
from ai.analyst.answers.questions import Asked
from ai.analyst.insights import engagement, summary
from ai.analyst.phrases import claim
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.families import attributes

HELP = (
    "I can answer who this is, what they love, what to avoid, their sizes, moods and purchases, "
    "the last contact, open promises, follow-ups and the best time to call.",
    "I can say whether a piece or an hour is against what is recorded, prepare a call, name the "
    "next steps, and tell who else in the book likes, bought or celebrates something.",
)


def _prepare(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    """A briefing: who, the last contact, the mood, what is open, what to mind, what to show."""
    yield from islice(summary.claims(file), 1)
    last = list(islice(standing.last_contact(file), 2))
    yield from last[:1]
    moods = (made for made in engagement.claims(file) if not made.text.startswith("Last contact"))
    yield from islice(moods, 1)
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


def _follow_ups(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
    """What is due; first that nothing is overdue, where that is asked."""
    found = list(matters.follow_ups(file))
    is_late = any(made.text.startswith("Overdue") for made in found)
    if "overdue" in asked.words.lower() and not is_late:
        yield claim("No follow-up is overdue.", ["C"])
    yield from found


def _strategy(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    yield from islice(engagement.claims(file), 1)
    yield from selling.strategy(file)


def _of_taste(rule: Callable[..., Iterator[Claim]]) -> Callable[..., Iterator[Claim]]:
    def pointed(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
        every = attributes(" ".join(asked.topics)).every
        colour = [word for word in asked.topics if word.lower() in tastes.COLOUR]
        return rule(file, (*every, *colour))

    return pointed


def _alone(rule: Callable[[CustomerFile], Iterator[Claim]]) -> Callable[..., Iterator[Claim]]:
    return lambda file, _: rule(file)


RULES: dict[str, Callable[[CustomerFile, Asked], Iterator[Claim]]] = {
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
    "follow_ups": _follow_ups,
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
