"""The rep's own points, one a line, as sentences of a letter."""

import re
from collections.abc import Callable

_HER = r"(?: (?:her|him|them))?"
_ORDERS: dict[str, Callable[[str], str]] = {
    rf"(?:please )?ask{_HER} (?:if|whether) (?P<rest>.+? (?:suits|works|is (?:ok|okay|fine|good)))"
    rf"(?: (?:for )?(?:her|him|them))?": lambda rest: (
        f"Would {re.sub(r' (?:suits|works|is .+)$', '', rest)} suit you?"
    ),
    rf"(?:please )?(?:say|tell{_HER}|write|mention|note)(?: that)? (?P<rest>(?:she|he|they|her|his|"
    r"their|we|our|it|i|my|there)\b.+)": lambda rest: f"{rest}.",
    r"(?:please )?(?:mention|include|add|note)(?: that)? (?P<rest>.+)": lambda rest: (
        f"I also wanted to mention {rest}."
    ),
    rf"(?:please )?(?:say|tell{_HER}|write)(?: that)? (?P<rest>.+)": lambda rest: f"{rest}.",
    rf"(?:please )?ask{_HER} (?P<rest>(?:about|for|if|whether|when|which|what|how|where) .+)": (
        lambda rest: f"May I ask {rest}?"
    ),
    rf"(?:please )?remind{_HER} (?P<rest>.+)": lambda rest: f"May I remind you {rest}?",
    rf"(?:please )?invite{_HER} (?P<rest>.+)": lambda rest: f"I would love to invite you {rest}.",
    rf"(?:please )?(?:offer|propose|suggest){_HER} (?P<rest>.+)": lambda rest: (
        f"May I suggest {rest}?"
    ),
    rf"(?:please )?thank{_HER} (?P<rest>for .+)": lambda rest: f"Thank you {rest}.",
    rf"(?:please )?congratulate{_HER} (?P<rest>on .+)": lambda rest: f"Congratulations {rest}.",
    r"(?:please )?apologi[sz]e(?: to (?:her|him|them))? (?P<rest>for .+)": (
        lambda rest: f"I am sorry {rest}."
    ),
    rf"(?:please )?wish{_HER} (?P<rest>.+)": lambda rest: f"I wish you {rest}.",
    r"(?P<rest>(?:on )?(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"(?: (?!is\b|was\b)\S+){0,8})": (lambda rest: f"May I suggest {rest}?"),
}
_PATTERNS = [(re.compile(order, re.IGNORECASE), said) for order, said in _ORDERS.items()]
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|will|would|can|could|should|may|must|do|does|did|"
    r"\w+(?:'s|'re|'ll|'ve|’s|’re|’ll|’ve)|comes?|goes?|starts?|begins?|opens?|costs?|arrives?|"
    r"fits?|needs?|hopes?|want|wants|love|loves|like|look|thank|see|please)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b|\btoday\b|\bweekend\b|"
    r"\b\d{1,2}(?::\d\d)? ?(?:am|pm|h|o[’']clock)\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_PERSON = {"she": "you", "he": "you", "they": "you", "her": "your", "his": "your", "their": "your",
           "him": "you", "them": "you"}  # fmt: skip
_THEIRS = re.compile(r"\b(she|he|they) (is|was|has|does|[a-z]{3,20}s)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"\b(her|his|their)(?= [a-z])|\b(she|he|they|him|them|her)\b", re.IGNORECASE
)
_SECOND = {"is": "are", "was": "were", "has": "have", "does": "do"}


def names_a_day(points: str) -> bool:
    """Whether the points have a day or hour, so that the letter need not ask for one."""
    return bool(_DAY.search(points))


def sentences_from(points: str) -> list[str]:
    """A sentence for each line: an order to the writer is carried out, other words are kept."""
    lines = (" ".join(line.split()).lstrip("-•*– ") for line in points.splitlines())
    return [_sentence(line) for line in lines if line]


def _sentence(line: str) -> str:
    bare = line.rstrip(" .")
    for pattern, said in _PATTERNS:
        if match := pattern.fullmatch(bare):
            return _capital(said(_to_you(match["rest"])))
    if line[-1] in ".!?…":
        return _capital(line)
    return f"{_capital(line)}." if _VERB.search(line) else f"One thing more: {line}."


def _to_you(words: str) -> str:
    """What is said of the customer, said to them: "her gown is ready" is "your gown is ready"."""

    def second(match: re.Match[str]) -> str:
        verb = match[2].lower()
        return f"you {_SECOND.get(verb, verb.removesuffix('s'))}"

    def person(match: re.Match[str]) -> str:
        if match[1]:
            return "your"
        return "you" if match[2].lower() == "her" else _PERSON[match[2].lower()]

    return _POSSESSIVE.sub(person, _THEIRS.sub(second, words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
