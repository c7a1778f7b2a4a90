"""What was promised to the customer themselves: not what a note plans, nor the house's evenings."""

import re

from ai.analyst.pressing import promises
from ai.facts import CustomerFile
from ai.understanding import Fact

OURS = re.compile(
    r"\b(?:house|salon|our|store|boutique) (?:event|evening|party|supper|dinner|reception)|"
    r"\b(?:supper|event|evening|party|reception|dinner) (?:at|in) (?:the|our) "
    r"(?:[\w'’-]{1,30} ){0,4}(?:salon|house|boutique|store)\b|"
    r"\bto be invited\b|\bon (?:the|our) list\b|"
    r"\b(?:soirée|cena|serata|velada|Abend)\b[^.]{0,30}\b(?:salon|salone|salón)\b",
    re.IGNORECASE,
)
"""An event of the house: one is invited to it; it is no promise, and no occasion of their own."""
_GIVEN = re.compile(
    r"\b(?:promis\w+|told|assured|agreed|undert(?:ook|ake)|gave \w+ (?:my|our) word|said|prometí|"
    r"promesso|versprochen|zugesagt)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\bhad (?:\w+ )?promised\b", re.IGNORECASE)
"""Of a promise of another day, which has its own record."""
_TO_US = re.compile(r"\b(?:you|vous|tu|Lei|Le|ti|usted|le|te|Sie|Ihnen|du|dir)\b", re.IGNORECASE)
"""What an e-mail promises is ours where it speaks to somebody, be it to them or to us."""
_WISHED = re.compile(
    r"^(?:(?:sie|er|elle|il|ella|lei|lui) )?(?:will|möchte|wünscht|veut|voudrait|vuole|vorrebbe|"
    r"quiere|querría)\b|\b(?:I (?:must|have to|need to)|je dois|devo|debo|ich muss)\b",
    re.IGNORECASE,
)
"""What the customer wants or has to do: "Sie will" is no "she will"."""


def owed(file: CustomerFile) -> list[Fact]:
    """The promises that the customer has heard from us, the one due first on top."""
    notes = {item.id for item in file.interactions if item.type == "note"}
    mails = {item.id for item in file.interactions if item.type == "email"}
    return [
        fact
        for fact in promises(file)
        if (fact.record not in notes or _GIVEN.search(fact.quote))
        and not OURS.search(fact.quote)
        and (fact.record not in mails or _TO_US.search(fact.quote))
        and not _EARLIER.search(fact.quote)
        and not _WISHED.search(fact.quote)
    ]
