"""Prints an engine's figures on the written sets: python -m tests.eval [--openai] [--json]."""

import argparse
import json
import os
import sys
from typing import Any

from ai.engine import AIError, Engine, OfflineEngine
from tests.eval import runs, sets

LISTS = ("misread", "missed", "violations", "imprecise", "marks", "asks_met")


def main() -> None:
    """Scores the engine that the arguments choose and prints the figures."""
    arguments = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    arguments.add_argument("--openai", action="store_true", help="as OPENAI_... configure it")
    arguments.add_argument("--json", action="store_true", help="with every list, as JSON")
    chosen = arguments.parse_args()
    try:
        figures = measure(openai_engine() if chosen.openai else OfflineEngine())
    except AIError as error:
        sys.exit(f"No figures: {error}")
    print(json.dumps(figures, indent=2, ensure_ascii=False) if chosen.json else table(figures))


def measure(engine: Engine) -> dict[str, Any]:
    """All figures by set; "drafts" is None while nothing drafts e-mails."""
    asked = runs.Asked(engine)
    files = sets.files()
    return {
        "engine": engine.name,
        "notes": runs.measure_notes(asked, sets.notes()),
        "files": runs.measure_files(asked, files),
        "drafts": runs.measure_drafts(asked, files),
        "hostile": runs.measure_hostile(asked, sets.hostile_notes()),
        "no_answer": dict(asked.silent),
    }


def openai_engine() -> Engine:
    """The engine that OPENAI_API_KEY and OPENAI_MODEL set, at OPENAI_BASE_URL or OpenAI itself."""
    if missing := [name for name in ("OPENAI_API_KEY", "OPENAI_MODEL") if not os.environ.get(name)]:
        sys.exit(f"Set {' and '.join(missing)} first.")
    from ai.openai.engine import OpenAIEngine  # only this engine needs it

    base_url = os.environ.get("OPENAI_BASE_URL", "")
    return OpenAIEngine(os.environ["OPENAI_API_KEY"], base_url, os.environ["OPENAI_MODEL"])


def table(figures: dict[str, Any]) -> str:
    """The figures a line each, then the moods and what was misread."""
    lines = [f"Engine: {figures['engine']}"]
    for name in ("notes", "files", "drafts", "hostile"):
        lines += ["", name, *_lines(figures[name])]
    if figures["no_answer"]:
        lines += ["", "no answer", *_lines(figures["no_answer"])]
    return "\n".join([*lines, "", *_moods(figures["notes"])])


def _lines(measured: dict[str, Any] | None) -> list[str]:
    if measured is None:
        return ["  not built yet"]
    return [
        f"  {name.replace('_', ' '):26} {_figure(value):>8}"
        for name, value in measured.items()
        if name not in LISTS and name != "confusion"
    ]


def _figure(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _moods(notes: dict[str, Any]) -> list[str]:
    reads = ("positive", "neutral", "negative", "not read")
    head = "true / read "
    rows = [
        f"{true:12}" + "".join(f"{row[read]:>10}" for read in reads)
        for true, row in notes["confusion"].items()
    ]
    misread = [
        f"{note['id']} {note['true']} read as {note['read']}: {note['text']}"
        for note in notes["misread"]
    ]
    return [head + "".join(f"{read:>10}" for read in reads), *rows, "", *misread]


if __name__ == "__main__":
    main()
