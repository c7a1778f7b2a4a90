"""What a complaint is about, by its name: the torn hem, the credit note, the third delay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

EXAMPLES = [
    # sentence, kind, as we say it; "" for no complaint that has a name
    ("The hem came back torn.", "defect", "the torn hem"),
    (
        "She complained that the credit note still showed the old amount.",
        "paper",
        "the credit note",
    ),
    ("I was charged twice for the gown, please refund it.", "paper", "the double charge"),
    ("It is the third delay, she is furious.", "delay", "the third delay"),
    ("The coat came late again.", "delay", "the delay of the coat"),
    ("He has been waiting three weeks for his tuxedo.", "delay", "the delay of the tuxedo"),
    ("A button came off the coral faille.", "defect", "the loose button"),
    ("The zip of the gown broke.", "defect", "the broken zip"),
    ("A stain on the cuff when it came back.", "defect", "the stained cuff"),
    ("The sleeves are too long, she is unhappy.", "fit", "the fit of the sleeves"),
    ("They sent the wrong size.", "wrong", "the wrong size"),
    ("Nobody called her back.", "silence", "the call that was not returned"),
    ("Her fitting leaked to the press.", "privacy", "the breach of your privacy"),
    ("Two of the covered buttons have already dropped off.", "defect", "the loose buttons"),
    ("The jacket smells of smoke.", "smell", "the smell of smoke"),
    ("The lining gave her a rash.", "rash", "the rash"),
    ("Still waiting, third time she asks.", "delay", "the third delay"),
    ("The dye of the pumps has come off on my feet.", "defect", "the dye of the pumps"),
    ("The waistcoat has no buckle at the back.", "defect", "the missing buckle"),
    ("The trousers of his dinner suit are too short.", "fit", "the fit of the trousers"),
    ("Too expensive, he repeated.", "", ""),
    ("She is not convinced of the colour.", "", ""),
    ("Loves the new hem.", "", ""),
]

_PARTS = (
    "hem|seam|zip|zipper|button|buttons|heel|heels|strap|straps|lining|clasp|sleeve|sleeves|collar|"
    "sole|soles|beads|beading|buckle|embroidery|pocket|pockets|cuff|cuffs|waistband|pleats|train|veil|"
    "lace|sequins|fastening|hook|monogram|shoulder|shoulders|neckline|lapel|lapels|cuffs|"
    "frill|fringe|bow|handle|insole|insoles|eyelet|armhole|armholes|crotch"
)
_GARMENTS = (
    "trouser suit|tuxedo|suit|dress|gown|coat|jacket|trousers|skirt|blouse|shirt|cape|shoes|boots|"
    "loafers|pumps|sandals|bag|clutch|belt|scarf|veil|waistcoat|overcoat|tie|gloves|hat|tailcoat|jumpsuit|"
    "cardigan|order|parcel|delivery|alterations?|fitting|repair|sketch|sketches|drawings?|swatches|lookbook|"
    "samples?"
)
_THING = re.compile(rf"\b(?:{_PARTS}|{_GARMENTS})\b", re.IGNORECASE)
_PART = re.compile(_PARTS, re.IGNORECASE)
_OF = re.compile(rf"\b({_PARTS}|{_GARMENTS}) of (?:[\w'’-]{{1,20}} ){{1,3}}$", re.IGNORECASE)
NEAR = 60
"""Characters between a thing and what is wrong with it."""
_PAPER = re.compile(
    r"\b(?:credit note|invoice|refund|receipt|deposit|overcharged|wrong amount)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?:double|duplicate) (?:charge|bill\w*|payment)\b|\b(?:charged|billed|"
    r"debited) (?:\w+ )?twice\b",
    re.IGNORECASE,
)
_DEFECTS = {
    "dye": r"\b(?:dye|colou?r)\b[^.;]{0,40}\b(?:c[ao]m(?:e|ing) off|r[au]ns?|bled|bleeds|"
    r"rubs|rubbed|transfer\w*)\b",
    "torn": r"\btorn?\b|\btore\b|\bripped\b|\bsplit\b|\bholes?\b",
    "broken": r"\bbroken?\b|\bsnapped\b|\bfell apart\b|\bjammed\b|\bstuck\b",
    "stained": r"\bstain\w*|\bspot(?:ted|s)?\b|\bmarks? on\b",
    "scratched": r"\bscratched\b|\bscratches (?:on|in)\b|\ba scratch\b",
    "loose": r"\b(?:came|come|coming) (?:off|loose|undone|apart|down)\b|\bunravel\w*|"
    r"\b(?:fell|fallen|(?:has|have|had) (?:already )?dropped) off\b",
    "missing": r"\bmissing\b|\b(?:has|have|had|came with) no "
    r"(?=button|buckle|zip|hook|clasp|lining|fastening|strap|pocket)",
    "faded": r"\bfaded\b|\bran in the wash\b",
    "crooked": r"\bcrooked\b|\buneven\b|\bpucker\w*",
}
_DEFECT_PATTERNS = {word: re.compile(found, re.IGNORECASE) for word, found in _DEFECTS.items()}
_DELAY = re.compile(
    r"\blate\b|\bdelay\w*|\bwait(?:ed|ing)\b|\boverdue\b|\bastray\b|"
    r"\bstill (?:not|no|has ?n[o’']t)\b|"
    r"\b(?:not|never|n[’']t) (?:yet )?(?:come|came|arrived?|here|back|delivered|ready|sent)\b|"
    r"\bask(?:s|ed)? (?:twice|again)\b|\bpostponed again\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(second|third|fourth|fifth|sixth) (?:delay|time|reminder|postponement|late)", re.IGNORECASE
)
_FIT = re.compile(
    r"\btoo (?:tight|loose|long|short|big|small|wide|narrow|stiff)\b|\bdoes ?n[o’']t fit\b|"
    r"\bno room\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\bwrong (size|colou?r|shade|shoes|gown|dress|suit|name|address|date|initials|length)\b",
    re.IGNORECASE,
)
_SILENCE = {
    re.compile(r"\b(?:nobody|no one|never|not|n[’']t) (?:\w+ )?(?:call|rang|ring|phone)", re.I): (
        "the call that was not returned"
    ),
    re.compile(
        r"\bunanswered\b|\b(?:nobody|no one|never|not|n[’']t) (?:answer|repl|wrote)", re.I
    ): ("the message that was not answered"),
}
_PRIVACY = re.compile(r"\bleak\w*|\bprivacy\b|\bgossip\b|\bpaparazzi\b|\btold the press\b", re.I)
_RASH = re.compile(r"\brash\b|\bhives\b|\bskin reaction\b", re.IGNORECASE)
_COMPLAINT = re.compile(
    r"\bcomplain\w*|\bannoyed\b|\bcross\b|\bupset\b|\bdisappoint\w*|\bfurious\b|\bangry\b|"
    r"\bunhappy\b|"
    r"\b(?:charged|billed|debited) (?:\w+ )?twice\b|\bdouble charge\b|\bnot amused\b|"
    r"\blivid\b|\bfed up\b|\bapologi\w*|\bunacceptable\b|\bkept waiting\b|"
    r"\b(?:is|are|was|were|went|gone|all|sent|the) wrong\b|\brefund\b",
    re.IGNORECASE,
)
_SMELL = re.compile(
    r"\b(?:smell(?:s|ed|ing)?|reeks?|stinks?) (?:strongly )?of (?P<what>[a-z]{3,15})\b"
)
_PRICE = re.compile(r"\btoo (?:expensive|dear|much|costly|pricey)\b|\bdiscount\b", re.IGNORECASE)


@dataclass(frozen=True)
class Trouble:
    """What went wrong: its kind, the thing that it is about, and how we say it to the customer."""

    kind: str
    thing: str
    words: str


def trouble_in(text: str) -> Trouble | None:
    """What a complaint is about; None when it has no name."""
    return next(_troubles(text), None)


def is_complaint(text: str) -> bool:
    """Whether a text tells of a grievance, and not of a price."""
    return bool(_COMPLAINT.search(text)) and not _PRICE.search(text)


def is_part(word: str) -> bool:
    """Whether a word is a part of a piece, such as a hem."""
    return bool(_PART.fullmatch(word))


def _troubles(text: str) -> Iterator[Trouble]:
    yield from _of_things(text)
    for pattern, words in _SILENCE.items():
        if pattern.search(text):
            yield Trouble("silence", "", words)
    if late := _DELAY.search(text):
        thing = _nearest(text, late, is_of_part=False)
        yield Trouble("delay", thing, f"the delay of the {thing}" if thing else "the delay")
    if _PRIVACY.search(text):
        yield Trouble("privacy", "", "the breach of your privacy")
    if smell := _SMELL.search(text):
        yield Trouble("smell", "", f"the smell of {smell['what']}")
    if _RASH.search(text):
        yield Trouble("rash", "", "the rash")
    if is_complaint(text) and (match := re.search(rf"\b(?:{_PARTS})\b", text, re.IGNORECASE)):
        yield Trouble("defect", match[0].lower(), f"the {match[0].lower()}")


def _of_things(text: str) -> Iterator[Trouble]:
    """What is wrong with paper, with the work, or was sent by mistake."""
    if _TWICE.search(text):
        yield Trouble("paper", "charge", "the double charge")
    if paper := _PAPER.search(text):
        word = paper[0].lower()
        known = word in ("credit note", "invoice", "refund", "receipt", "deposit")
        yield Trouble("paper", word if known else "invoice", f"the {word if known else 'invoice'}")
    if counted := _COUNTED.search(text):
        yield Trouble("delay", "", f"the {counted[1].lower()} delay")
    for word, pattern in _DEFECT_PATTERNS.items():
        if (defect := pattern.search(text)) and (thing := _nearest(text, defect)):
            told = f"the dye of the {thing}" if word == "dye" else f"the {word} {thing}"
            yield Trouble("defect", thing, told)
    if wrong := _WRONG.search(text):
        yield Trouble("wrong", wrong[1].lower(), f"the wrong {wrong[1].lower()}")
    if (fit := _FIT.search(text)) and (thing := _nearest(text, fit)):
        yield Trouble("fit", thing, f"the fit of the {thing}")


def _nearest(text: str, match: re.Match[str], is_of_part: bool = True) -> str:
    """The part, else the garment, that stands near to what is wrong; "" when none does.

    What is late is the garment: a part is mentioned as the reason.
    """
    around = [
        ((_PART.fullmatch(_head(text, thing)) is None) == is_of_part, distance, _head(text, thing))
        for thing in _THING.finditer(text)
        if (distance := max(thing.start() - match.end(), match.start() - thing.end())) < NEAR
    ]
    return min(around, default=(True, 0, ""))[2]


def _head(text: str, thing: re.Match[str]) -> str:
    """A thing, or what it is the owner of: of "the trousers of his dinner suit" the trousers."""
    before = _OF.search(text[max(0, thing.start() - NEAR) : thing.start()])
    return (before[1] if before else thing[0]).lower()
