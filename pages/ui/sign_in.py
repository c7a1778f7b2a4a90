"""Signing in with the house's own provider; without an [auth] section the app is open."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from crm import access, sessions
from crm.errors import SetupError, Unavailable
from pages.ui import memory

Claims = Mapping[str, Any]
"""What the provider says of somebody: what `st.user` has, or the cookie of a request."""
Standing = Literal["open", "unknown", "stranger", "allowed"]
READ_AGAIN_AFTER = 10
"""Seconds after which a mended allow-list in `.env` counts."""
SECTION_SECONDS = 1
"""For how long the [auth] section as read serves: one run of a page asks for it dozens of times."""


def require() -> None:
    """Ends the run with the sign-in or the refusal, unless who is there may use the app.

    Raises `SetupError` when signing in is not set up right, and `Unavailable` when the store can't
    say whether the session has ended.
    """
    who = standing(st.user)
    if who == "unknown":
        _ask()
        st.stop()
    if who == "stranger":
        _refuse()
        st.stop()


def menu() -> Literal["sidebar", "hidden"]:
    """Where the list of pages goes: nowhere for who may not use the app."""
    try:
        return "sidebar" if standing(st.user) in ("open", "allowed") else "hidden"
    except (SetupError, Unavailable):
        return "hidden"


def rep() -> str:
    """The e-mail address of who is signed in, as the provider spells it; "" in an open app."""
    return "" if is_open() else _email(st.user)


def name() -> str:
    """The name of the account that is signed in, as the provider has it; "" in an open app."""
    return "" if is_open() else str(st.user.get("name") or "")


def show_rep() -> None:
    """Shows who is signed in and the way out; nothing in an open app."""
    if email := rep():
        st.text(email)
        _offer_sign_out()


def _ask() -> None:
    st.title("AiCRM")
    st.markdown("Sign in with your house's account to open the book.")
    st.button("Sign in", type="primary", icon=":material/login:", on_click=st.login)


def _refuse() -> None:
    st.title("AiCRM")
    st.error("This account may not open the book.", icon=":material/lock:")
    st.text(_email(st.user) or "It has no e-mail address.")
    if _email(st.user) and not access.verified(st.user):
        st.markdown("Its provider does not say that the address is verified.")
    st.markdown("Ask whoever looks after AiCRM in your house to let you in.")
    _offer_sign_out()


def _offer_sign_out() -> None:
    st.button("Sign out", key="sign_out", icon=":material/logout:", on_click=_sign_out)


def _sign_out() -> None:
    """Ends the session in all its tabs: Streamlit itself would end it in this one alone."""
    end(st.user)
    st.logout()


def standing(who: Claims, anew: bool = False) -> Standing:
    """What somebody may; with `anew` the store is asked at this moment whether the session ended.

    Raises `SetupError` or `Unavailable` when that can't be told: then nobody may anything.
    """
    section = _section()
    if section is None:
        return "open"
    access.check_section(section)
    rules = _rules(section)
    access.check_rules(rules)
    if who.get("is_logged_in") is not True:
        return "unknown"
    if not access.allowed(_email(who), access.verified(who), rules):
        return "unknown" if memory.server().ended.was_seen(session_key(who)) else "stranger"
    return "unknown" if memory.server().ended.has(session_key(who), anew) else "allowed"


def end(who: Claims) -> None:
    """Ends the session of who is signed in: here, in each tab, in each copy of the app."""
    if who.get("is_logged_in") is True:
        memory.server().ended.end(session_key(who))


def is_open() -> bool:
    """Whether nobody signs in; raises `SetupError` when that can't be told."""
    return _section() is None


def address() -> str:
    """The app's own address where people sign in, "" where nobody does or can."""
    try:
        section = _section()
    except SetupError:
        return ""
    return str(section.get("redirect_uri", "")) if section else ""


def session_key(who: Claims) -> str:
    """What tells one signing in from another: the provider's answer to it holds a new nonce."""
    return sessions.key(*(who.get(claim) for claim in ("iss", "sub", "nonce", "iat")))


def _section() -> Mapping[str, Any] | None:
    return memory.server().keep("auth", SECTION_SECONDS, _read_section)


def _read_section() -> Mapping[str, Any] | None:
    """The [auth] section, None where there never was one since the start."""
    try:
        section = st.secrets.get("auth")
    except (OSError, ValueError):
        if any(Path(path).exists() for path in st.get_option("secrets.files")):
            raise SetupError("secrets.toml can't be read: correct or remove it.") from None
        section = None
    if section is not None and not isinstance(section, Mapping):
        raise SetupError("auth in secrets.toml must be a section: [auth].")
    if section is None and memory.server().people_sign_in:
        raise SetupError(
            "The [auth] section is gone. Put it back; to open AiCRM to everybody, start it again."
        )
    if section is None and _listed():
        raise SetupError(
            f"{access.VARIABLE} is set, but secrets.toml has no [auth] section, so nobody could "
            "sign in: add the section, or remove the variable to open AiCRM to everybody."
        )
    memory.server().people_sign_in = section is not None
    return section


def _rules(section: Mapping[str, Any]) -> str:
    """The allow-list of the [auth] section or, without one there, of the environment."""
    own = section.get(access.VARIABLE)
    if own is None:
        return _listed()
    return own if isinstance(own, str) else ",".join(map(str, own))


def _listed() -> str:
    return memory.server().keep("allowed", READ_AGAIN_AFTER, access.listed)


def _email(who: Claims) -> str:
    return str(who.get("email") or "")
