"""What a client likes and dislikes, in the note's own words; colours, fabrics, garments, styles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from ai.reading.families import attributes as attributes
from ai.reading.lexicon import COLOURS, FABRICS, FASHION, STYLES, is_in
from ai.reading.sentences import told

MOST_WORDS = 6
NEAR = 100
"""Characters before a verb in which its subject and its negation stand."""
LONGEST_OBJECT = 300
"""Characters behind a verb in which its objects are listed."""

_LIKES = (
    r"ador(?:es|ed|ing)|lov(?:es|ed|ing)|likes?|liked|prefers?|preferred|favou?rs?|favou?red|"
    r"fell (?:for|in love with)|drawn to|(?:delighted|thrilled|taken|obsessed|smitten|pleased) "
    r"(?:with|by)|crazy about|keen on|fond of|swears by|lives in|enjoys|admired|a weakness for|"
    r"always wears|wears only|couldn't stop talking about|could not stop talking about"
)
_DISLIKES = (
    r"hates?|hated|dislikes?|disliked|loathes?|detests?|refuses?|refused|avoids?|avoid|"
    r"never wears?|never wore|won't wear|will not wear|can't stand|cannot stand|allergic to|"
    r"rejected|turned down|sent back|tired of|done with|no more|nothing in|bored (?:with|by|of)"
)
_VERB = re.compile(rf"\b(?:(?P<like>{_LIKES})|(?P<dislike>{_DISLIKES}))\s+", re.IGNORECASE)
_TOO = re.compile(
    r"\b(?:found|finds|thought|thinks|called) (?P<object>(?:the|her|his|its|our|that) "
    r"(?:[\w'-]+ ){1,4}?too [\w-]+)"
    r"|(?<![\w'-])['-]*(?P<being>\b(?:[\w'-]+ ){0,2}[\w'-]+ "
    r"(?:is|are|was|were|felt|feels?|ran|runs?) "
    r"(?:far |much |a little |rather )?too [\w-]+)",
    re.IGNORECASE,
)
_AVOID_LIST = re.compile(r"\bavoid:\s*(?P<items>[^.;]+)", re.IGNORECASE)
_NEGATED = re.compile(
    r"(?:\bnot\b|n't\b|\bnever\b|\bno longer\b|\bhardly\b|\bless\b)(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_OTHERS = (
    "mother|grandmother|father|sister|brother|wife|husband|girlfriend|boyfriend|daughter|son|friend"
    "|partner|manager|director|agent|stylist|assistant|producer|fitter|cutter"
)
_NOT_THE_CLIENT = re.compile(
    rf"\b(?:I|we|(?:[Hh]er|[Hh]is|[Tt]heir|[Tt]he)(?: \w+)? (?:{_OTHERS}))(?:\s+\w+)?\s*$"
)
_SOMEBODY = re.compile(
    r"(?:(?P<name>\b[A-Z][\w'’-]{1,40})(?:,? who)?"
    r"|^(?:The|A|An) (?!client|lady|gentleman|couple)[a-z]+)"
    r"(?: (?:really|also|always|simply|just|only|never))?\s*$"
)
_STARTS = frozenset(
    re.findall(
        r"\w+",
        """
    she he they and but also always still only really both who madame mrs mr ms miss
""",
    )
)
"""Words that may have a capital at a sentence's start and are no name."""
_FIRST = re.compile(
    rf"(?<![\w'-])(?P<object>(?:[\w'-]+ ){{0,2}}[\w'-]+) (?:she|he|they) (?:\w+ )?"
    rf"(?:(?P<like>{_LIKES})|(?P<dislike>{_DISLIKES}))(?=\s*(?:[.,;!]|$))",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:^|[,;:] )no (?P<object>(?:[\w'-]+ ){0,2}[\w'-]+),? (?:please|ever|at all|whatsoever)\b",
    re.IGNORECASE,
)
_NONE_OF = re.compile(r"(?:^|[,;:] )no (?P<items>[^.;:!?()“”]+)", re.IGNORECASE)
_NEXT = re.compile(r",? (?:or|nor|and) (?:no )?|, (?:no )?", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|them|him|me|us|itself|themselves)\b", re.IGNORECASE)
_STOP = re.compile(
    r"[,.;:!?()“”\"–—]|\s-\s|\b(?:but|because|which|that|who|when|while|if|so|than|though|as|like|"
    r"although|since|until|before|after|for|from|at|on|in|to|over|is|are|was|were|will|would|has|"
    r"had|unless|except|and (?:she|he|they|I|we|asked|wants?|found|said|promised|"
    rf"{_LIKES}|{_DISLIKES}))\b",
    re.IGNORECASE,
)
_WAY = re.compile(r"^.*\b(?:of|way|how|about|idea of) (?:the )?", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|her|his|their|our|my|your|its|all|every|any|this|that|these|those|only|both|"
    r"how|what|of|wearing|to wear|very|really|just|anything|everything|too|most)\s+)+",
    re.IGNORECASE,
)

