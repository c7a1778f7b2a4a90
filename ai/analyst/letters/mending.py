"""Puts right how a service's letter begins and ends: the greeting and the rep's signature."""

import re
import unicodedata
from collections.abc import Iterable

HOUSE = "Luxe Couture"
_LONGEST = 70
"""Characters of a first or last line that is no sentence of the letter."""
_MOST_LINES = 5
_TEXT = re.compile(rf"[.?!]$|.{{{_LONGEST},}}")
_GREETS = re.compile(r".*[,:!]$|(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening))\b.*")
_CLOSED = re.compile(r"(?P<closing>[^,]{3,60},) (?P<name>[A-ZÀ-Þ\[].*)")


def greeted(body: str, right: str, ways: Iterable[str]) -> str:
    """The letter with this greeting, unless its own names the same person as this or the `ways`."""
    first, _, rest = body.strip().partition("\n")
    if len(first) > _LONGEST or not _GREETS.fullmatch(first.strip()):
        return f"{right}\n\n{body.strip()}"
    is_right = any(_who(first) == _who(way) and not _are_twins(first, way) for way in ways)
    return body if is_right else f"{right}\n\n{rest.strip()}".strip()


def signed(body: str, name: str, closings: Iterable[str]) -> str:
    """The letter signed by this name and the house; as it is where the name is not known."""
    above, _, last = body.rstrip().rpartition("\n\n")
    lines = [line.strip() for line in last.splitlines() if line.strip()]
    if not (name and lines) or any(name in line for line in lines):
        return body
    if not above:  # no line is empty: the end is the last two
        above, lines = "\n".join(lines[:-2]), lines[-2:]
    if one := _CLOSED.fullmatch(lines[0]):
        lines = [one["closing"], one["name"]]
    is_closing = lines[0] in closings or bool(re.search(r",$|^[^\[]+ [a-zà-ÿ]", lines[0]))
    is_text = not above or (lines[0] not in closings and _TEXT.search(lines[0]))
    if is_text or len(lines) > _MOST_LINES:
        above, lines, is_closing = body.rstrip(), [], False
    paragraph = "\n".join([*(lines[:1] if is_closing else []), name, HOUSE])
    return f"{above}\n\n{paragraph}".strip()


def _who(greeting: str) -> list[str]:
    """The names and titles of a greeting, without its first words."""
    words = re.findall(r"[^\W_][\w'’-]*", greeting)
    return [word for word in words[1:] if not word[0].islower() or len(words) == 2]


def _are_twins(first: str, way: str) -> bool:
    """Whether two greetings differ in the sex of whom they greet: Cher and Chère."""
    one, other = (_plain(line.split()[0]) for line in (first, way))
    return one != other and one[:3] == other[:3]


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if letter.isalpha())
