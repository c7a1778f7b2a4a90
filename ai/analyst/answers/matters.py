"""Answers on what is to be done: promises, follow-ups, dates ahead, next steps, the best time."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ai.analyst.answers.quoting import excerpt, quote, sentences_of, told_whole
from ai.analyst.insights import behaviour, things_to_know
from ai.analyst.phrases import claim, quotable, quoted
from ai.claims import Claim
from ai.facts import CustomerFile, full_date
from ai.understanding import Fact

OPEN_PROMISE, DUE, AHEAD, OBJECTION = "Open promise", "Follow-up due", "Ahead", "Last objection"
WAIT = "Wait until"
_SILENCE = re.compile(
    r"\bnot to (?:write|call|contact|be contacted)\b|\bsend nothing\b|"
    r"\b(?:do not|don't) (?:write|call|contact)\b|\bno more (?:letters|e-?mails|calls)\b|"
    r"\bnot (?:want )?to be (?:written|called)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:calls?|calling|telephone|ring|phone|reach\w*|answers|e-?mail|mobile|mornings?|afternoons?|"
    r"evenings?|noon|through|before|after|saturdays?|sundays?|fridays?)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\bpromised\b", re.IGNORECASE)
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def of_kind(file: CustomerFile, *openings: str) -> Iterator[Claim]:
    """The things to know whose claims open with one of these words."""
    for made in things_to_know.claims(file):
        if made.text.startswith(openings):
            yield made


def musts(file: CustomerFile) -> Iterator[Claim]:
    """What must never be overlooked, whole."""
    for fact in file.known.musts:
        whose = f"Mind ({fact.whose})" if fact.whose else "Mind"
        yield quote(fact.quote or fact.words, fact.record, fact.said_on, whose)


def promises(file: CustomerFile) -> Iterator[Claim]:
    """The open promises, then the earlier ones that later records speak of."""
    open_ones = [f for f, _ in things_to_know.open_promises(file) if f.record != "N"]
    yield from map(_promise, open_ones[:6])
    earlier = [fact for fact in file.known.of_kind("promise") if fact not in open_ones]
    if not open_ones:
        text = (
            "I have read no promise that is still open." if earlier else "I have read no promise."
        )
        yield claim(text, ["C"])
    for fact in earlier[:2]:
        if not fact.no_action and fact.record != "N":
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, "Promised earlier")
    read = {fact.record for fact in (*open_ones, *earlier)}
    other = (said for said in sentences_of(file) if said.id not in read)
    for said in islice((each for each in other if _PROMISED.search(each.text)), 2):
        yield quote(said.text, said.id, said.on)


def _promise(fact: Fact) -> Claim:
    by = f", due on {full_date(fact.named_on)}" if fact.named_on else ""
    words = quoted(fact.quote or fact.words)
    return claim(f"Open promise of {full_date(fact.said_on)}{by}: {words}.", [fact.record])


def follow_ups(file: CustomerFile) -> Iterator[Claim]:
    """The open follow-ups, the nearest first, those that are overdue named so."""
    planned = sorted(file.follow_ups, key=lambda item: item.due_on)
    open_ones = [item for item in planned if not item.done]
    for item in open_ones[:6]:
        late = "Overdue since" if item.due_on < file.today else "Due on"
        note = excerpt(item.note) if told_whole(item.note) else "its note can't be repeated here"
        yield claim(f"{late} {full_date(item.due_on)}: {note}.", [item.id])
    owed = [fact for fact, _ in things_to_know.open_promises(file)]
    late_ones = [fact for fact in owed if fact.named_on and fact.named_on < file.today]
    yield from map(_promise, late_ones[:3])
    if not open_ones and not late_ones:
        yield claim("No follow-up is open.", ["C"])


def dates(file: CustomerFile) -> Iterator[Claim]:
    """The occasions ahead with their days, then what is due."""
    for on, fact in file.known.occasions[:5]:
        whose = f" ({fact.whose})" if fact.whose else ""
        words = quoted(fact.quote or fact.words)
        yield claim(f"Ahead, on {full_date(on)}{whose}: {words}.", [fact.record])
    due = list(of_kind(file, OPEN_PROMISE, DUE))
    yield from due
    if not due and not file.known.occasions:
        yield claim("I have read no day ahead.", ["C"])


def next_steps(file: CustomerFile) -> Iterator[Claim]:
    """What is promised, due and ahead, then the contact that the customer's rhythm asks for."""
    yield from of_kind(file, WAIT, OPEN_PROMISE, DUE, AHEAD)
    yield from next_contact(file)
    yield from islice(wishes(file), 1)


def next_contact(file: CustomerFile) -> Iterator[Claim]:
    """The day by which the customer's own rhythm has the next contact."""
    day = file.profile.next_contact_on
    if day is None or list(wish_for_silence(file)):
        return
    if day < file.today:
        text = f"By the usual rhythm a contact was due around {full_date(day)}: get in touch."
    else:
        text = f"By the usual rhythm the next contact falls around {full_date(day)}."
    yield claim(text, ["C"])


def wish_for_silence(file: CustomerFile) -> Iterator[Claim]:
    """The facts that the customer does not want to be written to or called, for now or at all."""
    for fact in (*file.known.musts, *file.known.holds):
        words = fact.quote or fact.words
        if quotable(words) and not fact.whose and (fact.no_action or _SILENCE.search(words)):
            yield quote(words, fact.record, fact.said_on, "Mind first")


def wishes(file: CustomerFile) -> Iterator[Claim]:
    """What the customer asked for, newest first."""
    for fact in file.known.requests[:6]:
        if quotable(fact.quote or fact.words):
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, "Asked for")


def reached(file: CustomerFile) -> list[Fact]:
    """The facts on when and how to reach the customer."""
    told = [fact for fact in file.known.musts if _REACHED.search(fact.quote or fact.words)]
    facts = (*file.known.of_kind("channel"), *told)
    once = {fact.quote or fact.words: fact for fact in facts if not fact.whose}
    return list(once.values())


def timing(file: CustomerFile) -> Iterator[Claim]:
    """When and how to reach the customer: what facts say of it, the channel, weekday and rhythm."""
    for fact in reached(file)[:4]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on)
    yield from behaviour.channel(file)
    yield from _weekday(file)
    yield from next_contact(file)
    yield from islice(of_kind(file, DUE, OPEN_PROMISE), 1)


def _weekday(file: CustomerFile) -> Iterator[Claim]:
    """The weekday of most contacts, when it stands out."""
    items = [item for item in file.interactions if item.type in behaviour.HABITS]
    counted = Counter(item.on.weekday() for item in items)
    for weekday, number in counted.most_common(1):
        if number >= 3 and 3 * number >= len(items):
            ids = [item.id for item in items if item.on.weekday() == weekday]
            yield claim(f"Contacts fell most often on {WEEKDAYS[weekday]}.", ids)
