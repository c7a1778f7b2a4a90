"""The form for an interaction, new or known, with a follow-up if the rep wants one.

Saving may wait for an AI service, so it is a job: a click elsewhere loses nothing, and a second
click on Save is the same wish.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from crm import interactions
from crm.jobs import Desk, Form, Job
from crm.models import CustomerCard, Interaction
from pages.sections import customer_choice, interaction_fields, interaction_outcome
from pages.ui import jobs, keeping, labels, merging, saving, session
from pages.ui.parts import dialog
from pages.ui.saving import refusals

FOR_ANYBODY = "new_interaction"
SAVED = "The interaction was saved."
SAVING = "Saving…"


def attend(customer_id: int) -> None:
    """Saves what was submitted, and takes note of what is saved, before the page reads what it
    shows: so it is drawn once.

    It asks for no run of its own: that would lose the click which this run may be the answer to.
    """
    desk = jobs.desk(customer_id)
    _save_new(desk, customer_id)
    for name, form in list(desk.forms.items()):
        if not (form.job.done and form.job.is_well):
            continue
        del desk.forms[name]
        if name == _log_name(customer_id):
            interaction_outcome.keep(customer_id, form.job.result())
            session.new_entry(name)
        session.saved(SAVED)
    session.show_toast()


def _save_new(desk: Desk, customer_id: int) -> None:
    """Begins to save what this run was submitted with, and waits for it a moment."""
    name = _log_name(customer_id)
    form = desk.forms.get(name)
    key = _entry_key(form, name)
    if st.session_state.get(f"{name}_{key}_save") and not (form and form.job.is_well):
        start = form.entry if form else {}
        entry = interaction_fields.typed(f"{name}_{key}", start, with_follow_up=True)
        job = jobs.submit(desk, name, key, entry, _logging(desk, customer_id, key, entry))
        job.wait(jobs.MOMENT_SECONDS)


def show_new(customer_id: int) -> None:
    """The form that logs one, and below it, where the eye is, what became of the one saved last."""
    name = _log_name(customer_id)
    desk = jobs.desk(customer_id)
    form = desk.forms.get(name)
    if form and form.job.is_well:
        _show_under_way(form)
        return
    key = _entry_key(form, name)
    _log_fields(f"{name}_{key}", form.entry if form else {})
    interaction_outcome.show(customer_id)
    if form:
        with refusals():
            form.job.result()


def _entry_key(form: Form | None, name: str) -> str:
    """The key of what could not be saved, else of what is being typed."""
    return form.key if form else session.entry_key(name)


def _show_under_way(form: Form) -> None:
    with st.container(border=True):
        st.text(form.entry["subject"] or form.entry["content"][:200])
        jobs.wait_here(form.job, SAVING)


def _log_fields(key: str, start: Mapping[str, Any], border: bool = True) -> dict[str, Any] | None:
    """What was typed, once it is submitted."""
    with st.form(key, border=border, enter_to_submit=False):
        entry = interaction_fields.interaction(key, start, with_follow_up=True)
        icon = ":material/check:"
        saved = st.form_submit_button("Save", type="primary", icon=icon, key=f"{key}_save")
    return entry if saved else None


def _logging(desk: Desk, customer_id: int, key: str, entry: Mapping[str, Any]) -> Any:
    ws, today = session.workspace(), session.today()

    def work(_: Job[interactions.Logged]) -> interactions.Logged:
        return interactions.log(ws, customer_id, key, today, desk=desk, **entry)

    return work


def open_new(customer: CustomerCard | None = None) -> None:
    """Opens the form for an interaction with this customer, or one who is chosen in it.

    Words that could not be saved before are still in it.
    """
    if FOR_ANYBODY not in jobs.desk(FOR_ANYBODY).forms:
        session.new_entry(FOR_ANYBODY)
    _log_for_anybody(customer)


@dialog("Log interaction", width="medium", icon=":material/edit_note:")
def _log_for_anybody(chosen: CustomerCard | None) -> None:
    desk = jobs.desk(FOR_ANYBODY)
    form = desk.forms.get(FOR_ANYBODY)
    if form:
        jobs.wait_in_run(form.job, SAVING)
        with refusals():
            saving.done(_settled(desk, form))
    start = form.entry if form else {}
    key = _entry_key(form, FOR_ANYBODY)
    customer = customer_choice.show(f"{FOR_ANYBODY}_{key}", start.get("customer", chosen))
    whose = f"of_{chosen.id}" if chosen else "of_anybody"  # whose words the browser keeps
    entry = _log_fields(f"{FOR_ANYBODY}_{whose}_{key}", start, border=False)
    if entry is None:
        return
    if customer is None:
        customer_choice.missing()
        return
    work = _logging(desk, customer.id, key, entry)
    jobs.submit(desk, FOR_ANYBODY, key, {**entry, "customer": customer}, work)
    st.rerun(scope="fragment")


def _settled(desk: Desk, form: Form) -> str:
    """What to say of a saved form, which the desk keeps no longer; raises what kept it from it."""
    logged: interactions.Logged = form.job.result()
    desk.forms.pop(FOR_ANYBODY, None)
    interaction_outcome.keep(logged.interaction.customer_id, logged, elsewhere=True)
    return f"The interaction was saved: {labels.sentiment(logged.interaction.sentiment)}."


def tell_of_unattended() -> None:
    """Says what became of a form that was left while it was being saved."""
    desk = jobs.desk(FOR_ANYBODY)
    form = desk.forms.get(FOR_ANYBODY)
    if not (form and form.job.done):
        return
    with refusals():
        st.toast(_settled(desk, form), icon=":material/check:")
        keeping.saved()
    if FOR_ANYBODY in desk.forms:
        customer: CustomerCard = form.entry["customer"]
        st.text(f"Your words on {customer.name} are kept: open Log interaction to save them again.")


@dialog("Edit interaction", width="medium", icon=":material/edit:")
def open_edit(item: Interaction) -> None:
    """Opens the form for an interaction that was read before; a newer one is merged."""
    key = f"customer_{item.customer_id}_edit_{item.id}_{item.version}"
    desk = jobs.desk(item.customer_id)
    form = desk.forms.get(_edit_name(item.id))
    if form:
        jobs.wait_in_run(form.job, SAVING)
        with refusals():
            _settle(desk, item.id, key, form)
    start = form.entry if form else interaction_fields.values(item)
    edit = merging.edit(
        key,
        item,
        partial(_edit_fields, key, start),
        interaction_fields.values,
        interaction_fields.describe,
    )
    if edit:
        _save(desk, *edit, key)


def _edit_fields(key: str, start: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was typed, once it is submitted."""
    with st.form(key, border=False, enter_to_submit=False):
        entry = interaction_fields.interaction(key, start, with_follow_up=False)
        saved = st.form_submit_button("Save", type="primary")
    return entry if saved else None


def _save(desk: Desk, before: Interaction, entry: dict[str, Any], key: str) -> None:
    """Begins to save; the next run of the dialog settles it."""
    ws, today = session.workspace(), session.today()
    id, version = before.id, before.version
    work = partial(interactions.edit, ws, id, version, today, desk=desk, **entry)
    jobs.submit(desk, _edit_name(id), f"{key}_{version}", entry, lambda _: work())
    st.rerun(scope="fragment")


def _settle(desk: Desk, id: int, key: str, form: Form) -> None:
    """Closes what was saved; raises what kept it from it, but for a conflict, which is merged."""
    newest = partial(interactions.get, session.workspace(), id)
    saved = merging.save(key, form.job.result, newest, form.entry)
    del desk.forms[_edit_name(id)]
    if saved:
        saving.done(SAVED)


def _edit_name(id: int) -> str:
    return f"edit_{id}"


def _log_name(customer_id: int) -> str:
    return f"customer_{customer_id}_log"
