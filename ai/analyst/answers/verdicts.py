"""Answers by yes or no: may I show this, send that, call at this hour?"""

import re
from collections.abc import Iterator
from datetime import date, time

from ai.analyst.answers.pieces import against, shares
from ai.analyst.answers.quoting import Said, quote, sentences_of
from ai.analyst.phrases import claim
from ai.analyst.vetoes import vetoes
from ai.claims import Claim
from ai.facts import CustomerFile, full_date
from ai.reading.dates import named_days
from ai.reading.families import attributes
from ai.reading.silences import is_of_contact
from ai.understanding import Fact

_MAY = re.compile(
    r"^(?:\W|so|and|then|ok|okay|well|but)*"
    r"(?:ok(?:ay)?(?= (?:to|if)\b)|is (?!it ).{3,40}? (?:ok|okay|fine|good) (?=to\b)|can|could|may|"
    r"should|shall|would it be (?:ok|fine)|is it "
    r"(?:ok|okay|fine|safe|alright)|do you think i can|am i allowed)\b.{0,30}?\b(?:i|we|to|if)\b"
    r"(?P<rest>.{1,300})",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:\W|so|and|then|but)*(?:does|would|will|can|could|do|is) (?:she|he|they|the client)\b"
    r"(?P<rest>.{1,300})",
    re.IGNORECASE,
)
_TASTE = re.compile(
    r"\b(?:like|love|wear|want|mind|enjoy|into|accept|take|fond|stand|eat|drink)\b", re.IGNORECASE
)
_CALL = re.compile(
    r"\b(?:call|ring|phone|contact|reach|text|message|write|visit|disturb|e-?mail|whatsapp)\b", re.I
)
_HOUR = re.compile(
    r"\b(?:at|around|about|before|after|by)? ?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))? ?"
    r"(?P<half>am|pm|h\b|o[’']clock)?|\b(?P<word>noon|midday|midnight|morning|afternoon|evening|lunch)\b",
    re.IGNORECASE,
)
_WORDS = {"noon": 12, "midday": 12, "midnight": 0, "morning": 10, "afternoon": 15, "evening": 19,
          "lunch": 12}  # fmt: skip
