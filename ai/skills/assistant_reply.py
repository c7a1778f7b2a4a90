"""The sales assistant: answers a rep's questions about the client at hand, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ai.analyst.answers import replies
from ai.analyst.answers.periods import Spending, period_in
from ai.analyst.answers.reminders import reminder_in
from ai.analyst.answers.reply_text import AssistantReply, reply_from_text, reply_to_text
from ai.analyst.answers.tongues import in_english
from ai.engine import Skill
from ai.facts import Wish, full_date
from ai.prompts import client_block, further_block
from ai.reading.tokens import cut, estimated

__all__ = [
    "ASSISTANT_REPLY",
    "SUGGESTIONS",
    "AssistantReply",
    "Question",
    "Turn",
    "reply_from_text",
    "reply_to_text",
]

SUGGESTIONS = ("Draft email", "Prepare call", "Next steps", "Handle an objection")
BUDGET = 1_500
"""Tokens of earlier turns that a prompt takes, as estimated; the newest are kept."""
MOST_OF_A_TURN = 500
"""Tokens of one question or answer."""

INSTRUCTIONS = (
    "You assist a sales representative of a luxury fashion house, who asks about one client. "
    "Answer question Q from the records. Write plain text, no Markdown: at most ten lines, one "
    "sentence a line. Each line ends with the ids of the records that hold what it says, in square "
    "brackets, such as: She loves emerald silk. [I12, P3]. Use absolute dates and the records' own "
    "figures; count and invent nothing. When the records don't say it, say so. General advice on "
    'selling may follow; such a line begins with "Advice: ", has no brackets and states nothing '
    "about the client. Offer only products of the records (K) that are in stock. Write no web "
    "address. An e-mail is written in the Email section; say what it should mention."
)


@dataclass(frozen=True)
class Turn:
    """What was asked before, and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Question(Wish):
    """What the rep asks about a client, and the conversation so far, oldest first."""

    question: str
    turns: tuple[Turn, ...] = ()

    @cached_property
    def facts(self) -> dict[str, str]:
        """The client's records, and as "Q" the question with what was spent in its period."""
        period = period_in(in_english(self.question), self.today)
        inside = [item for item in self.file.purchases if period is None or period.holds(item.on)]
        when = period.words if period else "in all"
        spent = f"Bought {when}: {Spending.of(inside).text}."
        english = in_english(self.question)
        asked = [self.question, *([english] if english != self.question else [])]
        if reminder := reminder_in(self.question, self.today):
            asked.append(f"To be reminded of on {full_date(reminder.due_on)}.")
        return self.file.facts | {"Q": "\n".join([*asked, *([spent] if inside else [])])}


def ask(brief: Question) -> str:
    """The prompt: the day, every record, the newest turns, and the question last."""
    parts = [f"Today is {brief.today:%A}, {full_date(brief.today)}.", client_block(brief.file)]
    if said := _conversation(brief.turns):
        parts += ["The conversation so far:", further_block(said)]
    parts += ["The question to answer:", further_block({"Q": brief.question})]
    return "\n".join(parts)


def offline(brief: Question) -> AssistantReply:
    """What the built-in analyst's rules make of it, such as its text form would give it back."""
    said = [(turn.question, turn.answer) for turn in brief.turns]
    made = AssistantReply(claims=replies.answer(brief.file, brief.question, said))
    return reply_from_text(reply_to_text(made))


def _conversation(turns: Sequence[Turn]) -> dict[str, str]:
    """The newest turns within the budget, in their order; a long answer is cut short."""
    kept: list[tuple[str, str]] = []
    left = BUDGET
    for number, turn in reversed(list(enumerate(turns, 1))):
        question = cut(turn.question, MOST_OF_A_TURN)
        answer = cut(turn.answer, MOST_OF_A_TURN)
        left -= estimated(question) + estimated(answer)
        if left < 0:
            break
        kept += [(f"answer {number}", answer), (f"question {number}", question)]
    return dict(reversed(kept))


ASSISTANT_REPLY = Skill(
    "assistant_reply", INSTRUCTIONS, AssistantReply, ask, offline, reply_to_text, reply_from_text
)
