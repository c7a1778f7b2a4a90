"""Which tables, columns and functions PostgreSQL has, and the refusals for those it has not."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from .postgrest_errors import Refused

# PostgREST reads a body's varchar(80) as varchar: a text that is too long uses up a serial number.
RELATIONS = """
select c.relname, a.attname,
  format_type(a.atttypid, case a.atttypid when 'varchar'::regtype then null else a.atttypmod end),
  pg_get_expr(d.adbin, d.adrelid),
  coalesce(a.attnum = any(i.indkey), false)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
left join pg_index i on i.indrelid = c.oid and i.indisprimary
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
order by c.relname, a.attnum
"""
FUNCTIONS = """
select p.proname, coalesce(p.proargnames, array_fill(''::text, array[p.pronargs])),
  p.proargmodes::text[],
  array(select format_type(t, null) from unnest(p.proargtypes) with ordinality u(t, n) order by n),
  p.pronargdefaults, p.proretset, t.typname,
  t.typtype = 'c' or t.typname = 'record' or coalesce(p.proargmodes::text[] && '{t,b,o}', false)
from pg_proc p join pg_type t on t.oid = p.prorettype
where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
order by p.oid
"""


@dataclass(frozen=True)
class ColumnFacts:
    """What an insert has to know of a column."""

    type: str
    default: str | None
    is_key: bool


@dataclass(frozen=True)
class Function:
    """One function that can be called by name."""

    name: str
    arguments: dict[str, str]
    required: frozenset[str]
    is_set: bool
    is_void: bool
    is_row: bool
    takes_whole_body: bool


@dataclass(frozen=True)
class Catalog:
    """All that the schema `public` offered when it was read."""

    tables: dict[str, dict[str, ColumnFacts]]
    functions: dict[str, list[Function]]

    def table(self, name: str) -> dict[str, ColumnFacts]:
        """The columns of a table or view."""
        if name not in self.tables:
            near = get_close_matches(name, self.tables, 1, 0.75)
            raise Refused(
                404,
                "PGRST205",
                f"Could not find the table 'public.{name}' in the schema cache",
                hint=f"Perhaps you meant the table 'public.{near[0]}'" if near else None,
            )
        return self.tables[name]

    def columns(self, table: str, names: Sequence[str]) -> dict[str, ColumnFacts]:
        """The named columns of a table, in that order."""
        known = self.table(table)
        for name in names:
            if name not in known:
                raise Refused(
                    400,
                    "PGRST204",
                    f"Could not find the '{name}' column of '{table}' in the schema cache",
                )
        return {name: known[name] for name in names}

    def parameters(self, name: str) -> set[str]:
        """The names of the parameters of all functions of that name."""
        return {arg for function in self.functions.get(name, []) for arg in function.arguments}

    def function(self, name: str, given: Collection[str]) -> Function:
        """The function that these named arguments can call."""
        overloads = self.functions.get(name, [])
        for function in overloads:
            if function.required <= set(given) <= set(function.arguments):
                return function
        for function in overloads:
            if function.takes_whole_body:
                return function
        raise self._no_function(name, sorted(given))

    def _no_function(self, name: str, given: list[str]) -> Refused:
        near = [] if name in self.functions else get_close_matches(name, self.functions, 1, 0.75)
        plural = "s" if len(given) > 1 else ""
        listed = f"with parameter{plural} {', '.join(given)}" if given else "without parameters"
        called = f"{name}({', '.join(given)})" if given else f"{name} without parameters"
        return Refused(
            404,
            "PGRST202",
            f"Could not find the function public.{called} in the schema cache",
            details=f"Searched for the function public.{name} {listed} or with a single unnamed "
            "json/jsonb parameter, but no matches were found in the schema cache.",
            hint=f"Perhaps you meant to call the function public.{near[0]}" if near else None,
        )


def read_catalog(fetch: Callable[[str], list[tuple[Any, ...]]]) -> Catalog:
    """Reads the catalog through `fetch`, which runs a query and returns its rows."""
    tables: dict[str, dict[str, ColumnFacts]] = {}
    for table, column, *facts in fetch(RELATIONS):
        tables.setdefault(table, {})[column] = ColumnFacts(*facts)
    functions: dict[str, list[Function]] = {}
    for row in fetch(FUNCTIONS):
        functions.setdefault(row[0], []).append(_function(*row))
    return Catalog(tables, functions)


def _function(
    name: str,
    names: list[str],
    modes: list[str] | None,
    types: list[str],
    defaults: int,
    is_set: bool,
    result: str,
    is_row: bool,
) -> Function:
    inputs = [n for n, mode in zip(names, modes or "i" * len(names), strict=True) if mode in "iv"]
    return Function(
        name,
        dict(zip(inputs, types, strict=False)),
        frozenset(inputs[: len(types) - defaults]),
        is_set,
        result == "void",
        is_row,
        takes_whole_body=not any(inputs) and types in (["json"], ["jsonb"]),
    )
