"""The sentences of a language, and how it names days, contacts and troubles."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ai.analyst.troubles import Trouble, is_part

LANGUAGES = ("en", "fr", "it", "de", "es")
NEAR_DAYS = 200
"""Within so many days a day needs no year."""

_NAMES = ("customs", "things", "direct", "familiar")
"""Parts without a form of address."""

_ACTS = {
    "send": "send post mail email forward share", "bring": "bring deliver ship courier",
    "keep": "keep hold reserve", "call": "call ring phone", "mend": "mend repair fix",
    "show": "show present", "find": "find source order get",
    "propose": "propose suggest offer", "write": "write",
}  # fmt: skip
"""What we do for a customer, and the verbs by which English notes say so."""
_VERBS = {verb: act for act, verbs in _ACTS.items() for verb in verbs.split()}
_ABOUT = re.compile(
    r"^.{0,30}?\b(?:about|regarding)\b|^\s?(?:\w{1,20} )?back (?=(?:the|an?|her|his|their) )",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,.;:(]| (?:for|of|with|to|by|on|in|at|from|that|which|until|before|after|and|or|back|today|"
    r"tomorrow|soon|again|first|now|this|next)\b",
    re.IGNORECASE,
)
_PLURALS = ("s", "es", "en", "n", "x")
_BACK = re.compile(
    r"\b(?:give|bring|send|come|get|is|are|be)?\s?back (?:to|by|on|the)\b|\breturn the\b", re.I
)
_TO_THEM = re.compile(r"\W*(?:$|(?:them|her|him|you|back|again|about|on|to|at|in|by|next)\b)", re.I)
"""Whom we call, where it is the customer and nobody else."""
_FIRST = re.compile(
    rf"(?:(?:to|i|we|will|promised|again|also|(?:he|she|they) (?:will )?) ?){{0,3}}"
    rf"(?P<verb>{'|'.join(_VERBS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Texts:
    """What the analyst writes in one language, as its file has it."""

    language: str
    parts: Mapping[str, Any]

    @property
    def is_english(self) -> bool:
        """Whether what English records say can be repeated in it."""
        return self.language == "en"

    def day(self, day: date, today: date) -> str:
        """A day as a letter names it: without the year when that goes without saying."""
        near = abs((day - today).days) < NEAR_DAYS
        shape = self.parts["day"] if near else self.parts["day_of_year"]
        month = self.parts["months"][day.month - 1]
        return str(shape).format(day=day.day, month=month, year=day.year)

    def contact(self, type: str, day: str) -> str:
        """A call, meeting or correspondence of a day."""
        return str(self.parts[type]).format(day=day)

    def trouble(self, trouble: Trouble) -> str:
        """A trouble by its name; "" when the language has none for it."""
        if self.is_english:
            return trouble.words
        kinds: Mapping[str, str] = self.parts["troubles"]
        if own := kinds.get(trouble.thing):
            return own
        of_thing = self.parts["things"].get(trouble.thing.removesuffix("s"), "")
        whole = kinds.get(f"{trouble.kind} of") if of_thing else None
        return whole.format(thing=of_thing) if whole else kinds.get(trouble.kind, "")

    def act(self, text: str) -> str:
        """What we are to do, as "I promised" goes on with it; "" when it has no words for it."""
        opening = _FIRST.match(text)
        act = _VERBS[opening["verb"].lower()] if opening else "see"
        if act == "call" and opening and not _TO_THEM.match(text, opening.end()):
            return ""
        act = "back" if _BACK.search(text) else act
        thing = self._object(text[opening.end() :] if opening else text)
        form = str(self.parts["acts"][act])
        if "{" in form and not thing:
            return ""
        return form.format(thing=thing, direct=self._direct(thing))

    def _object(self, text: str) -> str:
        """The thing that a phrase is, not one that it only mentions: of "two ideas for a bag", or
        "the suit's invoice", none."""
        phrase = _PHRASE_END.split(_ABOUT.sub("", text), maxsplit=1)[0]
        last = re.findall(r"[^\W\d_]+", phrase)[-1:]
        return self.thing_in(last[0], is_of_part=False) if last else ""

    def _direct(self, thing: str) -> str:
        """A thing as the object of a verb."""
        for case, other in self.parts["direct"].items():
            if thing.startswith(case):
                return f"{other}{thing.removeprefix(case)}"
        return thing

    def about(self, text: str) -> str:
        """A grievance that has no name of its own, by the thing that it is about."""
        thing = self.thing_in(text)
        return self.parts["troubles"]["about"].format(thing=thing) if thing else ""

    def thing_in(self, text: str, is_of_part: bool = True) -> str:
        """The first thing of the trade that a text in English, or in this language, names; a part
        of one before the whole of it, unless told otherwise."""
        forms: Mapping[str, str] = self.parts["things"]
        words = re.findall(r"[^\W\d_]+", text.lower())
        own = {
            form.lower().split()[-1].split("'")[-1].split("’")[-1]: form for form in forms.values()
        }
        of_parts = {form for word, form in forms.items() if is_part(word)}
        pairs = [f"{one} {two}" for one, two in pairwise(words)]
        found = [
            form
            for word in (*pairs, *words)
            for one in (word, *(word.removesuffix(end) for end in _PLURALS))
            if (form := forms.get(one) or own.get(one))
        ]
        parts = [form for form in found if is_of_part and form in of_parts]
        return next(iter((*parts, *found)), "")

    def listed(self, items: list[str]) -> str:
        """ "a", "a and b", "a, b and c"."""
        *first, last = items
        return f"{', '.join(first)} {self.parts['and']} {last}" if first else last

    def has(self, scenario: str) -> bool:
        """Whether there are sentences for a scenario."""
        return scenario in self.parts["scenarios"]


@cache
def texts_of(language: str, is_familiar: bool = False) -> Texts:
    """The texts of one of the languages; in its familiar form where it has one and it is asked."""
    path = Path(__file__).parent / f"{language}.toml"
    parts = tomllib.loads(path.read_text("utf-8"))
    pairs = parts.pop("familiar", []) if is_familiar else []
    said = {
        name: part if name in _NAMES else _familiar(part, pairs) for name, part in parts.items()
    }
    return Texts(language, said)


def _familiar(part: Any, pairs: list[list[str]]) -> Any:
    if isinstance(part, dict):
        return {name: _familiar(each, pairs) for name, each in part.items()}
    if isinstance(part, list):
        return [_familiar(each, pairs) for each in part]
    for polite, familiar in pairs:
        part = part.replace(polite, familiar)
    return part
