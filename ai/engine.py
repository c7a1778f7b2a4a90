"""A question to an AI, and who answers it."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from ai.claims import Claim
from ai.reading.readings import kept_in

G = TypeVar("G")
A = TypeVar("A", bound=BaseModel)


UNSAID = "\0"
"""A piece of a stream: all that came before it was no answer, but what a model thinks aloud."""


class AIError(Exception):
    """No answer came; the message is for the rep, and `permanent` says that waiting won't help."""

    def __init__(self, message: str, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


@dataclass(frozen=True)
class Skill(Generic[G, A]):
    """One thing an AI can be asked: `ask` makes the prompt, `offline` answers with no model.

    `to_text` is an answer's text as it is streamed, without one its texts, a line each; `from_text`
    reads it back, also when it is cut. With `from_web` a service searches the web for it, and that
    makes the answer of what came back.
    """

    name: str
    instructions: str
    answer: type[A]
    ask: Callable[[G], str]
    offline: Callable[[G], A]
    to_text: Callable[[A], str] | None = None
    from_text: Callable[[str], A] | None = None
    from_web: Callable[["Searched"], A] | None = None


@dataclass(frozen=True)
class Citation:
    """A source that a web search returned, and the place in the text that it is named for."""

    title: str
    url: str
    start: int
    end: int


@dataclass(frozen=True)
class Searched:
    """What was found on the web, in the service's words, with the sources that it returned."""

    text: str
    citations: tuple[Citation, ...]


class Engine(Protocol):
    """Whoever answers; `searches_web` says whether it can be asked to `search`."""

    name: str
    searches_web: bool

    def run(self, skill: Skill[Any, A], brief: Any) -> A:
        """The answer to a skill's question; raises `AIError`."""

    def stream(self, skill: Skill[Any, Any], brief: Any) -> Generator[str, None, None]:
        """The answer as pieces of text, as they come; raises `AIError`, also half-way.

        An empty piece says that it is still coming, so that whoever listens can hang up; `UNSAID`
        takes back all that came before it.
        """

    def search(self, skill: Skill[Any, Any], brief: Any) -> Searched:
        """What the web says, with its sources; raises `AIError`."""


class OfflineEngine:
    """The built-in analyst: computes every answer from the records that it is given."""

    name = "Built-in analyst"
    searches_web = False

    def run(self, skill: Skill[Any, A], brief: Any) -> A:
        with kept_in():
            return skill.offline(brief)

    def stream(self, skill: Skill[Any, Any], brief: Any) -> Generator[str, None, None]:
        """The answer, a line at a time."""
        answer = self.run(skill, brief)
        lines = skill.to_text(answer).splitlines() if skill.to_text else _texts(answer)
        return (f"{line}\n" for line in lines)

    def search(self, skill: Skill[Any, Any], brief: Any) -> Searched:
        """Nothing: it reads the records alone."""
        raise AIError("No web source is configured.", permanent=True)


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
