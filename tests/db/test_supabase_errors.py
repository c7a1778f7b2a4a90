"""Each code with which Supabase answers is called by what it means, and by what to do."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from supabase import PostgrestAPIError

from db import supabase_errors
from db.gateway import Missing, Unavailable, Unready

MEANINGS: dict[str, tuple[type[Unavailable], list[str]]] = {
    "check SUPABASE_KEY": (Unready, ["401", "403", "PGRST301"]),
    "has expired: set a new SUPABASE_KEY": (Unready, ["PGRST303"]),
    "must be the service_role key": (Unready, ["42501"]),
    "takes no changes: its disk is full": (Unready, ["25006"]),
    "is restricted, for its quota or its bill": (Unready, ["402"]),
    "check SUPABASE_URL": (Unready, ["404"]),
    "is paused: restore it": (Unready, ["540"]),
    "it is stopped, or starting": (
        Unavailable,
        ["PGRST000", "PGRST001", "PGRST002", "57P01", "57P02", "57P03", "08000", "08006"],
    ),
    "all its connections are in use": (Unavailable, ["PGRST003", "53300"]),
    "took too long": (Unavailable, ["57014"]),
    "asked too often": (Unavailable, ["429"]),
    "the project behind it does not": (
        Unavailable,
        ["502", "503", "504", "520", "521", "522", "523", "524", "544"],
    ),
    "a table is missing: run the files in sql/": (Missing, ["PGRST205", "42P01"]),
    "a column is missing: run the files in sql/": (Missing, ["PGRST204", "42703"]),
    "a function is missing: run sql/supabase.sql": (Missing, ["PGRST202", "42883"]),
    "an error, code XX000": (Unavailable, ["XX000"]),
    "an error, code 500": (Unavailable, ["500"]),
}
SECRET = "Ottilie"


def answering(code: str) -> Callable[[], Any]:
    """The gateway's answer of this status, or PostgREST's with this code."""

    def execute() -> None:
        if len(code) == 3:
            supabase_errors.look_at(httpx.Response(int(code), json={"message": SECRET}))
        raise PostgrestAPIError({"code": code, "message": SECRET, "details": SECRET})

    return execute


def test_each_code_is_told_by_what_it_means() -> None:
    for words, (kind, codes) in MEANINGS.items():
        for code in codes:
            with pytest.raises(Unavailable) as outage:
                supabase_errors.ask(answering(code))
            assert words in str(outage.value), code
            assert type(outage.value) is kind, code
            assert SECRET not in str(outage.value), code


def test_the_table_holds_every_code_that_is_known() -> None:
    known = supabase_errors.TO_BE_MENDED | supabase_errors.PASSING | supabase_errors.LACKING
    assert known.keys() <= {code for _, codes in MEANINGS.values() for code in codes}
