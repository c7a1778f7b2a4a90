"""Writing to the client who is open: a draft, its doubts, and the ways to take it along."""

from dataclasses import dataclass, field
from functools import partial
from uuid import uuid4

import streamlit as st

from crm import emails, interactions
from crm.errors import Refused
from crm.evidence import CustomerFile
from crm.jobs import Desk, Job
from crm.models import Customer
from pages.sections import claims, clipboard, customer_choice, doubts, sight
from pages.ui import jobs, saving, session, text, undo
from pages.ui.parts import dialog
from pages.ui.saving import refusals

TAB = "Email"
JOB = "email"
FOR_ANYBODY = "draft_email"
LONGEST_POINTS = 2_000
TOO_LONG = (
    f"Points to include is longer than {LONGEST_POINTS:,} characters, so nothing was drafted. Your "
    "words are still here: shorten them."
)


@dataclass
class Edited:
    """A draft as the rep has it now, what was accepted in it, and as what it was logged."""

    subject: str
    body: str
    accepted: set[tuple[str, str]] = field(default_factory=set)
    entry_key: str = field(default_factory=lambda: f"sent-{uuid4().hex}")
    logged: tuple[str, str] | None = None
    signature: str = ""


def open_new() -> None:
    """Opens the choice of a client; then that client's page with this section in front."""
    session.new_entry(FOR_ANYBODY)
    _choose_customer()


@dialog("Draft email", width="medium", icon=":material/edit:")
def _choose_customer() -> None:
    customer = customer_choice.show(f"{FOR_ANYBODY}_{session.entry_key(FOR_ANYBODY)}")
    if not st.button(
        "Draft email", type="primary", icon=":material/edit:", key=FOR_ANYBODY + "_go"
    ):
        return
    if customer is None:
        customer_choice.missing()
        return
    session.put_in_front(TAB)
    st.switch_page("pages/customer.py", query_params={"customer": str(customer.id)})


def show(customer: Customer, file: CustomerFile) -> None:
    """The wishes, then the draft as it stands on this session's desk."""
    st.subheader("Email", anchor=False)
    for number, claim in enumerate(emails.to_mind(session.workspace(), file)):
        st.badge("Mind this before you write", icon=":material/front_hand:", color="orange")
        claims.show(file, _key(customer, f"mind_{number}"), claim)
    desk = jobs.desk(customer.id)
    request = _wishes(customer, file, desk)
    if st.button(
        "Draft email", type="primary", icon=":material/edit:", key=_key(customer, "draft")
    ):
        if len(request.points) > LONGEST_POINTS:
            st.error(TOO_LONG, icon=":material/edit_off:")
        else:
            _begin(desk, request)
    sight.show(
        _key(customer, "sent"),
        lambda: emails.sight(session.workspace(), request),
        "This, to the letter, is sent for this draft:",
    )
    job = desk.find(JOB)
    if job is None:
        st.caption("Choose what it is about, add what must be in it, and let it be drafted.")
        return
    if not job.done:
        jobs.wait_here(job, "Writing the draft… You can go on working meanwhile.")
    letter = _letter(desk, job)
    if letter:
        _show_draft(customer, desk, letter, is_meanwhile=letter is job.meanwhile)


def _letter(desk: Desk, job: Job[emails.Letter]) -> emails.Letter | None:
    """The draft; the analyst's while the service takes long, and once the rep has written in it."""
    meanwhile: emails.Letter | None = job.meanwhile
    edited: Edited | None = desk.kept.get(meanwhile.key) if meanwhile else None
    own = meanwhile.reply.answer if meanwhile else None
    has_begun = edited and own and (edited.subject, edited.body) != (own.subject, own.body)
    if has_begun or not job.done:
        return meanwhile
    try:
        return job.result()
    except Exception:
        st.error("The draft could not be written: ask again.", icon=":material/cloud_off:")
        return None


def _wishes(customer: Customer, file: CustomerFile, desk: Desk) -> emails.EmailRequest:
    """The fields, as asked for last, else as proposed, and the request that they make."""
    last: emails.EmailRequest | None = desk.kept.get("email_request")
    chosen = (last.scenario, last.tone) if last else emails.proposal(session.workspace(), file)
    left, right = st.columns(2)
    scenarios, tones = list(emails.SCENARIOS), list(emails.TONES)
    scenario = left.selectbox(
        "Scenario",
        scenarios,
        scenarios.index(chosen[0]),
        format_func=lambda value: emails.SCENARIOS[value],
        help="Proposed from what is open, due and ahead with this client",
        key=_key(customer, "scenario"),
    )
    tone = right.selectbox(
        "Tone",
        tones,
        tones.index(chosen[1]),
        format_func=lambda value: emails.TONES[value],
        help="Proposed from this client's own manner and stage",
        key=_key(customer, "tone"),
    )
    points = st.text_area(
        "Points to include",
        last.points if last else "",
        height=90,
        placeholder="One a line, in your own words",
        key=_key(customer, "points"),
    )
    return emails.request(session.workspace(), file, scenario, tone, points or "")


