"""A stand-in for PostgREST that speaks its HTTP on a loopback socket, over a real PostgreSQL."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import unquote

import jwt
import psycopg

from .gateway import admit
from .postgrest_catalog import Catalog, read_catalog
from .postgrest_errors import Answer, Refused, from_postgres
from .postgrest_messages import ONE_OBJECT, Request, read_claims
from .postgrest_routes import answer
from .postgrest_session import Session

PREFIX = "/rest/v1/"
STALE = ("PGRST202", "PGRST204", "PGRST205", "42703", "42P01", "42883")
MISBEHAVIOURS = ("", "slow", "html", "html502", "cut", "drop", "drop-after")
LONGEST_REQUEST_LINE = 50 * 1024
PAGE = "<html><body>Bad gateway</body></html>"
INSTEAD = {
    "html": (200, "text/html", PAGE),
    "html502": (502, "text/html", PAGE),
    "cut": (200, "application/json", '[{"id":1},'),
}


class PostgREST:
    """Serves the schema `public` of one database until it is closed.

    `secret` signs the keys (32 characters or more); `statement_timeout` is in seconds. With no
    `gateway` in front it is PostgREST alone that answers.
    """

    def __init__(
        self,
        dsn: str,
        secret: str,
        max_rows: int = 1000,
        statement_timeout: float = 8.0,
        gateway: bool = True,
    ) -> None:
        self.gateway = gateway
        self.requests: list[tuple[str, str]] = []
        self.misbehaviour = ""
        self.seconds = 0.0
        self.closing = threading.Event()
        self._dsn = dsn
        self._secret = secret
        self._max_rows = max_rows
        self._statement_timeout = statement_timeout
        self._catalog: Catalog | None = None
        self._idle: list[psycopg.Connection[Any]] = []
        self._busy: set[psycopg.Connection[Any]] = set()
        self._server = Server(self)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
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
        self.close()

    def key(self, role: str, expires_in: float = 3600) -> str:
        """A key for a database role, valid for so many seconds from now."""
        now = int(time.time())
        claims = {"role": role, "iat": now - 60, "exp": now + int(expires_in)}
        return jwt.encode(claims, self._secret, algorithm="HS256")

    def misbehave(self, kind: str = "", seconds: float = 1.0) -> None:
        """Makes every answer from now on wrong in one way; "" is back to normal.

        "slow" does the work, then waits `seconds` before it answers; "html" and "html502" answer
        with a page; "cut" breaks off the JSON; "drop" hangs up before doing anything;
        "drop-after" does the work, commits it, and hangs up.
        """
        if kind not in MISBEHAVIOURS:
            raise ValueError(f"unknown misbehaviour: {kind}")
        self.misbehaviour, self.seconds = kind, seconds

    def close(self) -> None:
        """Ends what is in flight and frees the port and the database."""
        self.closing.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        deadline = time.monotonic() + 2
        while self._busy and time.monotonic() < deadline:
            for connection in list(self._busy):
                with suppress(psycopg.Error):
                    connection.cancel_safe(timeout=1)
            time.sleep(0.01)
        while self._idle:
            self._idle.pop().close()

    def answer(self, request: Request, authorization: str) -> Answer:
        """What PostgREST would answer, looking at the catalog again before it says "no such"."""
        try:
            request.claims = read_claims(authorization, self._secret)
            known = self._catalog is not None
            try:
                return self._attempt(request)
            except Refused as refused:
                if not known or refused.code not in STALE:
                    raise
                self._catalog = None
                return self._attempt(request)
        except Refused as refused:
            return refused.answer()

    def _attempt(self, request: Request) -> Answer:
        try:
            with self._transaction() as cursor:
                session = Session(cursor, request, self._read_catalog(cursor), self._max_rows)
                return answer(session, self._statement_timeout)
        except psycopg.Error as error:
            raise from_postgres(error, anonymous=request.role == "anon") from error

    def _read_catalog(self, cursor: psycopg.Cursor[Any]) -> Catalog:
        catalog = self._catalog
        if catalog is None:
            catalog = read_catalog(lambda text: cursor.execute(text.encode()).fetchall())
            self._catalog = catalog
        return catalog

    @contextmanager
    def _transaction(self) -> Iterator[psycopg.Cursor[Any]]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = psycopg.connect(self._dsn, prepare_threshold=3)
        self._busy.add(connection)
        try:
            with connection.transaction(), connection.cursor() as cursor:
                yield cursor
        finally:
            self._busy.discard(connection)
            if connection.closed or self.closing.is_set():
                connection.close()
            else:
                self._idle.append(connection)


class Server(ThreadingHTTPServer):
    """One thread for each connection, all of which can be hung up on."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, api: PostgREST) -> None:
        self.api = api
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not self.api.closing.is_set():
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        """Closes every connection."""
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    """Reads requests from one connection and writes the answers."""

    protocol_version = "HTTP/1.1"
    server_version = "postgrest-stand-in"
    disable_nagle_algorithm = True
    wbufsize = -1

    def handle_one_request(self) -> None:
        with suppress(ConnectionError):
            super().handle_one_request()
            return
        self.close_connection = True

    def do_GET(self) -> None:
        api = cast(Server, self.server).api
        api.requests.append((self.command, self.path))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        kind = api.misbehaviour
        if kind == "drop" or api.closing.is_set():
            return self._hang_up()
        if len(self.requestline) > LONGEST_REQUEST_LINE:
            return self._send(400, "text/plain; charset=utf-8", "Bad Request", {})
        if kind in INSTEAD:
            return self._send(*INSTEAD[kind], {})
        answer = self._answer(api, body)
        if kind == "slow":
            api.closing.wait(api.seconds)
        if kind == "drop-after":
            return self._hang_up()
        accept = self.headers.get("Accept", "")
        plain = answer.status >= 400 or not accept.startswith(ONE_OBJECT)
        content_type = f"{'application/json' if plain else ONE_OBJECT}; charset=utf-8"
        return self._send(answer.status, content_type, answer.body, answer.headers)

    do_HEAD = do_POST = do_PATCH = do_DELETE = do_GET

    def _answer(self, api: PostgREST, body: str) -> Answer:
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not path.startswith(PREFIX):
            return Refused(404, "PGRST125", "Invalid path specified in request URL").answer()
        path = unquote(path.removeprefix(PREFIX))
        authorization: str | Answer = headers.get("authorization", "")
        if api.gateway:
            authorization = admit(headers, api._secret)
        if isinstance(authorization, Answer):
            return authorization
        return api.answer(Request(self.command, path, query, headers, body), authorization)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _send(self, status: int, content_type: str, body: str, headers: dict[str, str]) -> None:
        content = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", content_type)
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
