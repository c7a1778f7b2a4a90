"""CONTRIBUTING's recipes are true: what they add to a copy of the tree works there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import schema
from tests import forked

ROOT = Path(__file__).resolve().parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = Path(__file__).with_name("recipes")
KINDS = ("table", "page", "AI feature", "report")
NEXT = schema.version() + 1
COPIED = (
    ".env.example", ".streamlit", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "README.md",
    "ai", "app.py", "crm", "db", "docs", "pages", "pyproject.toml", "sql", "tests",
)  # fmt: skip
INSERTED = {
    "table": [
        ("crm/tables.py", '    _of_customer("follow_ups"),\n', '    _of_customer("gifts"),\n'),
        (
            "README.md",
            f"`sql/{schema.tables()[-1].name}`,",
            f" `sql/{NEXT:03}_gifts.sql`,",
        ),
    ],
    "page": [
        (
            "app.py",
            '"Reports", icon=":material/monitoring:"),\n',
            '            "gifts": st.Page("pages/gifts.py", title="Gifts"),\n',
        ),
    ],
    "AI feature": [
        (
            "crm/gifts.py",
            "from datetime import date\nfrom typing import Any\n\n",
            "from ai.skills.gift_idea import GIFT_IDEA, GiftIdea\nfrom crm import customer_files\n",
        ),
        ("crm/gifts.py", "from crm.models import ", "Customer, "),
        ("crm/gifts.py", "from crm.workspace import ", "Reply, "),
        ("tests/crm/test_privacy.py", "    follow_ups,\n", "    gifts,\n"),
        (
            "tests/crm/test_privacy.py",
            '    "email_draft": letter,\n',
            '    "gift_idea": lambda ws, customer: gifts.idea(ws, customer).failure,\n',
        ),
    ],
    "report": [
        ("crm/reports.py", "    Category,\n", "    GiftDay,\n"),
        ("pages/reports.py", "from pages.sections import ai_use, ", "gift_report, "),
    ],
}
"""What goes into the middle of a file, after these words."""

GUARDS = (
    "tests/crm/test_privacy.py::test_each_skill_has_its_journey_here",
    "tests/crm/test_privacy.py::test_no_word_of_a_private_customer_reaches_a_service_and_those_of_others_do[sqlite-gift_idea]",
    "tests/crm/test_tables.py::test_the_registry_says_of_every_table_what_the_catalog_says",
    "tests/test_imports.py::test_imports_point_one_way",
    "tests/test_readme.py::test_supabase_is_set_up_with_every_file_in_its_order",
    "tests/db/test_schema.py::test_the_numbered_files_are_in_order_and_each_says_its_version",
    "tests/db/test_schema.py::test_running_the_files_again_keeps_every_row_trigger_policy_and_right",
)


AS_THE_COPY = """
import os, runpy, sys
ours = {"ai", "app", "crm", "db", "pages", "tests"}
for name in [name for name in sys.modules if name.partition(".")[0] in ours]:
    del sys.modules[name]
for name in [name for name in os.environ if name.startswith("PYTEST")]:
    del os.environ[name]
sys.path.insert(0, os.getcwd())
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""Runs a module with what stands in the folder, where all that is not ours is imported already."""


def plant(kind: str, tree: Path) -> set[str]:
    """Adds something of this kind to a tree; the files that it touched, without new tests."""
    touched = set()
    folder = RECIPES / kind.replace(" ", "_").lower()
    for source in (path for path in sorted(folder.rglob("*.*")) if path.suffix != ".pyc"):
        name = str(source.relative_to(folder)).replace("00N", f"{NEXT:03}")
        text = source.read_text("utf-8").replace("values (N)", f"values ({NEXT})")
        if source.suffix == ".added":
            name = name.removesuffix(".added")
            text = f"{(tree / name).read_text('utf-8')}\n\n{text}"
        (tree / name).write_text(text, "utf-8")
        touched.add(name)
    for name, after, text in INSERTED[kind]:
        whole = (tree / name).read_text("utf-8")
        assert whole.count(after) == 1, f"{name} has no one place after {after!r}"
        (tree / name).write_text(whole.replace(after, after + text), "utf-8")
        touched.add(name)
    return {name for name in touched if not name.startswith("tests/") or (ROOT / name).exists()}


def recipe(kind: str) -> list[str]:
    """The files that a recipe names, as patterns of names."""
    row = re.search(rf"^\| {kind} \| (.+) \|$", CONTRIBUTING, re.MULTILINE)
    assert row, f"no recipe for a new {kind}"
    names = re.findall(r"`([\w/<>]+\.\w+)`", row[1])
    return [re.sub(r"<\w+>", r"\\w+", re.escape(name).replace("00N", r"\d{3}")) for name in names]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree."""
    copy = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        if (ROOT / name).is_dir():
            skipped = shutil.ignore_patterns(".*_cache", "data")
            shutil.copytree(ROOT / name, copy / name, ignore=skipped)
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def planted(tree: Path) -> Iterator[dict[str, set[str]]]:
    """The files that each recipe touches; all of them are followed in the copy."""
    yield {kind: plant(kind, tree) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_recipe_names_every_file_that_it_takes_and_no_other(
    planted: dict[str, set[str]], kind: str
) -> None:
    patterns = recipe(kind)
    for name in planted[kind]:
        assert any(re.fullmatch(pattern, name) for pattern in patterns), f"{name} is not named"
    for pattern in patterns:
        assert any(re.fullmatch(pattern, name) for name in planted[kind]), f"{pattern} for nothing"


@pytest.mark.long
def test_what_the_recipes_add_works_and_no_guard_of_the_tree_minds(
    tree: Path, planted: dict[str, set[str]]
) -> None:
    added = [
        str(path.relative_to(folder))
        for folder in RECIPES.iterdir()
        for path in folder.rglob("test_*.py")
    ]
    for step in (["db.schema"], ["pytest", "-q", "-n", "0", *GUARDS, *added]):
        done = forked.complete(["-c", AS_THE_COPY, *step], tree)
        assert done.returncode == 0, done.stdout + done.stderr