_CLOCK = r"(?:\d{1,2}(?:[:.h]\d\d)?\s?(?:am|pm|h)?|noon|midday|midnight|lunch)"
_BOUND = re.compile(
    rf"\b(?P<how>before|after|until|till|between|from) (?P<first>{_CLOCK})"
    rf"(?:\s(?:and|to|-|–)\s(?P<last>{_CLOCK}))?",
    re.IGNORECASE,
)
_BUSY = (
    r"\b(?:siesta|nap|rehears\w+|train(?:s|ing)|asleep|sleeps|prayers?|school run|no calls|busy|"
    r"on (?:set|stage|air)|in (?:court|surgery|class|session)|"
    r"s[’']entraîne|dort|duerme|dorme|schläft)\b"
)
_BUSY_SPAN = re.compile(
    rf"{_BUSY}[^.;\d]{{0,20}}(?P<first>{_CLOCK})\s?(?:to|-|–|until|till|and|bis|à|a)\s?(?P<last>{_CLOCK})|"
    rf"{_BUSY}[^.;\d]{{0,20}}\b(?:until|till|bis|jusqu'à|hasta|fino a) (?P<end>{_CLOCK})",
    re.IGNORECASE,
)
_BUSY_PART = re.compile(
    rf"{_BUSY}[^.;]{{0,12}}\b(?P<part>mornings?|afternoons?|evenings?)\b", re.IGNORECASE
)
_WISH = re.compile(
    r"\b(?:dislikes?|hates?|no|not|never|prefers?|only)\b[^.;]{0,30}"
    r"\b(?:call(?:s|ed)?|phones?|ring|e-?mails?|whatsapp|texts?|before|after)\b|\bWhatsApp only\b",
    re.IGNORECASE,
)
NEAR_DAYS = 2
_DENIED = re.compile(r"\b(?:not|never|no)\b(?:\W+\w+){0,3}\W*$", re.IGNORECASE)
_PART = re.compile(
    r"\b(?P<part>mornings?|afternoons?|evenings?)\s(?:\w+\s)?only\b|"
    r"\bonly (?:in the )?(?P<part2>mornings?|afternoons?|evenings?)\b",
    re.IGNORECASE,
)
_PARTS = {"morning": (6, 12), "afternoon": (12, 18), "evening": (17, 23)}
_OF_CONTACT = re.compile(
    r"\b(?:call|ring|phone|contact|reach|text|message|write|e-?mail|whatsapp|before|after|mornings?|"
    r"afternoons?|evenings?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)


def answer(file: CustomerFile, question: str, thing: str = "") -> list[Claim]:
    """The verdict with the record that it rests on; nothing when it is no question of this kind.

    `thing` is what the question before was about, for "it" and "that".
    """
    match = _MAY.match(question)
    rest = match["rest"] if match else ""
    if rest and _CALL.search(rest):
        return list(_contact(file, question))
    if not match:
        does = _DOES.match(question)
        rest = does["rest"] if does and _TASTE.search(does["rest"]) else ""
    if not rest:
        return []
    return list(_offer(file, f"{rest} {thing}" if _is_pronoun(rest) else rest))


def _is_pronoun(rest: str) -> bool:
    return not attributes(rest).every and bool(
        re.search(r"\b(?:it|that|this|them|those|one)\b", rest)
    )


def _offer(file: CustomerFile, rest: str) -> Iterator[Claim]:
    product = next((p for p in file.products if p.name.lower() in rest.lower()), None)
    thing = f"{rest} {product.text}" if product else rest
    if broken := vetoes(thing, file.known):
        for fact in broken[:3]:
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, "No")
        yield from _also(file, broken[0])
        return
    if product and not product.in_stock:
        yield claim(f"No: the {product.name} is sold out.", [product.id])
        return
    if told := list(against(file, rest, "Mind")):
        yield from told[:2]
        return
    for taste in file.known.likes:
        if shares(taste.fact.words, rest):
            fact = taste.fact
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, "Yes")
            return
    if product or attributes(rest).every:
        yield claim("I have read nothing that speaks against it, and no liking for it.", ["Q"])
        yield from _also(file, None)


def _also(file: CustomerFile, but: Fact | None) -> Iterator[Claim]:
    """The musts, which are told with every verdict."""
    for must in file.known.musts[:3]:
        if but is None or must.id != but.id:
            yield quote(must.quote or must.words, must.record, must.said_on, "Mind")


def _contact(file: CustomerFile, rest: str) -> Iterator[Claim]:
    """Whether the day and hour asked for are against a hold or a wish on hours."""
    day = next((day.on for day in named_days(rest, file.today)), file.today)
    for hold in file.known.holds:
        if is_of_contact(hold.words) and (hold.named_on is None or day < hold.named_on):
            until = f" until {full_date(hold.named_on)}" if hold.named_on else ""
            yield quote(hold.quote or hold.words, hold.record, hold.said_on, f"No, wait{until}")
            return
    hour, weekday = _hour(_without_days(rest)), day.strftime("%A").lower()
    for said in sentences_of(file):
        if hour and (
            _is_busy(said.text, hour) or (_is_wish(said) and _against(said.text, hour, weekday))
        ):
            yield quote(said.text, said.id, said.on, "No")
            return
    told = [fact for fact in _on_hours(file) if not fact.whose]
    for fact in told:
        words = fact.quote or fact.words
        if _against(words, hour, weekday):
            yield quote(words, fact.record, fact.said_on, "No")
            return
    if told:
        yield claim("Nothing that I have read is against it; this is what they asked for:", ["Q"])
        for fact in told[:3]:
            yield quote(fact.quote or fact.words, fact.record, fact.said_on)
        yield from _around(file, day)
    elif near := list(_around(file, day)):
        yield claim("I can't tell: I have read no wish on days or hours.", ["Q"])
        yield from near
    else:
        yield claim("I can't tell: I have read no wish on days or hours. The last word was:", ["Q"])
        newest = next((said.id for said in sentences_of(file) if said.id != "N"), "")
        last = [said for said in sentences_of(file) if said.id == newest][:3]
        yield from (quote(said.text, said.id, said.on) for said in last)


