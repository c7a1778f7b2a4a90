"""Answers on the people around a customer: who they are, what they wear and like."""

import re
from collections.abc import Iterator, Sequence

from ai.analyst.answers.asking import telling_words
from ai.analyst.answers.quoting import Said, quote, sentences_of
from ai.analyst.answers.searching import plain_words
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
    "mum": "mother mum mom", "mom": "mother mum mom", "dad": "father dad",
    "assistant": "assistant pa secretary manager agent", "agent": "agent manager assistant",
    "family": "husband wife partner daughter son mother father sister brother children",
}  # fmt: skip
_GATE = re.compile(
    r"\bwho (?:do|should|can|must|shall) (?:i|we) (?:\w+ )?(?:talk|speak|write|call|contact|ask)|"
    r"\bor (?:to )?(?:someone|somebody|anyone) else\b|\bwho\b.{1,30}\b(?:take|accept|sign|receive)|"
    r"\bwhom (?:do|should|can|must) (?:i|we)|\bwho (?:answers|decides|handles|manages|books)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?<=[^.!?] )|^ )[A-ZÀ-Þ][^\W\d_]{2,30}")
_PLACE = re.compile(
    r"\b(?:São|San|Santa|Santo|New|Los|Las|Saint|St\.?|Rio|Port|Mont|Cap|Hong|Abu|Buenos|Tel|Kuala|"
    r"Den|Bad|Fort|Cape|North|South|East|West) [A-ZÀ-Þ]\w{2,30}"
)
"""Places of two words, the second of which is nobody's name."""
_NO_NAMES = frozenset(MONTHS) | FASHION
_SPEAKERS = "assistant pa secretary manager agent publicist office stylist"
GATES = (_SPEAKERS,)
"""Of whom it is asked who answers for the customer."""
_TOO_WIDE = {"client", "guest", "guests", "crew", "team", "friend", "band", "security", "designer"}


def person_in(question: str) -> str:
    """The relation that a question is about, "" when it is about the customer."""
    if _GATE.search(question):
        return _SPEAKERS
    words = re.findall(r"[^\W\d_][\w-]*", question.lower().replace("’s", "").replace("'s", ""))
    words = [word if word in RELATIONS else word.removesuffix("s") for word in words]
    named = [word for word in words if word in RELATIONS and word not in _TOO_WIDE]
    named += [word for word in words if word in ("kids", "children", "family")]
    return _ALIKE.get(named[0], named[0]) if named else ""


def named_in(file: CustomerFile, question: str) -> str:
    """Who around the customer is called by name in a question: their name, "" for nobody."""
    own = plain_words(file.profile.name)
    asked = {each for word in plain_words(question) for each in (word, word.removesuffix("s"))}
    texts = [said.text for said in sentences_of(file)]
    texts += [f" {fact.whose}" for fact in file.understanding]
    names = {name.strip() for text in texts for name in _NAME.findall(_PLACE.sub(" ", text))}
    for name in sorted(names):
        words = plain_words(name)
        is_asked = words & asked and not words & own
        if is_asked and telling_words(name) and name.lower() not in _NO_NAMES:
            return name.lower()
    return ""


def answer(
    file: CustomerFile, person: str, kind: str, topics: Sequence[str] = ()
) -> Iterator[Claim]:
    """Who the person is, then what is known of them of the kind that was asked for."""
    known = facts_of(file, person)
    wanted = [fact for fact in known if fact.kind in _KINDS.get(kind, ())]
    about = [fact for fact in wanted if _holds(fact.quote or fact.words, topics)]
    told = list(_sentences(file, person, known))
    of_topics = [each for each in told if _holds(each.text, topics)] if topics else []
    if of_topics and not about:
        yield from (quote(each.text, each.id, each.on) for each in of_topics[:4])
        return
    if topics and not wanted and (known or told):
        yield claim("I have read nothing on that; this is what is known of them:", ["Q"])
    if not known or (wanted and topics and not about):
        yield from (quote(each.text, each.id, each.on) for each in told[:4])
        return
    wanted = about or wanted
    for fact in _once(wanted or known):
        if fact.kind == "person":
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, "Around them")
        elif fact.kind == "size":
            yield claim(f"{_name(fact)}: {whole(fact.words)}{day_of(fact)}.", [fact.record])
        else:
            yield quote(fact.quote or fact.words, fact.record, fact.said_on, _name(fact))
    if known and not wanted and kind in _KINDS:
        yield claim("I have read nothing more of them on that.", ["Q"])


def _holds(text: str, topics: Sequence[str]) -> bool:
    words = {singular(word) for word in plain_words(text)}
    return any(singular(topic.lower()) in words for topic in topics)


def _sentences(file: CustomerFile, person: str, known: Sequence[Fact]) -> Iterator[Said]:
    """The records' sentences that name the person, or say their relation."""
    words = {singular(word) for word in person.split()}
    words |= {name.strip().lower() for fact in known for name in _NAME.findall(f" {fact.whose}")}
    for said in sentences_of(file):
        if {singular(word.lower()) for word in re.findall(r"[^\W\d_]+", said.text)} & words:
            yield said


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
