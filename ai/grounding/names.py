"""The names in a text that no record holds: of pieces, and, to be looked at only, all others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ai.grounding.pieces import (
    LONGEST,
    SENTENCE,
    UNOWNED,
    WORD,
    Doubt,
    Piece,
    Pieces,
    is_garment,
    places_of,
    plain,
)
from ai.reading.figures import without_addresses
from ai.reading.lexicon import COLOURS, FABRICS, FASHION, is_in

UNKNOWN_PIECE = "No product or record has a piece of this name."
STRANGE_NAME = "No record holds this name."

_CONNECTING = "(?: (?:of|de|du|di|la|le|à) | )"
_CAPITAL = r"[^\W\d_a-z][\w'’-]*"
_GERMAN = re.compile(
    r"\b(?:und|[Ii]ch|Ihn?en|Ihr|nicht|unser\w*|[Mm]eine?|für|möchte|wir|habe|noch|dem)\b"
)
_RUN = re.compile(rf"(?<![\w'’-]){_CAPITAL}(?:{_CONNECTING}{_CAPITAL})*")
_SMALL_WORDS = re.compile(r"(?: [a-zà-ÿ][\w'’-]*){1,4}")
_NO_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        a about after again all also always an and any are as at be because before best both but by
        can come dear did discover do does each enjoy ever every find first for from good had has
        have he hello her here his how i i'd i'll i'm i've if in introducing is it it's its just
        kind let may meet more most my never new next no nor not now of on once only or our perhaps
        please presenting see she should since so some such than thank thanks that that's the their
        then there these they this those though to today tomorrow too until us very warm was we
        we'd we'll we've were what when where which while who whose why will wishes with without
        would yes yet you you'd you'll you've your yours
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
        thursdays fridays saturdays sundays january february march april may june july august
        september october november december spring summer autumn winter christmas easter
        lei le la suo sua suoi sue loro mein meine ihr ihre ihnen ihren sie grüßen puedo qué
        re fwd ps eur euro euros email e-mail owns recall bought buys loves likes wears
        """,
    )
)


class Names:
    """What the facts call by name."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        self.facts = facts
        self.pieces = Pieces(facts)

    def doubts(self, text: str) -> Iterator[Doubt]:
        """The names in a text that the facts don't hold, and pieces wrongly owned or priced.

        In German, where every noun has a capital, no name is told from other nouns.
        """
        is_german = bool(_GERMAN.search(text))
        for part in SENTENCE.split(without_addresses(text[:LONGEST])):
            sentence = " ".join(part.split())
            yield from self.pieces.doubts(sentence)
            yield from (
                doubt for doubt in self._strange(sentence) if not (is_german and doubt.soft)
            )

    @cached_property
    def _all(self) -> str:
        return " ".join(plain(text) for text in self.facts.values())

    @cached_property
    def _words(self) -> frozenset[str]:
        words = {word.removesuffix("'s") for word in WORD.findall(self._all)}
        return frozenset(words | {part for word in words for part in word.split("-")})

    def _strange(self, sentence: str) -> Iterator[Doubt]:
        titled = _is_title(sentence)
        for start, run in _runs(sentence, self.pieces.called(sentence)):
            first = not sentence[:start].strip("\"'“”‘’(*-– ")
            alone = first and " " not in run
            tail = None if alone else _SMALL_WORDS.match(sentence, start + len(run))
            item = f"{run}{_of_the_trade(tail[0])}" if tail else run
            if _is_piece(item):
                if not self._is_known(item, first):
                    yield Doubt(item, UNKNOWN_PIECE)
                elif self.pieces.is_wrongly_owned(sentence, Piece(start, item)):
                    yield Doubt(item, UNOWNED)
            elif not (titled or alone or self._has_words(run, first)):
                yield Doubt(run, STRANGE_NAME, soft=True)

    def _is_known(self, item: str, first: bool) -> bool:
        """Whether some record has a piece; the word that begins a sentence may be none of it."""
        beginnings = [item, item.partition(" ")[2]] if first and item.count(" ") > 1 else [item]
        return any(self._holds(each) or self.pieces.spoken_of(each) for each in beginnings)

    def _holds(self, phrase: str) -> bool:
        return any(places_of(plain(phrase), self._all, ("", "s", "'s")))

    def _has_words(self, run: str, first: bool) -> bool:
        words = [word.removesuffix("'s") for word in WORD.findall(plain(run))]
        return all(word in self._words or is_in(word, FASHION) for word in words[first:])


def _runs(sentence: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """The runs of capitalised words, without known pieces and what is no name, and their places."""
    rest = sentence
    for piece in pieces:
        end = piece.start + len(piece.words)
        rest = f"{rest[: piece.start]}{'.' * len(piece.words)}{rest[end:]}"
    for match in _RUN.finditer(rest):
        start, kept = match.start(), ""
        for word in re.finditer(r"\S+", match[0]):
            if word[0].lower().replace("’", "'") in _NO_NAMES or word[0][0].islower():
                if kept:
                    yield start, kept
                kept = ""
            else:
                start = start if kept else match.start() + word.start()
                kept = match[0][start - match.start() : word.end()]
        if kept:
            yield start, kept


def _is_piece(item: str) -> bool:
    """Whether capitalised words name a piece: several, one of them of the trade."""
    words = item.split()
    made_of = [word for word in words if is_in(word, COLOURS | FABRICS)]
    return len(words) > 1 and (any(map(is_garment, words)) or (len(words) > 2 and bool(made_of)))


def _of_the_trade(tail: str) -> str:
    """The small words behind a name as far as they are the trade's."""
    kept = ""
    for word in tail.split():
        if not (is_in(word, FASHION) or is_garment(word)):
            break
        kept = f"{kept} {word}"
    return kept


def _is_title(sentence: str) -> bool:
    """Whether a line is written with capitals throughout, as headlines are."""
    words = [word for word in WORD.findall(sentence) if word.lower() not in _NO_NAMES]
    told = sentence.endswith((".", "!", "?"))
    return len(words) > 2 and not told and all(word[0].isupper() for word in words)
