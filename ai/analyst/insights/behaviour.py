"""Behaviour: channel, rhythm, how a client decides, what is spent, how the style has changed."""

from collections.abc import Iterator
from datetime import date

from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import claim, listed, quoted
from ai.claims import Claim
from ai.facts import full_date
from ai.reading.preferences import attributes

SOON_DAYS, LONG_DAYS = 21, 90
"""From first contact to first purchase: within three weeks is fast, past three months slow."""

Dated = tuple[date, str, set[str]]
"""A day, the record's id and the colours and fabrics that it names."""

FEW = 6
"""Fewer records with a colour or fabric show no change of style."""


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, most useful first."""
    yield from _channel(findings)
    yield from _rhythm(findings)
    yield from _decision(findings)
    yield from _habit(findings)
    yield from _spending(findings)
    yield from _change(findings)


def _channel(findings: Findings) -> Iterator[Claim]:
    profile = findings.file.profile
    contacts = {kind: n for kind, n in profile.contacts_by_type.items() if kind != "note" and n}
    if sum(contacts.values()) < 3:
        return
    kind, number = max(contacts.items(), key=lambda item: item[1])
    if number < 2:
        return
    habit = {
        "email": "Mostly in touch by e-mail",
        "call": "Mostly reached by the telephone",
        "meeting": "Mostly met in person",
    }[kind]
    examples = [item.id for item in findings.file.interactions if item.type == kind][:2]
    text = f"{habit}: {number} of {profile.interactions} interactions."
    yield claim(text, ["C", *examples])


def _rhythm(findings: Findings) -> Iterator[Claim]:
    profile = findings.file.profile
    if profile.rhythm_days is not None:
        days = max(round(profile.rhythm_days), 1)
        yield claim(
            f"In touch every {days} days of late."
            if days > 1
            else "In touch almost every day of late.",
            ["C"],
        )


def _decision(findings: Findings) -> Iterator[Claim]:
    """How long the first purchase took, when it was after the first contact."""
    first_contact = findings.file.profile.first_contact_on
    if not findings.file.purchases or not first_contact:
        return
    first = findings.file.purchases[-1]
    days = (first.on - first_contact).days
    if days < 0:
        return
    manner = (
        "Decided quickly"
        if days <= SOON_DAYS
        else "Took a long time to decide"
        if days > LONG_DAYS
        else "Took some weeks to decide"
    )
    yield claim(
        f"{manner}: first contact on {full_date(first_contact)}, first purchase "
        f"({first.product}) on {full_date(first.on)}.",
        ["C", first.id],
    )


def _habit(findings: Findings) -> Iterator[Claim]:
    """How the client is seen to decide, in the words of the newest record that tells it."""
    told = findings.decisions
    fast = [item for item in told if item.what.fast]
    if not told:
        return
    usual = fast if 2 * len(fast) >= len(told) else [i for i in told if not i.what.fast]
    manner = "Decides fast" if usual is fast else "Takes time to decide"
    if len(usual) > 1:
        manner = f"{manner}, and has more than once"
    yield claim(f"{manner}: {quoted(usual[0].what.sentence)}.", [item.id for item in usual[:3]])


def _spending(findings: Findings) -> Iterator[Claim]:
    """What is spent in all; nothing when one was counted that was not yet, or no longer, there."""
    profile = findings.file.profile
    if profile.purchases and findings.file.purchases:
        newest = findings.file.purchases[0]
        total, day = f"€{profile.bought_total:,}", full_date(newest.on)
        yield claim(
            f"Has bought once: {newest.product} on {day}, for {total}."
            if profile.purchases == 1
            else f"{profile.purchases} purchases for {total} in all, the last on {day}: "
            f"{newest.product}.",
            ["C", newest.id],
        )


def _change(findings: Findings) -> Iterator[Claim]:
    """Colours and fabrics of the older half that the newer half no longer has, and the reverse."""
    told = [
        (item.on, item.id, set(found.colours) | set(found.fabrics))
        for item in findings.preferences
        if item.what.liked
        and item.id != "N"
        and ((found := attributes(item.what.words)).colours or found.fabrics)
    ]
    bought = [
        (item.on, item.id, set(found.colours) | set(found.fabrics))
        for item in findings.file.purchases
        if (found := attributes(item.product)).colours or found.fabrics
    ]
    dated = sorted(told + bought)
    if len(dated) < FEW:
        return
    half = len(dated) // 2
    older, newer = dated[:half], dated[half:]
    gone, come = _words(older) - _words(newer), _words(newer) - _words(older)
    if gone and come:
        before, since = sorted(gone)[:2], sorted(come)[:2]
        evidence = [
            *(_first_with(older, word) for word in before),
            *(_first_with(newer, word) for word in since),
        ]
        yield claim(
            f"Style over time: earlier {listed(before)}, lately {listed(since)}.",
            evidence,
        )


def _words(records: list[Dated]) -> set[str]:
    return {word for _, _, words in records for word in words}


def _first_with(records: list[Dated], word: str) -> str:
    return next(id for _, id, words in records if word in words)
