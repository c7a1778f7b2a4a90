"""Tastes that stand in a list or a set phrase: "Avoid: brown, logos", "anything but yellow"."""

import re
from collections.abc import Iterator

from ai.reading.lexicon import COLOURS, FABRICS, TASTES, is_in, words_of
from ai.reading.parse import Unit
from ai.reading.proposal import Proposal

_LABEL = re.compile(
    # A list behind its label: "Likes: emerald, ivory", "Avoid - brown shoes".
    r"^\W*(?P<label>likes?|wants?|wishes|yes|flowers?|drinks?|tea|coffee|champagne|snacks?|scent|"
    r"music|buttons|hems?|sleeves?|collars?|linings?|shoes|heels|jewellery|necklines?|trim|metals?|"
    r"cuts?|shades?|palette|loves?|adores?|favou?rites?|prefers?|colou?rs?|fabrics?|style|"
    r"dislikes?|"
    r"hates?|avoid|no-?gos?|no|never|not|nothing)\s*[:=–-]\s*(?P<items>.+)$",
    re.IGNORECASE,
)
MOST_WORDS = 6
"""Of a thing in a list."""
_SHUNNED = re.compile(r"dislikes?|hates?|avoid", re.IGNORECASE)
_NOT_LIKED = re.compile(r"dis|hate|avoid|no|never", re.IGNORECASE)
_BUT = re.compile(
    # What is left out of everything: "anything but yellow", "nothing in brown", "no more sequins".
    r"\b(?:anything but|nothing in|no more|, never|; never|please no|not the|not a fan of|not "
    r"keen on|not into|never in|"
    r"has enough of|had enough of|nothing with|enough of)\s+(?P<items>[^.;:!?]+)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:^|[,;:(–-] ?|\b(?:and|but|or|with|wants?|please|said|says|she|he)\b,? )no (?:more "
    r")?(?!longer|one |idea|need|rush|hurry|problem|doubt|reason|more than|matter|longer)"
    r"(?P<items>[^.;:!?()]+)",
    re.IGNORECASE,
)  # "no lace"
_ONLY = re.compile(
    # "Only carnations, never roses", "Camel. Always camel."
    r"^(?:only|always|just|ideally|preferably|favou?rs?|yes to|big yes to)(?: ever)?,? "
    r"(?P<items>[^.;:!?()]{3,80})",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    # "Loves emerald, silk before all else and an open back": whose it is stands before, unsaid.
    r"^(?:(?P<liked>loves|likes|adores|prefers|favou?rs|enjoys)|hates|dislikes|detests|loathes) "
    r"(?P<items>[^.;:!?()]{3,100},[^.;:!?()]{3,100})",
    re.IGNORECASE,
)
_COLOUR_OF = re.compile(
    # "Emerald is her colour", "yellow is not his thing", "her favourite is ivory".
    r"^(?:(?P<first>[\w' -]{2,40}?) (?:is|are)(?P<neg> not|n't)? (?:her|his|their) (?:\w+ )?"
    r"(?:colou?r|thing|favou?rite\w*|style|fabric|signature)\b"
    r"|(?:her|his|their) (?:\w+ )?(?:colou?rs?|favou?rite[\w ]*|fabrics?|style) (?:is|are) "
    r"(?P<last>[\w' -]{2,40}))",
    re.IGNORECASE,
)
_GENERIC = words_of("""
    colour colours color colors cloth piece pieces pair fabric style cut gift
""")
"""Words of the trade that say nothing alone."""
_CUT = re.compile(
    # Where the thing ends: at what is told of it. "A coat in moss" is one thing.
    r" (?:on|for|with|because|since|at|to|when|if|from|by|so|but|than|as|that|which|who|while|"
    r"after|before|until|she|he|they|her|his|i|we|it|is|are|was|were|has|had|will|would|can|again|"
    r"too|now|today|lately|instead|though|anyway|everywhere|either|full|any|and|or|twice|every|"
    r"over) .*$|"
    rf" in (?!(?:\w+ )?(?:{'|'.join(sorted(COLOURS | FABRICS))})\b).*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?: (?:again|too|now|today|lately|instead|though|anyway|everywhere|either|twice|most|best|"
    r"really|especially|esp|always|these days|all|it|and|or|so|as|again)){1,4}$",
    re.IGNORECASE,
)
_SPLIT = re.compile(  # what parts the things of a list
    r",\s{0,3}|\s{1,3}(?:and|or|nor|&)\s{1,3}(?:no\s{1,3})?|\s{0,3}/\s{0,3}", re.IGNORECASE
)
_DENIED = re.compile(r"\s?(?:but |and )?(?:not|no|never|nor)\s", re.IGNORECASE)
_PLEASE = re.compile(
    r",? (?:please|ever|at all|whatsoever|for (?:her|him|them|me))\b.*$", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|her|his|their|our|any|all|every|this|that|these|those|no|only|really|very|"
    r"just|anything|everything|some|more|too|much|most)\s+)+",
    re.IGNORECASE,
)


