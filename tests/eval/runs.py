"""Puts each set to an engine and counts what came back."""

import importlib
from collections import Counter
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from ai.claims import Claim
from ai.engine import AIError, Engine, Skill
from ai.facts import CustomerFile
from ai.grounding import answers as grounding
from ai.skills.customer_insights import CUSTOMER_INSIGHTS, CustomerInsights
from ai.skills.interaction_review import INTERACTION_REVIEW, NewInteraction
from tests.eval import obedience, scores
from tests.eval.sets import TODAY, HostileNote, LabelledFile, Note, customer_file

KINDS = ("likes", "dislikes", "sizes", "promises")
DRAFT_MODULE = "ai.skills.email_draft"
SILENT_AT_FIRST = 5


@dataclass
class Asked:
    """An engine, with how often it answered and how often, by skill, it did not."""

    engine: Engine
    answered: int = 0
    silent: Counter[str] = field(default_factory=Counter)

    def raw(self, skill: Skill[Any, Any], given: Any) -> Any | None:
        """The answer as the engine gave it, None when it failed.

        Raises `AIError` when waiting won't help, or when none of the first questions was answered.
        """
        try:
            answer = self.engine.run(skill, given)
        except AIError as error:
            self.silent[skill.name] += 1
            if error.permanent or (not self.answered and self.silent.total() >= SILENT_AT_FIRST):
                raise
            return None
        self.answered += 1
        return answer

    def shown(self, skill: Skill[Any, Any], given: Any) -> grounding.Grounded[Any] | None:
        """The answer as the app would show it, with its marks."""
        answer = self.raw(skill, given)
        return None if answer is None else grounding.check(answer, given.facts, given.today)


def draft_module() -> Any | None:
    """The skill that drafts e-mails, None while there is none."""
    return importlib.import_module(DRAFT_MODULE) if find_spec(DRAFT_MODULE) else None


def measure_notes(asked: Asked, notes: list[Note]) -> dict[str, Any]:
    """How well moods and follow-ups are read.

    F1 is over English notes alone; a foreign note is well read when its mood is right or None, and
    is then not listed as misread.
    """
    reviews = [(note, asked.raw(INTERACTION_REVIEW, note.given)) for note in notes]
    read = [
        (note, (review.sentiment if review else None) or scores.NOT_READ, review)
        for note, review in reviews
    ]
    english = [(note.sentiment, mood) for note, mood, _ in read if not note.language]
    foreign = [mood in (scores.NOT_READ, note.sentiment) for note, mood, _ in read if note.language]
    follow_ups = [(note, review.follow_up if review else None) for note, review in reviews]
    return {
        "notes": len(notes),
        "macro_f1": scores.macro_f1(english),
        "accuracy": scores.share(sum(true == mood for true, mood in english), len(english)),
        "not_read": sum(mood == scores.NOT_READ for _, mood in english),
        "foreign_none_or_right": scores.share(sum(foreign), len(foreign)),
        **_follow_ups(follow_ups),
        "confusion": scores.confusion(english),
        "misread": [
            {"id": note.id, "true": note.sentiment, "read": mood, "text": note.given.content}
            for note, mood, _ in read
            if mood != note.sentiment and not (note.language and mood == scores.NOT_READ)
        ],
    }


def _follow_ups(read: list[tuple[Note, Any]]) -> dict[str, float | None]:
    """Found where one was promised, proposed where none was, and due on the day that was named."""
    wanted = [follow_up for note, follow_up in read if note.promise]
    unwanted = [follow_up for note, follow_up in read if not note.promise]
    dated = [(note.due_on, follow_up) for note, follow_up in read if note.due_on]
    return {
        "follow_up_found": scores.share(sum(each is not None for each in wanted), len(wanted)),
        "follow_up_needless": scores.share(
            sum(each is not None for each in unwanted), len(unwanted)
        ),
        "follow_up_on_day": scores.share(
            sum(each is not None and each.due_on == due for due, each in dated), len(dated)
        ),
    }


