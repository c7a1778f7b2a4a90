"""Answers on what is to be done: promises, follow-ups, dates ahead, next steps, the best time."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ai.analyst.answers.quoting import excerpt, quote, sentences_of, told_whole
from ai.analyst.insights import things_to_know
from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import claim, quotable
from ai.claims import Claim
from ai.facts import full_date
from ai.reading.commitments import requests

OPEN_PROMISE, DUE, AHEAD, OBJECTION = "Open promise", "Follow-up due", "Ahead", "Last objection"
_HOURS = re.compile(
    r"\b(?:mornings|afternoons?|evenings|noon|midnight|by day|by night|o'clock|within the hour|"
    r"not on \w+days?|prayer times?|hurry|lateness|punctual)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:calls?|calling|telephone|rings?|phone|reach\w*|answers)\b.{0,40}"
    r"\b(?:before|after|between|until|only|mornings?|afternoons?|evenings?|nights?)\b|"
    r"\bno (?:e-?mail|mobile|calls)\b|\b(?:speaks|answers|everything goes) through\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"\bnot to (?:write|call|contact|be contacted)\b|\bsend nothing\b|"
    r"\b(?:do not|don't) (?:write|call|contact)\b|\bno more (?:letters|e-?mails|calls)\b",
    re.IGNORECASE,
)
_CHANNEL = {
    "email": "Mostly in touch by e-mail",
    "call": "Mostly reached by telephone",
    "meeting": "Mostly met in person",
}
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def of_kind(findings: Findings, *openings: str) -> Iterator[Claim]:
    """The things to know whose claims open with one of these words."""
    for made in things_to_know.claims(findings.file):
        if made.text.startswith(openings):
            yield made


def promises(findings: Findings) -> Iterator[Claim]:
    """The open promises, then the earlier ones that later records speak of."""
    open_ones = list(of_kind(findings, OPEN_PROMISE))
    yield from open_ones
    told = {id for made in open_ones for id in made.evidence}
    earlier = [item for item in findings.promises if item.id not in told]
    if not open_ones:
        yield claim(
            "The records show no promise that is still open."
            if earlier
            else "The records tell of no promise.",
            ["C"],
        )
    for item in earlier[:3]:
        yield quote(item.what.sentence, item.id, item.on, "Promised earlier")


def follow_ups(findings: Findings) -> Iterator[Claim]:
    """The open follow-ups, the nearest first, those that are overdue named so."""
    planned = sorted(findings.file.follow_ups, key=lambda item: item.due_on)
    open_ones = [item for item in planned if not item.done]
    for item in open_ones[:6]:
        late = "Overdue since" if item.due_on < findings.file.today else "Due on"
        note = excerpt(item.note) if told_whole(item.note) else "its note can't be repeated here"
        yield claim(f"{late} {full_date(item.due_on)}: {note}.", [item.id])
    if not open_ones:
        yield claim("No follow-up is open.", ["C"])


def dates(findings: Findings) -> Iterator[Claim]:
    """The days ahead that records name, with what is due."""
    found = list(of_kind(findings, AHEAD, OPEN_PROMISE, DUE))
    yield from found
    if not found:
        yield claim("The records name no day ahead.", ["C"])


def next_steps(findings: Findings) -> Iterator[Claim]:
    """What is promised, due and ahead, then the contact that the client's rhythm asks for."""
    yield from of_kind(findings, OPEN_PROMISE, DUE, AHEAD)
    yield from next_contact(findings)
    yield from islice(wishes(findings), 1)


def next_contact(findings: Findings) -> Iterator[Claim]:
    """The day by which the client's own rhythm has the next contact."""
    profile = findings.file.profile
    if (day := profile.next_contact_on) is None or list(wish_for_silence(findings)):
        return
    if day < findings.file.today:
        text = f"By the usual rhythm a contact was due around {full_date(day)}: get in touch."
    else:
        text = f"By the usual rhythm the next contact falls around {full_date(day)}."
    yield claim(text, ["C"])


def wish_for_silence(findings: Findings) -> Iterator[Claim]:
    """What the notes say of a client who does not want to be written to or called."""
    for said in sentences_of(findings.file):
        if said.id == "N" and _SILENCE.search(said.text):
            yield quote(said.text, said.id, said.on, "Mind first")


def wishes(findings: Findings) -> Iterator[Claim]:
    """What the client asked for, newest first."""
    for item in findings.file.interactions:
        for wish in requests(item.content, item.on):
            if quotable(wish.sentence):
                yield quote(wish.sentence, item.id, item.on, "Asked for")


def timing(findings: Findings) -> Iterator[Claim]:
    """When and how to reach the client: what records say of it, the channel, weekday and rhythm."""
    told = [
        item
        for item in sentences_of(findings.file)
        if _REACHED.search(item.text) or (item.id == "N" and _HOURS.search(item.text))
    ]
    for item in told[:3]:
        yield quote(item.text, item.id, item.on)
    yield from _channel(findings)
    yield from _weekday(findings)
    yield from next_contact(findings)
    yield from islice(of_kind(findings, DUE, OPEN_PROMISE), 1)


def _channel(findings: Findings) -> Iterator[Claim]:
    counts = findings.file.profile.contacts_by_type
    contacts = {kind: n for kind, n in counts.items() if kind in _CHANNEL and n}
    if contacts:
        kind = max(contacts, key=lambda kind: contacts[kind])
        examples = [item.id for item in findings.file.interactions if item.type == kind][:2]
        yield claim(f"{_CHANNEL[kind]}.", ["C", *examples])


def _weekday(findings: Findings) -> Iterator[Claim]:
    """The weekday of most contacts, when it stands out."""
    items = [item for item in findings.file.interactions if item.type in _CHANNEL]
    counted = Counter(item.on.weekday() for item in items)
    for weekday, number in counted.most_common(1):
        if number >= 3 and 3 * number >= len(items):
            ids = [item.id for item in items if item.on.weekday() == weekday]
            yield claim(f"Contacts fell most often on {WEEKDAYS[weekday]}.", ids)
