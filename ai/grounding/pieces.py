"""The pieces that a text speaks of: whether a record knows them, who owns them, what they cost."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ai.reading.families import named
from ai.reading.figures import figures
from ai.reading.lexicon import COLOURS, FABRICS, FASHION, GARMENTS, is_in
from ai.reading.readings import read_once

UNDESCRIBED = "No product or record speaks of such a piece."
UNOWNED = "Not among this client's purchases."
OTHER_PRICE = "The records have another price for this piece."
LONGEST = 20_000
"""Characters of a text that are read."""
NEAR = 200
"""Characters before a piece in which it may be called the client's."""

WORD = re.compile(r"[^\W\d_][\w'’-]*")
SENTENCE = re.compile(r"(?<=[.!?…:])\s+|\n+")
_HEADS = frozenset(
    re.findall(
        r"\S+",
        "ballgown brogue case comb cummerbund minaudière minaudiere oxford plimsoll set sheath "
        "spectator stud strap three-piece tote two-piece weekender",
    )
)
_MONEY = re.compile(
    r"€\s?(?P<after>\d[\d.,  ’']{0,30})|(?P<before>\d[\d.,  ’']{0,30})\s?(?:euros?\b|EUR\b)"
)
_TOTAL = re.compile(
    r"\b(?:in (?:all|total)|(?:al)?together|total|add(?:s|ed)? up|sums?|amount(?:s|ed)? to|"
    r"c[ao]mes? to|make)\b",
    re.IGNORECASE,
)
"""How a sentence says that an amount is that of several pieces."""
_OWNING = (
    r"(?:own|owned|owns|bought|purchased|ordered|acquired|chose|chosen|wore|worn|wear|collected|"
    r"took home)"
)
_OWNED_BEFORE = re.compile(
    rf"(?:\byours?(?! (?:next|future))(?: [\w'’-]+){{0,2}} |\byour purchase of (?:the )?|"
    rf"\byou(?:['’]ve| have| had)?(?: \w+ly| already| just)? {_OWNING}(?: \w+){{0,2}} |"
    rf"\b(?:owns|bought|purchased)(?: \w+){{0,2}} )$",
    re.IGNORECASE,
)
_OWNED_AFTER = re.compile(
    rf",? (?:(?:that |which )?you(?:['’]ve| have| had)?(?: already)? {_OWNING}\b"
    r"|(?:in|from) your (?:wardrobe|collection)\b)",
    re.IGNORECASE,
)
_ACQUIRED = re.compile(
    r"\b(?:bought|buys|order(?:ed|s)|owns?|owned|chose|took|takes|wore|wears?|collected|deliver\w*|"
    r"fitt(?:ed|ing)|alter\w*|purchase[ds]?|paid)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Doubt:
    """Words of a text, why they are in doubt, and whether that is only a name to look at."""

    words: str
    why: str
    soft: bool = False


@dataclass(frozen=True)
class Piece:
    """The words for a piece, and where they start in their sentence."""

    start: int
    words: str


class Pieces:
    """What the facts say of pieces: those that may be offered and those bought."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        self.facts = facts

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of pieces as the catalog and the purchases have them, in plain form."""
        heads = (text.partition("\n")[0] for id, text in self.facts.items() if id[0] in "KP")
        found = (re.sub(r"^Bought on .*? × ", "", head).rpartition(" (")[0] for head in heads)
        return frozenset(plain(name) for name in found if name)

    def called(self, sentence: str) -> list[Piece]:
        """The pieces that a sentence calls by the names that the facts have."""
        low = folded(sentence)
        return [
            Piece(start, sentence[start : start + len(name)])
            for name in self.names
            for start in places_of(name, low)
        ]

    def spoken_of(self, words: str) -> bool:
        """Whether one fact has all words of a piece, or kinds of them."""
        return any(_has_all(words, text) for text in self.facts.values())

    def doubts(self, sentence: str) -> Iterator[Doubt]:
        """Pieces that are described but unknown, or wrongly spoken of as owned or priced."""
        known = self.called(sentence)
        described = list(described_in(sentence))
        for piece in described:
            if not self.spoken_of(piece.words):
                yield Doubt(piece.words, UNDESCRIBED)
        for piece in (*known, *described):
            if self.is_wrongly_owned(sentence, piece):
                yield Doubt(piece.words, UNOWNED)
        yield from self._other_prices(sentence, known)

    @cached_property
    def _acquired(self) -> tuple[str, ...]:
        """The purchases, and the sentences of other records on something bought or worn."""
        bought = [text for id, text in self.facts.items() if id[0] == "P"]
        others = (text for id, text in self.facts.items() if id[0] not in "KP")
        told = (part for text in others for part in SENTENCE.split(text[:LONGEST]))
        return (*bought, *(part for part in told if _ACQUIRED.search(part)))

    def is_wrongly_owned(self, sentence: str, piece: Piece) -> bool:
        """Whether a sentence speaks of a piece as the client's, and no record tells that it is."""
        end = piece.start + len(piece.words)
        near = max(0, piece.start - NEAR)
        before = _OWNED_BEFORE.search(sentence, near, piece.start)
        said = before or _OWNED_AFTER.match(sentence, end)
        return bool(said) and not any(_has_all(piece.words, text) for text in self._acquired)

    def _other_prices(self, sentence: str, known: list[Piece]) -> Iterator[Doubt]:
        """The prices beside a piece that only records of other pieces, or the total, hold."""
        names = [plain(piece.words) for piece in known]
        if not names:
            return
        speaking = (
            text
            for id, text in self.facts.items()
            if id[0] not in "KPC" or any(name in plain(text) for name in names)
        )
        held = {meant for text in speaking for meant in _amounts(text)}
        for match in _MONEY.finditer(sentence):
            words = re.sub(r"\D+$", "", match["after"] or match["before"])
            if not _TOTAL.search(sentence) and held.isdisjoint(_amounts(words)):
                yield Doubt(words, OTHER_PRICE)


def described_in(sentence: str) -> Iterator[Piece]:
    """Where small letters describe a piece: a colour or fabric, and behind it the garment."""
    traits: list[re.Match[str]] = []
    for word in WORD.finditer(sentence):
        apart = traits and sentence[traits[-1].end() : word.start()] != " "
        small = word[0] == word[0].lower()
        if apart or not small:
            traits = []
        if traits and is_garment(word[0]):
            yield Piece(traits[0].start(), sentence[traits[0].start() : word.end()])
            traits = []
        elif small and (is_in(word[0], COLOURS | FABRICS) or (traits and is_in(word[0], FASHION))):
            traits.append(word)
        else:
            traits = []


def is_garment(word: str) -> bool:
    """Whether a word names a kind of piece."""
    return is_in(word, GARMENTS) or is_in(word, _HEADS)


@read_once
def plain(text: str) -> str:
    """A text in small letters without accents, with one kind of space and of apostrophe."""
    return " ".join(folded(text).split())


def folded(text: str) -> str:
    """A text in plain letters, as many as it has, so that places in it stay the same."""
    if text.isascii():
        return text.lower()
    letters = (unicodedata.normalize("NFD", each)[0].lower()[0] for each in text)
    return "".join(letters).replace("’", "'")


def places_of(words: str, text: str, endings: Sequence[str] = ("",)) -> Iterator[int]:
    """Where these words stand whole in a text, with one of the endings.

    No pattern is made of them: Python keeps its patterns, and with them a customer's words.
    """
    start = text.find(words)
    while words and start >= 0:
        rest = text[start + len(words) : start + len(words) + 3]
        ends = any(rest.startswith(each) and _apart(rest[len(each) :]) for each in endings)
        if ends and _apart(text[start - 1 : start]):
            yield start
        start = text.find(words, start + 1)


def _apart(beside: str) -> bool:
    """Whether what stands beside some words is no more of a word."""
    return not (beside[:1].isalnum() or beside[:1] == "_")


def _has_all(words: str, text: str) -> bool:
    return all(_has(word, text) for word in WORD.findall(words))


def _has(word: str, text: str) -> bool:
    return bool(named(word, text)) or any(places_of(plain(word), plain(text), ("", "s")))


@read_once
def _amounts(text: str) -> frozenset[Decimal]:
    found = (meant for figure in figures(text) for meant in figure.meant)
    return frozenset(meant for meant in found if isinstance(meant, Decimal))
