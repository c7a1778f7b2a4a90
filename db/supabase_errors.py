"""What Supabase's errors mean: those of its gateway, of PostgREST and of the network."""

import json
import re
from collections.abc import Callable
from typing import Any

from db.gateway import Conflict, Missing, NotFound, Refused, Unavailable, Unready

BAD_VALUE = {"23502", "23514", "22001", "22P02", "22007", "22008", "22003", "23503", "23505"}
REFUSED_COLUMN = re.compile(r'column "(?P<column>\w+)"|constraint "(?P<name>\w+)"')
WRONG_KEY = (
    "the key was not accepted: check SUPABASE_KEY. One that is mistyped, has expired or belongs to "
    "another project is refused like this"
)
STOPPED = "the database does not answer: it is stopped, or starting. See Supabase's own site"
BUSY = "the database is too busy: all its connections are in use"
TO_BE_MENDED = {
    "401": WRONG_KEY,
    "403": WRONG_KEY,
    "PGRST301": WRONG_KEY,
    "PGRST303": "the key has expired: set a new SUPABASE_KEY",
    "42501": "the key may not do this: SUPABASE_KEY must be the service_role key, or a secret key, "
    "and sql/supabase.sql must have been run",
    "25006": "the database takes no changes: its disk is full, or the project is over its quota",
    "402": "the project is restricted, for its quota or its bill: see Supabase's own site",
    "404": "there is no project at this address: check SUPABASE_URL",
    "540": "the project is paused: restore it on Supabase's own site",
}
"""By PostgREST's code, PostgreSQL's, or the status with which the gateway in front answers."""
PASSING = {
    **dict.fromkeys(("PGRST000", "PGRST001", "PGRST002", "57P01", "57P02", "57P03"), STOPPED),
    **dict.fromkeys(("PGRST003", "53300"), BUSY),
    "57014": "the database took too long",
    "429": "it was asked too often in a short time, and will answer again soon",
    **dict.fromkeys(
        ("502", "503", "504", "520", "521", "522", "523", "524", "544"),
        "its gateway answers, and the project behind it does not ({code}): it may be starting, "
        "overloaded or under maintenance",
    ),
}
LACKING = {
    "PGRST205": "a table is missing: run the files in sql/",
    "42P01": "a table is missing: run the files in sql/",
    "PGRST204": "a column is missing: run the files in sql/",
    "42703": "a column is missing: run the files in sql/",
    "PGRST202": "a function is missing: run sql/supabase.sql",
    "42883": "a function is missing: run sql/supabase.sql",
}
JUST_RUN = "If you have just run them, Supabase takes up to a minute to notice"


class PastTheEnd(Exception):
    """The offset lies beyond the last row, which PostgREST answers with an error."""


class NotOfPostgREST(Exception):
    """An error that does not come from PostgREST, but from the gateway in front; its status."""


def look_at(response: Any) -> None:
    """Raises an error for what supabase-py does not notice, and would take for something else.

    An answer without a body would be one of no rows; of an error without a code, which is the
    gateway's, its status would be lost.
    """
    import httpx

    if response.status_code == 200 and not response.read().strip():
        raise httpx.RemoteProtocolError("an empty answer")
    if response.status_code >= 400 and not _has_code(response.read()):
        raise NotOfPostgREST(str(response.status_code))


def _has_code(body: bytes) -> bool:
    try:
        error = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(error, dict) and bool(error.get("code"))


def ask(execute: Callable[[], Any]) -> Any:
    """The answer; raises the error of `db.gateway` that it means, or `PastTheEnd`."""
    import httpx
    from supabase import PostgrestAPIError

    try:
        return execute()
    except PostgrestAPIError as error:
        raise _meaning(error) from None  # its details may hold a client's whole row
    except NotOfPostgREST as error:
        raise _outage(str(error)) from None
    except httpx.ConnectError as error:
        raise Unavailable(
            "Supabase can't be reached: check the network and SUPABASE_URL"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unavailable(f"Supabase did not answer ({type(error).__name__})") from error
    except (ValueError, TypeError) as error:
        raise Unavailable("Supabase answered with something that is not JSON") from error


def _meaning(error: Any) -> Exception:
    code = str(error.code or "")
    if code in ("PT404", "PT409"):
        return (NotFound if code == "PT404" else Conflict)(str(error.details))
    if code == "PGRST103":
        return PastTheEnd()
    if code in BAD_VALUE:
        return _refusal(code, str(error.message), str(error.details))
    return _outage(code)


def _outage(code: str) -> Unavailable:
    if code in TO_BE_MENDED:
        return Unready(f"Supabase: {TO_BE_MENDED[code]}")
    if code in LACKING:
        return Missing(f"Supabase: {LACKING[code]}. {JUST_RUN}.")
    words = STOPPED if code.startswith("08") else PASSING.get(code, "an error, code {code}")
    return Unavailable(f"Supabase: {words.format(code=code or 'unknown')}")


def _refusal(code: str, message: str, details: str) -> Refused:
    """Names the column; the value itself is in `details` and never repeated."""
    if code in ("23503", "23505") and (key := re.match(r"Key \((\w+)\)=", details)):
        field = key[1]
    elif found := REFUSED_COLUMN.search(message):
        relation = re.search(r'relation "(\w+)"', message)
        prefix = f"{relation[1]}_" if relation else ""
        field = found["column"] or found["name"].removeprefix(prefix)
    else:
        field = ""
    reason = {"23503": "there is no such row", "23505": "this value is already there"}
    return Refused(field, f"{field or 'a value'}: {reason.get(code, 'this value is not allowed')}")
