"""Which wardrobe a piece belongs to, and which a customer is dressed from: gowns, ties, veils."""

import re
from collections import Counter
from collections.abc import Iterator

from ai.facts import CustomerFile, ProductFact

_WORDS = {
    "gowns": r"(?:ball)?gowns?|(?<!we )(?<!he )dress(?:es)?(?! (?:studs?|belts?|shirts?|code)\b)"
    r"|sheath|column|skirts?|heel(?:s|ed)?|stilettos?|(?<!opera )(?<!patent )pumps|court shoes"
    r"|ballet flats|bodices?|necklines?|corsets?|clutch|minaudières?|earrings?|hair combs?"
    r"|opera gloves|trouser suits?|caftans?|kaftans?|blouses?|tulle|women's|for women",
    "ties": r"(?:bow[ -]|neck)?ties?(?! (?:it|them|her|him)\b)|cufflinks?|(?:dress|shirt) studs?"
    r"|cummerbunds?|pocket squares?|waistcoats?|braces|(?:smoking|dinner) jackets?|morning coats?"
    r"|three-piece|opera pumps|oxfords|brogues?|spectators|monk straps?",
    "weddings": r"veils?|brides?",
}
"""Words that only one of the wardrobes has; suits, tuxedos, coats and scarves are in none."""
_NAMED = {
    wardrobe: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for wardrobe, words in _WORDS.items()
}
_SPOKEN_OF = {
    "gowns": re.compile(r"\b(?:she|her|hers|madame|mme|mrs)\b", re.IGNORECASE),
    "ties": re.compile(r"\b(?:he|him|his|monsieur|mr)\b", re.IGNORECASE),
}
LEAST_SHARE = 1 / 3
"""Of the facts that speak of a wardrobe: fewer may be of a gift, a husband or a daughter."""


def of_product(product: ProductFact) -> frozenset[str]:
    """The wardrobes that a piece belongs to, by its name, else by its description."""
    return _named(f"{product.name}, {product.category}") or _named(product.description)


def worn(file: CustomerFile) -> frozenset[str]:
    """The wardrobes that the customer's own facts and purchases mostly speak of.

    What garments are named decides, for likes and dislikes alike, since whoever avoids ties is
    somebody to whom ties are shown; how the customer is spoken of counts for half as much. A veil
    is for whom a wedding of their own is spoken of.
    """
    votes: Counter[str] = Counter()
    for text in _texts(file):
        votes.update(dict.fromkeys(_named(text), 2))
        votes.update({name: 1 for name, words in _SPOKEN_OF.items() if words.search(text)})
    cast = votes["gowns"] + votes["ties"]
    return frozenset(
        name for name, count in votes.items() if name == "weddings" or count >= LEAST_SHARE * cast
    )


def _named(text: str) -> frozenset[str]:
    text = text.replace("’", "'")
    return frozenset(name for name, words in _NAMED.items() if words.search(text))


def _texts(file: CustomerFile) -> Iterator[str]:
    """Each sentence that holds a fact of the customer's own, what was bought and is planned."""
    own = (fact.quote or fact.words for fact in file.understanding if not fact.whose)
    yield from dict.fromkeys(own)
    yield from (f"{item.product}, {item.category}" for item in file.purchases)
    yield from (item.note for item in file.follow_ups)
