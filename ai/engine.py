"""A question to an AI, and who answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

G = TypeVar("G")
A = TypeVar("A", bound=BaseModel)


class AIError(Exception):
    """No answer came; the message is for the rep, and `permanent` says that waiting won't help."""

    def __init__(self, message: str, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


@dataclass(frozen=True)
class Skill(Generic[G, A]):
    """One thing an AI can be asked: `ask` makes the prompt, `offline` answers with no model."""

    name: str
    instructions: str
    answer: type[A]
    ask: Callable[[G], str]
    offline: Callable[[G], A]


class Engine(Protocol):
    """Whoever answers."""

    name: str

    def run(self, skill: Skill[Any, A], given: Any) -> A:
        """The answer to a skill's question; raises `AIError`."""


class OfflineEngine:
    """The built-in analyst: computes every answer from the records it is given."""

    name = "Built-in analyst"

    def run(self, skill: Skill[Any, A], given: Any) -> A:
        return skill.offline(given)
