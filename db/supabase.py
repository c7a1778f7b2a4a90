"""The hosted store: Supabase, spoken to with supabase-py."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from db import supabase_errors
from db.gateway import (
    MAX_ID,
    Change,
    Filter,
    NotFound,
    Pace,
    Page,
    Query,
    Row,
    Unavailable,
    Unreadable,
)
from db.supabase_where import filtered
from db.values import decode, encode

if TYPE_CHECKING:
    from supabase import Client

ROWS_A_REQUEST = 1000  # Supabase cuts a longer answer silently.
MOST_AT_ONCE = 8
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 20.0


class SupabaseGateway:
    """A store behind Supabase's REST interface; the key must be the service role's."""

    name = "Supabase"

    def __init__(self, url: str, key: str, answer_seconds: float = ANSWER_SECONDS) -> None:
        """Connects to nothing yet; raises `Unavailable` when URL or key can't be right."""
        self.url = url
        self._client = _open_client(url, key, answer_seconds)
        self._side_by_side = ThreadPoolExecutor(MOST_AT_ONCE, "supabase")
        self.pace = Pace()

    def get(self, source: str, id: int) -> Row:
        if not 0 < id <= MAX_ID:
            raise NotFound(f"{source} {id}")
        [rows] = self.rows(Query(source, [Filter("id", "eq", id)], limit=1))
        if not rows:
            raise NotFound(f"{source} {id}")
        return rows[0]

    def rows(self, *queries: Query) -> list[list[Row]]:
        if len(queries) == 1:
            return [self._rows(queries[0])]
        return list(self._side_by_side.map(self._rows, queries))

    def page(self, query: Query) -> Page:
        wanted = MAX_ID if query.limit is None else query.limit
        page = self._fetch(query, query.offset, wanted, count="exact")
        rows = page.rows
        while len(rows) < min(wanted, page.total - query.offset):
            more = self._fetch(query, query.offset + len(rows), wanted - len(rows)).rows
            if not more:
                break
            rows += more
        return Page(rows, page.total)

    def write(self, *changes: Change) -> list[Row]:
        payload = [
            {
                "action": change.action,
                "target": change.table,
                "values": {name: encode(name, value) for name, value in change.values.items()},
                "id": change.id,
                "version": change.version,
            }
            for change in changes
        ]
        request = self._client.rpc("apply_changes", {"changes": payload})
        rows = _rows(self._ask(request.execute).data)
        if len(rows) != len(changes):
            raise Unavailable("Supabase did not say what was written")
        return rows

    def _rows(self, query: Query) -> list[Row]:
        if query.limit is None or query.limit > ROWS_A_REQUEST:
            return self.page(query).rows
        return self._fetch(query, query.offset, query.limit).rows

    def _fetch(self, query: Query, offset: int, wanted: int, count: Any = None) -> Page:
        """One request: Supabase may answer with fewer rows than wanted, and says nothing."""
        request = self._request(query, count).limit(min(wanted, ROWS_A_REQUEST)).offset(offset)
        try:
            answer = self._ask(request.execute)
        except supabase_errors.PastTheEnd:
            counted = self._request(query, count).limit(1)
            return Page([], _total(self._ask(counted.execute)))
        return Page(_rows(answer.data), _total(answer) if count else 0)

    def _ask(self, execute: Callable[[], Any]) -> Any:
        with self.pace.timed():
            return supabase_errors.ask(execute)

    def _request(self, query: Query, count: Any = None) -> Any:
        request = self._client.table(query.source).select("*", count=count)
        for filter in query.where:
            request = filtered(request, filter)
        for key in query.full_order():
            nulls = False if key.has_nulls else None
            request = request.order(key.column, desc=key.descending, nullsfirst=nulls)
        return request


def _open_client(url: str, key: str, answer_seconds: float) -> "Client":
    import httpx  # imported here: supabase costs half a second, and only this store needs it
    from supabase import ClientOptions, create_client

    timeout = httpx.Timeout(answer_seconds, connect=min(CONNECT_SECONDS, answer_seconds))
    transport = httpx.Client(
        timeout=timeout,
        follow_redirects=True,
        # One connection a request: httpcore's HTTP/2 mixes up the streams of several threads.
        transport=httpx.HTTPTransport(retries=1),
        event_hooks={"response": [supabase_errors.look_at]},
    )
    options = ClientOptions(
        httpx_client=transport, postgrest_client_retry=False, auto_refresh_token=False
    )
    wrong = Unavailable("SUPABASE_URL or SUPABASE_KEY is not of the right form")
    if not (key.isascii() and key.isprintable()):
        raise wrong
    try:
        return create_client(url, key, options)
    except Exception as error:
        raise wrong from error


def _rows(data: Any) -> list[Row]:
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise Unavailable("Supabase answered with something that is not rows")
    try:
        return [decode("a row", row) for row in data]
    except Unreadable:  # the tables there have types: the answer is spoiled, not the row
        raise Unavailable("Supabase answered with a value of the wrong kind") from None


def _total(answer: Any) -> int:
    if answer.count is None:
        raise Unavailable("Supabase did not say how many rows there are")
    return int(answer.count)
