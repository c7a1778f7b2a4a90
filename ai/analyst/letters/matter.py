"""What a customer waits for, by its name: what is open, what we planned, what they wish."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.material import said_to_you
from ai.analyst.letters.texts import Texts
from ai.analyst.pressing import complaints, promises
from ai.facts import CustomerFile

NEAR = timedelta(days=45)
"""How far from today a follow-up is still what a letter is about."""
RECENT = timedelta(days=270)


def matter(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The words for it: in English what we planned to do, else the thing by its name."""
    planned = _planned(file) if texts.is_english else ""
    thing = next((named for text in _open(file) if (named := texts.thing_in(text))), "")
    return {"planned": planned, "matter": thing}


def _planned(file: CustomerFile) -> str:
    """The open follow-up that is due next, said to the customer; "" when it can't be."""
    due = sorted((each for each in file.follow_ups if not each.done), key=lambda each: each.due_on)
    for each in due:
        said = said_to_you(each.note, file.profile.name)
        if abs(each.due_on - file.today) <= NEAR and said.startswith("to ") and told_whole(said):
            return re.sub(r" \([^()]*\)", "", said).rstrip(" .")
    return ""


def _open(file: CustomerFile) -> Iterator[str]:
    yield from (each.words for each in complaints(file))
    yield from (fact.quote or fact.words for fact in promises(file))
    due = (each for each in file.follow_ups if not each.done)
    yield from (each.note for each in due if abs(each.due_on - file.today) <= NEAR)
    since = file.today - RECENT
    yield from (fact.quote for fact in file.known.requests if fact.said_on >= since)
    yield from (item.content for item in file.interactions if item.on >= since)
