"""Answers one request in one transaction, as the role that the request's key names."""

import json
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from . import postgrest_statements as statements
from .postgrest_catalog import Catalog, ColumnFacts, Function
from .postgrest_errors import Answer, Refused
from .postgrest_messages import Asked, Page, Request
from .postgrest_query import Query
from .postgrest_request import read_query

SETTINGS: LiteralString = """
select set_config('search_path', 'public, extensions', true),
  set_config('statement_timeout', %(timeout)s, true),
  set_config('TimeZone', %(timezone)s, true),
  set_config('request.jwt.claims', %(claims)s, true),
  set_config('request.method', %(method)s, true),
  set_config('request.path', %(path)s, true),
  set_config('transaction_read_only', %(read_only)s, true),
  set_config('role', %(role)s, true)
"""


class Session:
    """The work of one request inside an open transaction."""

    def __init__(
        self, cursor: psycopg.Cursor[Any], request: Request, catalog: Catalog, max_rows: int
    ) -> None:
        self.request = request
        self.catalog = catalog
        self._cursor = cursor
        self._max_rows = max_rows

    def open(self, timeout: float) -> None:
        """Becomes the request's role; statements may take `timeout` seconds from here on."""
        request = self.request
        values = {
            "timeout": str(round(timeout * 1000)),
            "timezone": request.prefer.get("timezone", "UTC"),
            "claims": json.dumps({**request.claims, "role": request.role}),
            "method": request.method,
            "path": "/" + request.path,
            "read_only": "on" if request.reads else "off",
            "role": request.role,
        }
        self._cursor.execute(SETTINGS, values)

    def run(self, statement: sql.Composed, query: Query) -> Page:
        """Runs a statement of `postgrest_statements`."""
        row = self._cursor.execute(statement, query.values).fetchone()
        assert row is not None
        return Page(*row)

    def columns(self) -> dict[str, ColumnFacts]:
        """The columns of the table that the path names."""
        return self.catalog.table(self.request.path)

    def read(self) -> Answer:
        """A page of the table or view that the path names."""
        asked = read_query(self.request.query)
        query = Query(("public", self.request.path), self.columns())
        limit = self._limit(asked)
        return self._page(
            asked,
            self.run(
                statements.read_page(query, asked, limit, counted=self.request.counted), query
            ),
        )

    def call(self) -> Answer:
        """What the function that the path names returns."""
        name = self.request.path.removeprefix("rpc/")
        asked = read_query(
            self.request.query, self.catalog.parameters(name) if self.request.reads else ()
        )
        query = Query((name,))
        if self.request.reads:
            function = self.catalog.function(name, asked.arguments)
            return self._returned(
                function, asked, query, statements.call(query, function, asked.arguments)
            )
        body = self.request.json() if self.request.body else {}
        given = list(body) if isinstance(body, dict) else []
        function = self.catalog.function(name, given)
        called = statements.call_with_json(query, function, self.request.body or "{}", given)
        return self._returned(function, asked, query, called)

    def _returned(
        self, function: Function, asked: Asked, query: Query, called: sql.Composed
    ) -> Answer:
        page = self.run(
            statements.read_page(
                query,
                asked,
                self._limit(asked),
                counted=self.request.counted,
                called=called,
                item=sql.SQL("rows" if function.is_row else "rows.value"),
            ),
            query,
        )
        if function.is_void:
            return Answer(204, "", {"Content-Range": "0-0/*"})
        if function.is_set:
            return self._page(asked, page)
        return Answer(200, page.first or "null", {"Content-Range": "0-0/*"})

    def body(self, page: Page) -> str:
        """The page as the client wants it: an array, or the one object that it has to hold."""
        if not self.request.wants_one:
            return page.rows
        if page.count != 1 or page.first is None:
            raise Refused(
                406,
                "PGRST116",
                "Cannot coerce the result to a single JSON object",
                details=f"The result contains {page.count} rows",
            )
        return page.first

    def _limit(self, asked: Asked) -> int:
        first, _, last = self.request.headers.get("range", "").partition("-")
        if first.isdigit() and self.request.reads:
            asked.offset += int(first)
            if last.isdigit():
                span = int(last) - int(first) + 1
                asked.limit = span if asked.limit is None else min(span, asked.limit)
        if asked.limit is not None and asked.limit < 0:
            raise _bad_range("Limit should be greater than or equal to zero.")
        return self._max_rows if asked.limit is None else min(asked.limit, self._max_rows)

    def _page(self, asked: Asked, page: Page) -> Answer:
        counted, first = self.request.counted, asked.offset
        span = f"{first}-{first + page.count - 1}" if page.count else "*"
        headers = {"Content-Range": f"{span}/{page.total if counted else '*'}"}
        if counted and first > page.total:
            details = f"An offset of {first} was requested, but there are only {page.total} rows."
            raise _bad_range(details, headers)
        return Answer(206 if counted and page.count < page.total else 200, self.body(page), headers)


def _bad_range(details: str, headers: dict[str, str] | None = None) -> Refused:
    message = "Requested range not satisfiable"
    return Refused(416, "PGRST103", message, details=details, headers=headers)
