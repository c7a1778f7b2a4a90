"""Imports what the app's server does sooner or later, once for all that is forked from here."""

from importlib import import_module
from pathlib import Path

import openai  # noqa: F401
import pandas  # noqa: F401
import streamlit.web.bootstrap
import streamlit.web.cli  # noqa: F401
import supabase  # noqa: F401
from streamlit.web.server import starlette  # noqa: F401

from ai.reading import parse

ROOT = Path(__file__).resolve().parents[1]

for part in ("ai", "crm", "db", "pages/ui", "pages/sections"):
    for path in sorted((ROOT / part).rglob("*.py")):
        if path.stem not in ("__init__", "__main__", "train"):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
parse.warm_up()
