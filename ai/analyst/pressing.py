"""What presses with a customer: a complaint that is open, and what we promised and still owe."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ai.analyst.insights import things_to_know
from ai.analyst.troubles import Trouble, is_complaint, trouble_in
from ai.facts import CustomerFile, InteractionFact
from ai.understanding import Fact

COMPLAINT_DAYS = 180
"""After how many days a complaint no longer presses."""
_APOLOGY = re.compile(r"apologi[sz]ed (?:to \w+ )?for\b", re.IGNORECASE)
MOURNING_DAYS = 365
_DEATH = re.compile(
    r"\b(?:mourning|grieving|bereaved|deuil|lutto|luto|Trauer|died|passed away|"
    r"funeral|condol\w+|widow\w*|late (?:husband|wife|mother|father)|"
    r"lost (?:her|his|their) (?:husband|wife|mother|father|son|daughter|brother|sister|parents?)|"
    r"décédée?|veuve?|obsèques|è morta|è morto|vedov[ao]|funerale|verstorben|gestorben|Witwer?|"
    r"Beerdigung|falleci\w+|viud[ao]|pésame)\b",
    re.IGNORECASE,
)
_OF_THE_WORK = ("defect", "smell", "rash", "wrong")
"""Kinds of trouble that are complaints in whatever mood a customer writes of them."""
_MISTAKEN = re.compile(
    r"\b(?:less|more|other|higher|lower) than\b|\bincorrect\b|\bmistake\b|\berror\b|\bnot what\b|"
    r"\b(?:does|did) ?n[o’']t (?:match|show|include)|\bcorrect (?:it|this|that)\b|\binstead of\b",
    re.IGNORECASE,
)
"""By which a paper is told to be wrong."""
_MENDED = re.compile(
    r"\b(?:mended|repaired|replaced|fixed|remade|resewn|re-?dyed|refunded|corrected|settled|"
    r"(?:like|as|than) new|forgiven)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Complaint:
    """A complaint that is open: its words, the record and the day, and its name if it has one."""

    words: str
    record: str
    on: date
    trouble: Trouble | None


def complaints(file: CustomerFile) -> list[Complaint]:
    """The open complaints, newest first: none after which all was well again."""
    since = max(well_again(file), file.today - timedelta(COMPLAINT_DAYS))
    of_facts = [
        Complaint(fact.words, fact.record, fact.said_on, trouble_in(fact.words))
        for fact in file.known.of_kind("objection")
        if fact.said_on > since and not fact.is_settled
    ]
    read = {complaint.record for complaint in of_facts}
    of_moods = [
        Complaint(_title(item), item.id, item.on, trouble_in(f"{item.subject}. {item.content}"))
        for item in file.interactions
        if item.on > since and item.id not in read and _complains(item)
    ]
    open_ones = [each for each in of_facts if each.trouble or is_complaint(each.words)]
    return sorted([*open_ones, *of_moods], key=lambda each: each.on, reverse=True)


def promises(file: CustomerFile) -> list[Fact]:
    """What we owe: the one due next on top, then the newest; not what a later record speaks of."""
    owed = [fact for fact, _ in things_to_know.open_promises(file) if fact.record != "N"]
    ahead = [fact for fact in owed if fact.named_on and fact.named_on >= file.today]
    past = [fact for fact in owed if fact not in ahead]
    return [*ahead, *sorted(past, key=lambda fact: fact.said_on, reverse=True)]


def _complains(item: InteractionFact) -> bool:
    """Whether a record tells of a grievance, or is a message in which something is wrong."""
    text = f"{item.subject}. {item.content}"
    is_unhappy = item.sentiment == "negative" or bool(_APOLOGY.match(item.content.strip()))
    if is_unhappy and is_complaint(text):
        return True
    trouble = trouble_in(text) if item.type == "email" else None
    is_wrong = trouble is not None and (
        trouble.kind in _OF_THE_WORK
        or trouble.thing == "charge"
        or (trouble.kind == "paper" and bool(_MISTAKEN.search(text)))
    )
    return is_wrong and item.sentiment != "positive" and not _MENDED.search(text)


def is_bereaved(file: CustomerFile) -> bool:
    """Whether somebody close to the customer has died of late, as any record tells."""
    since = file.today - timedelta(MOURNING_DAYS)
    texts = (item.content for item in file.interactions if item.on >= since)
    return any(_DEATH.search(text) for text in (file.notes, *texts))


def well_again(file: CustomerFile) -> date:
    """The newest day on which the customer was happy, and named nothing that is wrong."""
    happy = (
        item.on
        for item in file.interactions
        if item.sentiment == "positive"
        and (_MENDED.search(item.content) or not trouble_in(item.content))
    )
    return max(happy, default=date.min)


def _title(item: InteractionFact) -> str:
    return f"{item.subject} {item.content}".strip()
