"""Holds the stand-in to what a real PostgREST 16.2 answered, exchange by exchange."""

import http.client
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import jwt
import pytest

from .postgres import Postgres, api_dsn
from .postgrest import PostgREST

HERE = Path(__file__).parent
SECRET = "a secret of the tests, long enough for HS256"
EXCHANGES = json.loads((HERE / "exchanges.json").read_text("utf-8"))
CLAIMED_AT_LEAST = 814
RECORDED_ON = "2026-11-23"
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d:\d\d(?:\.\d+)?\+00(?::00)?")
CUT = re.compile(r"\.\.\. \[(\d+) chars\]$")


class Replayed(NamedTuple):
    """What the stand-in answered."""

    status: int
    headers: dict[str, str | None]
    body: str


@pytest.fixture(scope="session")
def replayed(postgres: Postgres) -> dict[str, Replayed]:
    """The answers to all claimed exchanges, sent in the order of their recording.

    They build on each other (a delete is checked by the read that follows), so one test alone
    replays them all as well. Statement timeouts are cut from 3 and 8 seconds to half a second.
    """
    dsn = postgres.create_database("recorded", [HERE / "recorded_schema.sql"])
    with PostgREST(api_dsn(dsn), SECRET, statement_timeout=0.5, gateway=False) as api:
        connection = http.client.HTTPConnection(api.url.removeprefix("http://"))
        answers = {each["name"]: _send(connection, api, each) for each in EXCHANGES}
        connection.close()
    return answers


def _send(
    connection: http.client.HTTPConnection, api: PostgREST, exchange: dict[str, Any]
) -> Replayed:
    headers = dict(exchange.get("request_headers", {}))
    if exchange["key"]:
        headers["authorization"] = f"Bearer {_key(api, exchange['key'])}"
    body = exchange.get("request_body", "").encode() or None
    connection.request(exchange["method"], exchange["path"], body, headers)
    response = connection.getresponse()
    names = ("content-range", "content-type")
    found = {name: response.getheader(name) for name in names}
    return Replayed(response.status, found, response.read().decode())


def _key(api: PostgREST, name: str) -> str:
    if name == "expired":
        return api.key("service_role", expires_in=-60)
    if name == "forged":
        return jwt.encode({"role": "service_role"}, SECRET[::-1], algorithm="HS256")
    return name if name.startswith(("not-", "sb_")) else api.key(name)


def _comparable(body: str, today: set[str]) -> Any:
    """A body without what can't repeat: the two masks of this suite.

    The time of the request (updated_at by default, and in "Failing row contains") becomes <now>;
    the setting that PostgreSQL 15 calls datestyle and 18 DateStyle is spelled as in 15.
    """
    body = INSTANT.sub(lambda found: "<now>" if found[1] in today else found[0], body)
    body = body.replace('\\"DateStyle\\"', '\\"datestyle\\"')
    try:
        return json.loads(body)
    except ValueError:
        return body


def differences(exchange: dict[str, Any], answer: Replayed) -> list[str]:
    """In what an answer is not the recorded one."""
    recorded, said = exchange["response_body"], exchange["response_headers"]
    found = [name for name, value in answer.headers.items() if value != said.get(name)]
    if answer.status != exchange["status"]:
        found.append(f"status {answer.status}")
    now = datetime.now(UTC)
    today = {str(moment.date()) for moment in (now, now - timedelta(hours=1))}
    if cut := CUT.search(recorded):
        alike = answer.body[: cut.start()] == recorded[: cut.start()]
        same = alike and len(answer.body) == int(cut[1])
    else:
        same = _comparable(answer.body, today) == _comparable(recorded, {RECORDED_ON})
    return found if same else [*found, answer.body]


def test_every_answer_is_as_recorded(
    replayed: dict[str, Replayed], record_property: Callable[[str, object], None]
) -> None:
    wrong = {
        exchange["name"]: found
        for exchange in EXCHANGES
        if (found := differences(exchange, replayed[exchange["name"]]))
    }
    record_property("agreeing", len(EXCHANGES) - len(wrong))
    assert wrong == {}


def test_the_claim_does_not_shrink() -> None:
    assert len({exchange["name"] for exchange in EXCHANGES}) >= CLAIMED_AT_LEAST
