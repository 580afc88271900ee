"""pytest's command for this project: our options are read before pytest knows them."""

import subprocess
import sys
from pathlib import Path

import pytest

from e2e.plugin.command import joined

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["--chrome", "/opt/chrome/chrome"], ["--chrome=/opt/chrome/chrome"]),
        (["--page", "a.md", "--page", "b.md"], ["--page=a.md", "--page=b.md"]),
        (
            ["--prejoin", "off", "--only-screenshot", "Name", "--drift", "warn"],
            ["--prejoin=off", "--only-screenshot=Name", "--drift=warn"],
        ),
        (
            ["--watch", "docs", "--update-screenshots", "x.md"],
            ["--watch", "docs", "--update-screenshots", "x.md"],
        ),
        (["-k", "a b", "--chrome=x", "y"], ["-k", "a b", "--chrome=x", "y"]),
        (["--chrome", "--watch"], ["--chrome", "--watch"]),
        (["--", "--chrome", "x"], ["--", "--chrome", "x"]),
        (["--chrome"], ["--chrome"]),
    ],
)
def test_options_are_joined_to_their_values(given: list[str], wanted: list[str]) -> None:
    assert joined(given) == wanted


def test_a_browser_outside_of_the_checkout_does_not_lose_the_project(tmp_path: Path) -> None:
    chrome = tmp_path / "chrome"
    chrome.touch()
    command = [sys.executable, "-m", "e2e", "-p", "no:cacheprovider", "--collect-only", "-q"]
    found = subprocess.run(
        [*command, "--chrome", chrome, "--page", "docs/de/jitsi-meet.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "docs/de/jitsi-meet.md::allow-devices" in found.stdout
