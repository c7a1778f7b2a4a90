"""The people around a customer, by relation and name: "her sister Odette", "PA: Claire"."""

import re
from collections.abc import Iterator

from ai.reading.lexicon import words_of
from ai.reading.parse import Unit
from ai.reading.people import RELATIONS, Register
from ai.reading.proposal import Proposal

EXAMPLES = [
    # sentence, [words]
    ("Her sister Odette came along.", ["sister Odette"]),
    ("Husband Jonas, two boys.", ["Husband Jonas"]),
    ("PA: Claire, answers within the hour.", ["PA: Claire"]),
    ("Everything goes through her agent Tom Reed.", ["agent Tom Reed"]),
    ("Lucille, her manager, pays the invoices.", ["Lucille, her manager"]),
    ("Married to Pierre.", ["Married to Pierre"]),
    ("She loves her mother.", []),
    ("Agent was on time.", []),
]

_RELATION = "|".join(sorted((re.escape(word) for word in RELATIONS), key=len, reverse=True))
_WORD = r"(?<![\w'’-])[A-ZÀ-ÞŁŚŻ][\w'’-]{1,40}"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Dr|Mme|Prof)\.? )?{_WORD}(?: (?:de |von |van |di |da |al-)?{_WORD})?"
_PATTERNS = (
    # "her sister Odette", "PA: Claire", "agent (Tom Reed)"
    re.compile(
        rf"\b(?P<words>(?i:{_RELATION})(?:,| is|:| \(| called| named|,? )\s?(?P<name>{_NAME}))"
    ),
    # "Lucille, her manager"
    re.compile(
        rf"(?P<words>\b(?P<name>{_NAME})(?:,| is) (?:her|his|their|the) (?:\w+ "
        rf")?(?i:{_RELATION})\b)"
    ),
    # "married to Pierre"
    re.compile(
        rf"(?P<words>\b(?i:married to|engaged to|divorced from|dating|seeing|lives with) "
        rf"(?P<name>{_NAME}))"
    ),
)
_NO_NAME = words_of("""
    She He They We I The A An Her His Their It Not No And But Will Was Is Has Had Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December
""")


def read(unit: Unit, register: Register) -> Iterator[Proposal]:
    """Each person of a sentence who has a relation to the customer and a name."""
    seen: set[str] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(unit.text):
            name = match["name"]
            own = {word.lower() for word in re.findall(r"[^\W\d_]+", name)} <= register.names
            if name.split()[0] in _NO_NAME or own or name in seen:
                continue
            seen.add(name)
            yield Proposal("person", match["words"], unit.quote)
