"""The direction of imports: app, pages, crm, then db and ai, strangers to each other; no circle."""

import ast
import re
import shutil
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "app": {"pages"},
    "pages": {"pages", "crm"},
    "crm": {"crm", "db", "ai"},
    "db": {"db"},
    "ai": {"ai"},
}
OURS = set(MAY_IMPORT)
SQL = re.compile(r"\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b", re.I)
PROMPT = re.compile(r"\byou are (a|an|the)\b|\bINSTRUCTIONS\b|\bsystem prompt\b", re.I)


def part_of(path: Path, root: Path) -> str:
    relative = path.relative_to(root)
    return relative.stem if len(relative.parts) == 1 else relative.parts[0]


def sources(root: Path) -> Iterator[Path]:
    yield root / "app.py"
    for part in OURS - {"app"}:
        yield from sorted((root / part).rglob("*.py"))


@cache
def imports(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """What a file imports, in its functions too."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(path: Path) -> Iterator[str]:
    for node in imports(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        else:
            assert not node.level, f"{path}: write imports from the root"
            yield node.module or ""


def offences(root: Path) -> list[str]:
    """Each import that points the wrong way, as "file imports module"."""
    found = []
    for path in sources(root):
        part = part_of(path, root)
        for module in imported(path):
            top = module.partition(".")[0]
            wrong = top in OURS - MAY_IMPORT[part] or (
                top == "streamlit" and part in {"crm", "db", "ai"}
            )
            if wrong:
                found.append(f"{path.relative_to(root)} imports {module}")
    return found


def test_imports_point_one_way() -> None:
    assert offences(ROOT) == []


PLANTED = (
    ("pages/home.py", "import db.sqlite"),
    ("pages/ui/text.py", "from ai.engine import Engine"),
    ("crm/customers.py", "import streamlit as st"),
    ("crm/interactions.py", "from pages.ui import text"),
    ("db/sqlite.py", "from ai.engine import Engine"),
    ("ai/engine.py", "from db.gateway import Gateway"),
    ("app.py", "from crm import customers"),
)


def test_an_import_that_points_the_wrong_way_is_found(tmp_path: Path) -> None:
    for file, line in PLANTED:
        broken = tmp_path / file
        broken.parent.mkdir(parents=True, exist_ok=True)
        broken.write_text(f"{line}\n{(ROOT / file).read_text('utf-8')}", "utf-8")
    wrong = {f"{file} imports {line.split()[1]}" for file, line in PLANTED}
    assert set(offences(tmp_path)) == wrong


def module_of(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def links(root: Path) -> dict[str, set[str]]:
    """The modules of ours that each module imports, in its functions too."""
    modules = {module_of(path, root): path for path in sources(root)}
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        wanted = set()
        for node in imports(path):
            if isinstance(node, ast.Import):
                wanted |= {each.name for each in node.names}
            else:
                whole = {f"{node.module}.{each.name}" for each in node.names}
                wanted |= {each if each in modules else node.module or "" for each in whole}
        found[name] = wanted & modules.keys()
    return found


def circles(root: Path) -> list[list[str]]:
    """Modules that import one another, in a circle of any length."""
    sorter = TopologicalSorter(links(root))
    try:
        sorter.prepare()
    except CycleError as error:
        return [error.args[1]]
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles(ROOT) == []


def test_a_circle_is_found_also_where_a_function_imports(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "crm", tmp_path / "crm")
    (tmp_path / "app.py").write_text("")
    demo = tmp_path / "crm/demo.py"
    inside = "\n\ndef again() -> None:\n    from crm.opening import open_workspace\n"
    demo.write_text(demo.read_text("utf-8") + inside, "utf-8")
    (circle,) = circles(tmp_path)
    assert set(circle) == {"crm.demo", "crm.opening"}


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_pages_hold_no_sql_and_no_prompt() -> None:
    for path in [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]:
        for text in strings(path):
            assert not SQL.search(text), f"{path.name} holds SQL: {text}"
            assert not PROMPT.search(text), f"{path.name} holds a prompt: {text}"


def test_an_sql_statement_and_a_prompt_would_be_found() -> None:
    assert SQL.search("select * from customers")
    assert SQL.search("UPDATE customers SET stage = 'lead'")
    assert PROMPT.search("You are a helpful assistant")


def test_every_module_says_what_it_is_for_and_stays_small() -> None:
    found = {}
    for path in sources(ROOT):
        text = path.read_text("utf-8")
        lines = len(text.splitlines())
        if text.strip() and (lines > 250 or not ast.get_docstring(ast.parse(text))):
            found[str(path.relative_to(ROOT))] = lines
    assert found == {}, "more than 250 lines, or does not open with a sentence"
