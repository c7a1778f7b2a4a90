"""What is installed is what was chosen: each package with its reason, its release, its hashes."""

import json
import re
import runpy
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.commands import run

ROOT = Path(__file__).parent.parent
PAIRS = ["requirements", "requirements-dev"]
CHOICE = re.compile(r"(?P<name>[\w-]+)(?:\[\w+\])?==(?P<release>[\w.]+)(?P<reason> +# \S.*)?")
RELEASE = re.compile(r"(?P<name>[\w-]+)(?:\[\w+\])?==(?P<release>[\w.]+)(?: ;[^\\]*)? \\")


def chosen(name: str) -> list[re.Match[str]]:
    """The lines of a `.in` file that choose a package."""
    lines = (ROOT / f"{name}.in").read_text("utf-8").splitlines()
    choices = [line for line in lines if line and not line.startswith(("#", "-r ", "-c "))]
    matches = [CHOICE.fullmatch(line) for line in choices]
    assert all(matches), [line for line, match in zip(choices, matches, strict=True) if not match]
    return [match for match in matches if match]


def compiled(name: str) -> dict[tuple[str, str], int]:
    """The releases of a `.txt` file, each with how many hashes it has."""
    releases: dict[tuple[str, str], int] = {}
    for line in (ROOT / f"{name}.txt").read_text("utf-8").splitlines():
        if match := RELEASE.fullmatch(line):
            last = (match["name"].lower(), match["release"])
            releases[last] = 0
        elif line.startswith("    --hash=sha256:"):
            releases[last] += 1
        else:
            assert line.lstrip().startswith("#"), line
    return releases


@pytest.mark.parametrize("name", PAIRS)
def test_every_package_that_was_chosen_has_its_reason_and_is_compiled(name: str) -> None:
    releases = compiled(name)
    for choice in chosen(name):
        assert choice["reason"], choice[0]
        assert (choice["name"].lower(), choice["release"]) in releases, f"compile {name}.in again"


@pytest.mark.parametrize("name", PAIRS)
def test_every_release_has_a_hash(name: str) -> None:
    releases = compiled(name)
    assert len(releases) > len(chosen(name))
    assert [release for release, hashes in releases.items() if not hashes] == []


def test_the_tests_run_with_the_releases_that_the_app_has() -> None:
    assert compiled("requirements").keys() <= compiled("requirements-dev").keys()


@contextmanager
def database(vulnerable: dict[str, str]) -> Iterator[str]:
    """A database of vulnerabilities as osv.dev is, and what it knows by a package's name."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known = vulnerable.get(asked["package"]["name"])
            found = [{"id": known, "affected": []}] if known else []
            body = json.dumps({"vulns": found} if found else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    server.server_close()


def audit(address: str, file: Path) -> tuple[int, str]:
    main = runpy.run_path(str(ROOT / ".ci/audit.py"))["main"]
    done = run(lambda: main(["--osv-url", address, str(file)]))
    return done.returncode, done.stdout


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is audited, in this process: each of its own takes half a second to import pip-audit."""
    from pip_audit import _cli

    def main() -> int:
        with suppress(SystemExit, OSError):  # a release is vulnerable, or nobody answers
            _cli.audit()
        return 0

    def pip_audit(command: list[str], **_: Any) -> "CompletedProcess[str]":
        assert command[1:3] == ["-m", "pip_audit"]
        return run(main, *command[3:])

    monkeypatch.setattr(subprocess, "run", pip_audit)
    file = tmp_path / "requirements.txt"
    file.write_text("pydantic==2.14.3\ntqdm==4.70.1\n")
    return file


def test_a_vulnerable_release_fails_the_audit_by_its_name(file: Path) -> None:
    with database({"pillow": "PYSEC-1", "tqdm": "PYSEC-2"}) as address:
        code, words = audit(address, file)
    assert (code, "tqdm 4.70.1: PYSEC-2" in words) == (1, True), words


def test_an_audit_that_finds_nothing_says_how_much_was_looked_at(file: Path) -> None:
    with database({"pillow": "PYSEC-1"}) as address:
        assert audit(address, file) == (
            0, "Audited 2 releases with osv: 0 vulnerable; not known there: none.\n"
        )  # fmt: skip


def test_a_database_that_knows_nothing_or_is_silent_has_audited_nothing(file: Path) -> None:
    with database({}) as address:
        code, words = audit(address, file)
        assert (code, "nothing was audited" in words) == (0, True), words
    code, words = audit(address, file)
    assert (code, "nothing was audited" in words) == (0, True), words


def test_every_change_is_audited() -> None:
    assert "\npython .ci/audit.py\n" in (ROOT / ".ci/run").read_text("utf-8")
