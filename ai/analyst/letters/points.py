"""The rep's own points, one a line, as sentences of a letter."""

import re
from collections.abc import Callable

_HER = r"(?: (?:her|him|them))?"
_ORDERS: dict[str, Callable[[str], str]] = {
    r"(?:please )?(?:mention|include|add|note)(?: that)? (?P<rest>.+)": lambda rest: (
        f"I also wanted to mention {rest}."
    ),
    rf"(?:please )?(?:say|tell{_HER}|write)(?: that)? (?P<rest>.+)": lambda rest: f"{rest}.",
    rf"(?:please )?ask{_HER}(?P<rest> (?:about|for|if|whether|when|which|what|how|where) .+)": (
        lambda rest: f"I would also like to ask{rest}."
    ),
    rf"(?:please )?remind{_HER} (?P<rest>.+)": lambda rest: f"May I also remind you {rest}.",
    rf"(?:please )?invite{_HER} (?P<rest>.+)": lambda rest: f"I would love to invite you {rest}.",
    rf"(?:please )?(?:offer|propose|suggest){_HER} (?P<rest>.+)": lambda rest: (
        f"I would be glad to offer you {rest}."
    ),
    rf"(?:please )?thank{_HER} (?P<rest>for .+)": lambda rest: f"Thank you {rest}.",
    rf"(?:please )?congratulate{_HER} (?P<rest>on .+)": lambda rest: f"Congratulations {rest}.",
    r"(?:please )?apologi[sz]e (?P<rest>for .+)": lambda rest: f"I am sorry {rest}.",
}
_PATTERNS = [(re.compile(order, re.IGNORECASE), said) for order, said in _ORDERS.items()]
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|will|would|can|could|should|may|must|do|does|did|"
    r"\w+(?:'s|'re|'ll|'ve|’s|’re|’ll|’ve)|comes?|goes?|starts?|begins?|opens?|costs?|arrives?|"
    r"fits?|needs?|hopes?|want|wants|love|loves|like|look|thank|see|please)\b",
    re.IGNORECASE,
)


def sentences_from(points: str) -> list[str]:
    """A sentence for each line: an order to the writer is carried out, other words are kept."""
    lines = (" ".join(line.split()).lstrip("-•*– ") for line in points.splitlines())
    return [_sentence(line) for line in lines if line]


def _sentence(line: str) -> str:
    bare = line.rstrip(" .")
    for pattern, said in _PATTERNS:
        if match := pattern.fullmatch(bare):
            return _capital(said(match["rest"]))
    if line[-1] in ".!?…":
        return _capital(line)
    return f"{_capital(line)}." if _VERB.search(line) else f"There is this, too: {line}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
