"""README's steps are true: its files, its ports and its variables are there."""

import re
from pathlib import Path

from db import schema
from tests.browser import container

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_head_of_the_file_says_what_a_space_runs() -> None:
    head = dict(line.split(": ") for line in README.split("---\n")[1].splitlines())
    assert (head["sdk"], head["app_port"]) == ("docker", *container.steps("EXPOSE"))
    assert ("license" in head) == (ROOT / "LICENSE").exists()


def test_supabase_is_set_up_with_every_file_in_its_order() -> None:
    section = README[README.index("## Supabase") :]
    listed = re.findall(r"`(sql/\w+\.sql)`", section)[: len(schema.tables()) + 2]
    ours = [*(path.name for path in schema.tables()), "views.sql", "supabase.sql"]
    assert listed == [f"sql/{name}" for name in ours]


def test_every_file_and_link_that_it_names_is_there() -> None:
    named = set(re.findall(r"\]\((?!http|#)([^)]+)\)", README))
    named |= set(re.findall(r"`((?:sql|docs)/[\w.]+)`", README))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
