"""Which letter is due to a customer, and in which tone, as the facts and their style say."""

import re
from collections import Counter

from ai.analyst.letters.material import words_for
from ai.analyst.letters.texts import texts_of
from ai.analyst.letters.wishes import wants_no_letters
from ai.analyst.pressing import complaints, is_bereaved, promises
from ai.facts import CustomerFile

QUIET_DAYS = 180
"""Days without contact after which a customer is to be won back."""
QUIET_RHYTHMS = 3
"""So many times the customer's own rhythm, past two months, is quiet too."""
LEAST_QUIET_DAYS = 60
LEAST_CUES = 2

_CUES = {
    "formal": r"\b(?:formal(?:ly)?|protocol|titles?|discreet|correct|Sheikha?|Excellency|Lady|Lord|"
    r"polite(?:ly)?|courteous|minister|ambassador|foundation|donors|committee|barrister)\b",
    "concise": r"\b(?:long e-?mails|brief|short call|one line|to the point|punctual|hurry|precise|"
    r"spreadsheet|quick(?:ly)?|no patience|no small talk|small talk|within the hour|decisively|"
    r"between two meetings|busy)\b",
    "playful": r"\b(?:laugh(?:ed|s|ing)?|jok(?:e|es|ed|ing)|wit|witty|emoji|capitals|giggl\w+|"
    r"exclamation marks|teas(?:ed|es)|funny|mischie\w+|danced|glitters?|pranks?)\b",
    "warm": r"\b(?:hug(?:ged)?|kissed|card from|pastries|flowers|family|daughters?|warm(?:ly)?|"
    r"good humour|generous|thanked|handwritten|stories)\b",
}
_PATTERNS = {tone: re.compile(cues, re.IGNORECASE) for tone, cues in _CUES.items()}
_NOT_PLAYFUL = re.compile(r"\bavoid\b[^.]*\b(?:fun|jokes?|small talk)\b", re.IGNORECASE)


def proposed_tone(file: CustomerFile) -> str:
    """The tone that the customer's own manner asks for, else the one that fits the stage."""
    counted = Counter[str]()
    serious = bool(complaints(file) or is_bereaved(file) or _NOT_PLAYFUL.search(file.notes))
    texts = [(LEAST_CUES, file.notes), *((1, item.content) for item in file.interactions)]
    for weight, text in texts:
        counted.update({tone: weight for tone, cues in _PATTERNS.items() if cues.search(text)})
    if serious:
        counted.pop("playful", None)
    for tone, number in counted.most_common(1):
        if number >= LEAST_CUES:
            return tone
    return "formal" if file.profile.stage == "lead" or complaints(file) else "warm"


def proposed_scenario(file: CustomerFile) -> str:
    """The letter that matters most: to mend, to return, to keep a promise, to thank, to offer."""
    profile, words = file.profile, words_for(file, texts_of("en"))
    if wants_no_letters(file):
        return "thank_you"
    if complaints(file):
        return "apology"
    if _is_quiet(file):
        return "win_back"
    if promises(file):
        return "follow_up"
    if "fresh" in words:
        return "thank_you"
    if "piece" in words and ("occasion" in words or profile.stage == "prospect"):
        return "proposal"
    if profile.stage == "lead" or (profile.stage == "prospect" and file.interactions):
        return "private_viewing" if file.interactions else "follow_up"
    return "new_arrivals" if "piece" in words else "follow_up"


def _is_quiet(file: CustomerFile) -> bool:
    last = file.profile.last_contact_on
    if last is None:
        return False
    days = (file.today - last).days
    rhythm = file.profile.rhythm_days
    return days >= QUIET_DAYS or bool(
        rhythm and days >= max(QUIET_RHYTHMS * rhythm, LEAST_QUIET_DAYS)
    )
