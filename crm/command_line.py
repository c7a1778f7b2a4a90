"""What the commands have in common: a bar for counted work, errors said plainly, an exit code."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crm.errors import CommandError, SetupError, StoreError, Unusable

if TYPE_CHECKING:
    from tqdm import tqdm

GOES_ON = "What is written stays. Run the same command again: it goes on where it stopped."


def run(work: Callable[[], str]) -> int:
    """Does the work and says what came of it; the exit code: 0, 1 after an error, 130 after ^C."""
    try:
        print(work())
    except (SetupError, CommandError) as error:
        return _say(1, str(error))
    except Unusable as error:
        return _say(1, str(error))
    except StoreError as error:
        return _say(1, f"{error}.", GOES_ON)
    except KeyboardInterrupt:
        return _say(130, "Stopped.", GOES_ON)
    return 0


def bar(name: str, total: int) -> "tqdm[Any]":
    """A bar for so many rows, drawn only where somebody watches."""
    from tqdm import tqdm  # the app itself draws none

    return tqdm(total=total, desc=name, unit=" rows", disable=None)


def _say(code: int, *lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return code
