"""What went wrong for a client of late, in words that our side can apologise with."""

import re
from datetime import date

from ai.facts import CustomerFile
from ai.reading.sentences import told

RECENT_DAYS = 180
_KINDS = {
    "the waiting": r"\b(?:late|later than|delay\w*|wait(?:ed|ing)|astray|overdue|still no[t]?|"
    r"not (?:back|arrived|come)|nobody came|ask twice|reminder|unanswered|forgot\w*)\b",
    "the errors on paper": r"\b(?:invoice|credit note|wrong amount|overcharged|billed|bill)\b",
    "the work that was not as it should be": r"\b(?:broke|torn?|seams?|zips?|hems?|alteration|"
    r"stain\w*|rash|too (?:tight|loose|long|short|heavy|stiff)|came off|fell (?:off|apart)|"
    r"scratch\w*|lining showed|wrong shade|different (?:blue|colour|shade)|no room)\b",
    "the want of discretion": r"\b(?:leaked?|press|photograph(?:ed|ers?)|privacy|gossip|online)\b",
}
_COMPLAINT = re.compile(
    r"\bcomplain|\bannoyed|\bcross\b|\bupset|\bdisappoint|\bfurious|\bangry|\bunhappy|\bcold\b|"
    r"\bapologi|\bmade good|\bwrong|\bask twice|\bkept waiting|\bstill no",
    re.IGNORECASE,
)
_PATTERNS = {words: re.compile(pattern, re.IGNORECASE) for words, pattern in _KINDS.items()}


def troubles(file: CustomerFile) -> list[tuple[str, date]]:
    """What recent complaints are about, newest first, each kind once; "" for what has no name.

    A mood that was bad for another reason, such as a price or a refusal, is none.
    """
    found: dict[str, date] = {}
    for item in file.interactions:
        if item.sentiment != "negative" or (file.today - item.on).days > RECENT_DAYS:
            continue
        text = " ".join(told(f"{item.subject}.\n{item.content}"))
        if not _COMPLAINT.search(text):
            continue
        kinds = [words for words, pattern in _PATTERNS.items() if pattern.search(text)]
        for words in kinds or [""]:
            found.setdefault(words, item.on)
    return list(found.items())


def is_unhappy(file: CustomerFile) -> bool:
    """Whether the newest mood on record is a complaint's."""
    newest = next((item for item in file.interactions if item.sentiment), None)
    return bool(
        newest
        and newest.sentiment == "negative"
        and any(on == newest.on for _, on in troubles(file))
    )
