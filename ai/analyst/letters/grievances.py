"""What a customer has complained of themselves, also in their own language, and on which day."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.pressing import COMPLAINT_DAYS, Complaint, complaints
from ai.analyst.troubles import is_complaint, trouble_in
from ai.facts import CustomerFile, InteractionFact
from ai.reading.languages import is_english

CONTACTS = ("call", "meeting", "email")
NOTED = timedelta(days=10)
"""How long after a complaint we note something about it."""
CANCELLED = re.compile(
    r"\bcancel|\bcalled off\b|\bsomeone else\b|\bannul|\bsuspen[sd]|\bstorn|\babsag|\bdisdi|"
    r"\brenonc|"
    r"\bno longer\b|\bdied\b|\bfalleci|\bdécéd|\bverstorben|\bmancat[oa]\b",
    re.IGNORECASE,
)
"""By which a record tells that a thing is given up, or of a death: not for us to come back to."""
WRONG_ABROAD = re.compile(
    r"inadmissible|\bbris[ée]|\bcass[ée]|\btoujours pas\b|\berreur|\bdéçu|\babîm|\bdéchir|"
    r"\btach[ée]|"
    r"\bretard|\binaccettabil|\brott[oa]\b|\bstrappat|\bmacchiat|\britardo|\bsbagliat|\bdelus|"
    r"\bancora non\b|\bkaputt|\bgerissen|\bFleck|\bzu spät|\bfalsch|\benttäusch|\bimmer noch\b|"
    r"\bdefekt|"
    r"\brot[oa]s?\b|\bmanchad|\bretraso|\bequivocad|\bdecepcion|\b(?:todavía|aún) no\b|"
    r"\binaceptable|"
    r"\b(?:segunda|tercera) vez\b|\b(?:seconde|deuxième|troisième) fois\b|\b(?:seconda|"
    r"terza) volta\b|"
    r"\bzum (?:zweiten|dritten) Mal\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\baccett\w+ le scuse\b|\bchius[oa]\b|\brisolt|\bréglée?\b|\brésolu|\berledigt\b|\bgelöst\b|"
    r"\bresuelt|\bsolucionad|\baccepte vos excuses\b|\bacepto (?:las|sus) disculpas\b",
    re.IGNORECASE,
)


def grievances(file: CustomerFile) -> list[Complaint]:
    """The open complaints, newest first, each of the day on which the customer made it."""
    told = [each for complaint in complaints(file) for each in _as_made(complaint, file)]
    return told or list(_abroad(file))


def is_serious(file: CustomerFile) -> bool:
    """Whether anything has gone wrong of late, so that no letter is written in jest."""
    since = file.today - NOTED * 3
    late = (item for item in file.interactions if item.on >= since and item.type in CONTACTS)
    newest = next(late, None)
    wrong = newest is not None and not is_over(newest) and trouble_in(newest.content)
    return bool(grievances(file) or wrong)


def is_over(item: InteractionFact) -> bool:
    """Whether a contact says that all is well."""
    return item.sentiment == "positive" or bool(_OVER.search(item.content))


def _as_made(complaint: Complaint, file: CustomerFile) -> Iterator[Complaint]:
    """What a note of ours says of a complaint has the day and words of the complaint; without
    either, its day is none that the customer knows."""
    note = next((item for item in file.interactions if item.id == complaint.record), None)
    if note is None or note.type != "note":
        yield complaint
        return
    for item in file.interactions:
        trouble = trouble_in(item.content)
        is_it = item.type in CONTACTS and timedelta(0) <= note.on - item.on <= NOTED
        if is_it and (trouble or is_complaint(item.content)):
            yield Complaint(item.content, item.id, item.on, complaint.trouble or trouble)
            return
    if complaint.trouble:
        yield complaint


def _abroad(file: CustomerFile) -> Iterator[Complaint]:
    """What the customer's own messages complain of in another language than English."""
    since = file.today - timedelta(COMPLAINT_DAYS)
    for item in file.interactions:
        if item.on < since or (item.type in CONTACTS and is_over(item)):
            return
        text = item.content
        is_theirs = item.type == "email" and is_english(text) is False
        if is_theirs and WRONG_ABROAD.search(text) and not CANCELLED.search(text):
            yield Complaint(text, item.id, item.on, None)
