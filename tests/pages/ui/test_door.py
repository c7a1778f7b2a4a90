"""The door: who has not signed in gets the sign-in and nothing else, by any route or message."""

import asyncio
import http.client
import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, cycle, islice, product
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.exceptions import ConnectionClosed, InvalidStatus

from crm import demo
from crm.addresses import Addresses
from db import schema
from db.supabase import SupabaseGateway
from pages.ui import hooks, sign_in
from pages.ui.door import Door
from pages.ui.line import LONGEST_OF_A_STRANGER, MOST_FILES, Line
from pages.ui.visit import Visit
from tests import forked
from tests.browser import oidc_provider
from tests.browser.server import ROOT, App, ForkedApp
from tests.pages.tab import COOKIE, XSRF, Tab, cookie, open_tab
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
SECRET = oidc_provider.COOKIE_SECRET
PRESSED = {"trigger_value": True}
CLIENT = "Valmont"
"""Somebody of the demo."""

ANYBODYS = {
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/ready",
}
"""The routes that answer who has not signed in: none holds anything of the book or its people."""

SPELLINGS = (
    "//book.zip", "/./book.zip", "/x/../book.zip", "/_stcore/health/../../book.zip",
    "/%62ook.zip", "/book%2ezip", "/book.zip;x", "/book.zip%00", "/book.zip/", "/BOOK.ZIP",
    "/customers/book.zip", "/_stcore%2fmetrics", "//_stcore/metrics", "/%5fstcore/metrics",
    "/media/..%2f..%2fapp.py", "/component/x/..%2f..%2fapp.py",
)  # fmt: skip
"""Other ways to write the path of what is guarded."""
SHARES = 3
METHODS = ("GET", "PUT", "OPTIONS")

SENT = {
    "clear_cache": True,
    "set_run_on_save": True,
    "stop_script": True,
    "load_git_info": True,
    "debug_disconnect_websocket": True,
    "debug_shutdown_runtime": True,
    "file_urls_request": {"request_id": "1", "file_names": ["picture.png"]},
    "app_heartbeat": True,
    "rerun_script": {"query_string": ""},
    "backend_operation_request": {"request_id": "1", "install_skills": {}},
}
"""One of each message that a browser can send."""
TO_ANYBODY = {"app_heartbeat", "rerun_script"}
TO_REPS = {*TO_ANYBODY, "stop_script", "file_urls_request"}
ANSWERS_TO_REPS = {"file_urls_response", "git_info_changed", "backend_operation_response"}


ROUTES = """
import json, app
routes = app.app._build_starlette_app().routes
print(json.dumps([[type(each).__name__, each.path] for each in routes]))
"""


@pytest.fixture(scope="session")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every route of the app, as its server makes them, with names filled in."""
    done = forked.complete(["-c", ROUTES], tmp_path_factory.mktemp("routes"))
    every = json.loads(done.stdout)
    assert [path for kind, path in every if kind == "Mount"] == [""], "Streamlit's page alone"
    return sorted(re.sub(r"\{(\w+)(:path)?\}", r"\1", path) for _, path in every if path)


class Listener:
    """A server on loopback that only notes who connects."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.asked: list[bytes] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._socket.accept()
                with line:
                    self.asked.append(line.recv(1_000))

    def __enter__(self) -> "Listener":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()


@dataclass(frozen=True)
class House:
    """Two copies of the app over one store, in which people sign in."""

    copies: tuple[App, App]

    def cookie_of(self, copy: App, name: str, session: str, secret: str = SECRET) -> dict[str, str]:
        """What this person's browser sends to this copy, in this session."""
        address = f"{name}@house.com" if name != "eve" else "eve@nothouse.com"
        return cookie(
            secret, copy.url, iss="https://provider", sub=name, nonce=session, iat=1_767_000_000,
            email=address, email_verified=True,
        )  # fmt: skip


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("supabase", marks=pytest.mark.thorough)]
)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, demo_book: Path
) -> Iterator[House]:
    folders = [tmp_path_factory.mktemp(name) for name in ("here", "there")]
    store = {"AICRM_DATABASE": str(folders[0] / "aicrm.db")}
    shutil.copy(demo_book, folders[0] / "aicrm.db")
    if request.param == "supabase":
        store = request.getfixturevalue("hosted_demo")
    for folder in folders:
        oidc_provider.write_secrets(folder, "http://127.0.0.1:9")
    here, there = (ForkedApp(folder, AICRM_ALLOWED="@house.com", **store) for folder in folders)
    yield House((here, there))
    here.stop()
    there.stop()


