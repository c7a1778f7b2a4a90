"""A reply as text: one claim a line, its ids in square brackets at the end; read with tolerance."""

import re

from pydantic import BaseModel, ConfigDict, Field

from ai.claims import Claim

_ID = re.compile(r"[CNQR]|[AIPFK][0-9]{1,12}", re.IGNORECASE | re.ASCII)
_BETWEEN = re.compile(r"\s*[,;&]\s*|\s+and\s+|\s+")
_BRACKET = re.compile(r"\[(?P<inside>[^\[\]]{1,1000})\]")
_EDGE = re.compile(r"([\[\]])")
_UNFINISHED = re.compile(r"[ACNQRIPFK0-9,;&\s]{0,1000}", re.IGNORECASE)
LONGEST_INSIDE = 1_000
_LIST_MARK = re.compile(r"(?:[-*•–]\s+|#{1,6}\s+|[0-9]{1,2}[.)]\s+)+")


class AssistantReply(BaseModel):
    """The sentences of an answer, in their order."""

    model_config = ConfigDict(frozen=True)

    claims: tuple[Claim, ...] = Field(
        (), description="One claim a sentence, each with the ids of the records that it rests on."
    )


def reply_to_text(reply: AssistantReply) -> str:
    """One line a claim, such as "She loves emerald silk. [I12, P3]"."""
    return "\n".join(_line(claim) for claim in reply.claims)


def reply_from_text(text: str) -> AssistantReply:
    """The claims of a text that may be half-written; a line of ids alone belongs to the one before.

    Ids may stand anywhere in a line and in any case; list marks and blank lines are passed over. A
    bracket that is closed and holds something else than ids stays in the sentence.
    """
    claims: list[Claim] = []
    for line in text.splitlines():
        words, ids = _read(line)
        if words:
            claims.append(Claim(text=words, evidence=ids))
        elif ids and claims:
            before = claims.pop()
            both = tuple(dict.fromkeys((*before.evidence, *ids)))
            claims.append(before.model_copy(update={"evidence": both}))
    return AssistantReply(claims=tuple(claims))


def _line(claim: Claim) -> str:
    """A claim's line; a bracket in its words that looks like ids gets round ones."""

    def rounded(match: re.Match[str]) -> str:
        return f"({match['inside']})" if _ids(match["inside"]) else match[0]

    words = _BRACKET.sub(rounded, " ".join(claim.text.split()))
    return f"{words} [{', '.join(claim.evidence)}]" if claim.evidence else words


def _read(line: str) -> tuple[str, tuple[str, ...]]:
    """The words of a line without its list marks, and the ids in its brackets."""
    parts, ids = _without_ids(_unmarked(line))
    return _unmarked("".join(parts)), tuple(dict.fromkeys(ids))


def _unmarked(line: str) -> str:
    words = " ".join(line.split())
    return words[match.end() :] if (match := _LIST_MARK.match(words)) else words


def _without_ids(line: str) -> tuple[list[str], list[str]]:
    """What a line holds besides brackets of ids, and those ids; the last may be unfinished.

    Each bracket is looked at once, when it closes: those inside it that held ids are gone by then.
    """
    parts: list[str] = []
    ids: list[str] = []
    opened: list[int] = []
    for part in _EDGE.split(line):
        parts.append(part)
        if part == "[":
            opened.append(len(parts) - 1)
        elif part == "]" and opened:
            start = opened.pop()
            if held := _ids("".join(parts[start + 1 : -1])):
                ids += held
                _take_off(parts, start)
            else:
                opened.clear()  # what is around a bracket that stays is none of ids
    while opened and _UNFINISHED.fullmatch(inside := "".join(parts[opened[-1] + 1 :])):
        ids += _ids(inside.rpartition(",")[0])
        _take_off(parts, opened.pop())
    return parts, ids


def _take_off(parts: list[str], start: int) -> None:
    del parts[start:]
    parts[-1] = parts[-1].rstrip()


def _ids(inside: str) -> list[str]:
    """The ids that a bracket holds; none unless it holds nothing else, and isn't endless."""
    if len(inside) > LONGEST_INSIDE:
        return []
    parts = [part for part in _BETWEEN.split(inside) if part]
    return [part.upper() for part in parts] if all(map(_ID.fullmatch, parts)) else []
