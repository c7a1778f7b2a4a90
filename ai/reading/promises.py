"""What we promised, what we agreed not to do until a day, and what is asked of us."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ai.reading.dates import named_days
from ai.reading.lexicon import words_of
from ai.reading.parse import Unit
from ai.reading.people import Register, subject_of
from ai.reading.proposal import Proposal

if TYPE_CHECKING:
    from spacy.tokens import Token

WRITTEN = date(2026, 6, 10)
"""The day of the examples, a Wednesday."""

EXAMPLES = [
    # sentence, [(kind, words, day, is a hold)]
    ("I owe her the letter.", [("promise", "owe her the letter", None, False)]),
    (
        "Told her I'd hold the suit till Saturday.",
        [("promise", "hold the suit", date(2026, 6, 13), False)],
    ),
    (
        "I said I'd have the atelier collect it tomorrow.",
        [("promise", "have the atelier collect it", date(2026, 6, 11), False)],
    ),
    (
        "Am sending the pictures tonight.",
        [("promise", "sending the pictures", date(2026, 6, 10), False)],
    ),
    (
        "I promised to send the swatches by Friday.",
        [("promise", "send the swatches", date(2026, 6, 12), False)],
    ),
    ("Will ring her on Monday.", [("promise", "ring her", date(2026, 6, 15), False)]),
    ("Promised her the ivory sample.", [("promise", "the ivory sample", None, False)]),
    ("Ring size confirmed: 54 EU.", []),
    (
        "Call at 6 am our time, she's in Dubai till Friday.",
        [("request", "Call at 6 am our time", date(2026, 6, 12), False)],
    ),
    ("I offered to collect the gown, she said leave it.", []),
    ("I promised to repair or replace, your choice, which she refused.", []),
    (
        "We agreed I would not call before January.",
        [("promise", "not call", date(2027, 1, 1), True)],
    ),
    (
        "Asked not to be contacted before June.",
        [("promise", "not to be contacted", date(2027, 6, 1), True)],
    ),
    ("She asked me to send the lookbook.", [("request", "send the lookbook", None, False)]),
    ("She promised to come back in May.", []),
    ("We will see.", []),
    ("I loved the cape.", []),
    ("I sent the swatches yesterday.", []),
]

_PROMISING = words_of("""
    promise agree offer undertake swear guarantee pledge commit vow owe
""")
_TELLING = words_of("""
    tell say assure promise confirm write mention let agree
""")
_ASKING = words_of("""
    ask want wish request beg insist expect require need remind demand hope
""")
_NO_DEED = words_of("""
    see think consider be love like know hope guess regret miss
""")
_DEEDS = words_of("""
    send call ring write email mail text remind bring book order hold reserve find check
    arrange prepare confirm deliver invite show follow collect repair replace fix pick ship
    courier pack quote price measure fit alter set put look get have organise organize source
    keep make let speak talk ask come meet drop lend draft forward share pass visit chase
    return post wrap engrave press hem cut sew steam clean block pencil refund credit waive
    include add tell introduce see update approve cover pay give offer provide supply sort
    finish complete