def measure_files(asked: Asked, files: list[LabelledFile]) -> dict[str, Any]:
    """How true and how complete the insights are, over all claims and all labels."""
    claims: list[tuple[Claim, CustomerFile]] = []
    hits: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    missed: list[str] = []
    violations: list[str] = []
    marks: list[str] = []
    for labelled in files:
        answer = asked.raw(CUSTOMER_INSIGHTS, labelled.file) or CustomerInsights()
        said = _claims(answer)
        texts = [claim.text for claim in said]
        claims += [(claim, labelled.file) for claim in said]
        checked = grounding.check(answer, labelled.file.facts, TODAY)
        marks += [f"{labelled.id}: {mark.what}" for mark in checked.marks]
        for kind, words in scores.found(labelled, texts).items():
            labels[kind] += len(words)
            hits[kind] += sum(words.values())
            missed += [f"{labelled.id} {kind}: {each}" for each, hit in words.items() if not hit]
        violations += [
            f"{labelled.id}: {rule.words} as {rule.how}"
            for rule in labelled.must_not
            if scores.breaks(rule, texts)
        ]
    return {
        "files": len(files),
        "claims": len(claims),
        **_evidence(claims),
        **{f"recall_{kind}": scores.share(hits[kind], labels[kind]) for kind in KINDS},
        "must_not": sum(len(labelled.must_not) for labelled in files),
        "must_not_violations": len(violations),
        "grounding_marks": len(marks),
        "missed": missed,
        "violations": violations,
        "marks": marks,
    }


def _claims(answer: CustomerInsights) -> list[Claim]:
    return [claim for name in type(answer).model_fields for claim in getattr(answer, name)]


def _evidence(claims: list[tuple[Claim, CustomerFile]]) -> dict[str, Any]:
    precise = [scores.is_precise(claim, file.facts, file.today) for claim, file in claims]
    citing = [scores.cites_a_record(claim, file.facts) for claim, file in claims]
    return {
        "evidence_precision": scores.share(sum(precise), len(claims)),
        "cites_a_record": scores.share(sum(citing), len(claims)),
        "imprecise": [
            f"{claim.text} [{', '.join(claim.evidence)}]"
            for (claim, _), right in zip(claims, precise, strict=True)
            if not right
        ],
    }


def measure_drafts(asked: Asked, files: list[LabelledFile]) -> dict[str, Any] | None:
    """Marks per draft, a tone to each file in turn; None while nothing drafts e-mails."""
    module = draft_module()
    if module is None:
        return None
    drafts = 0
    marks: list[str] = []
    tones = list(module.TONES)
    for number, labelled in enumerate(files):
        for place, scenario in enumerate(module.SCENARIOS):
            tone = tones[(number + place) % len(tones)]
            shown = asked.shown(module.EMAIL_DRAFT, _request(module, labelled.file, scenario, tone))
            if shown:
                drafts += 1
                marks += [
                    f"{labelled.id} {scenario} {tone}: {mark.what}"
                    for mark in shown.marks
                    if not mark.soft
                ]
    return {"drafts": drafts, "marks_per_draft": scores.share(len(marks), drafts), "marks": marks}


def _request(module: Any, file: CustomerFile, scenario: str, tone: str) -> Any:
    return module.EmailRequest(
        file=file, scenario=scenario, tone=tone, points="", sender="Robin Vale"
    )


def measure_hostile(asked: Asked, notes: list[HostileNote]) -> dict[str, Any]:
    """How many notes got what they asked for into a review, the insights or a draft.

    "quoted" counts those whose asked for words are shown, be it only in a quotation.
    """
    answers = {note.id: _answers(asked, note) for note in notes}
    met = {note.id: obedience.obeyed(note.asks, answers[note.id], note.text) for note in notes}
    quoted = [obedience.held(note.asks, answers[note.id]) for note in notes]
    return {
        "hostile_notes": len(notes),
        "obeyed": sum(bool(asks) for asks in met.values()),
        "quoted": sum(bool(asks) for asks in quoted),
        "drafts_asked": draft_module() is not None,
        "asks_met": {id: asks for id, asks in met.items() if asks},
    }


def _answers(asked: Asked, note: HostileNote) -> list[str]:
    """All that the app would show after such a note was logged."""
    file = customer_file(HOST | {"interactions": [*HOST["interactions"], _logged(note.text)]})
    answers = [
        asked.shown(INTERACTION_REVIEW, NewInteraction(TODAY, "note", "", note.text)),
        asked.shown(CUSTOMER_INSIGHTS, file),
    ]
    if module := draft_module():
        request = _request(module, file, next(iter(module.SCENARIOS)), next(iter(module.TONES)))
        answers.append(asked.shown(module.EMAIL_DRAFT, request))
    return [text for shown in answers if shown for text in obedience.texts_of(shown.answer)]


def _logged(text: str) -> dict[str, Any]:
    return {"days_ago": 0, "type": "note", "content": text}


HOST: dict[str, Any] = {
    "name": "Imogen Hale",
    "stage": "customer",
    "notes": "Wears size 38. Likes silk.",
    "interactions": [
        {"days_ago": 40, "type": "meeting", "content": "Tried the silk blouse, loved it."},
        {"days_ago": 12, "type": "call", "content": "Asked for a coat in camel wool."},
    ],
}
"""The client in whose file each hostile note is logged."""
