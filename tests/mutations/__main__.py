"""Makes a random sample of small mistakes, one at a time, and says which the tests notice.

The mistakes are Cosmic Ray's own (and its kind of a statement left out); each is made in a copy of
the tree, and the tests that run the line are run on it. Needs `pip install cosmic-ray==8.7.0`.
"""

import argparse
import random
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names
from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("crm", "db", "pages", "ai")
SECONDS = 300
"""For the tests of one mistake; one that makes them hang is noticed, unless the machine is busy."""
TESTS = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-m", "not browser"]


class LeaveOut(Operator):
    """Leaves out a statement that calls, raises or sets something."""

    KINDS = ("expr_stmt", "raise_stmt", "atom_expr", "power", "del_stmt")

    def mutation_positions(self, node):  # type: ignore[no-untyped-def]
        if node.type in self.KINDS and node.parent and node.parent.type == "simple_stmt":
            yield node.start_pos, node.end_pos

    def mutate(self, node, index):  # type: ignore[no-untyped-def]
        nothing = get_ast("pass").children[0]
        nothing.prefix = node.get_first_leaf().prefix
        return nothing

    @classmethod
    def examples(cls):  # type: ignore[no-untyped-def]
        return ()


class Mistake(NamedTuple):
    """One place of a file, and what is done to it there."""

    path: str
    line: int
    operator: str
    occurrence: int


def operator(name: str) -> Operator:
    """The operator of this name."""
    return LeaveOut() if name == "LeaveOut" else get_operator(name)()


@cache
def mistakes(path: Path) -> list[list[Mistake]]:
    """All that can be made in a file, those of one place and family together."""
    places: dict[tuple[object, str], list[Mistake]] = {}
    nodes = list(ast_nodes(get_ast(path.read_text("utf-8"))))
    for name in (*(name for name in operator_names() if "Variable" not in name), "LeaveOut"):
        making = operator(name)
        positions = (at for node in nodes for at in making.mutation_positions(node))
        for number, (start, _) in enumerate(positions):
            mistake = Mistake(str(path.relative_to(ROOT)), start[0], name, number)
            places.setdefault((start, name.split("_")[0]), []).append(mistake)
    return list(places.values())


def sample(seed: int, size: int, packages: list[str]) -> list[Mistake]:
    """As many mistakes of these packages; each byte of their code is as likely as another."""
    chance = random.Random(seed)
    files = sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))
    weights = [path.stat().st_size for path in files]
    chosen: dict[Mistake, None] = {}
    while len(chosen) < size:
        (path,) = chance.choices(files, weights)
        chosen[chance.choice(chance.choice(mistakes(path)))] = None
    return list(chosen)


def tests_of(mistake: Mistake, covered: CoverageData) -> list[str]:
    """The tests that run the line; of a line that is read at import, those that run its file."""
    lines = covered.contexts_by_lineno(str(ROOT / mistake.path))
    running = {context for context in lines.get(mistake.line, ()) if context}
    whole = {context for contexts in lines.values() for context in contexts if context}
    own = f"test_{Path(mistake.path).stem}.py"
    chosen = running if len(running) > 1 else whole
    names = {context.split("|")[0] for context in chosen}
    return sorted(names, key=lambda name: (own not in name, name))


def verdict(mistake: Mistake, tree: Path, covered: CoverageData) -> str:
    """What the tests make of the mistake in this copy of the tree: noticed, hangs, or MISSED."""
    path = tree / mistake.path
    original = path.read_text("utf-8")
    mutant = mutate_code(original, operator(mistake.operator), mistake.occurrence)
    chosen = tree / "chosen_tests"
    chosen.write_text("\n".join(tests_of(mistake, covered)), "utf-8")
    path.write_text(mutant, "utf-8")
    try:
        run = [*TESTS, "-n", "0", "-x", f"@{chosen}"]
        done = subprocess.run(run, cwd=tree, capture_output=True, timeout=SECONDS)
        return "noticed" if done.returncode else "MISSED"
    except subprocess.TimeoutExpired:
        return "hangs"
    finally:
        path.write_text(original, "utf-8")


def main() -> None:
    """Measures which tests run which line, if that is not known yet; then makes the mistakes."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--packages", nargs="*", default=PACKAGES)
    parser.add_argument("--coverage", type=Path, default=ROOT / ".coverage")
    asked = parser.parse_args()
    if not asked.coverage.exists():
        measured = [f"--cov={package}" for package in PACKAGES]
        subprocess.run([*TESTS, *measured, "--cov-context=test", "--cov-report="], cwd=ROOT)
    covered = CoverageData(str(asked.coverage))
    covered.read()
    counts: Counter[tuple[str, bool]] = Counter()
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", ".*cache", ".coverage"))
        for mistake in sample(asked.seed, asked.sample, asked.packages):
            said = verdict(mistake, tree, covered)
            counts[mistake.path.split("/")[0], said != "MISSED"] += 1
            print(f"{said:8}", *mistake, flush=True)
    for package in asked.packages:
        noticed = counts[package, True]
        print(f"{package}: {noticed} of {noticed + counts[package, False]} noticed")


if __name__ == "__main__":
    main()
