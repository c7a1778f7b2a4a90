"""An answer heard as it comes: a sentence is told once it is whole, and as it may be shown."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from ai.engine import UNSAID, Engine, Skill
from crm.jobs import Job

A = TypeVar("A", bound=BaseModel)


@dataclass
class Hearing:
    """Tells a job the lines of an answer, each as `shown` lets it be, "" for not yet."""

    job: Job[Any]
    shown: Callable[[str], str]
    text: str = ""
    """All that was heard, to the letter."""
    _told: int = 0

    def hear(self, piece: str) -> None:
        """Takes the next piece; tells the lines that are whole with it."""
        if piece == UNSAID:
            self.text, self._told = "", 0
            self.job.unsay()
            return
        self.text += piece
        while (end := self._line_end()) and not self.job.stopped:
            line, self._told = self.text[self._told : end].strip(), end
            if line and (words := self.shown(line)):
                self.job.say(f"{words}\n")

    def _line_end(self) -> int:
        """Where the next line ends: at its end, or behind the ids that close it; 0 for nowhere."""
        line, end, _ = self.text[self._told :].partition("\n")
        is_whole = bool(end) or line.rstrip().endswith("]")
        return self._told + len(line) + len(end) if is_whole else 0


def answered(engine: Engine, skill: Skill[Any, A], brief: Any, hearing: Hearing | None) -> A:
    """A service's answer: from the web where the skill reads one, aloud where somebody listens."""
    if skill.from_web:
        return skill.from_web(engine.search(skill, brief))
    return spoken(engine, skill, brief, hearing) if hearing else engine.run(skill, brief)


def spoken(engine: Engine, skill: Skill[Any, A], brief: Any, hearing: Hearing) -> A:
    """The engine's answer, heard until somebody stops it."""
    assert skill.from_text, f"{skill.name} can't be read back from what is said"
    with closing(engine.stream(skill, brief)) as pieces:
        for piece in pieces:
            if piece:
                hearing.hear(piece)
            if hearing.job.stopped:
                break
    return skill.from_text(hearing.text)
