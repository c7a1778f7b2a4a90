"""The conditions of a query in PostgREST's words."""

from typing import Any

from db.gateway import Filter, searchable
from db.values import encode
from db.words import terms


def filtered(request: Any, filter: Filter) -> Any:
    """The request with one condition more."""
    column, value = filter.column, filter.value
    match filter.operator:
        case "is_null":
            return request.is_(column, "null") if value else request.not_.is_(column, "null")
        case "in":
            return request.filter(column, "in", f"({','.join(_quoted(column, v) for v in value)})")
        case "contains":
            return request.filter(column, "imatch", f"***={value}")
        case "words" | "recent_words":
            return request.filter(column, "plfts(english)", " ".join(terms(value)))
        case _:
            encoded = encode(column, searchable(value) if isinstance(value, str) else value)
            return request.filter(column, filter.operator, _bare(encoded))


def _bare(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(column: str, value: Any) -> str:
    text = _bare(encode(column, value)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
