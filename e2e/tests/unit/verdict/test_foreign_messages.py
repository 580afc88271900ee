"""A file of a target that is not installed here, or of another version, is shown by the sentences that it carries."""

import json
from pathlib import Path

import pytest

from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.messages.names import surface
from e2e.reports.__main__ import main
from e2e.tests.support.report_data import block, broken, missing_label, page, verdict, write
from e2e.verdict import file

SILENT = "The test tone is silent."
NOWHERE = "The page says “On”, but there is nothing of that name on the level meter."
DATA = verdict(
    page(
        [
            block(
                "tone",
                9,
                "drifted",
                ordinal=1,
                claims=(
                    broken(
                        "outcome",
                        Message("tone-sounds", {}),
                        9,
                        Message("tone-is-silent", {"seconds": 1e308}),
                    ),
                    missing_label("On", (), 10, "level-meter"),
                ),
            )
        ]
    )
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return a file in which the sentences stand that only its target knows."""
    path = write(tmp_path, DATA)
    data = json.loads(path.read_text("utf-8"))
    first, second = data["pages"][0]["blocks"][0]["claims"]
    first["finding"]["text"], second["finding"]["text"] = SILENT, NOWHERE
    path.write_text(json.dumps(data), "utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("command", ["html", "junit", "annotations", "summary"])
def test_each_report_shows_the_sentence(
    saved: Path, capsys: pytest.CaptureFixture[str], command: str, lang: str
) -> None:
    assert main([command, str(saved), "--lang", lang, "-o", "-"]) == 0
    said = capsys.readouterr().out
    assert SILENT in said
    assert NOWHERE in said
    assert "tone-is-silent" not in said
    assert surface("level-meter").id not in said


@pytest.fixture
def failed(tmp_path: Path) -> Path:
    """Return a file in which an error and a note are such sentences."""
    silent = Message("tone-is-silent", {"seconds": 3})
    note = Message("visited-twice-first-finding", {"finding": silent})
    given = {"claims": (), "error": silent, "notes": (silent, note)}
    path = write(tmp_path, verdict(page([block("tone", 9, "inconclusive", ordinal=1, **given)])))
    data = json.loads(path.read_text("utf-8"))
    entry = data["pages"][0]["blocks"][0]
    entry["error"]["text"] = entry["notes"][0]["text"] = SILENT
    entry["notes"][1]["text"] = f"Visited twice; not met again: {SILENT}"
    path.write_text(json.dumps(data), "utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "de"])
def test_check_shows_the_sentence_of_a_failure(
    failed: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    assert main(["check", str(failed), "--lang", lang]) == 3
    said = capsys.readouterr()
    assert SILENT in said.out
    assert not said.err


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("command", ["html", "junit", "annotations", "summary"])
def test_each_report_shows_the_sentence_of_a_failure(
    failed: Path, capsys: pytest.CaptureFixture[str], command: str, lang: str
) -> None:
    assert main([command, str(failed), "--lang", lang, "-o", "-"]) == 0
    said = capsys.readouterr().out
    assert SILENT in said
    assert (f"not met again: {SILENT}" in said) is (command in ("html", "junit"))


def test_merging_keeps_the_sentences(saved: Path, tmp_path: Path) -> None:
    assert main(["merge", str(saved), "-o", str(tmp_path / "merged")]) == 0
    first, second = file.read(tmp_path / "merged/verdict.json")["pages"][0]["blocks"][0]["claims"]
    assert (first["finding"]["text"], second["finding"]["text"]) == (SILENT, NOWHERE)
    # Where a message is known here, its sentence is this version's.
    assert first["advice"]["text"] == render(Message("advice-describe-what-happens"))
