"""Tastes that are shown by a deed or a picture: "she walked past the prints"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ai.reading.lexicon import COLOURS, FABRICS, GARMENTS, STYLES, TABLE, is_in
from ai.reading.parse import Unit
from ai.reading.people import HOUSE, Register
from ai.reading.proposal import Kind, Proposal
from ai.reading.taste_objects import described

if TYPE_CHECKING:
    from spacy.tokens import Token

EXAMPLES = [
    # sentence, [(kind, whose, words)]
    ("She skipped straight past the prints.", [("dislike", "", "prints")]),
    ("He gave me a long speech against viscose.", [("dislike", "", "viscose")]),
    ("She'd rather freeze than wear a puffer jacket.", [("dislike", "", "puffer jacket")]),
    ("She has worn the jade earrings every single time.", [("like", "", "jade earrings")]),
    ("She hasn't taken the cape off since.", [("like", "", "cape")]),
    ("Her sister clapped when she saw the feather cape.", [("like", "Her sister", "feather cape")]),
    ("She smiled and left.", []),
    ("I smiled at the cape.", []),
    ("Would she wear the cape every time?", []),
]

_AGAINST = re.compile(
    r"\bnever (?:again|to see another|see another)\b|\b(?:rather|sooner) (?:freeze|die|starve|go "
    r"naked|walk|eat)\b|"
    r"\bleaves? the room\b|\bturns? (?:my|her|his) stomach\b|\b(?:speech|lecture|rant|tirade|"
    r"views|sermon) (?:against|about|on)\b"
    r"(?=.{0,30}\b(?:viscose|polyester|\w+)\b)|\bhad to go\b|\bmust go\b|\b(?:felt|feel|feels|"
    r"look|looks|looked) like (?:a|an|some|my) (?!million|queen|"
    r"dream|princess|goddess|second skin)\w+|\bover (?:her|his|my) dead body\b|\bnot in a "
    r"million\b|\bblack-?list\w*|\bwon[’']t (?:even )?(?:try|touch|"
    r"look)\b|\bskipp(?:ed|s)\b|\bwalked (?:straight |right )?past\b|\bpushed \w+ ?(?:\w+ "
    r")?(?:aside|away)\b|\bput (?:it|them|the \w+) (?:straight |right )?"
    r"back\b|\bsent (?:it|them|the \w+) back\b|\bhanded (?:it|them|the \w+) back\b|"
    r"\b(?:hasn[’']t|never) worn\b|\bunworn\b|\bstill in (?:its|the) box\b|"
    r"\bgrimac\w+|\bfrown\w*|\bsneer\w*|\byawn\w*|\bhorrified\b|\bburn (?:it|them)\b|\bget rid "
    r"of\b|\btake (?:it|them|that) away\b|\bwaste of\b|"
    r"\bdoes ?n[’']t do anything for\b|\bthe end of civili[sz]ation\b|\bfor (?:children|curtains|"
    r"grannies|bankers|tourists|clowns|weddings only)\b|"
    r"\bwould sooner go\b|\bshook (?:her|his) head\b|\bmore (?:curtain|sofa|cushion) than\b|"
    r"\bcan(?:[’']t|not) look at\b|\bcould (?:easily )?live without\b|"
    r"\bwaved (?:it|them|the \w+) away\b|\bvetoe?d?\b|\bdeal[- ]?breaker\b|\bnot on my watch\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\bevery (?:single )?time\b|\bagain and again\b|\bto death\b|\b(?:hasn[’']t|won[’']t|"
    r"didn[’']t|wouldn[’']t|refused to) (?:want to )?tak(?:e|en) (?:it|them|the "
    r"[\w -]{2,30}?|her [\w -]{2,20}?|off)(?: off)?\b|\bno words\b|\bspeechless\b|\bin tears\b|"
    r"\btear(?:ed|s) up\b|\bclapp\w+|\bsqueal\w*|\bbeam(?:ed|ing|s)\b|\bglow\w*|"
    r"\bgrinn\w+|\btwirl\w*|\bdanced\b|\bhugg\w+|\bspoil(?:ed|t) (?:me|her|him)\b|\bstill "
    r"(?:think|thinks|thinking|talks|talking|dreams?) (?:about|of)\b|"
    r"\b(?:bought|ordered|took|wants) (?:two|three|four|both|another|a second)\b|\ba second "
    r"one\b|\bin (?:every|three|all) colours?\b|\blike a second skin\b|"
    r"\bfirst thing (?:she|he) (?:picked|reached|tried|touched)\b|\bstopped (?:dead )?at\b|"
    r"\blinger\w+|\basked (?:twice|again) (?:about|after)\b|\bmade for (?:her|me|him)\b|"
    r"\bin raptures\b|\bover and over\b|\bset on\b|\bany day\b|\bmade (?:her|his|my) (?:day|week|"
    r"year)\b|\bhad to have\b|\bmust have\b(?= (?:it|the|one))|\bwore (?:it|them|the \w+) "
    r"(?:straight )?(?:out|home)\b|\bwalked out in\b|\bneeds? (?:it|them) in every\b|\bthird "
    r"[\w ]{2,20} (?:this|in a)\b|\bcannot get over\b|\bcan[’']t get over\b|\bis (?:her|his) "
    r"uniform\b|"
    r"\btook (?:a )?(?:photos?|pictures?) of\b|\bphotographed the\b|\bwhat i[’']d really love\b",
    re.IGNORECASE,
)
_THINGS = COLOURS | FABRICS | GARMENTS | STYLES | TABLE
_NONE = re.compile(
    r"\b(?:if|whether|might|used to|maybe|perhaps|joked|magazine|press)\b|\?\s*$", re.IGNORECASE
)
_WANTED = re.compile(
    # What is wanted in a colour or a cloth is liked: "would love a cape in moss".
    rf"\b(?:wants?|wanted|would (?:like|love)|[’']d (?:like|love)|ask(?:s|ed) for|hop(?:es|ing) "
    rf"for|looking for|after)(?: (?:to (?:have|see|wear|try)|a|an|the|some|"
    rf"something|one|it|them|everything|another|new|same|that|more|anything|me|in|of|really|deep|"
    rf"dark|pale|bright|light|soft)){{0,6}} (?P<thing>(?:(?:deep|dark|pale|bright|light|soft|raw|"
    rf"heavy) )?"
    rf"(?:{'|'.join(sorted(COLOURS | FABRICS, key=len, reverse=True))})\b(?: [\w-]{{3,20}})?)|"
    rf"\b(?:wants?|would (?:like|love)|[’']d (?:like|love)|ask(?:s|ed) for)(?: (?:to (?:have|see|"
    rf"wear|try)|a|an|the|some|another|same|it)){{0,3}} "
    rf"(?P<thing2>[\w-]{{3,20}}(?: [\w-]{{3,20}})? in (?:(?:deep|dark|pale|bright|light|soft) "
    rf")?(?:{'|'.join(sorted(COLOURS | FABRICS, key=len, reverse=True))})\b)",
    re.IGNORECASE,
)
FAR = 60
"""Characters between a deed and what it tells of."""


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """The thing of the trade that stands nearest to such a deed, at most one a unit."""
    if (wanted := _WANTED.search(unit.text)) and not _NONE.search(unit.text):
        yield from _wanted(unit, register, wanted)
        return
    against, for_ = _AGAINST.search(unit.text), _FOR.search(unit.text)
    match = against or for_
    if match is None or (against and for_) or _NONE.search(unit.text):
        return
    noun = _nearest(unit, match.start(), match.end())
    owner = register.owner_at(unit, match.start() + 1)
    if noun is None or owner is HOUSE:
        return
    words = described(unit, noun)
    kind: Kind = "dislike" if against else "like"
    if words:
        yield Proposal(kind, words, unit.quote, owner.words)


def _wanted(unit: Unit, register: Register, match: "re.Match[str]") -> Iterator[Proposal]:
    owner = register.owner_at(unit, match.start() + 1)
    negated = re.search(r"n[’']t $|\b(?:not|never|no longer) $", unit.text[: match.start()])
    words = re.sub(
        r" (?:for|with|and|but|so|by|as|too|this|instead|please|that|next|before|from|not|she|he|"
        r"to|or|on|at|if|because)$",
        "",
        match["thing"] or match["thing2"],
    )
    if owner is not HOUSE and not negated:
        yield Proposal("like", words, unit.quote, owner.words)


def _nearest(unit: Unit, start: int, end: int) -> "Token | None":
    """The thing that stands nearest behind a deed, else nearest before it."""
    nouns = [
        token
        for token in unit.doc
        if token.pos_ in ("NOUN", "PROPN")
        and token.dep_ != "compound"
        and token.idx >= unit.shift
        and is_in(token.text, _THINGS)
    ]
    after = [n for n in nouns if start <= n.idx - unit.shift <= end + FAR]
    before = [n for n in nouns if start - FAR <= n.idx - unit.shift < start]
    return after[0] if after else before[-1] if before else None
