"""The built-in analyst's answer to a rep's question, every claim backed by what it cites."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from ai.analyst.answers import matters, questions, selling, standing, tastes
from ai.analyst.answers.questions import Asked
from ai.analyst.answers.quoting import told_whole
from ai.analyst.answers.searching import search
from ai.analyst.insights import engagement, summary
from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import claim, listed
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.preferences import attributes

MOST_CLAIMS = 10
HELP = (
    "I can answer who this is, what they love, what to avoid, their sizes, moods and purchases, "
    "the last contact, open promises, follow-ups and the best time to call.",
    "I can prepare a call, name the next steps, suggest pieces under a price, and say what the "
    "records have against an objection.",
)
_QUOTE = re.compile(r"“[^“”]{25,}”")
_STRANGE = re.compile(r"\w[./:@]\w|[<>\[\]]|//")
_OUTWARD = ("email", "offer", "strategy", "objection", "timing", "next_steps", "prepare")
"""Kinds of questions that lead to a word from us: first, whether the client wants one."""
_SEARCHED = ("free", "likes", "avoid", "complaints", "promises", "dates", "who", "mood", "wishes")
"""Kinds of questions to which the sentences that hold the question's other words belong."""


def answer(file: CustomerFile, question: str) -> tuple[Claim, ...]:
    """The claims that answer it, at most ten, no record quoted twice; else what can be asked."""
    findings = Findings(file)
    asked = questions.read(question, f"{file.profile.name} {file.profile.company}")
    found = _found(findings, asked)
    if asked.kind == "free":
        made = found or _help(asked)
    elif found and (asked.kind == "who" or _pointed(asked)):
        made = found
    else:
        named = asked.kind in _SEARCHED and (_pointed(asked) or bool(_people(asked)))
        missing = _missing(asked) if named and not found else []
        made = [*missing, *found, *_RULES[asked.kind](findings, asked)]
    if asked.kind in _OUTWARD:
        made = [*matters.wish_for_silence(findings), *made]
    made = [item for item in made if told_whole(item.text)]
    if not made:
        name = findings.file.profile.name
        made = [claim(f"Nothing that is recorded of {name} answers this yet.", ["C"])]
    once: dict[str, Claim] = {}
    for item in made:
        once.setdefault(_gist(item), item)
    return tuple(islice(once.values(), MOST_CLAIMS))


def _gist(made: Claim) -> str:
    """What a claim must not share with another: the sentence that it quotes, else all of it."""
    quote = _QUOTE.search(made.text)
    offers = any(id.startswith("K") for id in made.evidence)
    return quote[0] if quote and not offers else made.text


def _found(findings: Findings, asked: Asked) -> list[Claim]:
    """Sentences with the words that the question names besides its kind."""
    if asked.kind not in _SEARCHED:
        return []
    topics = asked.topics
    if asked.kind == "who":
        topics = _people(asked)
    return [*search(findings, topics, taste=asked.kind in ("likes", "avoid"))]


def _people(asked: Asked) -> tuple[str, ...]:
    """The names in a question of who somebody is."""
    if asked.kind != "who":
        return ()
    return tuple(word for word in asked.topics if word[:1].isupper())


def _pointed(asked: Asked) -> bool:
    """Whether a question of taste is about one thing: a colour, a fabric, an allergy."""
    traits = attributes(" ".join(asked.topics))
    named = (traits.colours, traits.fabrics, traits.garments, traits.styles)
    return any(named) or "allergy" in asked.topics


def _missing(asked: Asked) -> list[Claim]:
    """That no record at hand has the words of the question, when these are few."""
    topics = [word for word in asked.topics if word.isalpha()]
    if not topics or len(asked.topics) > 3 or _STRANGE.search(asked.words):
        return []
    spoken = listed([f"“{word}”" for word in topics]).replace(" and ", " or ")
    return [claim(f"No record at hand speaks of {spoken}.", ["Q"])]


def _help(asked: Asked) -> list[Claim]:
    """That no record answers, and what can be asked."""
    return [*_missing(asked), *(claim(line, ["Q"]) for line in HELP)]


def _prepare(findings: Findings, _: Asked) -> Iterator[Claim]:
    """A briefing: who, the last contact, the mood, what is open, what to mind, what to show."""
    yield from islice(summary.claims(findings.file), 1)
    last = list(islice(standing.last_contact(findings), 2))
    yield from last[:1]
    yield from islice(engagement.claims(findings.file), 1)
    yield from matters.of_kind(
        findings, matters.OPEN_PROMISE, matters.DUE, matters.AHEAD, matters.OBJECTION
    )
    yield from last[1:]
    yield from islice((c for c in tastes.avoid(findings) if c.evidence != ("C",)), 1)
    yield from selling.best_piece(findings)


def _email(findings: Findings, _: Asked) -> Iterator[Claim]:
    """Where a draft is made, and what it would take up."""
    found = chain(
        matters.of_kind(findings, matters.OPEN_PROMISE, matters.AHEAD, matters.DUE),
        islice(standing.last_contact(findings), 2),
        islice(tastes.likes(findings), 1),
        selling.best_piece(findings),
    )
    taken_up = [made for made in found if made.evidence != ("C",)]
    then = "it can take up this:" if taken_up else "the records give it nothing to take up yet."
    yield claim(f"The Email section of this page writes the draft; {then}", ["Q"])
    yield from taken_up


def _next_steps(findings: Findings, _: Asked) -> Iterator[Claim]:
    """What is open; of a client of whom little is, the step that fits the stage."""
    found = list(matters.next_steps(findings))
    yield from found
    if len(found) < 2 and not list(matters.wish_for_silence(findings)):
        yield selling.step(findings)


def _strategy(findings: Findings, _: Asked) -> Iterator[Claim]:
    yield from islice(engagement.claims(findings.file), 1)
    yield from selling.strategy(findings)


def _alone(rule: Callable[[Findings], Iterator[Claim]]) -> Callable[..., Iterator[Claim]]:
    return lambda findings, _: rule(findings)


_RULES: dict[str, Callable[[Findings, Asked], Iterator[Claim]]] = {
    "email": _email,
    "prepare": _prepare,
    "bought": selling.bought,
    "complaints": _alone(standing.complaints),
    "promises": _alone(matters.promises),
    "objection": selling.objection,
    "strategy": _strategy,
    "offer": selling.offer,
    "follow_ups": _alone(matters.follow_ups),
    "last": _alone(standing.last_contact),
    "timing": _alone(matters.timing),
    "next_steps": _next_steps,
    "wishes": _alone(matters.wishes),
    "mood": _alone(standing.mood),
    "sizes": _alone(tastes.sizes),
    "avoid": _alone(tastes.avoid),
    "likes": _alone(tastes.likes),
    "dates": _alone(matters.dates),
    "who": _alone(standing.who),
    "help": lambda _, asked: iter(_help(asked)),
}
