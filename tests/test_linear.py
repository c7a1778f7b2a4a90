"""No text from outside takes more than linear time: every pattern and reader, over a hostile table.

A regular expression lets no other thread run while it looks, so one that takes seconds holds all.
"""

import ast
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

from ai import claims
from ai.analyst.answers.reply_text import reply_from_text
from ai.claims import Claim
from ai.engine import Citation, Searched
from ai.facts import (
    CustomerFile,
    FollowUpFact,
    InteractionFact,
    ProductFact,
    Profile,
    PurchaseFact,
)
from ai.grounding import answers as grounding
from ai.openai import structured
from ai.prompts import data_block
from ai.reading import figures, tokens
from ai.reading.moods import agreement
from ai.skills import web_intelligence
from ai.skills.assistant_reply import ASSISTANT_REPLY, Question
from ai.skills.customer_insights import CUSTOMER_INSIGHTS
from ai.skills.email_draft import EMAIL_DRAFT, EmailRequest
from ai.skills.interaction_review import INTERACTION_REVIEW, NewInteraction
from crm import emails, exports
from db import words
from pages.ui import text as shown

pytestmark = pytest.mark.usefixtures("read_anew")
ROOT = Path(__file__).parent.parent
UNITS = (
    "-", "'", ".", ",", "(", '"', "“", "[", "{", "<", "*", "@", "_", "\n", " ", "\t", "7", "a", "A",
    "中", "😀", "e\u0301", "\u0301", "a ", "A ", "a-", "A-", "a'", "a.", "a@", "1 ", "1,", "€1,",
    "a. ", "Mr. ", "a, ", "a: ", "- A", "> a\n", "[](", "http://", "www.", "not ", "no ", "the ",
    "I'll ", "was ", "feared ", "today ", "on 5 May ", "loves ", "she loves ", "silk gown ", "€5 ",
    "Dinner ", "too ", '{"body":', "a: a [b]\n", "[I1] ",
)  # fmt: skip
"""What is repeated, until the text is as long as it is wanted."""
SHORT = 500
"""Characters of the text by which it is seen whether a longer one need be tried."""
LONG = 3 * SHORT
MOST = 5
"""Times as long for a text three times as long: three is linear, nine is quadratic."""

SOURCES = sorted(path for part in ("ai", "crm", "db") for path in (ROOT / part).rglob("*.py"))
SOURCES += sorted((ROOT / "pages" / "ui").glob("*.py"))
INLINE = re.compile(r"\bre\.(?!compile\b)[a-z]+\(")
OF_OUR_OWN = {"pages.ui.server.SCRIPT": "reads the page of the installed Streamlit"}


def cpu(read: Callable[[str], object], unit: str, length: int) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    for cache in CACHES:
        cache.cache_clear()
    start = time.process_time()
    read(text)
    return time.process_time() - start


def growth(read: Callable[[str], object], unit: str, of_short: float) -> float:
    """How many times as long a long text takes as a short one taken beside it, mostly."""
    ratios = [cpu(read, unit, LONG) / of_short]
    while len(ratios) < 10 and median(ratios) > MOST:
        of_short = cpu(read, unit, SHORT)
        ratios.append(cpu(read, unit, LONG) / of_short)
    return median(ratios)


def slow(
    read: Callable[[str], object], quick: float, units: Sequence[str] = UNITS
) -> list[tuple[str, float]]:
    """The units of which more take too long.

    Not tried are those that take `quick` µs a character or less besides what no text at all takes.
    """
    enough = cpu(read, " ", 1) + quick * SHORT / 1e6
    times = {unit: cpu(read, unit, SHORT) for unit in units}
    tried = {unit: time for unit, time in times.items() if time > enough}
    grown = [(unit, growth(read, unit, time)) for unit, time in tried.items()]
    return [(unit, times) for unit, times in grown if times > MOST]


def module_of(path: Path) -> ModuleType:
    return import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def patterns(path: Path) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """The patterns of a file, with their names and how they are used."""
    source, module = path.read_text(), module_of(path)
    for name, value in vars(module).items():
        values = value.values() if isinstance(value, dict) else value
        for pattern in values if isinstance(values, type({}.values()) | list | tuple) else [value]:
            pattern = pattern[0] if isinstance(pattern, tuple) and pattern else pattern
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                used = set(re.findall(rf"\b{name}\.(\w+)", source))
                whole = used and used <= {"fullmatch", "match"}
                yield f"{module.__name__}.{name}", pattern, used.pop() if whole else "findall"
    for node in ast.walk(ast.parse(source)) if INLINE.search(source) else ():
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=how),
                args=[ast.Constant(value=str(words)), *_],
            ) if how != "compile":
                how = how if how in ("fullmatch", "match") else "findall"
                yield f"{module.__name__}:{node.lineno}", re.compile(words), how


