"""How many tokens a text takes, estimated on the safe side: no tokenizer can be had offline."""

import re
from collections.abc import Iterator
from math import ceil

MARGIN = 1.2
LONGEST_WORD = 16
_PIECE = re.compile(r"[A-Za-z]{1,40}|[^\x00-\x7f]|[ \t\r\n\f\v]{1,40}|.", re.DOTALL)
_EAST_ASIAN = range(0x3040, 0xD7B0)


def estimated(text: str) -> int:
    """The tokens that a text takes at most, or nearly so, in OpenAI's tokenizers and their like.

    A word takes one for each four letters begun; what is longer than words, or mixes small and
    capital letters, two for each three; each digit and mark is one of its own. Letters of two bytes
    take one, East Asian ones one and a half, anything else its bytes, which no tokenizer exceeds.
    """
    return ceil(MARGIN * sum(_cost(piece) for piece in _pieces(text)))


def cut(text: str, most: int) -> str:
    """The text, or its beginning that takes so many tokens at most, marked as cut."""
    left = most / MARGIN
    end = 0
    for piece in _pieces(text):
        left -= _cost(piece)
        if left < 0:
            return f"{text[:end].rstrip()} [cut]"
        end += len(piece)
    return text


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE.finditer(text))


def _cost(piece: str) -> float:
    if not piece.isascii():
        return _cost_beyond_ascii(piece)
    if piece.isalpha():
        is_word = len(piece) <= LONGEST_WORD and (piece.istitle() or piece.islower())
        return ceil(len(piece) / 4) if is_word else ceil(len(piece) / 1.5)
    return 0 if piece == " " else 1


def _cost_beyond_ascii(letter: str) -> float:
    size = len(letter.encode("utf-8", "surrogatepass"))
    if size == 2 and letter.isalpha():
        return 1
    return 1.5 if ord(letter) in _EAST_ASIAN else size / MARGIN
