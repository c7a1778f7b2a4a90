"""Engagement: the mood over time, where it is going, and when the next word is due."""

from collections.abc import Iterator, Sequence

from ai.analyst.phrases import claim, listed
from ai.claims import Claim
from ai.facts import CustomerFile, InteractionFact, full_date

VALUE = {"positive": 1, "neutral": 0, "negative": -1}
TURN = 0.5
"""A change of the mean mood (from -1 to 1) by this much between two spans is a turn."""
SPAN = 3
"""Interactions that make a span."""


def claims(file: CustomerFile) -> Iterator[Claim]:
    """The claims, the mood first."""
    profile = file.profile
    scored = [item for item in file.interactions if item.sentiment]
    if profile.overall_sentiment:
        yield claim(f"Overall sentiment is {profile.overall_sentiment}.", ["C"])
    yield from _direction(scored)
    yield from _latest(scored)
    yield from _next_word(file)


def _direction(scored: Sequence[InteractionFact]) -> Iterator[Claim]:
    """Whether the newest moods differ from those before, and the very newest with them."""
    newer, older = scored[:SPAN], scored[SPAN : 2 * SPAN]
    if len(older) < SPAN:
        return
    before = _mean(older)
    change = _mean(newer) - before
    newest = VALUE[newer[0].sentiment or "neutral"] - before
    if abs(change) >= TURN and change * newest > 0:
        turn = "up" if change > 0 else "down"
        since = next(i for i in reversed(newer) if change * (_mean([i]) - before) > 0)
        yield claim(
            f"The mood has gone {turn} since {full_date(since.on)}.",
            [newer[0].id, since.id, older[0].id],
        )


def _mean(items: Sequence[InteractionFact]) -> float:
    return sum(VALUE[item.sentiment or "neutral"] for item in items) / len(items)


def _latest(scored: Sequence[InteractionFact]) -> Iterator[Claim]:
    newest = scored[:SPAN]
    moods = {item.sentiment for item in newest}
    if len(newest) > 1 and len(moods) == 1:
        days = listed([full_date(item.on) for item in newest])
        yield claim(f"The latest contacts were all {moods.pop()}: {days}.", _ids(newest))
    elif newest:
        first, *others = [f"{item.sentiment} on {full_date(item.on)}" for item in newest]
        before = f", after {listed(others)}" if others else ""
        yield claim(f"The latest mood was {first}{before}.", _ids(newest))


def _ids(items: Sequence[InteractionFact]) -> list[str]:
    return [item.id for item in items]


def _next_word(file: CustomerFile) -> Iterator[Claim]:
    """The last contact and the day by which the next would be usual, as days that don't age."""
    profile = file.profile
    if profile.last_contact_on is None:
        return
    text = f"Last contact was on {full_date(profile.last_contact_on)}"
    silent = file.known.silent_until
    if silent and silent.named_on:
        text += f"; no contact is wanted before {full_date(silent.named_on)}"
        yield claim(f"{text}.", ["C", silent.record])
        return
    if profile.next_contact_on is not None:
        text += f"; by the usual rhythm the next falls around {full_date(profile.next_contact_on)}"
    yield claim(f"{text}.", ["C"])