_COMMA = re.compile(r",\s*(?:(?:and|or)\s+)?")
_LIST_END = re.compile(r"[.;:!?()“”\"–—]|\s-\s")
_CLAUSE = re.compile(
    rf"\b(?:{_LIKES}|{_DISLIKES}|she|he|they|i|we|it|but|\w+ed|found|said|wants?|asks?|needs?|"
    rf"bought"
    r"|chose|took|wore|wears|buys|sent|put|has|is|was|were|can|may|will|would|not|no|never|gave)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Preference:
    """Something liked or disliked, in the words of its sentence."""

    words: str
    liked: bool
    sentence: str


def preferences(text: str, client: str = "") -> list[Preference]:
    """The likes and dislikes that have a colour, fabric, garment or style in them.

    With the client's name, what a sentence says of somebody else by name is not theirs.
    """
    names = frozenset(re.findall(r"\w+", client.lower()))
    found = [item for sentence in told(text) for item in _in_sentence(sentence, names)]
    return list(dict.fromkeys(found))


def _in_sentence(sentence: str, names: frozenset[str]) -> Iterator[Preference]:
    for match in _VERB.finditer(sentence):
        before = sentence, max(0, match.start() - NEAR), match.start()
        if _NOT_THE_CLIENT.search(*before) or _is_of_another(before, names):
            continue
        liked = bool(match["like"]) != bool(_NEGATED.search(*before))
        for words in _objects(sentence[match.end() : match.end() + LONGEST_OBJECT]):
            yield Preference(words, liked, sentence)
    yield from _turned_round(sentence)
    for match in _AVOID_LIST.finditer(sentence):
        for item in re.split(r",| and | or ", match["items"]):
            if words := _object(item):
                yield Preference(words, False, sentence)
    for match in _TOO.finditer(sentence):
        words = _LEADING.sub("", match["object"] or match["being"])
        before = sentence, max(0, match.start() - NEAR), match.start()
        if _is_fashion(words) and not _NOT_THE_CLIENT.search(*before):
            yield Preference(words, False, sentence)


def _is_of_another(before: tuple[str, int, int], names: frozenset[str]) -> bool:
    """Whether the subject is a person, by name or as "the drummer", who is not the client.

    `before` is a sentence, and from where to where in it the subject is looked for.
    """
    found = _SOMEBODY.search(*before) if names else None
    if found is None:
        return False
    words = set(re.findall(r"\w+", (found["name"] or "").lower()))
    return not words & (names | _STARTS)


def _turned_round(sentence: str) -> Iterator[Preference]:
    """What stands before its verb, "yellow she dislikes", and what is asked to be left out."""
    for match in _FIRST.finditer(sentence):
        if words := _object(match["object"]):
            yield Preference(words, bool(match["like"]), sentence)
    for match in _NO.finditer(sentence):
        if words := _object(match["object"]):
            yield Preference(words, False, sentence)
    for match in _NONE_OF.finditer(sentence):
        items = (item.strip() for item in _NEXT.split(match["items"]))
        for item in takewhile(_is_cloth, items):
            yield Preference(item, False, sentence)


def _is_cloth(words: str) -> bool:
    """Whether these are words of fashion alone, with a colour or a fabric among them."""
    each = words.split()
    return all(is_in(word, FASHION) for word in each) and any(
        is_in(word, COLOURS | FABRICS) for word in each
    )


def _objects(rest: str) -> Iterator[str]:
    """The object of a verb, and what is listed after it: "ivory, duchess silk, flat shoes"."""
    first, *others = _COMMA.split(_LIST_END.split(rest)[0])
    if words := _object(first):
        yield words
        for item in others:
            words = _object(item)
            strange = [word for word in words.split() if not is_in(word, FASHION)]
            if not words or len(strange) > 1 or _CLAUSE.search(item):
                return
            yield words


def _object(rest: str) -> str:
    """The words up to the end of the clause, without articles, ending with a fashion word."""
    stop = _STOP.search(rest)
    clause = (rest[: stop.start()] if stop else rest).strip()
    words = _LEADING.sub("", _WAY.sub("", clause)).split()[:MOST_WORDS]
    if _PRONOUN.match(clause):
        return ""
    while words and not is_in(words[-1].strip("'’"), FASHION):
        words.pop()
    return " ".join(words)


def _is_fashion(words: str) -> bool:
    return any(is_in(word, FASHION - STYLES) for word in words.split())
