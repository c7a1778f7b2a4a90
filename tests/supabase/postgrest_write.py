"""Answers the requests that write: POST, PATCH and DELETE on a table."""

import json
from collections.abc import Callable

from psycopg import sql

from . import postgrest_statements as statements
from .postgrest_errors import Answer, Refused, not_claimed
from .postgrest_messages import Asked, Page
from .postgrest_query import Query
from .postgrest_request import read_query
from .postgrest_session import Session

NOTHING = Page(0, 0, "[]", None)


def insert(session: Session) -> Answer:
    """Adds the rows of the body."""
    if "resolution" in session.request.prefer:
        raise not_claimed("upserts")
    asked = read_query(session.request.query)
    columns = session.catalog.columns(session.request.path, _names(session, asked))
    if session.request.json() == []:
        return _written(session, NOTHING, "*", 201)
    query = _query(session)
    defaults = session.request.prefer.get("missing") == "default"
    returning = _returning(session, asked, query)
    statement = statements.insert(query, _array(session), columns, returning, defaults=defaults)
    return _written(session, session.run(statements.written(statement), query), "*", 201)


def update(session: Session) -> Answer:
    """Changes the rows that match."""
    asked = read_query(session.request.query)
    columns = session.catalog.columns(session.request.path, _names(session, asked))
    if not columns:
        return _written(session, NOTHING, "*", 200)
    _need_where(asked, "UPDATE")
    query = _query(session)
    returning = _returning(session, asked, query)
    statement = statements.update(query, asked, _array(session), columns, returning)
    page = session.run(statements.written(statement), query)
    return _written(session, page, f"0-{page.count - 1}" if page.count else "*", 200)


def delete(session: Session) -> Answer:
    """Removes the rows that match."""
    asked = read_query(session.request.query)
    session.columns()
    _need_where(asked, "DELETE")
    query = _query(session)
    statement = statements.delete(query, asked, _returning(session, asked, query))
    return _written(session, session.run(statements.written(statement), query), "*", 200)


WRITES: dict[str, Callable[[Session], Answer]] = {
    "POST": insert,
    "PATCH": update,
    "DELETE": delete,
}


def _query(session: Session) -> Query:
    return Query(("public", session.request.path), session.columns())


def _names(session: Session, asked: Asked) -> list[str]:
    """The columns to write: those asked for, or the keys that all rows share."""
    session.columns()
    body = session.request.json()
    if asked.columns is not None:
        return asked.columns
    rows = body if isinstance(body, list) else [body]
    names = list(rows[0]) if rows else []
    if any(set(row) != set(names) for row in rows):
        raise Refused(400, "PGRST102", "All object keys must match")
    return names


def _array(session: Session) -> str:
    """The body as the text of a JSON array, its numbers untouched."""
    body = session.request.body
    return body if isinstance(json.loads(body), list) else f"[{body}]"


def _returning(session: Session, asked: Asked, query: Query) -> sql.Composable:
    wanted = session.request.prefer.get("return") == "representation"
    return query.selected(asked.select) if wanted else sql.SQL("1")


def _need_where(asked: Asked, word: str) -> None:
    """Refuses as the safeupdate module does, which Supabase loads for the API."""
    if not asked.where:
        raise Refused(400, "21000", f"{word} requires a WHERE clause")


def _written(session: Session, page: Page, span: str, status: int) -> Answer:
    request = session.request
    most = request.prefer.get("max-affected")
    if most and request.prefer.get("handling") == "strict" and page.count > int(most):
        raise Refused(
            400,
            "PGRST124",
            "Query result exceeds max-affected preference constraint",
            details=f"The query affects {page.count} rows",
        )
    headers = {"Content-Range": f"{span}/{page.count if request.counted else '*'}"}
    if request.prefer.get("return") == "representation":
        return Answer(status, session.body(page), headers)
    return Answer(201 if status == 201 else 204, "", headers)