def _begin(desk: Desk, request: emails.EmailRequest) -> None:
    """Begins the draft, unless one is being written: a second click asks nothing."""
    ws = session.workspace()
    desk.kept["email_request"] = request
    desk.start(JOB, lambda job: emails.draft(ws, request, job))


def _show_draft(customer: Customer, desk: Desk, letter: emails.Letter, is_meanwhile: bool) -> None:
    reply = letter.reply
    if is_meanwhile:
        st.caption(
            f"By the {reply.engine}, while the AI service takes long. Its own draft takes the "
            "place of this one when it comes, unless you have begun to write."
        )
    elif reply.failure:
        st.warning(f"Written by the {reply.engine}, in place of the service.")
        st.text(reply.failure)
    else:
        st.caption(f"By {reply.engine}. Nothing is sent: it is yours to change.")
    edited: Edited = desk.kept.setdefault(
        letter.key, Edited(reply.answer.subject, reply.answer.body)
    )
    key = _key(customer, letter.key)
    if not (letter.signature or edited.signature):
        _ask_signature(key, edited)
    edited.subject = st.text_input("Subject of the email", edited.subject, key=f"{key}_subject")
    edited.body = st.text_area("Text of the email", edited.body, height=380, key=f"{key}_body")
    marks = emails.check(session.workspace(), letter, edited.subject, edited.body)
    texts = {"subject": edited.subject, "body": edited.body}
    claims.show_withheld(len(reply.withheld))
    if letter.is_mended:
        st.caption("The service's greeting or signature was wrong: it was put right.")
    doubts.show(marks, texts, edited.accepted, key)
    records = emails.sources(session.workspace(), letter, f"{edited.subject}\n{edited.body}")
    claims.show_sources(records, f"{key}_sources")
    _show_ways_out(customer, edited, key)
    _show_short(letter, key)


def _ask_signature(key: str, edited: Edited) -> None:
    """Asks once by which name the rep signs, and puts it under this letter."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}_signature"):
        st.text_input("Your name, as you sign", key=f"{key}_name")
        clicked = st.button("Sign with it", icon=":material/edit:", key=f"{key}_sign")
    name = st.session_state[f"{key}_name"]
    if clicked:
        with refusals():
            body = st.session_state.get(f"{key}_body", edited.body)
            edited.body = emails.sign_as(session.workspace(), name, body)
            edited.signature = name
            st.session_state[f"{key}_body"] = edited.body
            saving.done(f"Letters are signed {text.literal(name)} from now on.")


def _show_short(letter: emails.Letter, key: str) -> None:
    """The same for a messenger, to be copied."""
    box = st.expander("Short form for WhatsApp", icon=":material/chat:", key=f"{key}_short_box")
    with box:
        short = st.text_area("Short message", letter.short, height=160, key=f"{key}_short")
        clipboard.copy_button(short or "", f"{key}_short_copy")


def _show_ways_out(customer: Customer, edited: Edited, key: str) -> None:
    subject, body, ws = edited.subject, edited.body, session.workspace()
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_ways_out"):
        clipboard.copy_button(f"{subject}\n\n{body}", f"{key}_copy")
        try:
            link = emails.mailto(customer, subject, body)
            st.link_button("Open in mail", link, icon=":material/outgoing_mail:")
        except Refused as refused:
            st.button("Open in mail", disabled=True, help=str(refused), key=f"{key}_mail")
        st.download_button(
            "Download .eml",
            partial(emails.as_eml, customer, subject, body, ws.rep),
            "draft.eml",
            "message/rfc822",
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}_eml",
        )
        is_logged = edited.logged == (subject, body)
        clicked = st.button(
            "Log as sent", icon=":material/check:", disabled=is_logged, key=f"{key}_sent"
        )
    if not customer.email:
        st.caption("No e-mail address is on record: add one with Edit.")
    undo.offer(_key(customer, "undo"))
    if clicked:
        _log_as_sent(customer, edited)


def _log_as_sent(customer: Customer, edited: Edited) -> None:
    """Keeps the e-mail in the timeline, once, with a way back."""
    ws = session.workspace()
    with refusals():
        sent = interactions.log_sent(
            ws, customer.id, edited.entry_key, subject=edited.subject, content=edited.body
        )
        edited.logged = (edited.subject, edited.body)

        def take_back() -> None:
            interactions.delete(ws, sent.id, sent.version)
            edited.entry_key, edited.logged = f"sent-{uuid4().hex}", None

        message = "The email was logged in the timeline."
        undo.done(_key(customer, "undo"), "Logged as sent.", take_back, message)


def _key(customer: Customer, name: str) -> str:
    return f"customer_{customer.id}_email_{name}"
