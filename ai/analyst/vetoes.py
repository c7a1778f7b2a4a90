"""Which fact speaks against offering something: a must that it would break, or a dislike."""

import re
from collections.abc import Iterable, Iterator

from ai.analyst import limits
from ai.reading.families import attributes, kinds, named
from ai.reading.lexicon import FASHION, is_in, singular, words_of
from ai.reading.readings import read_once
from ai.understanding import Fact, Understanding

_NOT = re.compile(
    # What a must forbids stands after one of these.
    r"\b(?:allerg\w+ to|reacts? (?:badly )?to|reaction to|intoleran\w+ (?:of|to)|sensitive to|no|"
    r"not|never|nothing|without|zero|avoids?:?|free of|cannot|can[’']t|won[’']t|don[’']t|kein\w*|"
    r"ohne|nie|pas de|sans|jamais|allergique (?:à la|à l[’']|au|aux)|niente|senza|mai|"
    r"allergic[ao] (?:alla|al|ai)|sin|nada de|nunca|al[eé]rgic[ao] (?:a la|al|a)|"
    r"allergisch gegen)\b(?P<rest>[^.;:!?]{1,200})",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:in|near|for|at|on|when|with|that|which|because|but|except|only|until|before|after|"
    r"and (?:is|was|has|he|she|they|will|asks?))\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r",|\bor\b|\band\b|\bnor\b|\bno\b|\bou\b|\bet\b|\boder\b|\bund\b|\bo\b|\be\b|\by\b"
)
_WANTED = re.compile(r"\b(?:past|below|above|over|to) the\b", re.IGNORECASE)
_PARTS = words_of("neck neckline shoulder back piece pair form cut cuts")
"""Words of the trade that no must is about when it names them beside something else."""
_SMALL = words_of("""
    a an the any real animal even to her his their its it be is are ever please mention wear wears
    have touch bear stand offer show send give bring put use of very too
""")
_ONLY = {
    "double-breasted": "single-breasted", "single-breasted": "double-breasted",
    "flat": r"stiletto|\d+ ?cm heel", "sleeves": "sleeveless|strapless", "floor": "mini|short",
}  # fmt: skip
"""What goes only one way, and its rivals."""
_ONLY_PATTERNS = [
    (re.compile(rf"\b{word}\b[^.]{{0,20}}\b(?:only|always)\b|\bonly {word}\b", re.I), rivals)
    for word, rivals in _ONLY.items()
]
_GARMENTS = {
    "exotic": "crocodile alligator python snake lizard ostrich stingray croco",
    "shiny": "sheen sequin lamé lurex patent glossy metallic",
    "shoe": "loafer pump sandal boot oxford derby brogue mule sneaker trainer slipper slingback "
    "stiletto heel moccasin",
    "heel": "stiletto pump slingback",
    "coat": "overcoat trench parka",
    "jacket": "blazer spencer bolero",
    "dress": "gown frock",
    "suit": "tuxedo",
    "bag": "clutch pochette handbag",
    "tie": "bow-tie necktie cravat",
}


def veto(thing: str, known: Understanding) -> Fact | None:
    """The first of the facts that speak against a thing."""
    return next(iter(vetoes(thing, known)), None)


def vetoes(thing: str, known: Understanding) -> list[Fact]:
    """The customer's musts that a thing breaks, then the dislikes that it has all of."""
    musts = [
        must
        for must in known.musts
        if not must.whose and any(_has(item, thing) for item in _banned(must.quote or must.words))
    ]
    tastes = ((taste.fact, _of_words(_trade(taste.fact.words))) for taste in known.dislikes)
    return [*musts, *(fact for fact, words in tastes if words and _has(words, thing))]


def forbids(sentence: str, thing: str) -> bool:
    """Whether a sentence rules a thing out: "no corset", "never cashmere", "flat shoes only"."""
    only = (rivals for pattern, rivals in _ONLY_PATTERNS if pattern.search(sentence))
    return any(_has(item, thing) for item in _banned(sentence)) or any(
        re.search(rf"\b(?:{rivals})", thing, re.IGNORECASE) for rivals in only
    )


def _has(item: limits.Ruled, thing: str) -> bool:
    return all(any(named(kind, thing) for kind in each) for each in item)


def _of_words(words: Iterable[str]) -> limits.Ruled:
    once = dict.fromkeys(words)
    return tuple(kinds(word) | frozenset(_GARMENTS.get(word, "").split()) for word in once)


@read_once
def _banned(must: str) -> tuple[limits.Ruled, ...]:
    """What a must forbids, an item each: of "no wool, no leather belt" wool, and leather belts."""
    return tuple(dict.fromkeys((*_forbidden(must), *limits.ruled_out(must))))


def _forbidden(must: str) -> Iterator[limits.Ruled]:
    for match in _NOT.finditer(must):
        rest = match["rest"]
        end = _END.search(rest)
        for item in _ITEM.split(rest[: end.start()] if end else rest):
            if _WANTED.search(item):  # "no fur, sleeves past the elbow"
                break
            if words := frozenset(_trade(item)) - _PARTS or _nouns(item):
                yield _of_words(sorted(words))


def _trade(text: str) -> Iterator[str]:
    yield from attributes(text).every
    for word in re.findall(r"\b(?:feathers?|down|logos?|sequins?|prints?)\b", text.lower()):
        yield singular(word) if word != "down" else word


def _nouns(item: str) -> frozenset[str]:
    """What is no word of the trade: "no lilies", "never mention prizes"."""
    words = re.findall(r"[^\W\d_][\w'-]{2,}", item.lower())
    told = [singular(word) for word in words if word not in _SMALL and not is_in(word, FASHION)]
    return frozenset(told[:1])
