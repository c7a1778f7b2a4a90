"""The server's connections: as many as the machine lets it have, none kept by who asks nothing.

A thousand that send half a request, or no word, would keep everybody else out for as long as they
like, signed in or not.
"""

import asyncio
from contextlib import suppress
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

QUIET_SECONDS = 30.0
"""How long somebody may take to send the head of a request."""
MOST_FILES = 1 << 16
_begin: Any = AutoHTTPProtocol.connection_made


def install() -> None:
    """Has the server look after its connections, and lets it have many."""
    AutoHTTPProtocol.connection_made = _begin_and_look  # type: ignore[method-assign, assignment]
    with suppress(ImportError, OSError, ValueError):  # Windows knows no such limit
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        many = MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (many, most))


def _begin_and_look(line: Any, transport: Any) -> None:
    _begin(line, transport)
    _look_later(line)


def _look_later(line: Any) -> None:
    asyncio.get_running_loop().call_later(QUIET_SECONDS, _look, line)


def _look(line: Any) -> None:
    """Hangs up on who asks nothing; a websocket has left for another protocol by now."""
    if line.transport.is_closing() or line.transport.get_protocol() is not line:
        return
    if line.cycle is None or line.cycle.response_complete:
        line.transport.close()
    else:
        _look_later(line)