@pytest.fixture(scope="module")
def hosted_demo(postgres: Postgres) -> Iterator[dict[str, str]]:
    dsn = postgres.create_database(f"door_{uuid4().hex}", SCRIPTS)
    with PostgREST(api_dsn(dsn), SECRET) as api:
        key = api.key("service_role")
        demo.load(SupabaseGateway(api.url, key), datetime.now(UTC))
        yield {"SUPABASE_URL": api.url, "SUPABASE_KEY": key}


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory, demo_book: Path) -> Iterator[App]:
    """The app where nobody signs in."""
    folder = tmp_path_factory.mktemp("open")
    shutil.copy(demo_book, folder / "aicrm.db")
    app = ForkedApp(folder)
    yield app
    app.stop()


def signed_days_ago(said: dict[str, str], days: int) -> dict[str, str]:
    """The same cookie, signed so many days ago."""

    class Then(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(time.time()) - days * 24 * 60 * 60

    claims = URLSafeTimedSerializer(SECRET, salt=COOKIE).loads(said[COOKIE])
    return {COOKIE: URLSafeTimedSerializer(SECRET, salt=COOKIE, signer=Then).dumps(claims)}


def outsiders(house: House, copy: App, ended: str) -> dict[str, dict[str, str]]:
    """The cookies of everybody who may not come in."""
    ines = house.cookie_of(copy, "ines", "long ago")
    other = next(each for each in house.copies if each is not copy)
    return {
        "nobody": {},
        "a stranger": house.cookie_of(copy, "eve", "one"),
        "an ended session": house.cookie_of(copy, "ines", ended),
        "a forged cookie": house.cookie_of(
            copy, "ines", "two", "a guess of thirty-two characters!"
        ),
        "an expired cookie": signed_days_ago(ines, 40),
        "another copy's cookie": house.cookie_of(other, "ines", "three"),
        "no cookie at all": {COOKIE: "{}"},
    }


def export(tab: Tab) -> str:
    """The id of the download that the list of customers offers, made on its click."""
    tab.run("customers")
    return next(
        str(each.deferred_file_id)
        for each in reversed(tab.elements("download_button"))
        if "CSV" in each.label
    )


def fetch(tab: Tab, file_id: str, session_id: str = "", patience: float = 1) -> str:
    """Clicks a download; its address, or "" when the server does not say one in these seconds."""
    asked = {"file_id": file_id}
    session = session_id or tab.session_id
    tab.send(
        backend_operation_request={"request_id": "1", "session_id": session, "deferred_file": asked}
    )
    tab.send(app_heartbeat=True)
    began = len(tab.heard)
    tab.wait_for("heartbeat_ack")
    answers = [m.backend_operation_response for m in tab.heard[began:]]
    found = [answer.deferred_file.url for answer in answers if answer.deferred_file.url]
    if not found and any(answer.request_id for answer in answers):
        return ""
    return found[0] if found else _late(tab, patience)


def _late(tab: Tab, patience: float) -> str:
    """The address that comes after the heartbeat's answer: a file is made beside it."""
    try:
        while True:
            tab.wait_for("backend_operation_response", patience)
            return tab.last.backend_operation_response.deferred_file.url
    except TimeoutError:
        return ""


def raw(copy: App, path: str, cookies: dict[str, str]) -> str:
    """What the server answers to a path as it stands, which a client would make tidy."""
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
    line = http.client.HTTPConnection(copy.url.removeprefix("http://"), timeout=20)
    try:
        line.putrequest("GET", path)
        line.putheader("Cookie", sent)
        line.endheaders()
        return line.getresponse().read().decode("latin-1")
    finally:
        line.close()


@dataclass(frozen=True)
class Guarded:
    """What is tried at the door: every way by somebody, and each route by several people.

    Whoever comes takes the methods in turn, and a share of routes and spellings, unless it is
    `thorough`.
    """

    routes: list[str]
    is_thorough: bool
    turns: Iterator[int] = field(default_factory=count)

    def ways(self) -> tuple[list[tuple[str, str]], list[str]]:
        """The methods with their routes, and the spellings, that the next one tries."""
        turn = next(self.turns)
        if self.is_thorough:
            return list(product(METHODS, self.routes)), list(SPELLINGS)
        routes, spellings = (each[turn % SHARES :: SHARES] for each in (self.routes, SPELLINGS))
        first = turn // SHARES % len(METHODS)
        methods = islice(cycle(METHODS), first, first + len(routes))
        return list(zip(methods, routes, strict=True)), list(spellings)


def assert_shut(copy: App, who: str, cookies: dict[str, str], guarded: Guarded) -> None:
    """Asserts that by no route, page or message anything comes but the sign-in."""
    ways, spellings = guarded.ways()
    with httpx.Client(base_url=copy.url, cookies=cookies, verify=False, timeout=60) as browser:
        for method, path in ways:
            answer = browser.request(method, path)
            assert answer.status_code in (401, 403), f"{who}: {method} {path}"
            assert CLIENT not in answer.text
    for path in spellings:
        assert not re.search(f"PK\x03|{CLIENT}|{copy.folder}", raw(copy, path, cookies)), path
    with open_tab(copy.url, cookies) as tab:
        for kind, value in SENT.items():
            tab.send(**{kind: value})
        for page in ("", "customers", "customer"):
            tab.run(page, "customer=1")
        while not tab.elements("button"):  # the runs before it may have been cut short
            tab.wait_for("script_finished")
        assert {button.label for button in tab.elements("button")} in ({"Sign in"}, {"Sign out"})
        kinds = {message.WhichOneof("type") for message in tab.heard}
        assert not kinds & ANSWERS_TO_REPS, who
        for secret in (CLIENT, str(copy.folder), str(ROOT)):
            assert secret not in tab.text()


@pytest.mark.timeout(300)
@pytest.mark.long
def test_who_may_not_come_in_gets_nothing_on_either_copy_before_or_after_a_restart(
    house: House, routes: list[str], pytestconfig: pytest.Config
) -> None:
    here, there = house.copies
    session = uuid4().hex
    mine, theirs = (house.cookie_of(copy, "ines", session) for copy in house.copies)
    still = house.cookie_of(here, "ines", "on the phone")
    with open_tab(here.url, mine) as tab, open_tab(there.url, theirs) as other:
        file_id, other_id = export(tab), export(other)
        assert CLIENT in tab.text()
        with open_tab(here.url) as anonymous:
            anonymous.run()
            assert fetch(anonymous, file_id, tab.session_id) == ""
        tab.run(**{"Sign out": PRESSED})
        with open_tab(here.url, still) as phone:
            media = fetch(phone, export(phone), patience=20)
            assert CLIENT in httpx.get(f"{here.url}{media}", cookies=still).text
            assert httpx.get(f"{here.url}{media}", cookies=mine).status_code == 401
            assert httpx.get(f"{here.url}/book.zip", cookies=still).content.startswith(b"PK")
        assert_hung_up(other, lambda: other.run("customers"))
    with open_tab(there.url, theirs, session=other.session_id) as again:
        again.run("customers")
        assert again.session_id != other.session_id
        assert {button.label for button in again.elements("button")} == {"Sign in"}
        assert fetch(again, other_id, other.session_id) == ""
    assert {*ANYBODYS, "/book.zip"} < {*routes}
    ways = [media, *(path for path in routes if path not in ANYBODYS)]
    guarded = Guarded(ways, pytestconfig.getoption("--thorough"))
    for who, cookies in outsiders(house, here, session).items():
        assert_shut(here, who, cookies, guarded)
    assert_shut(there, "an ended session", theirs, guarded)
    here.restart()
    assert_shut(here, "an ended session", mine, guarded)
    assert_shut(here, "nobody", {}, guarded)


def assert_hung_up(tab: Tab, act: Callable[[], object]) -> None:
    """Asserts that the server hangs up within a moment, and tells no client's name any more."""
    until = time.monotonic() + 10
    with pytest.raises(ConnectionClosed):
        while time.monotonic() < until:
            act()
    tab.heard.clear()


class Said:
    """A browser's messages, one after the other, and what it was told."""

    def __init__(self, *frames: dict[str, Any]) -> None:
        self._frames = [{"type": "websocket.receive", **frame} for frame in frames]
        self.told: list[Any] = []

    async def receive(self) -> Any:
        return self._frames.pop(0) if self._frames else {"type": "websocket.disconnect"}

    async def send(self, message: Any) -> None:
        self.told.append(message)


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """What it comes to, in a thread of its own: tests with a browser have a loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def frame(**message: Any) -> dict[str, Any]:
    return {"bytes": BackMsg(**message).SerializeToString()}


def passed_on(standing: Any, *frames: dict[str, Any]) -> tuple[list[str], list[Any]]:
    """The kinds of messages that come through, and what the browser was told."""
    said = Said(*frames)
    visit = Visit(HTTPConnection({"type": "websocket", "headers": [], "path": "/_stcore/stream"}))
    tab = Line(visit, standing, said.receive, said.send)

    async def listen() -> list[str]:
        heard = []
        while (message := await tab.receive())["type"] == "websocket.receive":
            heard.append(str(BackMsg.FromString(message["bytes"]).WhichOneof("type")))
        return heard

    return alone(listen()), said.told


@pytest.fixture
def nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "is_open", lambda: True)


def test_every_message_that_streamlit_knows_is_in_the_table() -> None:
    assert set(SENT) == {field.name for field in BackMsg.DESCRIPTOR.fields}


@pytest.mark.parametrize("kind", SENT)
@pytest.mark.parametrize(
    ("standing", "heard"),
    [("open", TO_REPS), ("unknown", TO_ANYBODY), ("stranger", TO_ANYBODY), (None, TO_ANYBODY)],
)
def test_of_each_message_only_the_least_is_heard(
    kind: str, standing: str | None, heard: set[str], nobody_signs_in: None
) -> None:
    assert passed_on(standing, frame(**{kind: SENT[kind]})) == ([kind] if kind in heard else [], [])


@pytest.mark.parametrize(
    "wrong",
    [{"text": "hello"}, {"bytes": b"\xff" * 40}, {"bytes": None}, {"text": "", "bytes": None}],
)
def test_what_is_no_message_ends_the_connection(
    wrong: dict[str, Any], nobody_signs_in: None
) -> None:
    heard, told = passed_on("open", wrong, frame(app_heartbeat=True))
    assert heard == []
    assert told == [{"type": "websocket.close", "code": 1008}]


def test_nobody_fills_the_memory_before_signing_in(nobody_signs_in: None) -> None:
    long = frame(rerun_script={"query_string": "x" * LONGEST_OF_A_STRANGER})
    assert passed_on("unknown", long)[1] == [{"type": "websocket.close", "code": 1008}]
    assert passed_on("open", long) == (["rerun_script"], [])


def test_a_request_for_very_many_files_is_not_heard(nobody_signs_in: None) -> None:
    many = frame(file_urls_request={"request_id": "1", "file_names": ["x"] * (MOST_FILES + 1)})
    assert passed_on("open", many) == ([], [])


def test_a_download_is_made_for_its_own_tab_alone(open_house: App) -> None:
    with open_tab(open_house.url) as tab, open_tab(open_house.url) as other:
        other.run()
        file_id = export(tab)
        assert fetch(other, file_id) == ""
        assert fetch(other, file_id, tab.session_id) == ""
        assert fetch(tab, file_id, patience=20).startswith("/media/")


def test_a_visitor_who_clears_the_caches_takes_nothing_from_anybody(open_house: App) -> None:
    with open_tab(open_house.url) as tab, open_tab(open_house.url) as visitor:
        file_id = export(tab)
        visitor.run()
        for _ in range(20):
            visitor.send(clear_cache=True)
        visitor.run()
        assert fetch(tab, file_id, patience=20).startswith("/media/")


FORGED = [
    {"Host": "evil.com", "Origin": "http://evil.com"},
    {"Host": "evil.com"},
    {"Origin": "http://evil.com"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "http://0.0.0.0:5000"},
    {"Origin": "null"},
    {"Origin": None},
    {"X-Forwarded-For": "127.0.0.1"},
    {"X-Forwarded-Host": "localhost"},
    {"Forwarded": "for=127.0.0.1"},
    {"X-Real-IP": "127.0.0.1"},
]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_no_page_of_another_address_reads_the_book_through_a_reps_browser(
    forged: dict[str, str | None], open_house: App
) -> None:
    with pytest.raises(InvalidStatus, match="403"), open_tab(open_house.url, **forged):
        pass
    sent = {name: value for name, value in forged.items() if value is not None}
    if sent:
        for path in ("/", "/_stcore/metrics", "/ready"):
            known = path == "/ready" and not {"Host", "Origin"} & set(sent)
            answer = httpx.get(f"{open_house.url}{path}", headers=sent)
            assert answer.status_code == (200 if known else 403), path


def test_neither_a_start_nor_a_refusal_asks_anybody_for_the_machines_address(
    tmp_path: Path,
) -> None:
    with Listener() as outside:
        app = App(tmp_path, HTTP_PROXY=outside.url, HTTPS_PROXY=outside.url)
        try:
            for forged in FORGED:
                with pytest.raises(InvalidStatus), open_tab(app.url, **forged):
                    pass
            assert httpx.get(f"{app.url}/_stcore/health").text == "ok"
        finally:
            app.stop()
    assert outside.asked == []


class Inside:
    """An app that answers whatever it is asked."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await PlainTextResponse("the app")(scope, receive, send)


def ask_from(client: str, addresses: Addresses, path: str = "/") -> httpx.Response:
    """What the door answers a request from this machine."""

    async def ask() -> httpx.Response:
        app = Starlette(
            routes=[Route("/new.pdf", Inside()), Mount("/files", Inside()), Mount("/", Inside())],
            middleware=[Middleware(Door, addresses)],
        )
        line = httpx.ASGITransport(app, client=(client, 50_000))
        async with httpx.AsyncClient(transport=line, base_url="http://192.168.1.5:8501") as browser:
            return await browser.get(path)

    return alone(ask())


@pytest.mark.parametrize("client", ["192.168.1.7", "::ffff:192.168.1.7", "172.17.0.1", "8.8.8.8"])
def test_another_machine_is_told_how_to_be_let_in_where_nobody_signs_in(
    client: str, nobody_signs_in: None
) -> None:
    answer = ask_from(client, Addresses())
    assert answer.status_code == 403
    assert "AICRM_ADDRESS=http://192.168.1.5:8501" in answer.text
    assert "signing in" in answer.text
    assert ask_from(client, Addresses(), "/_stcore/health").text == "the app"
    assert ask_from(client, Addresses(is_shared=True)).text == "the app"
    assert ask_from("127.0.0.1", Addresses()).text == "the app"


def test_another_machine_may_sign_in_where_people_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "is_open", lambda: False)
    monkeypatch.setattr(sign_in, "address", lambda: "https://crm.house.com/oauth2callback")
    assert ask_from("192.168.1.7", Addresses()).text == "the app"


