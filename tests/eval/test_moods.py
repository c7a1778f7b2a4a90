"""The scorer of moods counts what is read, how well, and the unhappy that are called happy."""

import json
import sys
from pathlib import Path

import pytest

from tests.eval import moods


def test_the_figures_are_of_what_was_read_and_of_all_the_unhappy() -> None:
    judged = [
        ("positive", "positive"),
        ("neutral", "neutral"),
        ("negative", "negative"),
        ("negative", "positive"),
        ("negative", "not read"),
        ("neutral", "not read"),
    ]
    figures = moods.score(judged)
    assert figures.read == pytest.approx(4 / 6)
    assert figures.macro_f1 == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)
    assert figures.unhappy_read_as_happy == pytest.approx(1 / 3)


def test_a_file_is_scored_and_none_of_its_words_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = [
        {"text": "My lawyer will be in touch.", "mood": "negative"},
        {"text": "Over the moon with the fitting.", "mood": "positive"},
    ]
    file = tmp_path / "blind.jsonl"
    file.write_text("\n".join(json.dumps(note) for note in notes), "utf-8")
    monkeypatch.setattr(sys, "argv", ["tests.eval.moods", str(file)])
    moods.main()
    printed = capsys.readouterr().out
    assert "2 notes" in printed and "read                  1.000" in printed
    assert "lawyer" not in printed and "moon" not in printed
