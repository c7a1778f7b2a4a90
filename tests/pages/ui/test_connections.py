"""The server's connections: who asks nothing is hung up on, who waits for an answer is not."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from websockets.sync.client import connect

from pages.ui import connections
from tests.browser.server import free_port

QUIET = 0.3
LONG = 4 * QUIET
NEVER_WHOLE = [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: y", b"\r\n\r\n"]


async def answer(request: Request) -> PlainTextResponse:
    await asyncio.sleep(LONG if request.url.path == "/long" else 0)
    return PlainTextResponse("answered")


async def talk(line: WebSocket) -> None:
    await line.accept()
    await line.send_text(await line.receive_text())
    await line.close()


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server that looks after its connections."""
    monkeypatch.setattr(AutoHTTPProtocol, "connection_made", AutoHTTPProtocol.connection_made)
    monkeypatch.setattr(connections, "QUIET_SECONDS", QUIET)
    connections.install()
    routes: list[Any] = [WebSocketRoute("/talk", talk), Route("/{path:path}", answer)]
    number = free_port()
    server = uvicorn.Server(
        uvicorn.Config(
            Starlette(routes=routes), port=number, log_config=None, ws="websockets-sansio"
        )
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as browser:
        assert browser.get(f"http://127.0.0.1:{number}/").text == "answered"
    yield number
    server.should_exit = True
    thread.join()


def test_who_asks_nothing_is_hung_up_on(port: int) -> None:
    quiet = [socket.create_connection(("127.0.0.1", port)) for _ in NEVER_WHOLE]
    for line, words in zip(quiet, NEVER_WHOLE, strict=True):
        line.sendall(words)
    answered = socket.create_connection(("127.0.0.1", port))
    answered.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    told = b""
    while b"answered" not in told:
        told += (more := answered.recv(10_000))
        assert more
    answered.sendall(b"GET / HT")
    for line in (*quiet, answered):
        line.settimeout(10)
        while line.recv(10_000):
            pass
        line.close()


def test_who_waits_for_an_answer_or_talks_is_not(port: int) -> None:
    with connect(f"ws://127.0.0.1:{port}/talk", proxy=None) as line:
        assert httpx.get(f"http://127.0.0.1:{port}/long", timeout=20).text == "answered"
        line.send("still there")
        assert line.recv(20) == "still there"
