"""Signing in with the house's own provider; without an [auth] section the app is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from crm import access
from crm.errors import SetupError

Standing = Literal["open", "unknown", "stranger", "allowed"]
READ_AGAIN_AFTER = 10
"""Seconds after which a mended allow-list in `.env` counts."""
SECTION_SECONDS = 1
"""For how long the [auth] section as read serves: one run of a page asks for it dozens of times."""


@dataclass
class _Server:
    """What is remembered over all sessions: that people sign in, and who signed out."""

    closed: bool = False
    ended: set[tuple[object, ...]] = field(default_factory=set)


def require() -> None:
    """Ends the run with the sign-in or the refusal, unless who is there may use the app.

    Raises `SetupError` when signing in is not set up right.
    """
    standing = _standing()
    if standing == "unknown":
        _ask()
        st.stop()
    if standing == "stranger":
        _refuse()
        st.stop()


def menu() -> Literal["sidebar", "hidden"]:
    """Where the list of pages goes: nowhere for who may not use the app."""
    try:
        return "sidebar" if _standing() in ("open", "allowed") else "hidden"
    except SetupError:
        return "hidden"


def rep() -> str:
    """The e-mail address of who is signed in, as the provider spells it; "" in an open app."""
    return "" if _section() is None else _email()


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
    st.text(_email() or "It has no e-mail address.")
    if _email() and not access.verified(st.user):
        st.markdown("Its provider does not say that the address is verified.")
    st.markdown("Ask whoever looks after AiCRM in your house to let you in.")
    _offer_sign_out()


def _offer_sign_out() -> None:
    st.button("Sign out", key="sign_out", icon=":material/logout:", on_click=_sign_out)


def _sign_out() -> None:
    """Ends the session in all its tabs: Streamlit itself would end it in this one alone."""
    _server().ended.add(_session())
    st.logout()


def _standing() -> Standing:
    section = _section()
    if section is None:
        return "open"
    access.check_section(section)
    rules = _rules(section)
    access.check_rules(rules)
    if st.user.get("is_logged_in") is not True or _session() in _server().ended:
        return "unknown"
    may = access.allowed(_email(), access.verified(st.user), rules)
    return "allowed" if may else "stranger"


@st.cache_resource(ttl=SECTION_SECONDS, show_spinner=False)
def _section() -> Mapping[str, Any] | None:
    """The [auth] section, None where there never was one since the start."""
    try:
        section = st.secrets.get("auth")
    except (OSError, ValueError):
        if any(Path(path).exists() for path in st.get_option("secrets.files")):
            raise SetupError("secrets.toml can't be read: correct or remove it.") from None
        section = None
    if section is not None and not isinstance(section, Mapping):
        raise SetupError("auth in secrets.toml must be a section: [auth].")
    if section is None and _server().closed:
        raise SetupError(
            "The [auth] section is gone. Put it back; to open AiCRM to everybody, start it again."
        )
    if section is None and _listed():
        raise SetupError(
            f"{access.VARIABLE} is set, but secrets.toml has no [auth] section, so nobody could "
            "sign in: add the section, or remove the variable to open AiCRM to everybody."
        )
    _server().closed = section is not None
    return section


def _rules(section: Mapping[str, Any]) -> str:
    """The allow-list of the [auth] section or, without one there, of the environment."""
    own = section.get(access.VARIABLE)
    if own is None:
        return _listed()
    return own if isinstance(own, str) else ",".join(map(str, own))


@st.cache_resource(ttl=READ_AGAIN_AFTER, show_spinner=False)
def _listed() -> str:
    return access.listed()


@st.cache_resource(show_spinner=False)
def _server() -> _Server:
    return _Server()


def _session() -> tuple[object, ...]:
    """What tells one signing in from another: the provider's answer to it holds a new nonce."""
    return tuple(st.user.get(claim) for claim in ("iss", "sub", "nonce", "iat"))


def _email() -> str:
    return str(st.user.get("email") or "")
