"""Reads a PostgREST query string: the select list, filters, order, limit and offset."""

import json
import re
from collections.abc import Callable, Collection
from functools import partial
from urllib.parse import parse_qsl

from .postgrest_errors import Refused, not_claimed
from .postgrest_messages import Asked, Column, Condition, Group, Order

CLAIMED = "plfts|phfts|wfts|fts|imatch|match|ilike|like|gte|gt|lte|lt|neq|eq|in|is"
OPERATORS = CLAIMED.replace("is", "isdistinct|is|cs|cd|ov|sl|sr|nxr|nxl|adj")
IS_VALUES = ("null", "not_null", "true", "false", "unknown")
FIELD = r'"(?:[^"\\]|\\.)*"|(?:[\w$ ]|-(?!>))+'
AGGREGATE = re.compile(r"(\w+:)?(\w+\.)?(count|sum|avg|min|max)\(\)")
OPERATOR_EXPECTED = "operator (eq, gt, ...)"
FIELD_EXPECTED = (
    "field name (* or [a..z0..9_$]), negation operator (not) or logic operator (and, or)"
)


Read = Callable[["Reader"], str | list[str]]


class Reader:
    """Walks through a text and fails as PostgREST's parser does, naming the place."""

    def __init__(self, text: str, kind: str, shown: str | None = None) -> None:
        self.text = text
        self.place = 0
        self._title = f"failed to parse {kind} ({text if shown is None else shown})"

    def take(self, pattern: str) -> str | None:
        """The text that matches here, consumed; None when nothing matches."""
        match = re.compile(pattern, re.DOTALL).match(self.text, self.place)
        if match is None:
            return None
        self.place = match.end()
        return match.group()

    def need(self, pattern: str, expecting: str) -> str:
        """As `take`, but refuses the request when nothing matches."""
        taken = self.take(pattern)
        if taken is None:
            raise self.failure(expecting)
        return taken

    def failure(self, expecting: str) -> Refused:
        """The PGRST100 for this place."""
        rest = self.text[self.place : self.place + 1]
        found = json.dumps(rest, ensure_ascii=False) if rest else "end of input"
        before = self.text[: self.place].split("\n")
        where = f"(line {len(before)}, column {len(before[-1]) + 1})"
        details = f"unexpected {found} expecting {expecting}"
        return Refused(400, "PGRST100", f'"{self._title}" {where}', details=details)


def read_query(query: str, arguments: Collection[str] = ()) -> Asked:
    """What a query string asks for; `arguments` are the parameters of a function called by GET."""
    asked = Asked()
    for name, raw in parse_qsl(query, keep_blank_values=True):
        value = raw.split("\0")[0]
        if name in arguments:
            asked.arguments[name] = value
        elif name in RESERVED:
            RESERVED[name](asked, value)
        elif name in ("or", "and", "not.or", "not.and"):
            asked.where.append(_tree(name, value))
        else:
            asked.where.append(_filter(name, value))
    return asked


def unquoted(name: str) -> str:
    """A name or a value without the quotes and backslashes that PostgREST allows around it."""
    return re.sub(r"\\(.)", r"\1", name[1:-1], flags=re.DOTALL) if name[:1] == '"' else name


def _read_select(asked: Asked, text: str) -> None:
    reader = Reader(text, "select parameter")
    items = []
    while text:
        if AGGREGATE.match(text, reader.place):
            raise Refused(400, "PGRST123", "Use of aggregate functions is not allowed")
        if text.startswith("...", reader.place):
            raise not_claimed("spread in select")
        items.append(_column(reader))
        if reader.take(",") is None:
            break
    if reader.place < len(text):
        raise reader.failure('"," or end of input')
    asked.select = items or [Column("*")]


def _column(reader: Reader) -> Column:
    if reader.take(r"\*"):
        return Column("*")
    expected = '"...", field name (* or [a..z0..9_$]), "*" or "count()"'
    name, alias = reader.need(FIELD, expected), None
    if reader.take(":(?!:)"):
        name, alias = reader.need(FIELD, expected), unquoted(name)
    if reader.take(r"[(!]|->"):
        raise not_claimed("embedding or JSON paths in select")
    cast = reader.need(r"[a-z0-9_ ]+", "type") if reader.take("::") else None
    return Column(unquoted(name), alias, cast)


