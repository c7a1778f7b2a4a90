"""Writes a letter: the paragraphs of its scenario in its tone, filled from the facts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from ai.analyst.letters.greetings import greeting_of
from ai.analyst.letters.grievances import is_serious
from ai.analyst.letters.material import words_for
from ai.analyst.letters.matter import matter
from ai.analyst.letters.mending import HOUSE, greeted, signed
from ai.analyst.letters.points import names_a_day, sentences_from
from ai.analyst.letters.texts import Texts, texts_of
from ai.analyst.letters.wishes import texts_for, wants_no_letters
from ai.analyst.pressing import is_bereaved
from ai.facts import CustomerFile

LONGEST_SUBJECT = 120
_BY_ITSELF = ("follow_up", "apology")
"""Scenarios that begin with what presses."""

Option = Mapping[str, str]
Slots = Mapping[str, Sequence[Option]]


def write(
    file: CustomerFile, scenario: str, tone: str, points: str, sender: str
) -> tuple[str, str]:
    """The subject and the body, plain text, paragraphs apart by an empty line."""
    texts = _texts_for(file, scenario)
    tone = _fitting_tone(file, tone)
    words = _words(file, texts, points)
    open_one = matter(file, texts, "trouble" in words)
    if scenario == "follow_up":
        words = {**open_one, **words}
    slots = _slots(file, texts, scenario, words)
    subject = _filled(slots["subject"], tone, words)[:LONGEST_SUBJECT]
    told = [text for _, text in _paragraphs(slots, tone, words, sentences_from(points))]
    if not wants_no_letters(file):
        told[1:1] = _matter(open_one, texts, tone, told)
    paragraphs = [_greeting(file, texts, tone), *told, _closing(texts, tone, sender)]
    return subject, "\n\n".join(paragraphs)


def write_short(file: CustomerFile, scenario: str, points: str, sender: str) -> str:
    """The same for a messenger: a few lines with what matters, and the name."""
    texts = _texts_for(file, scenario)
    words = _words(file, texts, points)
    slots = _slots(file, texts, scenario, words)
    told = dict(_paragraphs(slots, "concise", words, sentences_from(points)))
    first = told.get("pressing") or told.get("opening", "")
    lines = [first, *(told.get(name, "") for name in ("points", "pieces", "piece", "day", "ask"))]
    name = _name_in(sender)
    body = " ".join(line for line in lines if line)
    return "\n".join([_greeting(file, texts, "concise"), body, *([name] if name else [])])


def _matter(open_one: Mapping[str, str], texts: Texts, tone: str, told: Sequence[str]) -> list[str]:
    """What the customer waits for, by its name, unless the letter has named it."""
    words = dict(open_one)
    named = " ".join(told).lower().replace("suits you", "")
    if "planned" in words and words["planned"].lower() in named:
        return []
    planned = words.get("planned", "")
    thing = texts.thing_in(planned) if planned else words.get("matter", "")
    if thing and re.search(rf"\b{re.escape(thing.split()[-1].lower())}", named):
        return []
    text = _filled(texts.parts["matter"]["text"], tone, words)
    return [text] if text else []


def _texts_for(file: CustomerFile, scenario: str) -> Texts:
    own = texts_for(file)
    return own if own.has(scenario) and not wants_no_letters(file) else texts_of("en")


def _fitting_tone(file: CustomerFile, tone: str) -> str:
    """The tone, but nothing playful to who mourns or has cause to complain."""
    is_grave = is_bereaved(file) or is_serious(file)
    return "warm" if tone == "playful" and is_grave else tone


def _words(file: CustomerFile, texts: Texts, points: str) -> dict[str, str]:
    words = words_for(file, texts)
    if not names_a_day(points):
        words["open_day"] = "unsaid"
    if not words.keys() & {"owed_on", "wish", "trouble_on"}:
        words["free"] = "nothing is owed"
    return words


def _slots(file: CustomerFile, texts: Texts, scenario: str, words: Mapping[str, str]) -> Slots:
    """The scenario's paragraphs, what presses before them; to who wants no letters but one."""
    if wants_no_letters(file):
        quiet = texts.parts["quiet"]
        subject: list[Option] = [{"warm": quiet["subject"]}]
        return {"subject": subject, "opening": [quiet.get(scenario, quiet["other"])]}
    slots: dict[str, list[Option]] = dict(texts.parts["scenarios"][scenario])
    if scenario in _BY_ITSELF:
        return slots
    pressing = texts.parts["pressing"]
    subject = [*pressing["subject"], *slots.pop("subject")]
    return {"subject": subject, "pressing": pressing["text"], **slots}


def _paragraphs(
    slots: Slots, tone: str, words: Mapping[str, str], points: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for name, options in slots.items():
        if name != "subject" and (text := _filled(options, tone, words)):
            yield name, text
        if name == "opening" and points:
            yield "points", " ".join(points)


def _filled(options: Sequence[Option], tone: str, words: Mapping[str, str]) -> str:
    """The first option that the words can fill, with a capital at its start; "" when none is."""
    for option in options:
        sentence = option.get(tone) or option.get("warm") or option["formal"]
        needed = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        needed |= set(option.get("if", "").split())
        if needed <= words.keys() and words.keys().isdisjoint(option.get("unless", "").split()):
            text = sentence.format_map(words).strip()
            return text[:1].upper() + text[1:]
    return ""


def mended(file: CustomerFile, scenario: str, tone: str, body: str, sender: str) -> str:
    """Another's letter with the greeting that is due and the rep's signature, where its own are
    wrong."""
    texts = _texts_for(file, scenario)
    right = _greeting(file, texts, tone)
    ways = [right, *(_greeting(file, texts, each) for each in ("warm", "formal"))]
    body = greeted(body, right, ways[:1] if tone == "formal" else ways)
    return signed(body, _name_in(sender), texts.parts["closing"].values())


def greeting_for(file: CustomerFile, scenario: str, tone: str) -> str:
    """How the letter begins."""
    return _greeting(file, _texts_for(file, scenario), tone)


def _greeting(file: CustomerFile, texts: Texts, tone: str) -> str:
    return greeting_of(file, tone == "formal", texts.parts["customs"], texts.is_english)


def _closing(texts: Texts, tone: str, sender: str) -> str:
    """The end, with the rep's name when it is known, and the house."""
    name, ends = _name_in(sender), texts.parts["closing"]
    return "\n".join([ends.get(tone, ends["warm"]), *([name] if name else []), HOUSE])


def _name_in(sender: str) -> str:
    """A name as given, or that of an address such as robin.vale@house.com."""
    local, at, _ = sender.strip().partition("@")
    if not at:
        return local
    parts = local.split(".")
    is_name = len(parts) > 1 and local.islower() and not re.search(r"\d", local)
    return " ".join(map(str.capitalize, parts)) if is_name else ""
