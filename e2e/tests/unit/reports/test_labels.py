"""Reports show what was seen as a reader of the screen would spell it, without traces of the harness."""

import json
from pathlib import Path

import pytest

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.checks.label_text import plain
from e2e.chrome.process.fake_video import VIDEO_NAME
from e2e.claims.page_reader import read_page
from e2e.reports.github import annotations, job_summary
from e2e.reports.html.report import render
from e2e.reports.junit import junit
from e2e.reports.terminal import explanation
from e2e.tests.support.report_data import page, verdict
from e2e.verdict.evidence import Evidence, Interaction, Observation, ObservedWidget
from e2e.verdict.model import BlockVerdict


@pytest.mark.parametrize(
    ("seen", "shown"),
    [
        (VIDEO_NAME, "Webcam"),
        (" ".join(VIDEO_NAME.split()), "Webcam"),
        (f"combobox „{VIDEO_NAME}“", "combobox „Webcam“"),
        ("Zwei \n Zeilen\N{NO-BREAK SPACE}Text ", "Zwei Zeilen Text"),
        ("film.y4m", "film.y4m"),
        (".y4m", ".y4m"),
        ("", ""),
    ],
)
def test_a_label_as_it_is_shown(seen: str, shown: str) -> None:
    assert plain(seen) == shown


PAGE = """---
lang: de
ref: r
title: T
---
## Teil
1. {: #camera} Wählen Sie aus der Liste „An“. Wählen Sie die Schaltfläche „Kamera“.
"""


@pytest.fixture
def drifted(tmp_path: Path) -> BlockVerdict:
    path = tmp_path / "docs" / "de" / "lamp.md"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    (read,) = read_page(path, root=tmp_path, screenshots=tmp_path / "screenshots").blocks
    camera = ObservedWidget(VIDEO_NAME, "combobox", (0, 0, 1, 1), tooltip="Kamera")
    seen = Observation("room", (0, 0, 1, 1), (camera,), {}, "window")
    missed = Interaction("room", "combobox", ("An",), (VIDEO_NAME, "Aus"), None)
    unnamed = Interaction("room", "combobox", (), (VIDEO_NAME,), None)
    evidence = Evidence(observations=[seen], interactions=[missed, unnamed])
    return check(read, evidence, CheckContext())


def test_no_format_tells_of_the_cameras_file(tmp_path: Path, drifted: BlockVerdict) -> None:
    assert [claim.kind for claim in drifted.broken] == ["label", "control", "control"]
    data = verdict(page([drifted]))
    formats = [
        *annotations(data),
        job_summary(data),
        junit(data),
        render(data, tmp_path),
        "\n".join(explanation("docs/de/lamp.md", drifted)),
    ]
    for text in formats:
        assert "Webcam" in text
        assert "y4m" not in text
        assert "\N{EM SPACE}" not in text
    assert "y4m" in json.dumps(data), "evidence is kept whole"
