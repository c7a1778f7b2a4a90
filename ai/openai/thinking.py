"""What a reasoning model thinks aloud before it answers, which is no answer."""

import re
from collections.abc import Iterable, Iterator

from ai.engine import UNSAID

_NAMES = r"(?:think|thinking|thoughts?|reasoning|reflection)"
_TAG = re.compile(rf"[<◁](?P<closing>/?){_NAMES}[>▷]", re.IGNORECASE)
_BEGUN = re.compile(r"[<◁][/a-z]{0,11}\Z", re.IGNORECASE)  # a piece that ends within a tag


class Thoughts:
    """Takes the thoughts out of one answer as it comes, in pieces of any size."""

    def __init__(self, is_thinking: bool = False) -> None:
        """A model that is known to leave the opening tag away begins by thinking."""
        self.is_thinking = is_thinking
        self.began_unopened = False
        """Whether thoughts have ended that no tag had begun."""
        self._rest = ""
        self._held = ""

    def spoken(self, pieces: Iterable[str]) -> Iterator[str]:
        """The answer alone; `UNSAID` where it turns out that all before was a thought."""
        self._was_told = self.is_thinking
        for piece in pieces:
            yield from self._parted(self._rest + piece)
        if self._was_told and self.is_thinking and not self.began_unopened:
            yield self._held + self._rest  # it did not think this time
        elif not self.is_thinking and self._rest:
            yield self._rest

    def _parted(self, text: str) -> Iterator[str]:
        begun = _BEGUN.search(text)
        self._rest = text[begun.start() :] if begun else ""
        text = text[: begun.start()] if begun else text
        start = 0
        for tag in _TAG.finditer(text):
            yield from self._kept(text[start : tag.start()])
            start = tag.end()
            if tag["closing"] and (self._was_told or not self.is_thinking):
                self.began_unopened, self._was_told = True, False
                yield UNSAID
            self.is_thinking = not tag["closing"]
        yield from self._kept(text[start:])

    def _kept(self, text: str) -> Iterator[str]:
        if not self.is_thinking:
            if text:
                yield text
        elif self._was_told:
            self._held += text


def without_thoughts(text: str) -> str:
    """A whole answer without what was thought before it."""
    said = ""
    for piece in Thoughts().spoken([text]):
        said = "" if piece == UNSAID else said + piece
    return said
