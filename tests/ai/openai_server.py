"""A service that speaks OpenAI's Chat Completions on a loopback socket, and fails as it is told."""

import json
import select
import socket
import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from types import TracebackType
from typing import Any, Self

from tests.ai.openai_replies import (
    Answer,
    Asked,
    Drip,
    Drop,
    Hold,
    Reply,
    Step,
    by_default,
    refused,
)

TICK = 0.01
"""Seconds between two looks at whether the client hung up."""


class OpenAIServer:
    """Serves until it is closed: what `answer` was given, each once, then what is there always.

    Requests are kept in `requests`, in their order. Any thread may call any of its functions.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.closing = threading.Event()
        self.hung_up = threading.Event()
        self._script: deque[Answer] = deque()
        self._always: Answer = by_default
        self._refused: set[str] = set()
        self._held = False
        self._releases = 0
        self._lock = threading.Lock()
        self._came = threading.Condition(self._lock)
        self._server = _Server(self)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        serve = self._server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, *answers: Answer) -> None:
        """The answers to the next questions, each used once."""
        self._script.extend(answers)

    def always(self, answer: Answer) -> None:
        """The answer to every question that has none of its own."""
        self._always = answer

    def refuse(self, *parameters: str) -> None:
        """From now on a request with one of these, or of such a response_format, gets a 400."""
        self._refused |= set(parameters)

    def hold(self) -> None:
        """Keeps the answers to all questions from now on until `release`."""
        self._held = True

    def release(self) -> None:
        """Lets go what is held, also a reply that stands at a `Hold`."""
        with self._lock:
            self._held = False
            self._releases += 1

    def wait_for_hang_up(self, seconds: float = 20.0) -> bool:
        """Whether a client hung up before its answer's end."""
        return self.hung_up.wait(seconds)

    def wait_for_requests(self, number: int, seconds: float = 20.0) -> None:
        """Waits until so many requests have come; raises `TimeoutError`."""
        with self._lock:
            if not self._came.wait_for(lambda: len(self.requests) >= number, seconds):
                raise TimeoutError(f"{len(self.requests)} of {number} requests came")

    def take(self, asked: Asked) -> tuple[Reply, int]:
        """The reply to a request, and how often was released before it."""
        with self._lock:
            self.requests.append(asked)
            self._came.notify_all()
            if parameter := self._refuses(asked.body):
                return refused(parameter), self._releases
            answer = self._script.popleft() if self._script else self._always
            return (answer if isinstance(answer, Reply) else answer(asked)), self._releases

    def _refuses(self, body: Mapping[str, Any]) -> str | None:
        for name in sorted(self._refused & body.keys()):
            return name
        way = (body.get("response_format") or {}).get("type")
        return "response_format" if way in self._refused else None

    def is_held(self, releases: int | None = None) -> bool:
        """Whether answers are held, or nothing was released since there were so many releases."""
        return self._held if releases is None else self._releases == releases


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, owner: OpenAIServer) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a client that hangs up is no fault of the server."""


class _HungUp(Exception):
    """The client has closed the connection."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, *about: Any) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, body, json.loads(body))
        reply, releases = self.server.owner.take(asked)
        try:
            self._wait_while(self.server.owner.is_held)
            self._reply(reply, releases)
        except (_HungUp, OSError):
            self.close_connection = True
            self.server.owner.hung_up.set()

    def _reply(self, reply: Reply, releases: int) -> None:
        if reply.status:
            self.send_response(reply.status)
            headers = {"Content-Type": reply.content_type, "Transfer-Encoding": "chunked"}
            for name, value in {**headers, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
        for step in reply.steps:
            if isinstance(step, Drop):
                return self._break()
            self._take(step, releases)
        self.wfile.write(b"0\r\n\r\n")

    def _take(self, step: Step, releases: int) -> None:
        if isinstance(step, bytes):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(step), step))
        elif isinstance(step, Hold):
            self._wait_while(lambda: self.server.owner.is_held(releases))
        elif isinstance(step, Drip):
            while not self.server.owner.closing.is_set():
                self._take(step.line, releases)
                self._take(TICK, releases)
        elif callable(step):
            self._take(step(), releases)
        elif isinstance(step, float):
            until = monotonic() + step
            self._wait_while(lambda: monotonic() < until)

    def _wait_while(self, waiting: Callable[[], bool]) -> None:
        while waiting() and not self.server.owner.closing.is_set():
            if select.select([self.connection], [], [], TICK)[0] and not self._peek():
                raise _HungUp

    def _peek(self) -> bytes:
        return self.connection.recv(1, socket.MSG_PEEK)

    def _break(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
