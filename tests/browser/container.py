"""The Dockerfile's steps carried out by hand: its files, its user, its command, no Docker."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from tests.browser.server import ROOT, App

UID = 1000
STEP = re.compile(r"^([A-Z]+) +((?:.*\\\n)*.*)", re.MULTILINE)
START = """#!{python}
import sys
from streamlit.web.cli import main
sys.exit(main())
"""


def steps(name: str) -> list[str]:
    """What the Dockerfile says after this instruction, each time it is there."""
    text = (ROOT / "Dockerfile").read_text("utf-8")
    return [said.replace("\\\n", "") for found, said in STEP.findall(text) if found == name]


def copy_files(folder: Path) -> None:
    """Copies exactly what the COPY lines name, but for compiled code."""
    for line in steps("COPY"):
        *sources, target = line.removeprefix("--chown=user ").split()
        for source in sources:
            path, into = ROOT / source, folder / target
            if path.is_dir():
                shutil.copytree(path, into, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                into.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, into)


def user() -> dict[str, Any]:
    """How to start a process as user 1000; as oneself where only root could."""
    return {"user": UID, "group": UID, "extra_groups": []} if os.geteuid() == 0 else {}


def python() -> str:
    """A Python of this version that the user may run; "" when there is none."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for path in (sys.executable, f"/usr/bin/{name}", f"/usr/local/bin/{name}"):
        try:
            done = subprocess.run([path, "-c", ""], **user(), cwd="/", capture_output=True)
        except OSError:
            continue
        if done.returncode == 0:
            return path
    return ""


class Container(App):
    """The app as its image would run it, at home in a new folder that belongs to user 1000."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.home = folder / "home"
        self.files = self.home / "app"
        (self.files / "data").mkdir(parents=True)
        copy_files(self.files)
        self._install()
        if os.geteuid() == 0:
            folder.chmod(0o755)
            for path in [self.home, *self.home.rglob("*")]:
                os.chown(path, UID, UID, follow_symlinks=False)
        self.log = folder / "app.log"
        path = f"{self.home / 'venv' / 'bin'}:/usr/bin:/bin"
        self._environment = {"HOME": str(self.home), "PATH": path, "LANG": "C.UTF-8", **environment}
        self.start()

    def _install(self) -> None:
        """A virtual environment of its own, with the packages that are installed here."""
        venv = self.home / "venv"
        subprocess.run([python(), "-m", "venv", "--without-pip", venv], check=True)
        (packages,) = venv.glob("lib/python*/site-packages")
        (packages / "here.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
        start = venv / "bin" / "streamlit"
        start.write_text(START.format(python=venv / "bin" / "python"), "utf-8")
        start.chmod(0o755)

    def _launch(self, port: int) -> subprocess.Popen[bytes]:
        (command,) = steps("CMD")
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [word.replace("7860", str(port)) for word in json.loads(command)],
                cwd=self.files,
                env=self._environment,
                stdout=log,
                stderr=log,
                **user(),
            )
