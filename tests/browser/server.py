"""The app's own server, started as a newcomer would start it."""

import os
import socket
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path
from typing import Protocol

import httpx

from db.gateway import Gateway
from db.sqlite import SQLiteGateway
from db.supabase import SupabaseGateway
from tests.forked import Forked

ROOT = Path(__file__).resolve().parents[2]
OURS = ("AICRM_", "AI_", "OPENAI_", "SUPABASE_")
"""What a developer may have set for the app, and no test may see."""


class Process(Protocol):
    """What an `App` asks of the process that it has started."""

    pid: int

    def terminate(self) -> None: ...

    def wait(self, timeout: float) -> object: ...


class App:
    """The app's server on a port of its own, over a book of its own."""

    script = ROOT / "app.py"

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.log = folder / "app.log"
        self._environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(OURS)},
            "AICRM_DATABASE": str(folder / "aicrm.db"),
            **environment,
        }
        self.start()

    @cached_property
    def book(self) -> Gateway:
        """The store, to look at what was saved; an embedded one is there after the first visit."""
        url = self._environment.get("SUPABASE_URL")
        if url:
            return SupabaseGateway(url, self._environment["SUPABASE_KEY"])
        return SQLiteGateway(Path(self._environment["AICRM_DATABASE"]))

    def start(self, port: int = 0) -> None:
        """Starts the server, on this port or a free one, and waits until it answers."""
        port = port or free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._process = self._launch(port)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/_stcore/health", timeout=2).is_success:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise TimeoutError("the app did not start")

    def command(self, port: int) -> list[str]:
        """What `python -m` is given to start the server on this port."""
        options = ["--server.port", str(port), "--server.headless", "true"]
        return ["streamlit", "run", str(self.script), *options]

    def _launch(self, port: int) -> Process:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", *self.command(port)],
                cwd=self.folder,  # a developer's own .env must not reach the tests
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    def restart(self) -> None:
        """Ends the server and starts it again at the same address."""
        self.stop()
        self.start_again()

    def kill(self) -> None:
        """Ends the server as a crash would."""
        self._process.kill()
        self._process.wait(20)

    def start_again(self) -> None:
        """Starts the server at the address that it had."""
        self.start(int(self.url.rpartition(":")[2]))

    def memory(self) -> int:
        """The bytes that the server's process holds now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024

    def processor_ms(self) -> float:
        """The milliseconds of a processor that the server has used so far."""
        clock = ~self._process.pid << 3 | 2  # Linux's own number for what a process has used
        return time.clock_gettime(clock) * 1000

    def stop(self) -> None:
        """Ends the server."""
        self._process.terminate()
        self._process.wait(20)


class ForkedApp(App):
    """The same, started in no time: for all tests but those of a start."""

    def _launch(self, port: int) -> Process:
        return Forked(self.command(port), self.folder, self._environment, self.log, self.log)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
