"""The store that the settings name, opened, and fit for this code."""

from collections.abc import Callable
from pathlib import Path

from crm.errors import Missing, SetupError, Unready, Unusable
from crm.settings import Settings
from db import backups, new_book, schema, troubles
from db.gateway import Gateway, Order, Query
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway

GONE = "The book {name} is not there any more. Put it back, or restore a backup."


def open_store(
    settings: Settings, make_book: Callable[[Path], object] = new_book.make, again: bool = False
) -> Gateway:
    """The hosted store, or the embedded book; one that is missing is made by `make_book`.

    Not `again`, nor where there are backups of it: then it is missed. Raises `SetupError` when it
    can't be opened or its schema does not fit, `Unavailable` when it is silent.
    """
    if not settings.supabase_url:
        return _embedded(settings.database, make_book, again)
    store = SupabaseGateway(settings.supabase_url, settings.supabase_key.get_secret_value())
    check_schema(store)
    return store


def check_schema(store: Gateway) -> None:
    """Raises `SetupError` naming the files to run when the store is behind this code or ahead."""
    newest = Query("schema_versions", order=[Order("id", descending=True)], limit=1)
    try:
        [rows] = store.rows(newest)
    except Missing:
        rows = []
    version = rows[0]["id"] if rows else 0
    if files := schema.missing(version):
        raise SetupError(
            f"The store has schema version {version}, this app needs {schema.version()}: "
            f"run {', '.join('sql/' + name for name in files)} in this order."
        )
    if version > schema.version():
        raise SetupError(
            f"The store has schema version {version}, newer than this app's {schema.version()}: "
            "update the app."
        )
    if not isinstance(store, SQLiteGateway) and (files := _changed(store)):
        raise SetupError(
            "The store's views or functions are not those of this app: "
            f"run {', '.join('sql/' + name for name in files)} in this order. (If a newer AiCRM "
            "has set the store up, update the app instead.)"
        )


def _changed(store: Gateway) -> list[str]:
    """Which files must be run again, since the store has another text of them."""
    for number, name in enumerate(schema.AGAIN):
        try:
            [rows] = store.rows(Query(f"{name.removesuffix('.sql')}_mark", limit=1))
        except Missing:
            rows = []
        if not rows or rows[0]["id"] != schema.mark(name):
            return list(schema.AGAIN[number:])
    return []


def _embedded(path: Path, make_book: Callable[[Path], object], again: bool) -> SQLiteGateway:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            if again or backups.newest_first(path):
                raise Unusable("gone", GONE.format(name=path.name))
            make_book(path)
        store = SQLiteGateway(path)
        store.check(thoroughly=again)
        return store
    except OSError as error:
        raise _of_the_variable(troubles.named(path, error)) from error
    except (Unready, Unusable) as error:
        raise _of_the_variable(error) from error


def _of_the_variable(error: Unready | Unusable) -> SetupError | Unusable:
    """The error with the name of what is set wrong, if that is why."""
    if isinstance(error, Unusable) and error.trouble == "foreign":
        return Unusable("foreign", f"AICRM_DATABASE: {error}")
    if isinstance(error, Unusable) and error.trouble != "failed":
        return error
    return SetupError(
        f"AICRM_DATABASE: {str(error).rstrip('.')}. Set it to a file in a folder that the app may "
        "write to."
    )
