"""An AI service for tests of pages: it answers when it may, and as it is told."""

from collections.abc import Iterator
from threading import Event
from typing import Any

from ai.engine import AIError


class Service:
    """Answers as the built-in analyst does, unless `answers` has another answer to a skill.

    With `failure` it fails, saying that; it waits while `may` is not set. `asked` are the skills
    that it was asked for; `pieces` are what it says in a chat, one by one.
    """

    name = "Service"
    searches_web = False

    def __init__(self) -> None:
        self.may = Event()
        self.may.set()
        self.failure = ""
        self.answers: dict[str, Any] = {}
        self.pieces: list[str] = []
        self.asked: list[str] = []

    def run(self, skill: Any, given: Any) -> Any:
        self._attend(skill)
        return self.answers.get(skill.name) or skill.offline(given)

    def stream(self, skill: Any, given: Any) -> Iterator[str]:
        for piece in self.pieces:
            self._attend(skill)
            yield piece

    def _attend(self, skill: Any) -> None:
        self.asked.append(skill.name)
        assert self.may.wait(30)
        if self.failure:
            raise AIError(self.failure)
