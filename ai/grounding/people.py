"""Who is who in the records of a client: the names of their people, with the relation of each."""

import re
from collections.abc import Iterable, Mapping

from ai.grounding.owners import CLIENT, HOUSE_KEY, SOMEBODY
from ai.grounding.particulars import quotations
from ai.grounding.prose import LINE
from ai.grounding.synonyms import concept
from ai.reading.persons import RELATIONS
from ai.reading.readings import read_once

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]{1,40})"
_KINDS = "|".join(sorted(map(re.escape, RELATIONS | {"agent", "partner"}), key=len, reverse=True))
_KIN = f"(?:step|half-)?(?:{_KINDS})"
GENERIC = frozenset(
    ["spouse", "partner", "parent", "child", "kid", "sibling", "relative", "family", "friend"]
)
"""Words for relations that say less than others do."""
_PAIRS = (
    re.compile(rf"\b(?P<kin>(?i:{_KIN}))\b,?(?: \([^()]{{0,40}}\))?(?: is)? {_NAME}"),
    re.compile(rf"\b{_NAME} \((?:(?i:her|his|their|the) )?(?P<kin>(?i:{_KIN}))\b"),
    re.compile(
        rf"\b{_NAME}, (?:her|his|their|your|the|[A-ZÀ-Þ][\w-]{{1,40}}['’]s) (?:\w+ )?"
        rf"(?P<kin>(?i:{_KIN}))\b"
    ),
)
_PLAIN_KIN = re.compile(r"\b(?:(?:mo|fa|bro)ther|sister|son|daughter)\b(?!-)")
_INSIDE = re.compile(rf"(?<=[a-zà-ÿ,] ){_NAME}")


def kin_in(records: Iterable[str]) -> dict[str, str]:
    """The people whom records name, in lower case, each with the relation told; "" for none."""
    kin: dict[str, str] = {}
    for text in records:
        for name, relation in _named(text):
            kin[name] = kin.get(name) or relation
    return kin


@read_once
def _named(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [
        (match["name"].lower(), match["kin"].lower()) for p in _PAIRS for match in p.finditer(text)
    ]
    return (*pairs, *((match["name"].lower(), "") for match in _INSIDE.finditer(text)))


def owner_of(key: str, kin: Mapping[str, str]) -> str:
    """A person by the relation that the records tell; "" for what is no person."""
    if key in (CLIENT, HOUSE_KEY, SOMEBODY) or key in RELATIONS:
        return key
    return kin[key] or key if key in kin else ""


def is_other_speaker(sentence: str, records: Iterable[str], kin: Mapping[str, str]) -> bool:
    """Whether a sentence has words in quotation marks that the records have from somebody else."""
    words = _spoken_of(sentence, kin)
    for quoted in quotations(sentence):
        for line in (part for text in records for part in LINE.split(text)):
            before, found, _ = line.partition(quoted)
            speakers = _spoken_of(before, kin) if found else set()
            if speakers and not speakers & words:
                return True
    return False


def _spoken_of(text: str, kin: Mapping[str, str]) -> set[str]:
    """The people whom a text names, each by name and by relation."""
    words = {word.lower().removesuffix("'s") for word in re.findall(r"[^\W\d_][\w'’-]*", text)}
    named = {word for word in words if kin.get(word)}
    return named | {kin[word] for word in named} | (words & (RELATIONS | {"agent"}))


def _bare(relation: str) -> str:
    """A relation without what marriage adds to it: a mother-in-law is a husband's mother."""
    return concept(re.sub(r"^step|-in-law$", "", relation))[0]


def is_other_kin(sentence: str, kin: Mapping[str, str], records: Iterable[str]) -> bool:
    """Whether a sentence gives one whom the records name another relation, or has a brother where
    they have a brother-in-law alone."""
    whole = "\n".join(records).lower()
    plain = set(_PLAIN_KIN.findall(sentence.lower()))
    if any(f"{word}-in-law" in whole and word not in _PLAIN_KIN.findall(whole) for word in plain):
        return True
    return any(
        kin.get(name)
        and relation
        and not {relation, kin[name]} & GENERIC
        and _bare(kin[name]) != _bare(relation)
        for name, relation in _named(sentence)
    )
