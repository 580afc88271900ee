"""The pictures of the README are taken from a report."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from e2e.harness.errors import HarnessError
from e2e.publish.readme_pictures import MARGIN, ROOT, photograph, pictures


def test_a_step_is_photographed_from_its_text_to_its_pictures(chromium: Browser, report: Path) -> None:
    whole = photograph(chromium, report, (1000, 700))
    assert whole.size == (2000, 1400)
    step = photograph(chromium, report, (1000, 700), "switch-on")
    opened = chromium.new_page(viewport={"width": 1000, "height": 700})
    opened.goto(report.as_uri())
    box = opened.locator("[id='de/lamp/switch-on']").bounding_box()
    opened.close()
    assert box
    assert step.width == pytest.approx(2 * (box["width"] + 2 * MARGIN), abs=2)
    assert step.height < 2 * box["height"], "the screen and its labels are not in it"
    with pytest.raises(HarnessError, match="no picture at enjoy"):
        photograph(chromium, report, (1000, 700), "enjoy")


def test_the_readme_shows_the_pictures_that_are_taken() -> None:
    shown = re.findall(r"src=\"\.github/pictures/([^\"]+)\"", (ROOT / "README.md").read_text("utf-8"))
    assert sorted(shown) == sorted(pictures())
