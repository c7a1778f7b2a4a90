"""Occasions that a sentence names, with their day: premieres, weddings, birthdays, festivals."""

import re
from collections.abc import Iterator
from datetime import date

from ai.reading.dates import NamedDay, month_after, named_days
from ai.reading.lexicon import GARMENTS, OCCASIONS, WEAK_OCCASIONS, is_in
from ai.reading.parse import Unit
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.persons import people, phrase
from ai.reading.proposal import Proposal

WRITTEN = date(2026, 6, 10)
"""The day of the examples, a Wednesday."""

EXAMPLES = [
    # sentence, [(whose, words, day, has a year)]
    ("The Venice premiere is on 5 September.", [("", "Venice premiere", date(2026, 9, 5), True)]),
    ("Her birthday is 3 March.", [("", "birthday", date(2027, 3, 3), False)]),
    ("Her sister's wedding on 12 July.", [("Her sister", "wedding", date(2026, 7, 12), True)]),
    ("Needs something for Cannes in May.", [("", "Cannes", date(2027, 5, 1), True)]),
    ("Two looks for the Met Gala.", [("", "Met Gala", None, True)]),
    ("He likes dinner jackets.", []),
    ("Anniversary with Paul: 14 October.", [("", "Anniversary", date(2026, 10, 14), False)]),
    ("Opening night of the opera on Friday.", [("", "Opening night", date(2026, 6, 12), True)]),
    ("She had a good dinner.", []),
]

_GREAT = re.compile(
    # Events known by a name of their own.
    r"\b(?:Cannes|Oscars?|Academy Awards|Met Gala|the Met\b(?! Opera| Gala)|Golden Globes?|Globes|"
    r"BAFTAs?|Emmys?|Emmy Awards|Grammys?|Grammy Awards|C[ée]sars?|Berlinale|Venice Film Festival|"
    r"Mostra|Sundance|Locarno|TIFF|Tonys?|Tony Awards|Oliviers|Ascot|Royal Ascot|Wimbledon|"
    r"Monaco Grand Prix|Grand Prix|Bayreuth|Salzburg(?: Festival)?|Glyndebourne|Art Basel|Frieze|"
    r"Biennale|Fashion Week|Kentucky Derby|Derby Day|Brit Awards|Brits|Eurovision|Super Bowl|"
    r"Opera Ball|Opernball|Vienna Opera Ball|Bal des D[ée]butantes|Rose Ball|Eid|Diwali|Hanukkah|"
    r"Passover|Easter|Christmas|New Year(?:['’]s Eve)?|Valentine['’]?s?(?: Day)?|Goya Awards|Goyas|"
    r"Thanksgiving|Nowruz|Lunar New Year|Chinese New Year|bar mitzvah|bat mitzvah|Nobel|Pulitzer|"
    r"Henley|Goodwood|quincea[ñn]era|World Cup|Olympics|L[ée]gion d['’]honneur|Légion d’honneur|"
    r"Cowes Week|AMAs|Davos|La Scala|Prix Goncourt)\b"
)
_NIGHTS = re.compile(
    r"\b(?:film|show|play|exhibition|musical|opera|series|season) (?:opens|premieres|starts|"
    r"launches)\b|\bknighted\b|\b(?:thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|"
    r"ninetieth|\d0th|18th|21st)(?= (?:birthday|party|do|at|in|on|dinner|bash)|[.,;]|$)|"
    r"\b(?:[A-Z]\w+ )(?:thing|event|gig|do)\b|\b\d0(?= on (?:the )?\d)|\bproposal\b|\brecital\b|"
    r"\binauguration\b|\b(?:opening|first|closing|last|wedding|gala|press|awards?|"
    r"premiere) (?:night|day|tour|week|junket)\b|\b(?:book|album|film|perfume|collection|product|"
    r"single) (?:launch|release|signing)\b|\b(?:album|book|film|world|european|us|summer) tour\b|"
    r"\bturn(?:s|ing) (?:\d{2}|thirty|forty|fifty|sixty|seventy|eighty)\b|\b(?:gets?|getting|be|"
    r"is) married\b|\bmarries\b|\bbaby (?:is )?due\b|\bdue date\b|\bvow renewal\b|\brenew(?:s|"
    r"ing)? (?:her|his|their|our) vows\b|\bgarden party\b|\bstate (?:dinner|visit|banquet)\b|"
    r"\b(?:hen|stag|bachelorette|bachelor|engagement|birthday|wrap|summer|house|cast|after|charity|"
    r"fundraising)[- ](?:party|do|night|weekend|dinner|lunch|gala|auction)\b|\bbaby shower\b|"
    r"\bmemorial service\b|\brehearsal dinner\b|\bcharity (?:ball|gala|auction|dinner)\b|"
    r"\b(?:b-?day|birthday)\b|\bjury duty\b|\bswearing[- ]in\b|\bred carpet\b|\bcover shoot\b|"
    r"\bphoto ?shoot\b|\bshooting (?=in|from|on)|\bfilming (?=in|from|starts)|\bpolo (?:final|"
    r"match)\b|\btour (?=starts|kicks off|begins|opens)|\bconfirmation\b(?= (?:of|on|in) (?:her|"
    r"his))|\bfirst communion\b|\bopening of\b|\bhousewarming\b|\bsilver wedding\b|"
    r"\bgolden wedding\b|\bdebut\b|\bcourt (?:date|hearing)\b|\bbook fair\b|\bkeynote\b|"
    r"\bboard dinner\b|\bgraduates?\b|\bretirement (?:do|"
    r"party|dinner)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:birthday|b-?day|anniversary|name[- ]day)\b", re.IGNORECASE)
