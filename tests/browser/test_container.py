"""The Dockerfile, by hand and, where there is an engine, by Docker: the app starts and works."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.browser import container
from tests.browser.conftest import Screen
from tests.browser.container import Container
from tests.browser.server import ROOT, free_port
from tests.browser.test_first_day import add_ines, insights_cite_the_call, log_the_call, metric

WRITTEN = {"data", "__pycache__"}
"""What the app may make among its own files."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that user 1000 can come to, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="container-", ignore_cleanup_errors=True) as path:
        yield Path(path)


@pytest.fixture
def image(folder: Path) -> Iterator[Container]:
    if not container.python():
        pytest.skip("no Python of this version that user 1000 may run")
    started = Container(folder)
    yield started
    started.stop()


def test_its_files_alone_run_as_user_1000_and_pass_the_first_journey(
    image: Container, tab: Callable[..., Screen]
) -> None:
    before = {path.relative_to(image.files) for path in image.files.rglob("*")}
    screen = tab(image)
    screen.open()
    assert metric(screen, "Total customers") == 55
    add_ines(screen)
    log_the_call(screen)
    insights_cite_the_call(screen)
    assert httpx.get(f"{image.url}/ready").json() == {"ready": True}
    written = {path.relative_to(image.files) for path in image.files.rglob("*")} - before
    assert {path for path in written if not WRITTEN & {*path.parts}} == set()
    book = image.files / "data" / "aicrm.db"
    assert book.stat().st_uid == (container.UID if os.geteuid() == 0 else os.geteuid())
    assert {path.name for path in image.home.iterdir()} <= {"app", "venv", ".streamlit", ".cache"}


def test_the_command_listens_where_a_space_looks_and_asks_for_uploads_only_there() -> None:
    (command,) = container.steps("CMD")
    assert "--server.port=7860" in command
    assert "${SPACE_ID:+--server.enableXsrfProtection=false}" in command
    assert container.steps("EXPOSE") == ["7860"]


def test_docker_builds_the_image_and_runs_it() -> None:
    docker = shutil.which("docker")
    if docker is None:
        pytest.skip("no docker command")
    engine = subprocess.run([docker, "info"], capture_output=True, text=True)
    if engine.returncode:
        pytest.skip(f"no Docker engine answers: {engine.stderr.strip().splitlines()[-1]}")
    name, port = f"aicrm-{uuid4().hex[:12]}", free_port()
    subprocess.run([docker, "build", "-t", name, ROOT], check=True, timeout=600)
    run = [docker, "run", "--rm", "-d", "--name", name, "-p", f"127.0.0.1:{port}:7860", name]
    subprocess.run(run, check=True)
    try:
        assert _answer(f"http://127.0.0.1:{port}/ready") == {"ready": True}
        who = subprocess.run([docker, "exec", name, "id", "-u"], capture_output=True, text=True)
        assert who.stdout.strip() == "1000"
    finally:
        subprocess.run([docker, "stop", name])
        subprocess.run([docker, "rmi", name])


def _answer(url: str) -> object:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return httpx.get(url, timeout=20).json()
        except (OSError, httpx.HTTPError):
            time.sleep(0.5)
    raise TimeoutError(url)
