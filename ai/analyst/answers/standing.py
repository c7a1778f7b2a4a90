"""Answers on how a client stands with us: who, mood and why, complaints, last contact."""

from collections.abc import Iterator
from itertools import islice

from ai.analyst.answers.quoting import excerpt, quote, told_in
from ai.analyst.insights import engagement, fashion, summary
from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import claim, quotable
from ai.claims import Claim
from ai.facts import InteractionFact, full_date
from ai.reading.sentiment import mood as mood_of


def who(findings: Findings) -> Iterator[Claim]:
    """Who the client is, what they love, what matters, and the last contact."""
    yield from summary.claims(findings.file)
    if findings.file.interactions:
        yield from islice(last_contact(findings), 1)
    yield from islice(fashion.claims(findings.file), 1)


def last_contact(findings: Findings) -> Iterator[Claim]:
    """The newest interaction with what it says, and how the client was."""
    items = findings.file.interactions
    if not items:
        yield claim(f"No contact with {findings.file.profile.name} is recorded yet.", ["C"])
        return
    newest = items[0]
    subject = newest.subject.strip()
    about = f", about {excerpt(subject)}" if subject and quotable(subject) else ""
    yield claim(f"Last contact: {_kind(newest)} on {full_date(newest.on)}{about}.", [newest.id])
    for sentence in told_in(newest)[:3]:
        yield claim(f"{excerpt(sentence)}.", [newest.id])
    if newest.sentiment:
        yield claim(f"The mood was {newest.sentiment}.", [newest.id])
    for item in items[1:2]:
        yield from _before(item)


def mood(findings: Findings) -> Iterator[Claim]:
    """The mood and its direction, then the words that show it."""
    scored = [item for item in findings.file.interactions if item.sentiment]
    if not scored:
        yield claim("No mood is recorded yet.", ["C"])
    for made in engagement.claims(findings.file):
        if not made.text.startswith("Last contact"):
            yield made
    for item in scored[:2]:
        if sentence := _telling(item):
            yield quote(sentence, item.id, item.on, (item.sentiment or "").capitalize())


def complaints(findings: Findings) -> Iterator[Claim]:
    """What the client objected to or was unhappy about, newest first; none when it is so."""
    told: dict[str, Claim] = {}
    for item in findings.file.interactions:
        objecting = [found.what for found in findings.objections if found.id == item.id]
        if item.sentiment == "negative":
            objecting += [s for s in told_in(item) if mood_of(s) == "negative"][:1]
        for sentence in objecting:
            told.setdefault(sentence, quote(sentence, item.id, item.on))
    yield from islice(told.values(), 4)
    if not told:
        yield claim("The records tell of no complaint and no objection.", ["C"])


def _before(item: InteractionFact) -> Iterator[Claim]:
    for sentence in told_in(item)[:1]:
        yield quote(sentence, item.id, item.on, f"Before that, {_kind(item)}")


def _kind(item: InteractionFact) -> str:
    return {"email": "e-mail", "call": "call", "meeting": "meeting"}.get(item.type, "note")


def _telling(item: InteractionFact) -> str:
    """The sentence in which an interaction's mood shows; its first when none does alone."""
    found = told_in(item)
    return next((s for s in found if mood_of(s) == item.sentiment), found[0] if found else "")