@pytest.mark.parametrize("path", ["/new.pdf", "/files/a", "/files/"])
def test_a_route_that_nobody_has_thought_of_is_shut_to_who_has_not_signed_in(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask_from("127.0.0.1", Addresses(), path).text == "the app"
    monkeypatch.setattr(sign_in, "is_open", lambda: False)
    monkeypatch.setattr(sign_in, "standing", lambda *_: "unknown")
    assert ask_from("127.0.0.1", Addresses(), path).status_code == 401
    assert ask_from("127.0.0.1", Addresses(), "/customers").text == "the app"


def test_a_hostile_client_does_not_fill_the_log(open_house: App) -> None:
    log = open_house.folder / "app.log"
    before = len(log.read_text("utf-8").splitlines())
    for _ in range(60):
        with pytest.raises(InvalidStatus), open_tab(open_house.url, Origin="http://evil.com"):
            pass
        with open_tab(open_house.url) as tab, suppress(ConnectionClosed):
            tab.send(debug_shutdown_runtime=True)
            tab.send_frame(b"\xff" * 40)
            tab.wait_for("script_finished")
    assert len(log.read_text("utf-8").splitlines()) - before <= 30


def upload(app: App, tab: Tab, megabytes: int, cookies: dict[str, str] | None = None) -> int:
    """Uploads a file as a page does; the status of the answer."""
    tab.send(file_urls_request={"request_id": "1", "file_names": ["picture.png"]})
    tab.wait_for("file_urls_response")
    return put(app, tab.last.file_urls_response.file_urls[0].upload_url, megabytes, cookies)


def put(app: App, path: str, megabytes: int, cookies: dict[str, str] | None = None) -> int:
    with httpx.Client(base_url=app.url, cookies=cookies, verify=False) as browser:
        token = browser.get("/_stcore/health").cookies[XSRF]
        files = {"file": ("picture.png", bytes(megabytes * 1024 * 1024))}
        return browser.put(path, files=files, headers={"X-Xsrftoken": token}).status_code


def test_one_tab_can_not_fill_the_memory_with_files(open_house: App) -> None:
    with open_tab(open_house.url) as tab:
        tab.run()
        before = open_house.memory()
        answers = [upload(open_house, tab, 9) for _ in range(24)]
        grown = open_house.memory() - before
    assert answers.count(204) == 3
    assert set(answers) == {204, 413}
    assert grown < 200 * 1024 * 1024


def test_many_tabs_can_not_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "MOST_OF_A_SERVER", 25)
    kept = MemoryUploadedFileManager("/upload")
    for tab in ("one", "two"):
        hooks._add_file_if_there_is_room(kept, tab, UploadedFileRec("1", "a", "b", bytes(10)))
    with pytest.raises(HTTPException, match="413"):
        hooks._add_file_if_there_is_room(kept, "three", UploadedFileRec("1", "a", "b", bytes(10)))
    kept.remove_session_files("one")
    hooks._add_file_if_there_is_room(kept, "three", UploadedFileRec("1", "a", "b", bytes(10)))


