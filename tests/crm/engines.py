"""Engines for tests: one that says what it is told to, one that always fails."""

from dataclasses import dataclass, field
from typing import Any

from ai.engine import AIError


@dataclass
class ScriptedEngine:
    """Answers with what it was given, and remembers what it was asked."""

    answer: Any
    name: str = "Scripted"
    searches_web: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def run(self, skill: Any, given: Any) -> Any:
        self.asked.append((skill.name, skill.ask(given)))
        return self.answer


class FailingEngine:
    """Never answers."""

    name = "Failing"
    searches_web = False

    def run(self, skill: Any, given: Any) -> Any:
        raise AIError("The AI service is asleep.")
