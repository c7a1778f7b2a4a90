"""The addresses at which the app answers: no page of somebody else's may ask in a rep's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from crm.errors import SetupError
from crm.settings import DoorSettings, HostSettings

VARIABLE = "AICRM_ADDRESS"
DEFAULT_PORTS = {"http": 80, "https": 443}
COMMUNITY_CLOUD = Path("/mount/src")
"""Where Streamlit Community Cloud puts an app's files."""
COMMUNITY_DOMAIN = ".streamlit.app"
HUGGING_FACE = "https://huggingface.co"
_NETLOC = re.compile(r"(\[[0-9a-f:.]+\]|[^\s\[\]:/@?#\\,]+)(?::(\d{1,5}))?", re.IGNORECASE)
"""A host with or without a port, such as "house.com", "10.0.0.5:8501" or "[::1]:8501"."""


@dataclass(frozen=True)
class Addresses:
    """What a request may call the app, and whether other machines are meant to reach it.

    `frame` is the page that shows the app in a frame of its own, "" where none does.
    """

    names: frozenset[str] = frozenset()
    domain: str = ""
    is_shared: bool = False
    frame: str = ""

    def also(self, address: str) -> "Addresses":
        """The same with the name of one more address."""
        netloc = address.partition("://")[2].partition("/")[0]
        return replace(self, names=self.names | {_name(netloc)})

    def admit(self, host: str, origin: str | None) -> bool:
        """Whether a request to this Host, by a page of this Origin if any, is for the app.

        A loopback name and an IP address are nobody else's: a page that somebody else's name
        leads here by (DNS rebinding) keeps that name as its Host.
        """
        name = _name(host)
        known = (
            _is_loopback(name)
            or _address(name) is not None
            or name in self.names
            or bool(self.domain and name.endswith(self.domain))
        )
        return bool(name) and known and (origin is None or _is_same(origin, host))


def of_this_app(folder: Path) -> Addresses:
    """What the settings and the host that runs the app in this folder say.

    Raises `SetupError` for an address that can't be one.
    """
    configured = [each.strip() for each in DoorSettings().address.split(",") if each.strip()]
    host = HostSettings()
    on_cloud = folder.is_relative_to(COMMUNITY_CLOUD)
    names = {*_configured_names(configured), host.space_host.lower()} - {""}
    return Addresses(
        frozenset(names),
        COMMUNITY_DOMAIN if on_cloud else "",
        bool(configured or host.space_id or on_cloud),
        HUGGING_FACE if host.space_id else "",
    )


def is_loopback_address(host: str) -> bool:
    """Whether a request from this address comes from the app's own machine."""
    address = _address(host)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped.is_loopback
    return address is not None and address.is_loopback


def _configured_names(configured: Iterable[str]) -> Iterator[str]:
    for entry in configured:
        scheme, separator, netloc = entry.rpartition("://")
        name = _name(netloc.removesuffix("/"))
        if not name or (separator and scheme not in DEFAULT_PORTS):
            raise SetupError(
                f"{VARIABLE}: {entry} is no address: write what stands in the browser, such as "
                "https://crm.house.com, with commas between several."
            )
        yield name


def _name(netloc: str) -> str:
    """The host alone, in small letters; "" where this is none."""
    parts = _NETLOC.fullmatch(netloc)
    return parts[1].lower() if parts else ""


def _is_loopback(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost")


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None


def _is_same(origin: str, host: str) -> bool:
    """Whether a page of this origin came from this host, with the same port."""
    scheme, separator, netloc = origin.partition("://")
    if not separator or scheme not in DEFAULT_PORTS:
        return False
    asked = _with_port(host, scheme)
    return asked is not None and asked == _with_port(netloc, scheme)


def _with_port(netloc: str, scheme: str) -> tuple[str, int] | None:
    parts = _NETLOC.fullmatch(netloc)
    return (parts[1].lower(), int(parts[2] or DEFAULT_PORTS[scheme])) if parts else None
