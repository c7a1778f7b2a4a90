"""The words of the trade in a text, and which are kinds of another: emerald is a green."""

import re
from dataclasses import dataclass

from ai.reading.lexicon import COLOURS, FABRICS, GARMENTS, STYLES, is_in, singular
from ai.reading.readings import read_once

_COLOURS = {
    "green": "aqua bottle-green celadon emerald jade khaki mint moss olive petrol pistachio sage "
    "teal",
    "blue": "aqua azure cobalt indigo lapis midnight navy periwinkle petrol powder-blue sapphire "
    "slate teal turquoise ultramarine",
    "red": "bordeaux burgundy cherry claret crimson garnet maroon oxblood ruby scarlet tomato-red "
    "vermilion wine",
    "yellow": "amber gold golden lemon marigold mustard ochre saffron",
    "pink": "blush fuchsia magenta peach raspberry rose salmon",
    "purple": "aubergine lavender lilac mauve plum violet",
    "orange": "apricot burnt-orange coral copper rust terracotta",
    "brown": "bronze camel caramel chocolate cognac copper mahogany russet sepia tan taupe tobacco",
    "black": "ebony ink onyx",
    "white": "cream ecru ivory off-white pearl",
    "grey": "charcoal graphite gray gunmetal silver slate smoke",
    "beige": "bone camel nude sand stone taupe",
    "pastel": "blush celadon lavender lilac mint peach powder-blue",
}
_FABRICS = {
    "leather": "calf calfskin kid lambskin nappa ostrich patent snakeskin suede",
    "wool": "alpaca camelhair cashmere flannel hopsack merino mohair serge tweed worsted",
    "silk": "charmeuse chiffon crepe crêpe duchesse faille gazar georgette moire moiré organza "
    "satin shantung taffeta",
    "fur": "astrakhan shearling",
    "sequin": "sequins",
}
_GARMENTS = {"heel": "stiletto heeled"}
_KINDS: dict[str, frozenset[str]] = {
    family: frozenset(kinds.split()) for family, kinds in (_COLOURS | _FABRICS | _GARMENTS).items()
}


_WORD = re.compile(r"[^\W\d_][\w'-]*")
_APART = re.compile(
    "|".join(
        rf"\b{first} {last}\b"
        for first, _, last in (word.partition("-") for word in sorted(COLOURS | STYLES))
        if last and "-" not in last
    ),
    re.IGNORECASE,
)
"""A word of the lists in two: "bottle green"."""


def families(word: str) -> tuple[str, ...]:
    """The words of which this one is a kind: emerald is a green."""
    one = singular(word)
    return tuple(family for family, kinds in _KINDS.items() if one in kinds or word in kinds)


def kinds(word: str) -> frozenset[str]:
    """A word of the trade in lower case and singular, and all that are kinds of it."""
    one = singular(word)
    return frozenset({word.lower(), one}) | _KINDS.get(one, frozenset())


def named(word: str, text: str) -> str:
    """The first word of a text that is this word or a kind of it; "" when none is."""
    return first_of(kinds(word), forms_in(text))


@dataclass(frozen=True)
class Attributes:
    """What a text names, in lower case and singular, each once and in its order."""

    colours: tuple[str, ...]
    fabrics: tuple[str, ...]
    garments: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All of them, the colours first."""
        return (*self.colours, *self.fabrics, *self.garments, *self.styles)


@read_once
def attributes(text: str) -> Attributes:
    """The colours, fabrics, garments and styles that a text names."""
    words = _WORD.findall(_joined(text))

    def named(lexicon: frozenset[str]) -> tuple[str, ...]:
        found = (word for word in words if is_in(word, lexicon))
        return tuple(
            dict.fromkeys(w.lower() if w.lower() in lexicon else singular(w) for w in found)
        )

    return Attributes(named(COLOURS), named(FABRICS), named(GARMENTS), named(STYLES))


Forms = tuple[tuple[str, frozenset[str]], ...]
"""The words of a text, each with the forms in which a list may have it."""


def first_of(wanted: frozenset[str], words: Forms) -> str:
    """The first of the words that has one of these forms; "" when none has."""
    return next((shown for shown, forms in words if not wanted.isdisjoint(forms)), "")


@read_once
def forms_in(text: str) -> Forms:
    """The words of a text with their forms."""
    bare = [word.removesuffix("'s") for word in _WORD.findall(_joined(text.replace("’", "'")))]
    return tuple((word, _forms(word)) for word in bare)


def _joined(text: str) -> str:
    return _APART.sub(lambda words: words[0].replace(" ", "-"), text)


def _forms(word: str) -> frozenset[str]:
    parts = (word, *word.split("-"))
    return frozenset({part.lower() for part in parts} | {singular(part) for part in parts})
