"""A dropped file: how it is understood, what is asked about it, and saving it."""

from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import streamlit as st

from crm.importing import apart, files, matching, saving
from crm.importing.choices import Choices
from crm.importing.columns import CHOSEN
from crm.importing.matching import Double, Register
from crm.importing.people import Person, Question, Reading, Who
from crm.importing.saving import Plan
from pages.sections import import_decisions, import_progress
from pages.sections.import_decisions import SHOWN
from pages.sections.import_progress import Work
from pages.ui import session
from pages.ui.labels import count
from pages.ui.saving import refusals

FORM = "import"


@dataclass(frozen=True)
class Preview:
    """A file as it was read with these answers, and who of it may be known."""

    key: tuple[Any, ...]
    reading: Reading
    doubles: list[Double]
    unknown: list[Who]


def show() -> None:
    """The place to drop a file, and what becomes of it."""
    form = session.entry_key(FORM)
    upload = st.file_uploader(
        "File",
        list(files.EXTENSIONS),
        key=f"import_file_{form}",
        help="CSV, TSV, .xlsx, vCard, .eml, .mbox, .msg, .ics, or a WhatsApp chat",
    )
    if upload is None:
        return
    st.session_state.pop("import_outcome", None)
    file = files.File(upload.name, upload.getvalue())
    digest = sha256(file.raw).hexdigest()[:16]
    with refusals(), st.spinner("Reading…"):
        preview = _read(file, digest, _answers(digest))
        _show(file, digest, preview)


def _answers(digest: str) -> dict[str, Any]:
    """What was answered about this file so far."""
    answers: dict[str, Any] = st.session_state.setdefault(f"import_answers_{digest}", {})
    return answers


def _read(file: files.File, digest: str, answers: dict[str, Any]) -> Preview:
    """The file as these answers have it; read once for them."""
    ws = session.workspace()
    key = (digest, tuple(sorted((name, str(value)) for name, value in answers.items())))
    known: Preview | None = st.session_state.get("import_preview")
    if known and known.key == key:
        return known
    reading = apart.read(
        file,
        Choices(
            ws.clock(),
            session.zone(),
            ws.rep,
            day_first={"the day": True, "the month": False}.get(answers.get("dates", "")),
            names=answers.get("names"),
            ours="" if answers.get("ours") == "none of them" else answers.get("ours"),
            fields=answers.get("fields", {}),
        ),
    )
    register: Register = matching.of_book(ws)
    doubles = matching.doubles(reading.taken, register)
    preview = Preview(key, reading, doubles, matching.unknown(reading.events, register))
    st.session_state["import_preview"] = preview
    return preview


def _show(file: files.File, digest: str, preview: Preview) -> None:
    reading, answers = preview.reading, _answers(digest)
    _show_sums(preview)
    for question in reading.questions:
        _ask(digest, question, answers)
    if reading.columns:
        _show_columns(digest, reading, answers)
    _show_people(reading.taken)
    decisions = import_decisions.show_doubles(digest, preview.doubles)
    people_of = import_decisions.show_unknown(digest, preview.unknown)
    taken_in = import_decisions.show_left_out(digest, reading)
    unanswered = any(question.name not in answers for question in reading.questions)
    if unanswered:
        st.caption("Answer what is asked above first.")
    if st.button("Import", type="primary", icon=":material/download:", disabled=unanswered):
        plan = Plan(
            deepcopy(reading),
            file.name,
            session.entry_key(FORM),
            decisions,
            frozenset(taken_in),
            people_of,
        )
        _begin(plan)


def _begin(plan: Plan) -> None:
    ws = session.workspace()
    session.new_entry(FORM)
    st.session_state.pop("import_preview", None)

    def deed(work: Work) -> Any:
        return saving.save(ws, plan, work.tell)

    import_progress.begin(f"Importing {plan.name}", deed)


def _show_sums(preview: Preview) -> None:
    reading = preview.reading
    sums = [count(len(reading.events), "record")] if reading.events else []
    if reading.taken or not sums:
        sums.insert(0, count(len(reading.taken), "client"))
    if preview.doubles:
        sums.append(f"{count(len(preview.doubles), 'possible double')}")
    if reading.passed_over:
        sums.append(f"{count(reading.passed_over, 'line')} passed over")
    st.text(f"{reading.format}: {', '.join(sums)}")


def _ask(digest: str, question: Question, answers: dict[str, Any]) -> None:
    """Asks once for the whole file; the answer has it read again."""
    answer = st.radio(
        question.text,
        question.answers,
        index=None,
        horizontal=True,
        key=f"import_{digest}_{question.name}",
    )
    if answer and answers.get(question.name) != answer:
        answers[question.name] = answer
        st.rerun()


def _show_columns(digest: str, reading: Reading, answers: dict[str, Any]) -> None:
    with st.expander("Columns"), st.grid(3, min_column_width=220):
        for number, (header, field) in enumerate(reading.columns.items()):
            choices = [field, *(each for each in CHOSEN if each != field)]
            choice = st.selectbox(header, choices, key=f"import_{digest}_column_{number}_{field}")
            if choice != field:
                answers["fields"] = {**answers.get("fields", {}), header: choice}
                st.rerun()


def _show_people(people: list[Person]) -> None:
    if not people:
        return
    shown = people[:SHOWN]
    st.dataframe(
        {
            "First name": [person.first_name for person in shown],
            "Last name": [person.last_name for person in shown],
            "Company": [person.company for person in shown],
            "Email": [person.email for person in shown],
            "Phone": [person.phone for person in shown],
            "Other emails": [person.other_emails for person in shown],
            "Other phones": [person.other_phones for person in shown],
            "Stage": [person.stage for person in shown],
            "Notes": ["; ".join(person.notes) for person in shown],
        },
        hide_index=True,
    )
    if len(people) > SHOWN:
        st.caption(f"The first {SHOWN} of {len(people):,}.")
