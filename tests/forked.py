"""Processes forked from one that has imported the app already: importing is most of their start.

A run of all tests starts the app and other commands a hundred times, and few tests are about a
start.
"""

import os
import runpy
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType
from typing import Any
from unittest import mock

import pytest

ROOT = Path(__file__).resolve().parents[1]
IMPORTED = "tests.imported"


class Forked:
    """A process like `python -m COMMAND`, or `-c CODE`, and what is used of `subprocess.Popen`."""

    def __init__(
        self,
        command: list[str],
        folder: Path = ROOT,
        environment: dict[str, str] | None = None,
        output: Path | Connection | None = None,
        errors: Path | Connection | None = None,
    ) -> None:
        given = (command, folder, environment or dict(os.environ), output, errors)
        self._process = process(become, *given)
        self.pid: int = self._process.pid or 0

    def terminate(self) -> None:
        """Asks it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self._process.kill()

    def wait(self, timeout: float = 60) -> int:
        """Waits until it has ended; how it did."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutError(f"process {self.pid} has not ended")
        return self._process.exitcode


def process(target: Callable[..., object], *given: Any) -> ForkServerProcess:
    """A process that was begun, and does this alone."""
    forked = started().Process(target=target, args=given, daemon=True)
    # A page that was run here leaves itself as the main module, which would be run again.
    with mock.patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        forked.start()
    return forked


def complete(
    command: list[str], folder: Path = ROOT, **environment: str
) -> "CompletedProcess[str]":
    """What such a process has said, once it has ended."""
    with ThreadPoolExecutor(2) as readers:
        pipes = [started().Pipe(duplex=False) for _ in range(2)]
        ends = [writer for _, writer in pipes]
        process = Forked(command, folder, {**os.environ, **environment}, *ends)
        for writer in ends:
            writer.close()
        output, errors = readers.map(read, [reader for reader, _ in pipes])
        return CompletedProcess(command, process.wait(), output, errors)


def read(pipe: Connection) -> str:
    """All that comes until the other end is closed."""
    with pipe, open(pipe.fileno(), closefd=False) as lines:
        return lines.read()


def become(
    command: list[str],
    folder: Path,
    environment: dict[str, str],
    output: Path | Connection | None,
    errors: Path | Connection | None,
) -> None:
    """Goes on as a new process with this command would."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, file in ((1, output), (2, errors)):
        if isinstance(file, Connection):
            os.dup2(file.fileno(), number)
        elif file:
            with file.open("ab") as opened:
                os.dup2(opened.fileno(), number)
    if command[0] == "-c":
        sys.argv = [command[0], *command[2:]]
        exec(command[1], {"__name__": "__main__"})
    else:
        sys.argv = command
        if not hasattr(sys.modules.get(command[0]), "__path__"):
            sys.modules.pop(command[0], None)  # else Python warns that it is run a second time
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)


@cache
def started() -> ForkServerContext:
    """Where processes are forked."""
    context = get_context("forkserver")
    context.set_forkserver_preload([IMPORTED])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        forkserver.ensure_running()
    return context
