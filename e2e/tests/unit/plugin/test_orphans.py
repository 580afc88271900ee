"""The stored pictures that no page embeds."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]


def test_pictures_that_no_page_embeds_are_named(tmp_path: Path) -> None:
    pictures = tmp_path / "screenshots/de"
    pictures.mkdir(parents=True)
    for name in ("Gezeigt.png", "Waise.png"):
        (pictures / name).write_bytes(b"x")
    (tmp_path / "docs/de").mkdir(parents=True)
    page = "---\ntitle: T\nlang: de\nref: t\n---\n# Eins\n\n![Bild](../../screenshots/de/Gezeigt.png)\n"
    (tmp_path / "docs/de/t.md").write_text(page, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "e2e.plugin.orphans"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    picture = "screenshots/de/Waise.png"
    assert (
        done.stdout
        == f"::warning file={picture}::{picture}: no page embeds this picture; embed or delete it\n"
    )
