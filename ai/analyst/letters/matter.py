"""What a customer waits for, by its name: what is open, what we planned, what they wish."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.material import CONTACTS, said_to_you
from ai.analyst.letters.texts import Texts
from ai.analyst.pressing import complaints, promises
from ai.facts import CustomerFile, FollowUpFact

NEAR = timedelta(days=45)
"""How far from today a follow-up is still what a letter is about."""
RECENT = timedelta(days=270)


def matter(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The words for it: in English what we planned to do, else the thing by its name."""
    items = {item.id: item for item in file.interactions if item.type in CONTACTS}
    for text, record in _open(file):
        if thing := texts.thing_in(text):
            item = items.get(record)
            contact = texts.contact(item.type, texts.day(item.on, file.today)) if item else ""
            return {"planned": _planned(file, texts), "matter": thing, "matter_contact": contact}
    return {"planned": _planned(file, texts)}


def _planned(file: CustomerFile, texts: Texts) -> str:
    """The open follow-up that is due next, said to the customer; "" when it can't be."""
    due = sorted((each for each in file.follow_ups if not each.done), key=lambda each: each.due_on)
    near = (each for each in due if abs(each.due_on - file.today) <= NEAR)
    return next((said for each in near if (said := planned(each, file, texts))), "")


def planned(due: FollowUpFact, file: CustomerFile, texts: Texts) -> str:
    """A follow-up as we say to the customer what we are to do; "" when it can't be said."""
    said = said_to_you(due.note, file.profile.name) if texts.is_english else ""
    if said.startswith("to ") and told_whole(said):
        return re.sub(r" \([^()]*\)", "", said).rstrip(" .")
    return texts.act(due.note)


def _open(file: CustomerFile) -> Iterator[tuple[str, str]]:
    """What may be waited for, in the records' words, each with its record."""
    yield from ((each.words, each.record) for each in complaints(file))
    yield from ((fact.quote or fact.words, fact.record) for fact in promises(file))
    due = (each for each in file.follow_ups if not each.done)
    yield from ((each.note, each.id) for each in due if abs(each.due_on - file.today) <= NEAR)
    since = file.today - RECENT
    asked = (fact for fact in file.known.requests if fact.said_on >= since)
    yield from ((fact.quote, fact.record) for fact in asked)
    yield from ((item.content, item.id) for item in file.interactions if item.on >= since)
