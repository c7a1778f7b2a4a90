"""The statements that read, write and call, each returning one page of JSON."""

from collections.abc import Sequence

from psycopg import sql

from .postgrest_catalog import ColumnFacts, Function
from .postgrest_messages import Asked
from .postgrest_query import NOTHING, Query

SQL, Identifier = sql.SQL, sql.Identifier
NO_ROW = SQL("select 1 where false")
ROWS = SQL("rows")


def read_page(
    query: Query,
    asked: Asked,
    limit: int | None,
    *,
    counted: bool,
    called: sql.Composable = NOTHING,
    item: sql.Composable = ROWS,
) -> sql.Composed:
    """One page of a table, or of the rows of a function call."""
    where = query.where(asked.where)
    total = SQL("select 1 from {}{}").format(query.name, where) if counted else NO_ROW
    return SQL(
        "with {} rows as (select {} from {}{}{} limit {} offset {}), total as ({}) "
        "select (select count(*) from total), count(*), "
        "coalesce(json_agg({}), '[]')::text, (json_agg({}) -> 0)::text from rows"
    ).format(
        called, query.selected(asked.select), query.name, where, query.ordered(asked.order),
        query.bind(limit), query.bind(asked.offset), total, item, item,
    )  # fmt: skip


def written(statement: sql.Composable) -> sql.Composed:
    """The rows that a statement returns, as a page."""
    return SQL(
        "with rows as ({}) select 0, count(*), "
        "coalesce(json_agg(rows), '[]')::text, (json_agg(rows) -> 0)::text from rows"
    ).format(statement)


def insert(
    query: Query,
    body: str,
    columns: dict[str, ColumnFacts],
    returning: sql.Composable,
    *,
    defaults: bool,
) -> sql.Composed:
    """Inserts the rows of a JSON array."""
    if not columns:
        return SQL("insert into {} default values returning {}").format(query.name, returning)
    chosen = [
        _given_or_default(query, name, facts) if defaults else Identifier("body", name)
        for name, facts in columns.items()
    ]
    return SQL(
        "insert into {} ({}) select {} from rows from (json_array_elements({}::json), "
        "json_to_recordset({}::json) as ({})) as body(element, {}) returning {}"
    ).format(
        query.name, _names(columns), SQL(", ").join(chosen), query.bind(body), query.bind(body),
        _typed({name: facts.type for name, facts in columns.items()}), _names(columns),
        returning,
    )  # fmt: skip


def update(
    query: Query,
    asked: Asked,
    body: str,
    columns: dict[str, ColumnFacts],
    returning: sql.Composable,
) -> sql.Composed:
    """Sets the columns of the first object of a JSON array in every row that matches."""
    assignments = SQL(", ").join(SQL("{0} = body.{0}").format(Identifier(name)) for name in columns)
    types = {name: facts.type for name, facts in columns.items()}
    return SQL(
        "update {} set {} from (select * from json_to_recordset({}::json) as _({}) limit 1) body"
        "{} returning {}"
    ).format(
        query.name, assignments, query.bind(body), _typed(types), query.where(asked.where),
        returning,
    )  # fmt: skip


def delete(query: Query, asked: Asked, returning: sql.Composable) -> sql.Composed:
    """Deletes every row that matches."""
    return SQL("delete from {}{} returning {}").format(
        query.name, query.where(asked.where), returning
    )


def call(query: Query, function: Function, arguments: dict[str, str]) -> sql.Composed:
    """A common table expression, named as the function, of the rows that a call returns."""
    named = SQL(", ").join(
        SQL("{} => {}").format(Identifier(name), query.bind(text))
        for name, text in arguments.items()
    )
    return _called(query, function, NOTHING, named)


def call_with_json(
    query: Query, function: Function, body: str, given: Sequence[str]
) -> sql.Composed:
    """As `call`, with the arguments in a JSON object."""
    bound = query.bind(body)
    if function.takes_whole_body:
        kind = Identifier(*function.arguments.values())
        return _called(query, function, NOTHING, SQL("cast({} as {})").format(bound, kind))
    if not given:
        return _called(query, function, NOTHING, NOTHING)
    types = {name: function.arguments[name] for name in given}
    named = SQL(", ").join(SQL("{0} => args.{0}").format(Identifier(name)) for name in given)
    source = SQL("json_to_record({}::json) as args({}), lateral ").format(bound, _typed(types))
    return _called(query, function, source, named)


def _called(
    query: Query, function: Function, source: sql.Composable, arguments: sql.Composable
) -> sql.Composed:
    alias = query.name if function.is_row else SQL("{}(value)").format(query.name)
    return SQL("{} as materialized (select {}.* from {}{}({}) as {}),").format(
        query.name, query.name, source, Identifier("public", function.name), arguments, alias
    )


def _names(columns: Sequence[str] | dict[str, ColumnFacts]) -> sql.Composed:
    return SQL(", ").join(map(Identifier, columns))


def _typed(types: dict[str, str]) -> sql.Composed:
    # The types are PostgreSQL's own words for them, from its catalog.
    return SQL(", ").join(
        SQL("{} {}").format(Identifier(name), SQL(kind)) for name, kind in types.items()
    )


def _given_or_default(query: Query, name: str, facts: ColumnFacts) -> sql.Composed:
    default = SQL(facts.default or "null")
    return SQL("case when body.element::jsonb ? {} then {} else {} end").format(
        query.bind(name), Identifier("body", name), default
    )
