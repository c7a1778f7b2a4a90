"""Behaviour: channel, rhythm, how a customer decides, what is spent, how the style has changed."""

from collections.abc import Iterator
from itertools import islice

from ai.analyst.phrases import claim, day_of, listed, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, full_date
from ai.reading.families import attributes

SOON_DAYS, LONG_DAYS = 21, 90
"""From first contact to first purchase: within three weeks is fast, past three months slow."""

FEW = 6
"""Fewer records with a colour or fabric show no change of style."""

HABITS = {
    "email": "Mostly in touch by e-mail",
    "call": "Mostly reached by telephone",
    "meeting": "Mostly met in person",
}


def claims(file: CustomerFile) -> Iterator[Claim]:
    """The claims, most useful first."""
    yield from islice(_wishes(file), 2)
    yield from channel(file)
    yield from _rhythm(file)
    yield from _budget(file)
    yield from _decision(file)
    yield from islice(_habit(file), 2)
    yield from _spending(file)
    yield from _change(file)


def _wishes(file: CustomerFile) -> Iterator[Claim]:
    """How and when they want to be reached, in the words of the records."""
    for fact in file.known.of_kind("channel"):
        if not fact.whose:
            words = quoted(fact.quote or fact.words)
            yield claim(f"How to reach them{day_of(fact)}: {words}.", [fact.record])


def channel(file: CustomerFile) -> Iterator[Claim]:
    """The channel of more than half of all interactions."""
    profile = file.profile
    contacts = [(n, kind) for kind, n in profile.contacts_by_type.items() if kind in HABITS]
    number, kind = max(contacts, default=(0, ""))
    if number > 1 and 2 * number > profile.interactions > 2:
        examples = [item.id for item in file.interactions if item.type == kind][:2]
        text = f"{HABITS[kind]}: {number} of {profile.interactions} interactions."
        yield claim(text, ["C", *examples])


def _rhythm(file: CustomerFile) -> Iterator[Claim]:
    rhythm = file.profile.rhythm_days
    if rhythm is not None:
        days = max(round(rhythm), 1)
        often = f"every {days} days" if days > 1 else "almost every day"
        yield claim(f"In touch {often} of late.", ["C"])


def _budget(file: CustomerFile) -> Iterator[Claim]:
    if budget := file.known.budget:
        words = quoted(budget.quote or budget.words)
        yield claim(f"On what they spend{day_of(budget)}: {words}.", [budget.record])


def _decision(file: CustomerFile) -> Iterator[Claim]:
    """How long the first purchase took, when it was after the first contact."""
    first_contact = file.profile.first_contact_on
    if not file.purchases or not first_contact:
        return
    first = file.purchases[-1]
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


def _habit(file: CustomerFile) -> Iterator[Claim]:
    """How the customer was seen to decide, in the records' words."""
    for fact in file.known.of_kind("decision"):
        words = quoted(fact.quote or fact.words)
        yield claim(f"How they decide{day_of(fact)}: {words}.", [fact.record])


def _spending(file: CustomerFile) -> Iterator[Claim]:
    """What is spent in all; nothing when one was counted that was not yet, or no longer, there."""
    profile = file.profile
    if profile.purchases and file.purchases:
        newest = file.purchases[0]
        total, day = f"€{profile.bought_total:,}", full_date(newest.on)
        yield claim(
            f"Has bought once: {newest.product} on {day}, for {total}."
            if profile.purchases == 1
            else f"{profile.purchases} purchases for {total} in all, the last on {day}: "
            f"{newest.product}.",
            ["C", newest.id],
        )


def _change(file: CustomerFile) -> Iterator[Claim]:
    """Colours and fabrics of the older half that the newer half no longer has, and the reverse."""
    liked = [t.fact for t in file.known.likes if t.fact.record != "N"]
    dated = sorted(
        (on, id, {*named.colours, *named.fabrics})
        for on, id, words in [
            *((fact.said_on, fact.record, fact.words) for fact in liked),
            *((item.on, item.id, item.product) for item in file.purchases),
        ]
        if (named := attributes(words)).colours or named.fabrics
    )
    if len(dated) < FEW:
        return
    half = len(dated) // 2
    older, newer = dated[:half], dated[half:]
    earlier = {word for _, _, words in older for word in words}
    lately = {word for _, _, words in newer for word in words}
    gone, come = sorted(earlier - lately)[:2], sorted(lately - earlier)[:2]
    if gone and come:
        evidence = [
            next(id for _, id, words in records if word in words)
            for records, told in ((older, gone), (newer, come))
            for word in told
        ]
        text = f"Style over time: earlier {listed(gone)}, lately {listed(come)}."
        yield claim(text, evidence)
