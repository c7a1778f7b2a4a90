"""Whether a sentence is a record's own, word by word in its order, whoever says "I" in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ai.grounding.days import written_on
from ai.grounding.denials import NOT
from ai.grounding.prose import spelled_out
from ai.grounding.synonyms import concept
from ai.reading.dates import named_days
from ai.reading.lexicon import words_of
from ai.reading.persons import RELATIONS
from ai.reading.readings import read_once
from ai.reading.speakers import is_addressed_to_us

MOST = 400
"""Words of a record that are laid beside a sentence."""
SHORT = 3
"""Words of substance of an answer."""
FEWEST = 2
"""Words of substance that a part of a sentence must have to be known again."""
LONG_AGO = timedelta(days=365)
"""After which what was so is no longer told as so."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*|[€$£¥.;:!?,()\n]")
_STOPS = re.compile(r"[.;!?\n]")
_PARTS = re.compile(r"[;:]|,? (?:and|but|while|whereas)\b|, (?:which|as|so)\b|,")
_PAST = re.compile(r"\b(?:was|were|had|did|\d{4})\b", re.IGNORECASE)
_GREETING = re.compile(r"\A(?:Dear|Hi|Hiya|Hello) [^,.!\n]{1,40}[,.!\n]")
_AGE = re.compile(r" \(\d{1,2}\)")
_SPEAKER = re.compile(r"([A-ZÀ-Þ][\w'’-]{1,30})(?=: ?['‘\"“])")
_LINKS = words_of("""
    a an the and for with was were are is be been being am has have had having do does did it its
    it's that that's this these those there here who which of in on at by from to into onto up out
    as so too very just also then now about after when while than will can could s one
    get got gets go goes went make makes made take took takes give gave gives come came comes put
    happen happens happened because since whose whom all both each every own such more most much
    quite rather please pls really well again already eur euro euros € says said say told tell tells
    wrote written writes
""")
_WISHES = words_of("""
    want wants wanted wanting wish wishes wished ask asks asked asking like would hope hopes hoped
    fear fears feared plan plans planned
""")
_WHO = words_of("she he they her his their him them hers theirs herself himself themselves")
_I, _YOU = words_of("i i'm i've i'd i'll my me mine myself"), words_of("you your yours")
_WE = words_of("we us our ours")
_NOT_FOR = {"she": words_of("he him his"), "he": words_of("she her")}
"""What records never call the client."""
_HEDGES = words_of("""
    if whether might may maybe perhaps should unless until except but instead only almost nearly not
    rather later however though thinks think claims claimed rumour
""")
_CALLERS = words_of("clerk intern client gallerist producer foreman secretary owner line phone")


@dataclass(frozen=True)
class _Word:
    """A word by its meaning; what it may be besides: a person, a denial, a doubt, a pause."""

    meaning: str
    is_person: bool = False
    turns: bool = False
    is_pause: bool = False
    is_subject: bool = False
    is_wish: bool = False


_MARKS = {
    **{pause: _Word(pause, is_pause=True) for pause in ".;:!?,()\n"},
    **dict.fromkeys(NOT, _Word("not", turns=True)),
    **dict.fromkeys(_WISHES, _Word("wish", is_wish=True)),
    "$": _Word("usd"),
    "£": _Word("gbp"),
}
"""Words and signs that mean the same whoever speaks."""


@dataclass(frozen=True)
class Retelling:
    """The records of a client of these names, whose people are `kin`, as they may be retold."""

    records: Mapping[str, str]
    name: str
    kin: Mapping[str, str]
    pronoun: str
    today: date

    def has(self, sentence: str, is_ours: bool) -> bool:
        """Whether each part of a sentence is a record's own; `is_ours` if "we" write it to them."""
        if any(not any(map(str.isdigit, day.words)) for day in named_days(sentence, self.today)):
            return False
        words = self._words(sentence, is_ours)
        people = {word.meaning for word in words if word.is_person}
        if self._is_held(sentence, words, people):
            return True
        parts = [part for part in _PARTS.split(sentence) if part.strip()]
        return len(parts) > 1 and all(
            self._is_held(sentence, self._words(part, is_ours), people) for part in parts
        )

    def _is_held(self, sentence: str, words: Sequence[_Word], people: set[str]) -> bool:
        telling = [word for word in words if not (word.is_pause or word.is_subject or word.is_wish)]
        pauses = sum(word.is_pause for word in words[:-1])
        if sum(not word.turns for word in telling) < FEWEST:
            return False
        wishes = any(word.is_wish for word in self._words(sentence, True))
        return any(
            self._is_current(sentence, text) and _is_in(telling, record, people, pauses, wishes)
            for text, record in self._told
        )

    @property
    def _told(self) -> Iterator[tuple[str, Sequence[_Word]]]:
        for id, text in self.records.items():
            if id[0] in "IN":
                body = text if id == "I" else text.partition("\n")[2] or text
                is_message = id == "I" or text.startswith("Email, ")
                yield text, self._words(body, not (is_message and is_addressed_to_us(body)))

    def _is_current(self, sentence: str, text: str) -> bool:
        on = written_on(text) or self.today
        return self.today - on < LONG_AGO or bool(_PAST.search(sentence))

    def _words(self, text: str, is_ours: bool) -> Sequence[_Word]:
        return _words(text, self.name, self.pronoun, frozenset(self.kin), is_ours)


