"""The app's commands, carried out in this process: a new Python takes a second to start each time.

That `python -m` runs the same `main` is proved once for each command by a process of its own.
"""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest


def run(
    main: Callable[[], int], *arguments: str | Path, **environment: str
) -> "CompletedProcess[str]":
    """What the command said, and its exit code."""
    out, errors = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(errors):
        patch.setattr(sys, "argv", ["the command", *map(str, arguments)])
        for name, value in environment.items():
            patch.setenv(name, value)
        code = main()
    return CompletedProcess(sys.argv, code, out.getvalue(), errors.getvalue())
