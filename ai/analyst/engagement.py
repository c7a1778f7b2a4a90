"""Engagement: the mood over time, where it is going, and how lately the client was heard from."""

from collections.abc import Iterator, Sequence

from ai.analyst.findings import Findings
from ai.analyst.phrases import claim, listed
from ai.claims import Claim
from ai.facts import InteractionFact, full_date

VALUE = {"positive": 1, "neutral": 0, "negative": -1}
TURN = 0.5
"""A change of the mean mood (from -1 to 1) by this much between two spans is a turn."""


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, the mood first."""
    profile = findings.file.profile
    scored = [item for item in findings.file.interactions if item.sentiment]
    if profile.overall_sentiment:
        yield claim(f"Overall sentiment is {profile.overall_sentiment}.", ["C"])
    yield from _direction(scored)
    if scored:
        newest = scored[:3]
        told = listed([f"{item.sentiment} on {full_date(item.on)}" for item in newest])
        yield claim(f"Latest moods: {told}.", (item.id for item in newest))
    yield from _silence(findings)


def _direction(scored: Sequence[InteractionFact]) -> Iterator[Claim]:
    """Whether the three newest moods differ from the three before."""
    newer, older = scored[:3], scored[3:6]
    if len(older) < 3:
        return
    change = _mean(newer) - _mean(older)
    if abs(change) >= TURN:
        turn = "improved" if change > 0 else "worsened"
        since = newer[-1]
        yield claim(
            f"The mood has {turn} since {full_date(since.on)}.",
            [since.id, newer[0].id, older[0].id],
        )


def _mean(items: Sequence[InteractionFact]) -> float:
    return sum(VALUE[item.sentiment or "neutral"] for item in items) / len(items)


def _silence(findings: Findings) -> Iterator[Claim]:
    profile, today = findings.file.profile, findings.file.today
    if profile.last_contact_on is None:
        return
    text = f"Last contact was on {full_date(profile.last_contact_on)}"
    if profile.rhythm_days is not None:
        quiet = (today - profile.last_contact_on).days > max(14, 2 * profile.rhythm_days)
        days = max(round(profile.rhythm_days), 1)
        pattern = "the usual rhythm is" if quiet else "in step with the usual rhythm of"
        text += f"; {pattern} every {days} days" if quiet else f", {pattern} every {days} days"
    yield claim(f"{text}.", ["C"])
