"""What we have promised: in so many words, by what we will do, as a note to ourselves."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ai.reading.dates import named_days
from ai.reading.lexicon import words_of
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, Register
from ai.reading.persons import RELATIONS, subject_of
from ai.reading.promise_shapes import (
    BOUND,
    CALLED_BACK,
    DOING,
    KEPT,
    NO_DEED,
    NOT_NOW,
    ON_A_DAY,
    ORDER,
    OTHERS_OF_OURS,
    OWED,
    READY,
    SO_SAID,
    TO_DO,
    TOLD,
    TURNED_DOWN,
    WILL,
    WORD_GIVEN,
    YOU_PROMISED,
)
from ai.reading.proposal import Proposal
from ai.reading.tasks import subject_before, task

if TYPE_CHECKING:
    from spacy.tokens import Token

WRITTEN = date(2026, 6, 10)
"""The day of the examples, a Wednesday."""

EXAMPLES = [
    # sentence, [(words, day)]
    ("I owe her the letter.", [("the letter", None)]),
    ("Told her I'd hold the suit till Saturday.", [("hold the suit", date(2026, 6, 13))]),
    (
        "I said I'd have the atelier collect it tomorrow.",
        [("have the atelier collect it", date(2026, 6, 11))],
    ),
    ("Am sending the pictures tonight.", [("sending the pictures", date(2026, 6, 10))]),
    ("I promised to send the swatches by Friday.", [("send the swatches", date(2026, 6, 12))]),
    ("Will ring her on Monday.", [("ring her", date(2026, 6, 15))]),
    ("Promised her the ivory sample.", [("the ivory sample", None)]),
    ("We guarantee the delivery for 3 July.", [("the delivery", date(2026, 7, 3))]),
    ("She's counting on me for the veil by the 19th.", [("the veil", date(2026, 6, 19))]),
    ("You will have the samples by Wednesday.", [("have the samples", date(2026, 6, 17))]),
    ("The atelier promised the shirts for Friday.", [("the shirts", date(2026, 6, 12))]),
    ("Ring back Tuesday w/ price", [("Ring back Tuesday w/ price", date(2026, 6, 16))]),
    ("Offered to send the car; she said yes.", [("send the car", None)]),
    ("Shook hands on delivery for the 30th.", [("delivery", date(2026, 6, 30))]),
    ("It's on me to find a matching clutch.", [("find a matching clutch", None)]),
    ("She kept her word and paid on the 1st.", []),
    ("Her agent will send the dates on Thursday.", []),
    ("I would have called but the line was dead.", []),
    ("Ring size confirmed: 54 EU.", []),
    ("Call at 6 am our time, she's in Dubai till Friday.", []),
    ("I offered to collect the gown, she said leave it.", []),
    ("I promised to repair or replace, your choice, which she refused.", []),
    ("She promised to come back in May.", []),
    ("As promised I sent the pictures yesterday.", []),
    ("I promise you she looked divine.", []),
    ("We will see.", []),
    ("I loved the cape.", []),
    ("I sent the swatches yesterday.", []),
    ("I will not call before the premiere.", []),
]
MESSAGES = [
    # of a customer's own message: sentence, [(words, day)]
    ("You promised me a sketch by Monday.", [("a sketch", date(2026, 6, 15))]),
    ("Paul, you said you'd ring on Friday.", [("ring", date(2026, 6, 12))]),
    ("I'll send you the photos tomorrow.", []),
]

_DEEDS = words_of("""
    send call ring write email mail text remind bring book order hold reserve find check cut
    arrange prepare confirm deliver invite show follow collect repair replace fix pick ship
    courier pack quote measure fit alter set put look get have organise source keep make speak
    talk ask come meet drop lend draft forward share visit chase post wrap engrave take give
    do finish see start sew press hem leave reserve refund offer go present try
""")
_NOBODY = words_of("she he they it that her his you who")
_ATELIERS = words_of("""
    atelier workshop workroom boutique store shop house salon factory tailor seamstress milan
    paris courier team everybody
