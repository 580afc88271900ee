"""What was seen is told as a reader of the screen would spell it, without the traces of the test bench."""

import json
from pathlib import Path

import pytest

from e2e.checks.label_text import plain
from e2e.chrome.process.fake_video import VIDEO_NAME
from e2e.reports.github import annotations, job_summary
from e2e.reports.html.report import render
from e2e.reports.junit import junit
from e2e.reports.terminal import explanation
from e2e.tests.support.report_data import block, page, verdict
from e2e.verdict.model import BlockVerdict, ClaimVerdict


@pytest.mark.parametrize(
    ("seen", "told"),
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
def test_a_label_as_it_is_told(seen: str, told: str) -> None:
    assert plain(seen) == told


def drifted() -> BlockVerdict:
    claims = (
        ClaimVerdict("label", "An", (VIDEO_NAME, "Aus"), False, 9, "room"),
        ClaimVerdict("control", "Schalter", (f"combobox „{VIDEO_NAME}“",), False, 9, "room"),
        ClaimVerdict("control", "the page names the combobox to use", (VIDEO_NAME,), False, 9, "room"),
    )
    observation = {
        "surface": "room", "rect": [0, 0, 1, 1], "frames": {}, "frame": "window", "case": "",
        "widgets": [{"label": VIDEO_NAME, "role": "combobox", "rect": [0, 0, 1, 1]}],
    }  # fmt: skip
    return block(
        "camera", 9, "drifted", ordinal=1, claims=claims, notes=(), evidence={"observations": [observation]}
    )


def test_no_format_tells_of_the_cameras_file(tmp_path: Path) -> None:
    data = verdict(page([drifted()]))
    formats = [
        *annotations(data),
        job_summary(data),
        junit(data),
        render(data, tmp_path),
        "\n".join(explanation("docs/de/lamp.md", drifted())),
    ]
    for text in formats:
        assert "Webcam" in text
        assert "y4m" not in text
        assert "\N{EM SPACE}" not in text
    assert "y4m" in json.dumps(data), "evidence is kept whole"
