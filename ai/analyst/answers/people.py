"""Answers on the people around a customer: who they are, what they wear and like."""

import re
from collections.abc import Iterator, Sequence

from ai.analyst.answers.asking import EMPTY, telling_words
from ai.analyst.answers.closest import UNSURE, closest
from ai.analyst.answers.quoting import Said, quote, sentences_of
from ai.analyst.answers.searching import forms, has, plain_words
from ai.analyst.answers.shapes import Shape
from ai.analyst.phrases import claim, day_of, quoted, whole
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.figures import MONTHS
from ai.reading.lexicon import FASHION, singular
from ai.reading.people import RELATIONS
from ai.reading.proposal import Kind
from ai.understanding import Fact

_ALIKE = {
    "husband": "husband partner spouse", "wife": "wife partner spouse",
    "partner": "partner husband wife",
    "kids": "child children daughter son kids", "children": "child children daughter son kids",
    "mother": "mother mum mom mère madre mutter", "father": "father dad père padre vater",
    "sister": "sister sœur soeur sorella hermana schwester",
    "brother": "brother frère fratello hermano bruder", "son": "son fils figlio hijo sohn",
    "daughter": "daughter fille figlia hija tochter",
    "girl": "daughter niece girl", "boy": "son nephew boy", "compagna": "partner wife girlfriend",
    "mum": "mother mum mom", "mom": "mother mum mom", "dad": "father dad",
    "assistant": "assistant pa secretary manager agent", "agent": "agent manager assistant",
    "family": "husband wife partner daughter son mother father sister brother children",
}  # fmt: skip
_GATE = re.compile(
    r"\bwho (?:do|should|can|must|shall) (?:i|we) (?:\w+ )?(?:talk|speak|write|call|contact|ask|"
    r"ring|phone|e-?mail|text|book|reach)\b|"
    r"\bor (?:to )?(?:someone|somebody|anyone) else\b|\bwho\b.{1,30}\b(?:take|accept|sign|receive)|"
    r"\bwhom (?:do|should|can|must) (?:i|we)|"
    r"\bwho (?:answers|decides|handles|manages|books|keeps|holds|runs)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?<=[^.!?] )|^ )[A-ZÀ-Þ][^\W\d_]{2,30}")