""")
"""Who works for us."""


def read(unit: Unit, register: Register, on: date) -> Iterator[Proposal]:
    """What a sentence of the day `on` promises, each deed once."""
    text = unit.text
    if text.rstrip().endswith("?"):
        return
    taken: list[tuple[int, int]] = []
    for start in sorted(_deeds(unit, register, on)):
        words, day = task(unit, start, on)
        if _is_settled(unit, start) or _CODE.search(words):
            continue
        if any(a < start + len(words) and start < b for a, b in taken) or NO_DEED.match(words):
            continue
        if len(words) > 2 and words in text:
            taken.append((start, start + len(words)))
            yield Proposal("promise", words, unit.quote, on=day)


_CODE = re.compile(r"[_={}\[\]<>|\\]|\w\(")  # what no person writes of a deed


def is_turned_down(unit: Unit, after: Unit) -> bool:
    """Whether the sentence after an offer says that it was not wanted, or is done."""
    offer = re.search(r"\boffer|\bpropos|\bsuggest", unit.text, re.IGNORECASE)
    return bool(offer and TURNED_DOWN.search(f" {after.text[:60]}"))


def _deeds(unit: Unit, register: Register, on: date) -> Iterator[int]:
    """Where the words for what is to be done begin."""
    text = unit.text
    if register.speaker is CUSTOMER:
        yield from (_start(match) for match in YOU_PROMISED.finditer(text))
        return
    yield from _given(unit)
    yield from (match.start("deed") for match in WILL.finditer(text) if _is_meant(match))
    for pattern in (TO_DO, ORDER, READY, ON_A_DAY, CALLED_BACK):
        if match := pattern.search(text):
            yield match.start("deed")
    ahead = any(day.on >= on for day in named_days(text, on))
    match = DOING.search(text)
    if match and (match["be"] or ahead):
        yield match.start("deed")
    if ahead:
        yield from _at_hand(unit, register)


def _given(unit: Unit) -> Iterator[int]:
    """What we have given our word on."""
    for pattern in (WORD_GIVEN, OWED):
        for match in pattern.finditer(unit.text):
            if _is_ours(subject_before(unit, match.start()), match[0]):
                yield match.start("deed")
    for pattern in (BOUND, SO_SAID):
        yield from (_start(match) for match in pattern.finditer(unit.text))


def _start(match: "re.Match[str]") -> int:
    """Where the words for the deed begin, in whichever form of the pattern."""
    return next(match.start(name) for name, words in match.groupdict().items() if words is not None)


def _is_meant(match: "re.Match[str]") -> bool:
    """Whether what we will do is a deed, and what we would do was told somebody."""
    if NOT_NOW.search(match[0]) or NO_DEED.match(match["deed"]):
        return False
    if match["how"].strip().lower() not in ("'d", "’d", "would"):
        return True
    return bool(TOLD.search(match.string, max(0, match.start() - 40), match.start()))


def _at_hand(unit: Unit, register: Register) -> Iterator[int]:
    """What is done on a day to come by us or who works for us: "we cut on the 18th"."""
    for token in unit.doc:
        ours = subject_of(token)
        if ours is None or ours.lower_ not in ("i", "we") or token.lemma_.lower() not in _DEEDS:
            continue
        going = token.tag_ == "VBG" and any(c.lemma_ == "be" for c in token.children)
        if (token.tag_ == "VBP" or going) and not any(c.dep_ == "neg" for c in token.children):
            yield max(0, token.idx - unit.shift)
    for match in OTHERS_OF_OURS.finditer(unit.text):
        if match["deed"].split()[0].lower() not in register.names | RELATIONS | _NOBODY:
            yield match.start("deed")


def _is_settled(unit: Unit, start: int) -> bool:
    """Whether what begins here was turned down, or is done already."""
    around = unit.text[max(0, start - 60) : start + 160]
    whole = unit.quote if len(unit.quote) < 200 else around
    return bool(TURNED_DOWN.search(whole) or KEPT.search(around))


def _is_ours(subject: "Token | None", words: str) -> bool:
    """Whether it is we who give our word; nobody named is we."""
    if subject is None or subject.lower_ in ("i", "we"):
        return True
    if re.match(
        r"(?:counting|relying|waiting|has|have|expect|please|you|promised from)", words, re.I
    ):
        return True
    return subject.lower_ in _ATELIERS
