"""Things to know: open promises, what lies ahead, the last objection, what to avoid."""

from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.findings import Findings, Found
from ai.analyst.phrases import claim, quoted
from ai.claims import Claim
from ai.facts import full_date
from ai.reading import Commitment

PROMISE_DAYS = 60
"""A promise older than this, with no word of it since, is taken as settled."""

OBJECTION_DAYS = 365
"""An objection older than this is history."""


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, most urgent first."""
    yield from open_promises(findings)
    yield from ahead(findings)
    yield from _cautions(findings)
    yield from last_objection(findings)


def open_promises(findings: Findings) -> Iterator[Claim]:
    """The newest promises that no later record shows as kept; at most two."""
    since = findings.file.today - timedelta(PROMISE_DAYS)
    recent = [item for item in findings.promises if item.id != "N" and item.on >= since]
    for item in [item for item in recent if not _kept(findings, item)][:2]:
        text = f"Open promise of {full_date(item.on)}: {quoted(item.what.sentence)}."
        yield claim(text, [item.id])


def ahead(findings: Findings) -> Iterator[Claim]:
    """Open follow-ups and days that the records name, the nearest first; at most three."""
    file = findings.file
    due = {
        item.due_on: (
            f"Follow-up due on {full_date(item.due_on)}: {item.note.rstrip('.')}.",
            item.id,
        )
        for item in file.follow_ups
        if not item.done
    }
    said = {item.what.sentence for item in findings.promises}
    for item in findings.events:
        day, sentence = item.what.on, item.what.sentence
        if day >= file.today and sentence not in said and _lasts(sentence):
            said.add(sentence)
            due.setdefault(day, (f"Ahead: {quoted(sentence)}.", item.id))
    for _, (text, id) in sorted(due.items())[:3]:
        yield claim(text, [id])


def _lasts(sentence: str) -> bool:
    """Whether a sentence names its day by a number, so that it can be understood on any day."""
    return any(character.isdigit() for character in sentence)


def _cautions(findings: Findings) -> Iterator[Claim]:
    said: set[str] = set()
    for item in findings.cautions:
        if item.what not in said:
            said.add(item.what)
            yield claim(f"Mind: {quoted(item.what)}.", [item.id])
        if len(said) == 2:
            return


def last_objection(findings: Findings) -> Iterator[Claim]:
    """The newest objection in an interaction."""
    since = findings.file.today - timedelta(OBJECTION_DAYS)
    for item in findings.objections:
        if item.id != "N" and item.on >= since:
            yield claim(
                f"Last objection, on {full_date(item.on)}: {quoted(item.what)}.",
                [item.id],
            )
            return


def _kept(findings: Findings, promise: Found[Commitment]) -> bool:
    """Whether a later record of ours speaks of at least half of the promise's longer words."""
    words = _long_words(promise.what.task)
    later = [item for item in findings.file.interactions if item.on > promise.on]
    told = [f"{item.subject} {item.content}" for item in later]
    done = [item.note for item in findings.file.follow_ups if item.done]
    return any(2 * len(words & _long_words(text)) >= len(words) for text in told + done if words)


def _long_words(text: str) -> set[str]:
    return {word.strip(".,;:!?").lower().rstrip("s") for word in text.split() if len(word) > 3}
