"""Answers on the people around a customer: who they are, what they wear and like."""

import re
from collections.abc import Iterator

from ai.analyst.answers.quoting import quote
from ai.analyst.phrases import claim, day_of, quoted, whole
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.people import RELATIONS
from ai.reading.proposal import Kind
from ai.understanding import Fact

_ALIKE = {
    "husband": "husband partner spouse", "wife": "wife partner spouse",
    "partner": "partner husband wife",
    "kids": "child children daughter son kids", "children": "child children daughter son kids",
    "mum": "mother mum mom", "mom": "mother mum mom", "dad": "father dad",
    "assistant": "assistant pa secretary manager agent", "agent": "agent manager assistant",
    "family": "husband wife partner daughter son mother father sister brother children",
}  # fmt: skip
_GATE = re.compile(
    r"\bwho (?:do|should|can|must|shall) (?:i|we) (?:\w+ )?(?:talk|speak|write|call|contact|ask)|"
    r"\bwhom (?:do|should|can|must) (?:i|we)|\bwho (?:answers|decides|handles|manages|books)\b",
    re.IGNORECASE,
)
_SPEAKERS = "assistant pa secretary manager agent publicist office stylist"
_TOO_WIDE = {"client", "guest", "guests", "crew", "team", "friend", "band", "security", "designer"}


def person_in(question: str) -> str:
    """The relation that a question is about, "" when it is about the customer."""
    if _GATE.search(question):
        return _SPEAKERS
    words = re.findall(r"[^\W\d_][\w-]*", question.lower().replace("’s", "").replace("'s", ""))
    named = [word for word in words if word in RELATIONS and word not in _TOO_WIDE]
    named += [word for word in words if word in ("kids", "children", "family")]
    return _ALIKE.get(named[0], named[0]) if named else ""


def answer(file: CustomerFile, person: str, kind: str) -> Iterator[Claim]:
    """Who the person is, then what is known of them of the kind that was asked for."""
    known = facts_of(file, person)
    wanted = [fact for fact in known if fact.kind in _KINDS.get(kind, ())]
    for fact in _once(wanted or known):
        if fact.kind == "person":
            yield claim(f"Around them: {whole(fact.words)}.", [fact.record])
        elif fact.kind == "size":
            yield claim(f"{_name(fact)}: {whole(fact.words)}{day_of(fact)}.", [fact.record])
        else:
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, _name(fact))
    if known and not wanted and kind in _KINDS:
        yield claim("I have read nothing more of them on that.", ["Q"])


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