def test_a_message_that_a_stranger_never_ends_is_refused_before_it_is_long(house: House) -> None:
    piece, kept = bytes(LONGEST_OF_A_STRANGER // 2), threading.Event()

    def never_ending() -> Iterator[bytes]:
        yield from [piece] * 4
        kept.wait()

    here, _ = house.copies
    with open_tab(here.url) as tab, open_tab(here.url, house.cookie_of(here, "ines", "x")) as own:
        with ThreadPoolExecutor(1) as threads:
            threads.submit(tab.send_pieces, never_ending())
            with pytest.raises(ConnectionClosed, match="1009"):
                tab.wait_for("script_finished")
            kept.set()
        own.send(rerun_script={"query_string": "x" * LONGEST_OF_A_STRANGER * 2})
        own.wait_for("script_finished")


def test_nobody_uploads_to_the_tab_of_another(house: House) -> None:
    here, _ = house.copies
    ines, paul = (house.cookie_of(here, name, "uploads") for name in ("ines", "paul"))
    with open_tab(here.url, ines) as tab:
        tab.run()
        path = f"/_stcore/upload_file/{tab.session_id}/file"
        assert upload(here, tab, 1, ines) == 204
        assert put(here, path, 1, paul) == 403
        assert put(here, path, 1) == 401
