"""The conditions and the order of a query in SQLite's words."""

from typing import Any

from db.gateway import MOST_RECENT, Filter, Order, Query, searchable
from db.values import encode
from db.words import terms

LOWER = "search_text"
"""The column that the triggers keep in lower case: no call back into Python for each row."""

COMPARISONS = {"eq": "=", "neq": "<>", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


def where_clause(query: Query) -> tuple[str, list[Any]]:
    """The clause, or "" when there is no condition, and the values of its placeholders."""
    values: list[Any] = []
    conditions = [_condition(condition, values) for condition in query.where]
    return (" where " + " and ".join(conditions) if conditions else ""), values


def order_clause(query: Query) -> str:
    """The order by clause: nulls come last."""
    return " order by " + ", ".join(map(_ordered, query.full_order()))


def _ordered(key: Order) -> str:
    """One key; SQLite has what has no value at the end of a descending order by itself."""
    if key.descending:
        return f"{key.column} desc"
    return f"{key.column} nulls last" if key.has_nulls else key.column


def _condition(filter: Filter, values: list[Any]) -> str:
    """One condition as SQL; its values are added to `values`."""
    column, value = filter.column, filter.value
    match filter.operator:
        case "is_null":
            return f"{column} is {'null' if value else 'not null'}"
        case "in":
            values.extend(encode(column, item) for item in value)
            return f"{column} in ({', '.join('?' * len(value))})"
        case "contains":
            values.append(value.lower())
            text = column if column == LOWER else f"unicode_lower({column})"
            return f"instr({text}, ?) > 0"
        case "words" | "recent_words":
            if not (wanted := terms(value)):
                return "false"
            values.append(" ".join(f'"{word}"' for word in wanted))
            few = f" order by rowid desc limit {MOST_RECENT}" if filter.operator != "words" else ""
            return f"id in (select rowid from {column} where {column} match ?{few})"
        case _:
            values.append(encode(column, searchable(value) if isinstance(value, str) else value))
            return f"{column} {COMPARISONS[filter.operator]} ?"