""")
_TURNED_DOWN = re.compile(
    # Said no to what we offered.
    r"\b(?:she|he|they|which she|which he|but was|but)\b[^.]{0,30}?\b(?:said (?:leave|no|not)|"
    r"refus\w+|declin\w+|turned (?:it|that|me|us) down|wouldn[’']t have it|won[’']t hear of it|"
    r"did ?n[o’']t want|does ?n[o’']t want|no need|not needed|not necessary|said there was no "
    r"need|waved it (?:off|away)|rejected)\b|\bshe said leave\b|\bnot needed\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:and (?:did|sent|have done|have sent)|already (?:sent|done|did)|as promised|done "
    r"(?:that|it)|kept my (?:word|promise))\b",
    re.IGNORECASE,
)
_HOLD = re.compile(
    # Not to act before a day: "would not call before January".
    r"(?P<words>\b(?:not|never|no|nothing|don[’']t|won[’']t|wouldn[’']t)\b (?:to be )?[\w'’ "
    r"-]{2,50}?)\s*\b(?:before|until|till|til)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|asked|asks|promised|told|said|prefers|wants|wishes|please|requested|begged|i "
    r"will|we will|i['’]ll|we['’]ll|would not|will not|do not|don[’']t)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    # A note to oneself, or what they said to do: "Call at 6 am our time".
    r"^(?P<verb>please |pls )?(?P<words>(?:call|ring|phone|send|email|text|whatsapp|write|bring|"
    r"book|order|hold|reserve|find|check|arrange|prepare|confirm|deliver|invite|show|follow up|"
    r"remind|chase|set aside|put aside|look for|get back to|reply|source|quote|pick up|"
    r"collect)\b(?! (?:size|was|is|went|back(?:ed)? out|from|came|with|about|about)\b)(?=\s).+)",
    re.IGNORECASE,
)
_DAY_WORDS = re.compile(
    r"[\s,]{0,3}\b(?:on|by|before|until|till|til|for|the|this|at|from|in)?\s{0,3}$", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r"[.;!?]|, (?:but|and|she|he|they|which|so|then|who|because|since)\b| but | because | and "
    r"(?:she|he|they) | so (?:she|he|they) ",
    re.IGNORECASE,
)


def read(unit: Unit, register: Register, on: date) -> Iterator[Proposal]:
    """What a sentence of the day `on` promises or asks; at most one of each kind a verb."""
    if hold := _hold(unit, on):
        yield hold
        return
    off = _TURNED_DOWN.search(unit.text) or _KEPT.search(unit.quote)
    spans: list[tuple[int, int]] = []
    for token in unit.doc:
        kind, deed = _deed(unit, token)
        if not kind or (kind == "promise" and off):
            continue
        proposal = _proposal(unit, deed, kind, on)
        if proposal and not any(a <= deed.idx < b for a, b in spans):
            start = unit.text.find(proposal.words) + unit.shift
            spans.append((min(start, deed.idx), start + len(proposal.words)))
            yield proposal
    if not spans and (match := _ORDER.match(unit.text)) and not off:
        clause = _clause(match["words"])
        words, day = _without_day(clause, on, unit.quote)
        yield Proposal("request", words, unit.quote, on=day)


def _deed(unit: Unit, token: "Token") -> tuple[str, "Token"]:
    """The kind of commitment that a verb makes, and the verb of what is to be done."""
    if token.pos_ not in ("VERB", "AUX"):
        return "", token
    subject = subject_of(token)
    ours = subject is not None and subject.lower_ in ("i", "we")
    lemma = token.lemma_.lower()
    if _is_denied(token):
        return "", token
    if ours and lemma == "owe":
        return "promise", token
    if ours and lemma in _PROMISING:
        deed = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp")), None)
        if deed is not None and not _is_denied(deed):
            return "promise", deed
        thing = next((c for c in token.children if c.dep_ == "dobj" and c.pos_ != "PRON"), None)
        return ("promise", thing) if thing is not None and lemma == "promise" else ("", token)
    if ours and lemma in _DEEDS and _is_to_come(token):
        return "promise", token
    if subject is not None and not ours and lemma in _ASKING:
        deed = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl")), None)
        if deed is not None and deed.lemma_ in _DEEDS and not _is_denied(deed):
            return "request", deed
    return "", token


def _is_to_come(token: "Token") -> bool:
    """Whether a deed of ours lies ahead: will, shall, 'd, going to, or a form that plans."""
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "'ll", "’ll", "shall", "must"}:
        return True
    if helpers & {"'d", "’d", "would", "to"}:
        head = token.head
        return head.lemma_ in _TELLING or head.lemma_ in ("have", "need", "go", "plan", "intend")
    return token.tag_ == "VBG" and bool(helpers & {"am", "are", "'m", "’m", "'re", "’re"})


def _is_denied(token: "Token") -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in token.children)


def _hold(unit: Unit, on: date) -> Proposal | None:
    match = _HOLD.search(unit.quote)
    if not match or not _AGREED.search(unit.text):
        return None
    days = list(named_days(unit.text[match.end() :], on))
    day = days[0].on if days and days[0].on > on else month_after(unit.text[match.end() :], on)
    if day is None:
        return None
    return Proposal("promise", match["words"].strip(), unit.quote, on=day, is_hold=True)


def month_after(words: str, on: date) -> date | None:
    """The first day of the month that stands first in the words, when that lies ahead."""
    import calendar

    names = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
    first = re.match(r"\s*(?:early |mid |late |the end of )?(\w+)", words)
    number = names.get(first[1].lower()) if first else None
    if number is None:
        return None
    year = on.year + (number <= on.month)
    return date(year, number, 1)


def _proposal(unit: Unit, deed: "Token", kind: str, on: date) -> Proposal | None:
    start = deed.idx - unit.shift
    if deed.pos_ not in ("VERB", "AUX"):  # a thing that was promised, with what describes it
        start = deed.left_edge.idx - unit.shift
    if start < 0:
        return None
    words, day = _without_day(_clause(unit.text[start:]), on, unit.quote)
    verb = deed.lemma_.lower()
    if verb in _NO_DEED or (verb in _DEEDS and len(words.split()) < 2):
        return None
    if not words:
        return None
    return Proposal("promise" if kind == "promise" else "request", words, unit.quote, on=day)


def _clause(words: str) -> str:
    end = _CLAUSE_END.search(words)
    return words[: end.start()] if end else words


def _without_day(clause: str, on: date, sentence: str) -> tuple[str, date | None]:
    """The words of a task without the day at their end, and the day by which it is due."""
    days = list(named_days(clause, on))
    if not days:
        others = [day.on for day in named_days(sentence, on) if day.on >= on]
        return clause.strip(" ,."), others[0] if others else None
    if clause.rstrip(" .").endswith(days[-1].words):
        clause = _DAY_WORDS.sub("", clause[: days[-1].start].rstrip())
    day = days[0].on
    if re.search(r"\b(?:before|ahead of|in time for)\b", sentence, re.IGNORECASE) and day > on:
        day -= timedelta(days=1)
    return clause.strip(" ,."), day