@pytest.mark.parametrize("package", ["ai", "crm", "db", "pages"])
def test_every_pattern_takes_three_times_as_long_for_a_text_three_times_as_long(
    package: str,
) -> None:
    names = {
        (pattern, how): name  # of many that import it one tells enough
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] == package
        for name, pattern, how in patterns(path)
        if name not in OF_OUR_OWN
    }
    found = {
        (name, pattern.pattern): slow(getattr(pattern, how), quick=0.25)
        for (pattern, how), name in names.items()
    }
    assert not {name: units for name, units in found.items() if units}


DAY = date(2026, 5, 14)


class Draft(BaseModel):
    body: str


class Section(BaseModel):
    claims: tuple[Claim, ...]


def file(notes: str = "Likes silk.", content: str = "Liked the green coat.") -> CustomerFile:
    profile = Profile(
        "Ines Moreau", "lead", "", DAY, 1, {"note": 1}, DAY, DAY, 5.0, "neutral", 1, Decimal(5)
    )
    return CustomerFile(
        DAY,
        profile,
        notes,
        (InteractionFact("I1", DAY, "note", "", content, "neutral"),),
        (PurchaseFact("P1", DAY, "Silk gown", "dresses", 1, Decimal(5)),),
        (FollowUpFact("F1", DAY, "Call her", False),),
        (ProductFact("K1", "Emerald gown", "dresses", Decimal(9), True, "Of silk."),),
    )


def answers(given: CustomerFile) -> None:
    for question in ("What does she like?", "What did we promise?", "A coat under €500?"):
        ASSISTANT_REPLY.offline(Question(given, question))


def letter(given: CustomerFile, points: str = "") -> None:
    EMAIL_DRAFT.offline(EmailRequest(given, "follow_up", "warm", points, "Ada"))


def answer_of_a_service(text: str) -> None:
    try:
        structured.read_answer(text, Draft)
    except structured.NotOfTheForm:
        return


def claim_of_a_service(text: str) -> None:
    section = Section(claims=(Claim(text=text, evidence=("N",)),))
    grounding.check(section, {"N": "She likes silk."}, DAY, by_service=True)


READERS: dict[str, Callable[[str], object]] = {
    "a note as it is logged": lambda t: INTERACTION_REVIEW.offline(
        NewInteraction(DAY, "note", "", t)
    ),
    "insights from notes": lambda t: CUSTOMER_INSIGHTS.offline(file(notes=t)),
    "insights from an interaction": lambda t: CUSTOMER_INSIGHTS.offline(file(content=t)),
    "answers from notes": lambda t: answers(file(notes=t)),
    "answers from an interaction": lambda t: answers(file(content=t)),
    "a question": lambda t: ASSISTANT_REPLY.offline(Question(file(), t)),
    "a letter from an interaction": lambda t: letter(file(content=t)),
    "a letter's points": lambda t: letter(file(), t),
    "a draft that is checked": lambda t: grounding.check(Draft(body=t), file().facts, DAY),
    "a record that a draft is checked against": lambda t: grounding.check(
        Draft(body="The Silk Gown for €500 on Friday."), {"N": t}, DAY
    ),
    "a claim of a service": claim_of_a_service,
    "an answer of a service": answer_of_a_service,
    "a reply of a service": reply_from_text,
    "claims as they are kept": claims.claims_from_text,
    "what the web says": lambda t: web_intelligence.findings(
        Searched(t, (Citation("A page", "https://a.example/", 5, 9),))
    ),
    "a mood": agreement.mood,
    "figures": figures.figures,
    "addresses": figures.without_addresses,
    "tokens": tokens.estimated,
    "records in a prompt": lambda t: data_block({"N": t}),
    "text on a page": shown.literal,
    "an AI's text on a page": shown.formatted,
    "a cell of an export": exports.cell,
    "a subject line": emails._one_line,
    "words looked for": words.terms,
}

CACHES: list[Any] = [
    value
    for path in SOURCES
    for value in vars(module_of(path)).values()
    if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]
]


@pytest.mark.parametrize("share", [6, pytest.param(1, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_takes_three_times_as_long_for_a_text_three_times_as_long(
    reader: str, share: int
) -> None:
    """Of a sixth of the units, the readers in turn; every pattern has met them all above."""
    READERS[reader]("Once, so that what is built once is there.")
    first = list(READERS).index(reader) % share
    assert not slow(READERS[reader], quick=1.5, units=UNITS[first::share])
