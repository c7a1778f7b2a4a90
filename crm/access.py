"""Who may use the app where people sign in: the allow-list, and what a sign-in needs to be set."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from crm.errors import SetupError
from crm.settings import DoorSettings

VARIABLE = "AICRM_ALLOWED"
SECRETS = "AICRM_SECRETS"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
MICROSOFT = "https://login.microsoftonline.com/"
_LABEL = re.compile(r"(?!-)(?:[^\W_]|-){1,63}(?<!-)")
"""One part of a domain, such as "house" in "house.com": letters, digits and inner hyphens."""


def listed() -> str:
    """The allow-list as the environment or a `.env` file has it, "" when it is not set."""
    return DoorSettings().allowed.strip()


def secrets() -> dict[str, Any]:
    """What a host that keeps secrets in variables alone has instead of a secrets.toml.

    Raises `SetupError` when that is no TOML, and never repeats it.
    """
    try:
        return tomllib.loads(DoorSettings().secrets.get_secret_value())
    except tomllib.TOMLDecodeError:
        raise SetupError(
            f"{SECRETS} can't be read: it must be the text of a secrets.toml, in its own lines."
        ) from None


def allowed(email: str, verified: bool | None, rules: str) -> bool:
    """Whether `rules`, e-mail addresses and domains between commas, let this address in.

    Only an address that its provider calls verified gets in. A domain lets in its own addresses,
    none of a longer or shorter one. Raises `SetupError` for rules that are empty or malformed.
    """
    entries = _entries(rules)
    address = _folded(email)
    if verified is not True or not _is_address(address):
        return False
    return address in entries or address.rpartition("@")[2] in entries


def check_rules(rules: str) -> None:
    """Raises `SetupError` naming each malformed entry, or that there is none."""
    _entries(rules)


def check_section(section: Mapping[str, object]) -> None:
    """Raises `SetupError` naming what the [auth] section lacks, never a value of it."""
    missing = [name for name in NEEDED if not str(section.get(name) or "").strip()]
    if missing:
        raise SetupError(
            f"[auth] in secrets.toml: {', '.join(missing)} missing. AiCRM knows one provider, set "
            "in the [auth] section itself."
        )
    if not str(section["redirect_uri"]).endswith(CALLBACK):
        raise SetupError(
            f"[auth] in secrets.toml: redirect_uri must be the app's address with {CALLBACK}."
        )
    if len(str(section["cookie_secret"])) < SHORTEST_SECRET:
        raise SetupError(
            f"[auth] in secrets.toml: cookie_secret must have at least {SHORTEST_SECRET} "
            'characters; python -c "import secrets; print(secrets.token_hex())" makes one.'
        )


def verified(claims: Mapping[str, object]) -> bool | None:
    """What the provider says about the e-mail address; None when it says nothing.

    Microsoft Entra never says it: a work account's address is set by its own administrator. A
    sign-in to any tenant at all is refused before, because its issuer is not the configured one.
    """
    answer = claims.get("email_verified")
    if answer is None:
        return True if str(claims.get("iss")).startswith(MICROSOFT) else None
    return str(answer).lower() == "true"


def _entries(rules: str) -> frozenset[str]:
    entries = [_folded(entry.strip()) for entry in rules.split(",") if entry.strip()]
    if not entries:
        raise SetupError(
            f"{VARIABLE} is empty, so nobody could come in: set it to the e-mail addresses and "
            "domains that may, such as ines@house.com, house.com."
        )
    domains = [entry.removeprefix("@") for entry in entries]
    wrong = [e for e, d in zip(entries, domains, strict=True) if not _is_entry(d)]
    if wrong:
        raise SetupError(
            f"{VARIABLE}: {', '.join(wrong)}: neither an e-mail address nor a domain; write "
            "ines@house.com or house.com, with commas between them."
        )
    return frozenset(domains)


def _is_entry(text: str) -> bool:
    return _is_address(text) or _is_domain(text)


def _is_address(text: str) -> bool:
    name, at, domain = text.partition("@")
    return bool(name and at) and name.isprintable() and " " not in name and _is_domain(domain)


def _is_domain(text: str) -> bool:
    labels = text.split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)


def _folded(text: str) -> str:
    """In small letters; only within ASCII, since the kelvin sign too would become a plain k."""
    return text.lower() if text.isascii() else text