def _read_order(asked: Asked, text: str) -> None:
    reader = Reader(text, "order")
    while True:
        name = unquoted(reader.need(FIELD, "field name (* or [a..z0..9_$])"))
        if reader.take(r"\(|->"):
            raise not_claimed("an order by an embedded column or a JSON path")
        direction = reader.take(r"\.(asc|desc)\b")
        nulls = reader.take(r"\.nulls(first|last)\b")
        asked.order.append(Order(name, direction and direction[1:], nulls and nulls[6:]))
        if reader.take(",") is None:
            break
    if reader.place < len(text):
        raise reader.failure('"asc", "desc", "nullsfirst", "nullslast", "," or end of input')


def _read_columns(asked: Asked, text: str) -> None:
    asked.columns = [unquoted(name.strip()) for name in re.findall(FIELD, text)]


def _read_number(name: str, asked: Asked, text: str) -> None:
    if re.fullmatch(r"-?\d+", text):
        setattr(asked, name, int(text))


def _refuse_upsert(asked: Asked, text: str) -> None:
    raise not_claimed("on_conflict")


def _filter(name: str, value: str) -> Condition:
    if "." in name or "->" in name:
        raise not_claimed("filters on embedded tables or JSON paths")
    return _condition(Reader(value, "filter"), unquoted(name), _whole)


def _tree(word: str, value: str) -> Group:
    negated, word = word.startswith("not."), word.removeprefix("not.")
    return _group(Reader(word + value, "logic tree", value), word, negated)


def _group(reader: Reader, word: str, negated: bool) -> Group:
    reader.need(word + r"\(\s*", f'"{word}"')
    members = [_member(reader)]
    while reader.take(r",\s*") is not None:
        members.append(_member(reader))
    reader.need(r"\)\s*", '"," or ")"')
    return Group(word, members, negated)


def _member(reader: Reader) -> Condition | Group:
    negation = reader.take(r"(not\.)?(?=(and|or)\()")
    if negation is not None:
        word = "and" if reader.text.startswith("and", reader.place) else "or"
        return _group(reader, word, bool(negation))
    name = reader.need(FIELD, FIELD_EXPECTED)
    if reader.take("->"):
        raise not_claimed("JSON paths in filters")
    reader.need(r"\.", 'letter, digit, "-", "->>", "->" or delimiter (.)')
    return _condition(reader, unquoted(name), partial(_element, r"\{[^{}]*\}|[^,)]*"))


def _condition(reader: Reader, column: str, read: Read) -> Condition:
    negated = reader.take(r"not\.") is not None
    operator = reader.take(OPERATORS)
    if operator is None:
        raise reader.failure(OPERATOR_EXPECTED if negated else f'"not" or {OPERATOR_EXPECTED}')
    config = reader.take(r"\([^()]*\)")
    reader.need(r"\.", OPERATOR_EXPECTED)
    if operator not in CLAIMED.split("|") or (config and not operator.endswith("fts")):
        raise not_claimed(f"the operator {operator}{config or ''}")
    if operator in ("in", "is"):
        read = _list if operator == "in" else _is_value
    return Condition(column, operator, read(reader), negated, config and config[1:-1])


def _whole(reader: Reader) -> str:
    return reader.take(".*") or ""


def _element(unquoted_pattern: str, reader: Reader) -> str:
    quoted = reader.take(r'"(?:[^"\\]|\\.)*"(?=[,)]|\Z)')
    return unquoted(quoted) if quoted else reader.take(unquoted_pattern) or ""


def _list(reader: Reader) -> list[str]:
    reader.need(r"\(\s*", '"("')
    values = [_element("[^,)]*", reader)]
    while reader.take(","):
        values.append(_element("[^,)]*", reader))
    reader.need(r"\)\s*", '"," or ")"')
    return values


def _is_value(reader: Reader) -> str:
    if taken := reader.take("(?i)not_null|null|true|false|unknown"):
        return taken.lower()
    rest = reader.text[reader.place :].lower()
    while any(word.startswith(rest[:1]) for word in IS_VALUES) and rest:
        reader.place, rest = reader.place + 1, ""
    raise reader.failure("isVal: (null, not_null, true, false, unknown)")


RESERVED: dict[str, Callable[[Asked, str], None]] = {
    "select": _read_select,
    "order": _read_order,
    "columns": _read_columns,
    "limit": partial(_read_number, "limit"),
    "offset": partial(_read_number, "offset"),
    "on_conflict": _refuse_upsert,
}
