"""Turns filters, order and select list into SQL; every value travels as a parameter."""

from collections.abc import Sequence

from psycopg import sql

from .postgrest_catalog import ColumnFacts
from .postgrest_messages import Column, Condition, Group, Order

SQL, Identifier = sql.SQL, sql.Identifier
COMPARISONS = {
    "eq": "=", "neq": "<>", "gt": ">", "gte": ">=", "lt": "<", "lte": "<=",
    "like": "like", "ilike": "ilike", "match": "~", "imatch": "~*",
}  # fmt: skip
WORDS = {
    "fts": "to_tsquery",
    "plfts": "plainto_tsquery",
    "phfts": "phraseto_tsquery",
    "wfts": "websearch_to_tsquery",
}
IS = {
    "null": SQL("is null"),
    "not_null": SQL("is not null"),
    "true": SQL("is true"),
    "false": SQL("is false"),
    "unknown": SQL("is unknown"),
}
TYPE_NAMES = {"integer": "int4", "int": "int4", "bigint": "int8", "boolean": "bool"}
NOTHING = SQL("")


class Query:
    """SQL about one source, with the parameters that it needs."""

    def __init__(self, source: Sequence[str], columns: dict[str, ColumnFacts] | None = None):
        self.values: dict[str, object] = {}
        self._source = tuple(source)
        self._columns = columns or {}

    def bind(self, value: object) -> sql.Placeholder:
        """A placeholder for the value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return sql.Placeholder(name)

    @property
    def name(self) -> sql.Identifier:
        """The source's name."""
        return Identifier(*self._source)

    def column(self, name: str) -> sql.Composable:
        """A column of the source; `*` is all of them."""
        if name == "*":
            return SQL("{}.*").format(self.name)
        return Identifier(*self._source, name)

    def selected(self, items: Sequence[Column]) -> sql.Composed:
        """The select list."""
        return SQL(", ").join(self._selected(item) for item in items)

    def _selected(self, item: Column) -> sql.Composable:
        column = self.column(item.name)
        if item.cast:
            cast = Identifier(TYPE_NAMES.get(item.cast, item.cast))
            column = SQL("cast({} as {})").format(column, cast)
        if item.alias or item.cast:
            return SQL("{} as {}").format(column, Identifier(item.alias or item.name))
        return column

    def where(self, conditions: Sequence[Condition | Group]) -> sql.Composable:
        """The where clause, empty without conditions."""
        if not conditions:
            return NOTHING
        return SQL(" where {}").format(SQL(" and ").join(map(self._condition, conditions)))

    def _condition(self, condition: Condition | Group) -> sql.Composable:
        if isinstance(condition, Group):
            members = SQL(f" {condition.word} ").join(map(self._condition, condition.members))
            expression: sql.Composable = SQL("({})").format(members)
        else:
            expression = self._comparison(condition)
        return SQL("not {}").format(expression) if condition.negated else expression

    def _comparison(self, condition: Condition) -> sql.Composable:
        column, value = self.column(condition.column), condition.value
        if isinstance(value, list):
            return SQL("{} = any ({})").format(column, self.bind(_array(value)))
        if condition.operator == "is":
            return SQL("{} {}").format(column, IS[value])
        if condition.operator in WORDS:
            return self._words(condition, column)
        if condition.operator.endswith("like"):
            value = value.replace("*", "%")
        operator = SQL(COMPARISONS[condition.operator])
        return SQL("{} {} {}").format(column, operator, self.bind(value))

    def _words(self, condition: Condition, column: sql.Composable) -> sql.Composed:
        arguments: list[sql.Composable] = [self.bind(condition.value)]
        config: list[sql.Composable] = []
        if condition.config:
            config = [SQL("{}::regconfig").format(self.bind(condition.config))]
        facts = self._columns.get(condition.column)
        if facts and facts.type != "tsvector":
            column = SQL("to_tsvector({})").format(SQL(", ").join([*config, column]))
        query = SQL("{}({})").format(
            SQL(WORDS[condition.operator]), SQL(", ").join([*config, *arguments])
        )
        return SQL("{} @@ {}").format(column, query)

    def ordered(self, keys: Sequence[Order]) -> sql.Composable:
        """The order by clause, empty without keys."""
        if not keys:
            return NOTHING
        return SQL(" order by {}").format(SQL(", ").join(map(self._key, keys)))

    def _key(self, key: Order) -> sql.Composed:
        direction = SQL(f" {key.direction}" if key.direction else "")
        nulls = SQL(f" nulls {key.nulls}" if key.nulls else "")
        return SQL("{}{}{}").format(self.column(key.column), direction, nulls)


def _array(values: Sequence[str]) -> str:
    if list(values) == [""]:
        return "{}"
    escaped = (value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{value}"' for value in escaped) + "}"