@read_once
def _words(
    text: str, name: str, pronoun: str, kin: frozenset[str], is_ours: bool
) -> tuple[_Word, ...]:
    text = _AGE.sub("", _GREETING.sub("", spelled_out(text)))
    client = {*re.findall(r"[^\W\d_]+", name.lower()), *_WHO, *(_YOU if is_ours else _I)}
    people = kin | RELATIONS | _CALLERS | {who.lower() for who in _SPEAKER.findall(text)}
    known = {
        **{word: _Word(concept(word)[0], is_person=True) for word in people},
        **dict.fromkeys((_I | _WE if is_ours else _WE | _YOU), _Word("we", is_subject=True)),
        **dict.fromkeys(client, _Word("client", is_subject=True)),
        **dict.fromkeys(_NOT_FOR.get(pronoun, ()), _Word("somebody", is_person=True)),
        **_MARKS,
    }
    return tuple(_each(text, known))[:MOST]


def _each(text: str, known: Mapping[str, _Word]) -> Iterator[_Word]:
    for token in _TOKEN.findall(text):
        low = token.lower().replace("’", "'")
        word = low.removesuffix("'s")
        if mark := known.get(low) or known.get(word):
            yield mark
        elif low.endswith("n't"):
            yield _MARKS["not"]
        elif low not in _LINKS:
            meaning, way = concept(word.rstrip(".,:").replace(",", ""))
            yield _Word(meaning if way > 0 else f"-{meaning}", turns=low in _HEDGES or way < 0)


def _is_in(
    words: Sequence[_Word], record: Sequence[_Word], people: set[str], pauses: int, wishes: bool
) -> bool:
    """Whether words stand in a record in their order, and what stands between or around them there
    says nothing else."""
    telling = [word for word in record if not word.is_subject]
    places = _places(words, telling)
    if places is None:
        return False
    start, end = places[0], places[-1]
    while start > 0 and not _STOPS.match(telling[start - 1].meaning):
        start -= 1
    while end + 1 < len(telling) and not _STOPS.match(telling[end].meaning):
        end += 1
    rest = [word for n, word in enumerate(telling[start : end + 1], start) if n not in places]
    rest += _short_sentence(telling[end + 1 :])
    if any(word.turns or (word.is_person and word.meaning not in people) for word in rest):
        return False
    if not wishes and any(word.is_wish for word in rest):
        return False
    between = [
        word for n, word in enumerate(telling[: places[-1]]) if n > places[0] and n not in places
    ]
    stops = sum(bool(_STOPS.match(word.meaning)) for word in between)
    is_counted = all(any(word.meaning.isdigit() for word in each) for each in (words, between))
    return stops <= pauses and not is_counted and len(between) <= len(words)


def _short_sentence(words: Sequence[_Word]) -> list[_Word]:
    """The next sentence, if it is no more than an answer: "Not possible."."""
    end = next((n for n, word in enumerate(words) if n and _STOPS.match(word.meaning)), len(words))
    own = [word for word in words[:end] if not word.is_pause]
    is_asked = words[end : end + 1] and words[end].meaning == "?"
    return own if len(own) <= SHORT and not is_asked else []


def _places(words: Sequence[_Word], record: Sequence[_Word]) -> list[int] | None:
    """Where each of the words stands in a record, the nearest together, in their order."""
    best: list[int] | None = None
    for first in (n for n, word in enumerate(record) if word.meaning == words[0].meaning):
        places, at = [first], first
        for word in words[1:]:
            at = next(
                (n for n in range(at + 1, len(record)) if record[n].meaning == word.meaning), -1
            )
            if at < 0:
                return best
            places.append(at)
        if best is None or places[-1] - places[0] < best[-1] - best[0]:
            best = places
    return best
