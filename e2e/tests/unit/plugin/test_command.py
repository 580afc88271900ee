"""pytest's command for this project: our options are read before pytest knows them."""

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
