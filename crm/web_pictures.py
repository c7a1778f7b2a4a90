"""A picture that lies elsewhere on the web, fetched once and kept as if it had been uploaded."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from urllib.parse import urljoin, urlsplit

from crm import pictures
from crm.errors import Refused

MOST_REDIRECTS = 3
STEP_SECONDS = 5.0
MOST_SECONDS = 15.0
TRUST = ssl.create_default_context()
_PUBLIC_IPV6 = ip_network("2000::/3")
"""The rest of IPv6 is private, is nobody's yet, or leads to an address of the other kind."""

FAILED = "Picture can't be fetched from that address now: check it, or upload the file instead."


def fetch(address: str) -> pictures.Upload:
    """The picture at an https address; raises `Refused` when it can't be had or is none.

    No address of this machine or of a private network is asked, by whatever name or redirection.
    """
    until = monotonic() + MOST_SECONDS
    try:
        for _ in range(MOST_REDIRECTS + 1):
            with closing(_Connection(address)) as line, _cut_at(until, line):
                answer = line.ask()
                if target := _redirection(answer):
                    address = urljoin(address, target)
                    continue
                if answer.status != 200:
                    break
                return pictures.shrink(answer.read(pictures.MOST_BYTES + 1))
    except (OSError, HTTPException, ValueError):
        pass
    raise Refused("picture", FAILED)


class _Connection(HTTPSConnection):
    """Goes to the very address that was checked, whatever the name leads to a moment later."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if not pictures.is_address(url) or parts.username is not None or parts.hostname is None:
            raise ValueError("no address of a picture")
        super().__init__(parts.hostname, parts.port or 443, timeout=STEP_SECONDS)
        self._path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        self._checked = _public_address(parts.hostname, self.port)

    def connect(self) -> None:
        line = socket.create_connection((self._checked, self.port), self.timeout)
        self._line = line
        self._line = self.sock = TRUST.wrap_socket(line, server_hostname=self.host)

    def cut(self) -> None:
        """Ends it from another thread, also while the answer is read, which `close` would not."""
        with suppress(OSError, AttributeError):  # it may have ended, or not begun
            self._line.shutdown(socket.SHUT_RDWR)

    def ask(self) -> HTTPResponse:
        """The head of the answer."""
        headers = {"Accept": "image/webp,image/png,image/jpeg", "User-Agent": "AiCRM"}
        self.request("GET", self._path, headers=headers)
        return self.getresponse()


@contextmanager
def _cut_at(moment: float, line: _Connection) -> Iterator[None]:
    """Ends the line at this moment, however slowly the other side goes on talking."""
    timer = Timer(max(0.0, moment - monotonic()), line.cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _public_address(host: str, port: int) -> str:
    """An IP address of the host; raises `ValueError` if any of them is not on the public web."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(is_public(each) for each in addresses):
        raise ValueError("not on the public web")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public web, and leads to no other one."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour or ip not in _PUBLIC_IPV6:
            return False
    return ip.is_global and not ip.is_multicast


def _redirection(answer: HTTPResponse) -> str:
    return answer.getheader("Location", "") if answer.status in (301, 302, 303, 307, 308) else ""