def _is_wish(said: Said) -> bool:
    """Whether a sentence of the notes wishes how or when one is in touch, though it is no must."""
    return said.id == "N" and bool(_WISH.search(said.text))


def _is_busy(words: str, hour: time) -> bool:
    """Whether a sentence says that they do something else at this hour."""
    if span := _BUSY_SPAN.search(words):
        first, last = _hour(span["first"] or "midnight"), _hour(span["last"] or span["end"])
        return bool(first is not None and last and first <= hour < last)
    if part := _BUSY_PART.search(words):
        opens, closes = _PARTS[part["part"].lower().rstrip("s")]
        return opens <= hour.hour < closes
    return False


def _around(file: CustomerFile, day: date) -> Iterator[Claim]:
    """What records say of days around this one: somebody who is asked about one should know."""
    for said in sentences_of(file):
        if _is_wish(said):
            yield quote(said.text, said.id, said.on, "Mind")
        named = named_days(said.text, said.on)
        days = [each.on for each in named if re.search(r"[^\W\d_]{3}", each.words)]
        if any(abs((on - day).days) <= NEAR_DAYS for on in days) and said.on < day:
            yield quote(said.text, said.id, said.on, "Mind what is near that day")


def _on_hours(file: CustomerFile) -> list[Fact]:
    facts = (*file.known.musts, *file.known.of_kind("channel"))
    return [fact for fact in facts if _OF_CONTACT.search(fact.quote or fact.words)]


def _without_days(rest: str) -> str:
    return re.sub(
        r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+|\b[A-Z][a-z]+ \d{1,2}\b", " ", rest
    )


def _hour(words: str) -> time | None:
    for match in _HOUR.finditer(words):
        if match["word"]:
            return time(_WORDS[match["word"].lower()])
        hour = int(match["hour"])
        if (match["half"] or "").lower() == "pm" and hour < 12:
            hour += 12
        if hour < 24:
            return time(hour, min(int(match["minute"] or 0), 59))
    return None


def _against(words: str, hour: time | None, weekday: str) -> bool:
    """Whether what a record says of hours and days is against this one."""
    no_day = rf"\b(?:not|never|no \w+) (?:on )?(?:\w+ ){{0,2}}{weekday}s?\b"
    away = r"\b(?:closed|away|off)\b"
    shut = rf"\b{weekday}s?\b[^.;]{{0,15}}{away}|{away} (?:on )?{weekday}"
    if re.search(f"{no_day}|{shut}", words, re.IGNORECASE):
        return True
    if hour is None:
        return False
    if part := _PART.search(words):
        opens, closes = _PARTS[(part["part"] or part["part2"]).lower().rstrip("s")]
        return not opens <= hour.hour < closes
    return any(_is_out(bound, hour) for bound in _BOUND.finditer(words))


def _is_out(bound: re.Match[str], hour: time) -> bool:
    """Whether an hour lies outside "after 16h", "between four and six", "not before noon"."""
    first = _hour(bound["first"]) or time(12)
    last = _hour(bound["last"]) if bound["last"] else None
    if last is not None:
        inside = first <= hour <= last
    elif bound["how"].lower() in ("before", "until", "till"):
        inside = hour < first
    else:
        inside = hour >= first
    return inside == bool(_DENIED.search(bound.string[: bound.start()]))
