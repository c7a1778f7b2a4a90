"""Reads a dropped file in a process of its own, so that a hostile one fills and holds that alone.

Few bytes can ask for a sheet of a billion cells, or for an appointment in each second since 1900.
"""

import errno
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NoReturn

from crm.errors import Refused
from crm.importing import files
from crm.importing.choices import Choices
from crm.importing.files import File
from crm.importing.people import Reading

ROOT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 1 << 30
"""Bytes that reading one file may take."""
MOST_SECONDS = 60
"""Of a processor's time; and of waiting for one at most three times as many."""
TOO_MUCH = "This file takes too long or too much memory to read: split it, or export less at once."
_reading = Lock()
"""One at a time, or ten files would take ten times the memory."""


def read(file: File, choices: Choices) -> Reading:
    """What the file holds; raises `Refused` for one that can't be read, saying what to do."""
    command = [sys.executable, "-m", __name__, str(MOST_MEMORY), str(MOST_SECONDS)]
    with _reading:
        try:
            done = subprocess.run(
                command,
                input=pickle.dumps((file, choices)),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                timeout=3 * MOST_SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise Refused("file", TOO_MUCH) from None
    if done.returncode:
        raise Refused("file", TOO_MUCH)
    answer = pickle.loads(done.stdout)
    if isinstance(answer, str):
        raise Refused("file", answer)
    return answer  # type: ignore[no-any-return]


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether a file seemed damaged because there was no memory left to read it with."""
    if error is None:
        return False
    is_so = isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM
    return is_so or "memory" in str(error) or _lacks_memory(error.__cause__ or error.__context__)


def main(memory: str, seconds: str) -> NoReturn:
    """Answers on its output the reading of the file that stands in its input, or why there is none.

    It ends with an error when that takes more than it may.
    """
    with suppress(ImportError):  # Windows knows no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    file, choices = pickle.load(sys.stdin.buffer)
    try:
        answer: Reading | str = files.read(file, choices)
    except Refused as refusal:
        if _lacks_memory(refusal):
            sys.exit(1)
        answer = str(refusal)
    pickle.dump(answer, sys.stdout.buffer)
    sys.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