_PLACE = re.compile(
    r"\b(?:São|San|Santa|Santo|New|Los|Las|Saint|St\.?|Rio|Port|Mont|Cap|Hong|Abu|Buenos|Tel|Kuala|"
    r"Den|Bad|Fort|Cape|North|South|East|West) [A-ZÀ-Þ]\w{2,30}"
)
"""Places of two words, the second of which is nobody's name."""
_AT = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]he|[Rr]ue|[Aa]venue) ([A-ZÀ-Þ][^\W\d_]{2,30})|"
    r"\d, ([A-ZÀ-Þ][^\W\d_]{2,30})"
)
_GOES_ON = re.compile(
    r"(?:she|he|they|her|his|(?:\w\.? )?(?:likes|loves|hates|wants|wears))\b|"
    r"(?:some|any)thing\b.{1,40}\b(?:her|him|them)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(MONTHS) | FASHION
_SPEAKERS = "assistant pa secretary manager agent publicist office stylist housekeeper butler"
GATES = (_SPEAKERS,)
"""Of whom it is asked who answers for the customer."""
_TITLED = frozenset(("prince", "princess", "godson"))
_TOO_WIDE = {
    "client", "guest", "guests", "crew", "team", "friend", "band", "security", "designer",
    "tailor", "seamstress", "fitter", "cutter",
}  # fmt: skip


def person_in(question: str) -> str:
    """The relation that a question is about, "" when it is about the customer."""
    if _GATE.search(question):
        return _SPEAKERS
    words = re.findall(r"[^\W\d_][\w-]*", question.lower().replace("’s", "").replace("'s", ""))
    if "best man" in question.lower():
        return "best man"
    known = RELATIONS | _ALIKE.keys() | _TITLED
    words = [word if word in known else word.removesuffix("s") for word in words]
    named = [word for word in words if word in known and word not in _TOO_WIDE]
    return _ALIKE.get(named[0], named[0]) if named else ""


def named_in(file: CustomerFile, question: str) -> str:
    """Who around the customer is called by name in a question: their name, "" for nobody."""
    own = plain_words(file.profile.name)
    asked = {each for word in plain_words(question) for each in (word, word.removesuffix("s"))}
    texts = [said.text for said in sentences_of(file)]
    texts += [f" {fact.whose}" for fact in file.understanding]
    names = {name.strip() for text in texts for name in _NAME.findall(_PLACE.sub(" ", text))}
    places = {place for text in texts for pair in _AT.findall(text) for place in pair}
    for name in sorted(names - places):
        words = plain_words(name)
        is_asked = words & asked and not words & own
        if is_asked and telling_words(name) and name.lower() not in _NO_NAMES:
            return name.lower()
    return ""


def answer(
    file: CustomerFile,
    person: str,
    kind: str,
    topics: Sequence[str],
    content: Sequence[str] = (),
    shape: Shape = None,
) -> Iterator[Claim]:
    """What is known of the person of the kind that was asked for, else what comes closest."""
    known = facts_of(file, person)
    wanted = [fact for fact in known if fact.kind in _KINDS.get(kind, ())]
    about = [fact for fact in wanted if _holds(fact.quote or fact.words, topics)]
    if about or (wanted and not topics):
        yield from map(_told, _once(about or wanted))
        return
    names = words_of(person, known)
    near, sure = closest(file, content, shape, names) if content else ([], False)
    if near and (sure or not wanted):
        yield from [] if sure else [claim(UNSURE, ["Q"])]
        yield from near
        if kind in _KINDS:
            yield from (quote(each.text, each.id, each.on) for each in _sentences(file, names))
        return
    told = [quote(each.text, each.id, each.on) for each in _sentences(file, names)][:4]
    is_asked = topics if wanted else content or kind in _KINDS
    if is_asked and (known or told):
        yield claim("I can't tell; this is what I have read of them:", ["Q"])
    yield from [*map(_told, _once(wanted or known)), *(told if not wanted else [])]


def _told(fact: Fact) -> Claim:
    if fact.kind == "size":
        return claim(f"{_name(fact)}: {whole(fact.words)}{day_of(fact)}.", [fact.record])
    opening = "Around them" if fact.kind == "person" else _name(fact)
    return quote(fact.quote or fact.words, fact.record, fact.said_on, opening)


def _holds(text: str, topics: Sequence[str]) -> bool:
    return any(has(text, forms(topic)) for topic in topics)


def words_of(person: str, known: Sequence[Fact]) -> frozenset[str]:
    """The relation of somebody around the customer and their names, in small letters."""
    words = {singular(word) for word in person.split()}
    whose = (name.strip().lower() for f in known for name in _NAME.findall(f" {f.whose}"))
    return frozenset(words | ({*whose} - EMPTY))


def texts_of(file: CustomerFile, person: str) -> list[str]:
    """What the records say of somebody around the customer."""
    return [said.text for said in _sentences(file, words_of(person, facts_of(file, person)))]


def texts_asked(file: CustomerFile, questions: Sequence[str]) -> list[str]:
    """What the records say of whom around the customer the newest of these questions names."""
    for question in reversed(questions):
        if person := person_in(question) or named_in(file, question):
            return texts_of(file, person)
    return []


def _sentences(file: CustomerFile, words: frozenset[str]) -> Iterator[Said]:
    """The records' sentences that name the person, or go on about them with "she" or "he"."""
    before: Said | None = None
    for said in sentences_of(file):
        is_named = bool({singular(word) for word in plain_words(said.text)} & words)
        if is_named or (before and before.id == said.id and _GOES_ON.match(said.text)):
            yield said
        before = said if is_named else None


_KINDS: dict[str, tuple[Kind, ...]] = {
    "sizes": ("size",),
    "likes": ("like",),
    "avoid": ("dislike", "must"),
    "dates": ("occasion",),
}


def facts_of(file: CustomerFile, person: str) -> list[Fact]:
    """What is known of who has one of these relations, or the name told beside it."""
    words = set(person.split())
    own = [
        fact
        for fact in file.understanding
        if fact.kind == "person" and words & set(_words(fact.words))
    ]
    names = {
        word for fact in own for word in re.findall(r"\b[A-Z]\w+", fact.words)
    } - {word.capitalize() for word in RELATIONS}  # fmt: skip
    of_them = [
        fact
        for fact in file.understanding
        if fact.whose and (words & set(_words(fact.whose)) or names & set(fact.whose.split()))
    ]
    gates = [
        fact
        for fact in file.understanding
        if fact.kind in ("must", "channel") and words & set(_words(fact.quote or fact.words))
    ]
    return [*own, *of_them, *(gates if "assistant" in words else [])]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w-]*", text.lower())


def _name(fact: Fact) -> str:
    return f"{fact.whose[:1].upper()}{fact.whose[1:]}" if fact.whose else "Around them"


def _once(facts: list[Fact]) -> list[Fact]:
    return list({quoted(f"{fact.kind} {fact.words}"): fact for fact in facts}.values())[:6]
