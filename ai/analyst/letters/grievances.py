"""What a customer has complained of themselves, also in their own language, and on which day."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ai.analyst.letters.texts import LANGUAGES, texts_of
from ai.analyst.pressing import COMPLAINT_DAYS, Complaint, complaints
from ai.analyst.troubles import is_complaint, trouble_in
from ai.facts import CustomerFile, InteractionFact
from ai.reading.languages import is_english, language_of

CONTACTS = ("call", "meeting", "email")
NOTED = timedelta(days=10)
"""How long after a complaint we note something about it, or apologise."""
_WE_APOLOGISED = re.compile(r"\b(?:I|we) (?:have )?apologi[sz]ed|^apologi[sz]ed", re.IGNORECASE)
CANCELLED = re.compile(
    r"\bcancel|\bcalled off\b|\bsomeone else\b|\bann?ul|\bsuspen[sd]|\bstorn|\babsag|\bdisdi|"
    r"\brenonc|"
    r"\bno longer\b|\bdied\b|\bfalleci|\bdécéd|\bverstorben|\bmancat[oa]\b",
    re.IGNORECASE,
)
"""By which a record tells that a thing is given up, or of a death: not for us to come back to."""
WRONG_ABROAD = re.compile(
    r"inadmissible|\bbris[ée]|\bcass[ée]|\btoujours pas\b|\berreur|\bdéçu|\babîm|\bdéchir|"
    r"\btach(?:[ée]|es?\b)|\btrop (?:large|grand|petit|court|long|étroit|serré)|\baux? mauvais|"
    r"\bretard|\binaccettabil|\brott[oa]\b|\bstrappat|"
    r"\bmacchi(?:at|[ae]\b)|\btropp[oa] (?:larg|strett|lung|cort|grand)|"
    r"\bodora|\bpuzza|\britardo|\bsbagliat|\bdelus|"
    r"\bancora non\b|\bkaputt|\bgerissen|\bFleck|\bzu spät|\bfalsch|\benttäusch|\bimmer noch\b|"
    r"\bdefekt|\bgeplatzt|\bzu (?:weit|eng|lang|kurz|groß|klein)\b|\briecht|\blöst sich|"
    r"\brot[oa]s?\b|\bmanch(?:ad|as?\b)|\bdemasiado (?:anch|estrech|larg|cort|grand)|\bhuele|"
    r"\bdescosid|\bretraso|\bequivocad|\bdecepcion|\b(?:todavía|aún) no\b|"
    r"\binaceptable|\brompi[óe]|\brasg|\barañ|\bdefect|\bno cierra|\bdañad|\bse (?:ha |me )?solt|"
    r"\bavevate promesso|\b(?:aviez|avais|avez) promis\b|"
    r"\bversprochen hatten|\bhatten Sie [^.]{0,40}versproch|"
    r"\bprometi(?:eron|ó|ste)|\btoujours rien|\bancora (?:nulla|niente|da)\b|\bimmer noch nichts|"
    r"\bsans (?:nouvelles|réponse)|\bnessuna risposta|\bkeine Antwort|\bsin (?:respuesta|noticias)|"
    r"\bérafl|\bdécousu|\bcraqu|\bdéfaut|\bne (?:ferme|tient) p(?:as|lus)|"
    r"\bscuc|\bgraffi|\bdifett|\bnon si chiude|\bstaccat|\bKratzer|\bverkratzt|\bLoch\b|\bRiss\b|"
    r"\babgerissen|\bgebrochen|\bbeschädigt|\baufgegangen|\bschließt nicht|"
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
_THANKS = re.compile(r"\b(?:merci|grazie|danke|gracias)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.:!?]+|\b(?:mais|aber|pero|però)\b", re.IGNORECASE)


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
    text = item.content
    is_thanked = bool(_THANKS.search(text)) and not ("?" in text or _is_wrong(text))
    return item.sentiment == "positive" or is_thanked or bool(_OVER.search(text))


def _as_made(complaint: Complaint, file: CustomerFile) -> Iterator[Complaint]:
    """What we note of a complaint, or say to it, has the day and words of the complaint; without
    either, its day is none that the customer knows."""
    ours = next((item for item in file.interactions if item.id == complaint.record), None)
    is_apology = ours is not None and bool(_WE_APOLOGISED.search(ours.content))
    if ours is None or not (ours.type == "note" or is_apology):
        yield complaint
        return
    earlier = [
        item
        for item in file.interactions
        if item.type in CONTACTS and item is not ours and timedelta(0) <= ours.on - item.on <= NOTED
    ]
    for item in earlier:
        trouble = trouble_in(item.content)
        if trouble or is_complaint(item.content):
            yield Complaint(item.content, item.id, item.on, trouble or complaint.trouble)
            return
    if is_apology and earlier:
        yield Complaint(earlier[0].content, earlier[0].id, earlier[0].on, complaint.trouble)
    elif complaint.trouble:
        yield complaint


def _abroad(file: CustomerFile) -> Iterator[Complaint]:
    """What the customer's own messages complain of in another language than English."""
    since = file.today - timedelta(COMPLAINT_DAYS)
    for item in file.interactions:
        text = item.content
        is_theirs = item.type == "email" and is_english(text) is False
        if item.on < since or (item.type in CONTACTS and is_over(item)):
            return
        if is_theirs and (_is_wrong(text) or _is_cross(item)) and not CANCELLED.search(text):
            yield Complaint(text, item.id, item.on, None)


def _is_cross(item: InteractionFact) -> bool:
    """Whether a message in another language is unhappy about a thing of the trade."""
    language = language_of(item.content)
    known = language in LANGUAGES and texts_of(language).thing_in(item.content)
    return bool(known) and item.sentiment == "negative"


def _is_wrong(text: str) -> bool:
    return bool(WRONG_ABROAD.search(text))


def wrong_clause(text: str) -> str:
    """The clause of a complaint that tells what is wrong, the whole where none does."""
    return next((each for each in _CLAUSE.split(text) if _is_wrong(each)), text)
