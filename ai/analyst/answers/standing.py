"""Answers on how a customer stands with us: who, mood and why, complaints, last contact."""

from collections.abc import Iterator
from itertools import islice

from ai.analyst.answers.periods import Period
from ai.analyst.answers.quoting import excerpt, quote, told_in
from ai.analyst.insights import engagement, fashion, summary
from ai.analyst.phrases import claim, quotable
from ai.analyst.pressing import Complaint
from ai.analyst.pressing import complaints as open_complaints
from ai.claims import Claim
from ai.facts import CustomerFile, InteractionFact, full_date

FEW_WORDS = 5


def within(file: CustomerFile, period: Period) -> Iterator[Claim]:
    """What was said and bought in a period, the newest first."""
    for item in file.interactions:
        if period.holds(item.on):
            yield from (quote(sentence, item.id, item.on) for sentence in told_in(item))
    for bought in file.purchases:
        if period.holds(bought.on):
            yield claim(f"On {full_date(bought.on)}: {bought.product}.", [bought.id])


def who(file: CustomerFile) -> Iterator[Claim]:
    """Who the customer is, what they love, what matters, and the last contact."""
    yield from summary.claims(file)
    if file.interactions:
        yield from islice(last_contact(file), 1)
    yield from islice(fashion.claims(file), 1)


def last_contact(file: CustomerFile) -> Iterator[Claim]:
    """The newest interaction with what it says, and how the customer was."""
    items = file.interactions
    if not items:
        yield claim(f"No contact with {file.profile.name} is recorded yet.", ["C"])
        return
    newest = items[0]
    subject = newest.subject.strip()
    about = f", about {excerpt(subject)}" if subject and quotable(subject) else ""
    yield claim(f"Last contact: {_kind(newest)} on {full_date(newest.on)}{about}.", [newest.id])
    for sentence in told_in(newest)[:3]:
        if len(sentence.split()) > 2:  # "Dear Lucian," tells nothing
            yield claim(f"{excerpt(sentence)}.", [newest.id])
    if newest.sentiment:
        yield claim(f"The mood was {newest.sentiment}.", [newest.id])
    for item in items[1:2]:
        for sentence in told_in(item)[:1]:
            yield quote(sentence, item.id, item.on, f"Before that, {_kind(item)}")


def mood(file: CustomerFile) -> Iterator[Claim]:
    """The mood and its direction, then the words of complaint, if any is open."""
    scored = [item for item in file.interactions if item.sentiment]
    if not scored:
        yield claim("No mood is recorded yet.", ["C"])
    for made in engagement.claims(file):
        if not made.text.startswith("Last contact"):
            yield made
    for complaint in open_complaints(file)[:2]:
        yield quote(complaint.words, complaint.record, complaint.on, "Open complaint")
    for item in scored[:2]:
        for sentence in told_in(item)[:1]:
            yield quote(sentence, item.id, item.on, (item.sentiment or "").capitalize())


def complaints(file: CustomerFile) -> Iterator[Claim]:
    """What the customer objected to or complained of, newest first, the open ones named so."""
    open_ones = open_complaints(file)[:3]
    for complaint in open_ones:
        yield quote(complaint.words, complaint.record, complaint.on, "Open complaint")
        yield from _told_with(file, complaint)
    told = {complaint.record for complaint in open_ones}
    earlier = [fact for fact in file.known.of_kind("objection") if fact.record not in told]
    for fact in earlier[:3]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on)
    if not open_ones and not earlier:
        yield claim("I have read no complaint and no objection.", ["C"])


def _told_with(file: CustomerFile, complaint: Complaint) -> Iterator[Claim]:
    """What else its record says, where a complaint is a word or two: "Honestly disappointed"."""
    items = [item for item in file.interactions if item.id == complaint.record]
    for item in items if len(complaint.words.split()) < FEW_WORDS else []:
        for sentence in told_in(item)[:2]:
            if sentence.strip(" .") != complaint.words.strip(" ."):
                yield quote(sentence, item.id, item.on)


def _kind(item: InteractionFact) -> str:
    return {"email": "e-mail", "call": "call", "meeting": "meeting"}.get(item.type, "note")