def is_list(unit: Unit) -> bool:
    """Whether a unit is a list behind its label, which no parse helps to read."""
    return bool(_LABEL.match(unit.text))


def listed(unit: Unit) -> Iterator[Proposal]:
    """What a list or a set phrase names as liked or not."""
    text = unit.text
    if match := _LABEL.match(text):
        liked = not _NOT_LIKED.match(match["label"])
        if _SHUNNED.match(match["label"]):
            yield from _shunned(unit, match["items"])
        else:
            yield from _items(unit, match["items"], liked)
        return
    if match := _COLOUR_OF.match(text):
        words = match["first"] or match["last"]
        yield from _items(unit, words, not match["neg"])
    if match := _VERB_FIRST.match(text):
        yield from _items(unit, match["items"], bool(match["liked"]), stop=True)
    for pattern in (_BUT, _NO, _ONLY):
        for match in pattern.finditer(text):
            yield from _items(unit, match["items"], pattern is _ONLY, stop=True)


def _shunned(unit: Unit, items: str) -> Iterator[Proposal]:
    """Everything in a list of what to avoid, whatever it is: "excuses", "anything loud"."""
    for item in _SPLIT.split(items):
        words = _thing(item)
        if not is_of_trade(words):
            words = item.strip(" .,-\"“”'!")
        if words and len(words.split()) <= MOST_WORDS:
            yield Proposal("dislike", words, unit.quote)


def _items(unit: Unit, items: str, liked: bool, stop: bool = False) -> Iterator[Proposal]:
    for words, denied in things(items, stop):
        yield Proposal("like" if liked and not denied else "dislike", words, unit.quote)


def things(items: str, stop: bool = True) -> Iterator[tuple[str, bool]]:
    """The things of the trade in a list, each with whether it is ruled out: "velvet, not lace".

    With `stop` the first that is none ends the list.
    """
    for item in _SPLIT.split(items):
        denied = bool(_DENIED.match(item))
        words = _thing(item)
        if not words or len(words.split()) > MOST_WORDS or not is_of_trade(words):
            if stop:
                return
            continue
        yield words, denied


def _thing(item: str) -> str:
    """The words of a thing without articles before it and what is told of it."""
    bare = _LEADING.sub("", _DENIED.sub("", item.strip(" .,-\"“”'")))
    words = _TAIL.sub("", _CUT.sub("", _PLEASE.sub("", bare)))
    return words.strip(" .,!-\"“”'")


def is_of_trade(words: str) -> bool:
    """Whether words name a piece, colour, fabric, style, occasion, dish or service."""
    each = re.findall(r"[^\W\d_][\w'-]*", words.lower())
    parts = [part for word in each for part in (word, *word.split("-"))]
    return any(is_in(part, TASTES) and part not in _GENERIC for part in parts)
