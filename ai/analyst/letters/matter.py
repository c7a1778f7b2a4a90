"""What a customer waits for, by its name: what is open, what we planned, what they wish."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.letters.grievances import CANCELLED, CONTACTS, WRONG_ABROAD, is_over
from ai.analyst.letters.owed import owed
from ai.analyst.letters.plans import due, planned
from ai.analyst.letters.texts import Texts
from ai.analyst.pressing import complaints
from ai.analyst.troubles import trouble_in
from ai.facts import CustomerFile

RECENT = timedelta(days=270)
_WISHES = re.compile(
    r"\?|\b(?:needs?|wants|would (?:like|love)|looking for|wishes|asked for|please|i['’]d like)\b|"
    r"\b(?:je voudrais|j['’]aimerais|je cherche|elle veut|il veut|cherche|écri(?:s|vez)-moi)\b|"
    r"\b(?:vorre(?:i|bbe)|cerc[oa]|mi scriva|scrivimi)\b|\b(?:möchte|sucht?e?|schreib\w* mir)\b|"
    r"\b(?:quisiera|querría|quiere|busc[oa]|escríbeme|escríbame)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:wants?|wears?|needs?|asks?(?: for)?|likes?) (?:nothing|no|never)\b|\bnever\b|"
    r"\b(?:rien|niente|nada|nichts)\b",
    re.IGNORECASE,
)


def matter(file: CustomerFile, texts: Texts, is_wrong: bool) -> dict[str, str]:
    """The words for it: in English what we planned to do, else the thing by its name; but what
    was written of since something went wrong is that."""
    items = {item.id: item for item in file.interactions if item.type in CONTACTS}
    for text, record in () if is_wrong else _open(file):
        if thing := texts.thing_in(text):
            item = items.get(record)
            contact = texts.contact(item.type, texts.day(item.on, file.today)) if item else ""
            words = {"planned": _planned(file, texts), "matter": thing, "matter_contact": contact}
            return {name: said for name, said in words.items() if said}
    planned = _planned(file, texts)
    return {"planned": planned} if planned else {}


def _planned(file: CustomerFile, texts: Texts) -> str:
    """The open follow-up that is due next, said to the customer; "" when it can't be."""
    return next((said for each in due(file) if (said := planned(each, file, texts))), "")


def _open(file: CustomerFile) -> Iterator[tuple[str, str]]:
    """What may be waited for, in the records' words, each with its record."""
    yield from ((each.words, each.record) for each in complaints(file))
    yield from ((fact.quote or fact.words, fact.record) for fact in owed(file))
    yield from ((each.note, each.id) for each in due(file))
    since = max([file.today - RECENT, *(each.on for each in file.purchases)])
    well = (each.on for each in file.interactions if each.type in CONTACTS and is_over(each))
    since = max([since, *well])
    asked = (fact for fact in file.known.requests if fact.said_on >= since and fact.record != "N")
    given_up = (CANCELLED, _REFUSED)
    yield from (
        (f.quote, f.record) for f in asked if not any(each.search(f.quote) for each in given_up)
    )
    yield from _asked(file)


def _asked(file: CustomerFile) -> Iterator[tuple[str, str]]:
    """The contacts in which the customer asks, wishes or complains, newest first, since they last
    bought or were happy."""
    met = [item for item in file.interactions if item.type in CONTACTS]
    happy = [item.on for item in met if is_over(item)]
    since = max([file.today - RECENT, *happy])
    bought = max((each.on for each in file.purchases), default=since)
    for item in met:
        text = item.content
        if item.on < since or item.on <= bought or CANCELLED.search(text):
            continue
        is_wrong = not is_over(item) and (WRONG_ABROAD.search(text) or trouble_in(text))
        if is_wrong or (_WISHES.search(text) and not _REFUSED.search(text)):
            yield text, item.id