_OVER = re.compile(
    # What is over is no occasion to dress for.
    r"\b(?:last (?:year|month|week|night|spring|summer|autumn|winter|season)(?:[’']s)?|yesterday|"
    r"\w+ ago)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of (?:the |her |his )?")  # the opening night of the opera is one occasion
_STOP = {"the", "a", "an", "her", "his", "their", "our", "my", "no", "every", "any", "each", "this"}
_WORD = re.compile(r"[^\W_][\w'’-]*")


def read(unit: Unit, register: Register, on: date) -> Iterator[Proposal]:
    """Each occasion of a sentence of the day `on` once, with the day that stands nearest to it."""
    text = unit.text
    if _OVER.search(text):
        return
    days = list(named_days(text, on))
    taken: list[tuple[int, int]] = []
    for start, end in sorted(_spans(text), key=lambda span: (span[0], -span[1])):
        if any((a < end and start < b) or _OF.fullmatch(text[b:start]) for a, b in taken):
            continue
        taken.append((start, end))
        yearly = bool(_YEARLY.search(text[start:end]))
        weak = not _GREAT.search(text[start:end]) and _is_weak(text[start:end])
        day = _nearest(text, start, end, days, on)
        if weak and day is None:
            continue
        if day is not None and day <= on and yearly:
            day = _next(day, on)
        yield Proposal(
            "occasion",
            text[start:end],
            unit.quote,
            _whose(unit, register, start).words,
            on=day,
            has_year=not yearly,
        )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_GREAT, _NIGHTS):
        for match in pattern.finditer(text):
            yield match.span()
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        bare = re.sub(r"['’]s?$", "", word[0])
        if not is_in(bare, OCCASIONS):
            continue
        after = words[number + 1][0] if number + 1 < len(words) else ""
        if is_in(after, GARMENTS):
            continue  # a dinner jacket is no dinner
        first = number
        while first and number - first < 2 and _describes(words[first - 1][0], first - 1):
            if text[words[first - 1].end() : words[first].start()] != " ":
                break
            first -= 1
        yield words[first].start(), word.start() + len(bare)


def _describes(word: str, place: int) -> bool:
    lower = word.lower()
    if lower in _STOP or lower.endswith(("'s", "’s")):
        return False
    return (word[0].isupper() and place > 0) or lower in (
        "awards",
        "charity",
        "red",
        "engagement",
        "birthday",
        "film",
    )


def _is_weak(words: str) -> bool:
    each = words.split()
    return len(each) == 1 and is_in(each[0], WEAK_OCCASIONS)


def _nearest(text: str, start: int, end: int, days: list[NamedDay], on: date) -> date | None:
    near = sorted(days, key=lambda day: min(abs(day.start - end), abs(start - day.start)))
    if near:
        return near[0].on
    after = re.match(r"[^.;]{0,20}?\b(?:in|this|next|early|late|mid)\s+(?=[A-Z])", text[end:])
    if after:
        return month_after(text[end + after.end() :], on)
    before = re.search(r"\b(?:in|this|next)\s+(?P<month>[A-Z][a-z]+)\b", text[:start])
    return month_after(before["month"], on) if before else None


def _next(day: date, on: date) -> date:
    for year in (on.year, on.year + 1):
        try:
            coming = day.replace(year=year)
        except ValueError:
            coming = date(year, 3, 1)
        if coming > on:
            return coming
    return day


def _whose(unit: Unit, register: Register, at: int) -> Owner:
    """Whose day it is: the person before it, "her sister's wedding", else the customer's."""
    of = re.search(
        r"\bof (?:her|his|the) [\w-]+|\bfor (?:her|his) [\w-]+[’']s", unit.text[at : at + 40]
    )
    for person in people(unit):
        start = person.idx - unit.shift
        if of and at + of.start() <= start < at + of.end():
            return register.owner(unit, person)
        end = person.idx + len(person.text) - unit.shift
        possessive = any(child.dep_ == "case" for child in person.children)
        if end <= at and possessive:
            owner = register.owner(unit, person)
            words = re.sub(r"['’]s?$", "", owner.words or "")
            return CUSTOMER if owner is HOUSE or not words else Owner(words)
        if end <= at and person.dep_ == "nsubj" and _DOES.match(unit.text[at:]):
            return register.owner(unit, person)
    return CUSTOMER


_DOES = re.compile(r"(?:turns|turning|gets|getting|marries|graduates?)\b", re.IGNORECASE)


__all__ = ["EXAMPLES", "WRITTEN", "phrase", "read"]
