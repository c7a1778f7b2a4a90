"""A request as it is judged before Streamlit sees it: by its headers alone, which may be forged."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import HTTPConnection

from crm.addresses import Addresses
from pages.ui import hooks, sign_in
from pages.ui.visit import Visit

HERE = ("host", "localhost:8501")
OURS = ("origin", "http://localhost:8501")
THEIRS = ("origin", "http://evil.com")


@pytest.fixture(autouse=True)
def nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "is_open", lambda: True)


def a_visit(
    *headers: tuple[str, str],
    kind: str = "http",
    client: str = "127.0.0.1",
    path: str = "/",
    method: str = "GET",
) -> Visit:
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope = {
        "type": kind,
        "path": path,
        "method": method,
        "headers": sent,
        "client": (client, 50_000),
    }
    return Visit(HTTPConnection(scope))


@pytest.mark.parametrize(
    ("headers", "kinds"),
    [
        ((HERE, OURS), ["http", "websocket"]),
        ((HERE,), ["http"]),
        ((HERE, THEIRS), []),
        ((HERE, ("origin", "null")), []),
        ((HERE, ("origin", "")), []),
        ((HERE, ("origin", "http://localhost:9999")), []),
        ((HERE, OURS, OURS), []),
        ((HERE, OURS, THEIRS), []),
        ((HERE, HERE, OURS), []),
        ((HERE, ("host", "evil.com"), OURS), []),
        ((("host", "evil.com"), HERE, OURS), []),
        ((("host", "localhost:8501, evil.com"),), []),
        ((("host", "localhost:8501 "), OURS), []),
        ((("host", "user@localhost:8501"),), []),
        ((("host", "loc\xe4lhost:8501"),), []),
        ((("host", ""),), []),
        ((OURS,), []),
        ((), []),
    ],
    ids=str,
)
def test_who_names_another_address_or_several_is_not_meant_for_this_app(
    headers: tuple[tuple[str, str], ...], kinds: list[str]
) -> None:
    meant = [
        kind
        for kind in ("http", "websocket")
        if a_visit(*headers, kind=kind).is_meant_for(Addresses())
    ]
    assert meant == kinds


@pytest.mark.parametrize(
    ("client", "header", "is_elsewhere"),
    [
        ("127.0.0.1", None, False),
        ("127.8.0.1", None, False),
        ("::1", None, False),
        ("::ffff:127.0.0.1", None, False),
        ("192.168.1.7", None, True),
        ("::ffff:10.0.0.1", None, True),
        ("fe80::1", None, True),
        ("", None, True),
        ("127.0.0.1", "x-forwarded-for", True),
        ("127.0.0.1", "x-forwarded-proto", True),
        ("127.0.0.1", "forwarded", True),
        ("127.0.0.1", "x-real-ip", True),
        ("127.0.0.1", "via", True),
    ],
)
def test_what_comes_by_way_of_another_machine_comes_from_elsewhere(
    client: str, header: str | None, is_elsewhere: bool
) -> None:
    headers = [HERE, *([(header, "127.0.0.1")] if header else [])]
    assert a_visit(*headers, client=client).is_elsewhere == is_elsewhere


@pytest.mark.parametrize(
    ("method", "size", "status"),
    [
        ("PUT", "10", None),
        ("PUT", "11", 413),
        ("PUT", "", 413),
        ("PUT", "-1", 413),
        ("GET", "", None),
    ],
)
def test_an_upload_for_which_there_is_no_room_is_refused_before_it_is_read(
    method: str, size: str, status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "has_room", lambda tab, size: tab == "a-tab" and size <= 10)
    visit = a_visit(
        HERE,
        OURS,
        ("content-length", size),
        path="/_stcore/upload_file/a-tab/a-file",
        method=method,
    )
    with ThreadPoolExecutor(1) as thread:  # tests with a browser have a loop in this one
        answer = thread.submit(asyncio.run, visit.refuse_path()).result()
    assert (answer and answer.status_code) == status
