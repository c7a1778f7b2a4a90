"""What the web says of a customer, with links to the sources: searched only when asked to."""

import streamlit as st

from crm import web
from crm.errors import NotFound, Unavailable
from crm.jobs import Desk, Job
from crm.models import Customer
from pages.sections import sight
from pages.ui import jobs, session
from pages.ui.text import literal


def show(customer: Customer) -> None:
    """The section *Web & social*; it says so when no web source is configured."""
    with st.expander("Web & social", key=_key(customer, "section")):
        if not web.is_configured(session.workspace()):
            st.caption(
                "No web source is configured, so nothing is shown here. With a key of OpenAI's "
                "own service in OPENAI_API_KEY the web can be searched."
            )
        elif customer.no_ai:
            st.caption(web.NEVER_SENT)
        else:
            _show_searches(customer, jobs.shared_desk(customer.id))


def _show_searches(customer: Customer, desk: Desk) -> None:
    """The latest findings, and the way to search; a click that comes late starts nothing more."""
    done = _searches(customer, desk)
    running = desk.find(_name(customer, len(done)))
    if running:
        jobs.wait_here(running, "Searching the web…")
    else:
        _offer(customer, desk, len(done))
    results = [_result(job) for job in done]
    if results and not running and isinstance(results[-1], str):
        st.warning("The search did not succeed.", icon=":material/cloud_off:")
        st.text(results[-1])
    found = [result for result in results if isinstance(result, web.WebAnswer)]
    if found:
        _show_found(customer, found[-1])


def _offer(customer: Customer, desk: Desk, number: int) -> None:
    ws = session.workspace()
    with st.container(horizontal=True, vertical_alignment="center"):
        label = "Search again" if number else "Search the web"
        clicked = st.button(label, icon=":material/travel_explore:", key=_key(customer, number))
        sight.show(
            _key(customer, "sent"),
            lambda: web.sight(ws, customer),
            "This, to the letter, is sent when the web is searched:",
        )
    if not number:
        st.caption("Only the name and the company are sent, and only when you ask.")
    if clicked:
        desk.start(_name(customer, number), lambda job: web.search(ws, customer.id))
        st.rerun()


def _searches(customer: Customer, desk: Desk) -> list[Job[web.WebAnswer]]:
    """The searches that have ended, oldest first."""
    ended: list[Job[web.WebAnswer]] = []
    while (job := desk.find(_name(customer, len(ended)))) and job.done:
        ended.append(job)
    return ended


def _result(job: Job[web.WebAnswer]) -> web.WebAnswer | str:
    """What was found, or why nothing was."""
    try:
        found = job.result()
    except (Unavailable, NotFound) as error:
        return str(error)
    return found.failure or found


def _show_found(customer: Customer, found: web.WebAnswer) -> None:
    for number, claim in enumerate(found.claims):
        with st.container(gap=None):
            st.text(claim.text)
            with st.container(horizontal=True, gap="xsmall"):
                for place, source in enumerate(claim.sources):
                    _show_source(source, _key(customer, f"{number}_{place}"))
    if not found.claims:
        st.caption("The search found nothing with a source.")
    if found.left_out:
        counted = "1 sentence" if found.left_out == 1 else f"{found.left_out} sentences"
        st.caption(f"Left out, since no source came with it: {counted}.")
    when = session.local(found.made_at)
    st.caption(f"By {literal(found.engine)}, {when:%d %B %Y, %H:%M}, from the web.")


def _show_source(source: web.WebSource, key: str) -> None:
    """The one real link to the outside: its address was checked, and its site is named first."""
    label = f"{source.site}: {source.title}" if source.title else source.site
    st.link_button(
        literal(label), source.url, type="tertiary", icon=":material/open_in_new:", key=key
    )


def _name(customer: Customer, number: int) -> tuple[object, ...]:
    return ("web", customer.name, customer.company, number)


def _key(customer: Customer, name: object) -> str:
    return f"customer_{customer.id}_web_{name}"
