"""The customer's names in a text as names that the parser knows: it takes "Saoirse" for a noun."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_KNOWN = ("Mary", "Susan", "Helen", "Julia", "Laura", "Emma", "Alice", "Sarah", "Karen", "Linda")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mme|Madame|Dr|Prof|Lady|Sir|Maestro)\.? )?"
_OTHER = r"(?!(?:Dear|Mr|Mrs|Ms|Miss|Mme|Madame|Dr|Prof|Lady|Sir|Maestro)\b)[A-ZÀ-Þ][\w'’-]{1,40}"
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
MARGIN = 2
"""How many times as often as the other one a pronoun stands that is the customer's."""


def with_short_forms(name: str, records: Iterable[str]) -> str:
    """A name with the short forms of its first part by which records call them: "Teo" of Teodor."""
    first, _, rest = name.partition(" ")
    short = {
        word
        for text in records
        for word in re.findall(r"\b[A-ZÀ-Þ][^\W\d_]{2,7}\b", text)
        if word != first and first.startswith(word)
    }
    return " ".join([first, *sorted(short), rest]) if short else name


@dataclass(frozen=True)
class Renamed:
    """A text with known names in place of the customer's, and the way back."""

    text: str
    names: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """All names that the customer has in it."""
        return " ".join(known for known, _ in self.names)

    def back(self, words: str) -> str:
        """Words of the text as they stood."""
        for known, own in self.names:
            words = words.replace(known, own)
        return words


def renamed(text: str, name: str) -> Renamed:
    """The text with each way in which it names the customer as a name of its own."""
    own = [part for part in re.findall(r"[^\W\d_][\w'’]*", name) if len(part) > 2]
    if not own:
        return Renamed(text, ())
    either = "|".join(sorted(map(re.escape, own), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<!\w)(?P<before>(?!(?:{either})\b){_OTHER} )?(?P<name>{_TITLE}(?:{either})"
        rf"(?:[- ](?:{either}))*)(?![\w-])"
    )
    found = (match for match in pattern.finditer(text) if not _is_of_another(match, own))
    ways = list(dict.fromkeys(match["name"] for match in found))
    free = [each for each in _KNOWN if each not in text]
    names = dict(zip(ways, free, strict=False))

    def known(match: re.Match[str]) -> str:
        name = match["name"]
        is_theirs = not _is_of_another(match, own)
        return f"{match['before'] or ''}{names.get(name, name) if is_theirs else name}"

    return Renamed(pattern.sub(known, text), tuple((short, way) for way, short in names.items()))


def _is_of_another(match: re.Match[str], own: list[str]) -> bool:
    """Whether it is a relative's surname: "Conrad Vale"."""
    return bool(match["before"]) and match["name"] in own[1:]


def pronoun_of(records: Iterable[str]) -> str:
    """ "she" or "he" where records, messages apart, have it more than twice as often; else ""."""
    own = [text for text in records if not text.startswith("Email, ")]
    she = sum(len(_SHE.findall(text)) for text in own)
    he = sum(len(_HE.findall(text)) for text in own)
    if she > MARGIN * he + 1:
        return "she"
    return "he" if he > MARGIN * she + 1 else ""
