"""Which wardrobe a text speaks of, gowns, ties or a wedding; much of the house is of no one's."""

import re
from collections import Counter
from collections.abc import Iterable

from ai.reading.sentences import told

_WORDS = {
    "gowns": r"(?:ball)?gowns?|(?<!we )(?<!he )dress(?:es)?(?! (?:studs?|belts?|shirts?|code)\b)"
    r"|sheath|column|skirts?|heel(?:s|ed)?|stilettos?|(?<!opera )(?<!patent )pumps|court shoes"
    r"|ballet flats|bodices?|necklines?|corsets?|clutch|minaudières?|earrings?|hair combs?"
    r"|opera gloves|trouser suits?|women's|for women",
    "ties": r"(?:bow[ -]|neck)?ties?(?! (?:it|them|her|him)\b)|cufflinks?|(?:dress|shirt) studs?"
    r"|cummerbunds?|pocket squares?|waistcoats?|braces|(?:smoking|dinner) jackets?|morning coats?"
    r"|three-piece|opera pumps|oxfords|brogues?|spectators|monk straps?",
    "weddings": r"veils?|brides?",
}
"""Words that only one of the wardrobes has; suits, tuxedos, coats and scarves are in none."""
_NAMED = {
    wardrobe: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for wardrobe, words in _WORDS.items()
}
LEAST_SHARE = 1 / 3
"""Of the sentences that speak of a wardrobe: fewer may be of a gift, a husband or a daughter."""


def named_wardrobes(text: str) -> frozenset[str]:
    """The wardrobes whose garments a text names: "gowns", "ties", "weddings"."""
    text = text.replace("’", "'")
    return frozenset(name for name, words in _NAMED.items() if words.search(text))


def worn_wardrobes(texts: Iterable[str]) -> frozenset[str]:
    """The wardrobes that a client's records mostly speak of, and a wedding that they mention.

    What garments are named decides, for likes and dislikes alike: whoever avoids ties is somebody
    to whom ties are shown. Whether a record says "she" or "he" does not: it is often of a husband
    or an assistant, and does not tell what anybody wears.
    """
    told_of = [named for text in texts for line in told(text) if (named := named_wardrobes(line))]
    counts = Counter(wardrobe for named in told_of for wardrobe in named)
    least = LEAST_SHARE * len(told_of)
    return frozenset(w for w, count in counts.items() if count >= least or w == "weddings")
