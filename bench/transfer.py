"""The 20,000-customer book to PostgreSQL and back, each way killed once in the middle and resumed.

`python -m bench.transfer [customers]`, through the tests' stand-in for PostgREST.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests import large_book
from tests.crm.conftest import SCRIPTS
from tests.crm.test_transfer import SECRET, everything, killed, run
from tests.supabase.postgres import Postgres, api_dsn
from tests.supabase.postgrest import PostgREST


def main() -> None:
    """Prints what the command says and how long it takes; fails when any value is another."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else large_book.CUSTOMERS
    with TemporaryDirectory() as folder, Postgres(Path(folder)) as postgres:
        book, copy = Path(folder) / "book.db", Path(folder) / "copy.db"
        large_book.make(book, number)
        dsn = postgres.create_database("transfer", SCRIPTS)
        with PostgREST(api_dsn(dsn), SECRET) as api:
            key = api.key("service_role", expires_in=86_400)
            os.environ |= {"SUPABASE_URL": api.url, "SUPABASE_KEY": key}
            there_and_back(api, book, copy, middle=number // 100)
        assert everything(copy) == everything(book)
        print("Every value of every table of the copy is that of the book.")


def there_and_back(api: PostgREST, book: Path, copy: Path, middle: int) -> None:
    """Each way is killed at its `middle`-th request for interactions, then run again."""
    for path, *names in (("apply_changes", book, "supabase"), ("interactions?", "supabase", copy)):
        started = perf_counter()
        killed(api, path, middle, *names)
        print(f"\n{names[0]} to {names[1]}: killed after {perf_counter() - started:.0f} s")
        started = perf_counter()
        done = run(*names)
        print(done.stdout or done.stderr, f"Run again: {perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
