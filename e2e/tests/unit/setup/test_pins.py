"""The pins of Python packages: what ``make pins`` works with."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]


def test_uv_itself_is_pinned_by_hashes_and_no_address() -> None:
    text = (ROOT / "e2e/setup/pins.txt").read_text("utf-8")
    assert re.fullmatch(r"uv==[\d.]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", text)
