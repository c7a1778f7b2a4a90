"""A question to an AI, and who answers it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from ai.claims import Claim

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

    def stream(self, skill: Skill[Any, Any], given: Any) -> Iterator[str]:
        """The answer as pieces of text, as they come; raises `AIError`, also half-way."""


class OfflineEngine:
    """The built-in analyst: computes every answer from the records it is given."""

    name = "Built-in analyst"

    def run(self, skill: Skill[Any, A], given: Any) -> A:
        return skill.offline(given)

    def stream(self, skill: Skill[Any, Any], given: Any) -> Iterator[str]:
        """The answer's texts, a line each."""
        return (f"{text}\n" for text in _texts(skill.offline(given)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Claim):
        yield value.text
    elif isinstance(value, BaseModel):
        yield from _texts([getattr(value, name) for name in type(value).model_fields])
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
