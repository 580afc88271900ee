"""A page whose steps show screenshots, and a recorder that takes them of a drawn picture in place of a desktop."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PIL import Image

from e2e.claims.model import Block
from e2e.claims.page_reader import read_page
from e2e.desktop.widget import Rect
from e2e.scenarios.screenshot_recorder import ScreenshotRecorder
from e2e.screenshots.store.store import Store
from e2e.tests.support.samples.screenshots import HERE

PAGE = """---
title: Seite
lang: de
ref: seite
---

## Weg
1. {: #open-link} Es sieht so aus: ![Ja](../../screenshots/de/Ja.png)
1. {: #join-meeting} Und dann so: ![Nein](../../screenshots/de/Nein.png)
"""
SCREENSHOTS = Path("screenshots/de")


def steps(root: Path) -> tuple[Block, ...]:
    """Write the page into a project's folder, and return its two steps."""
    path = root / "docs" / "de" / "seite.md"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    return tuple(read_page(path, root=root, screenshots=root / "screenshots").blocks)


def recorder(
    root: Path, screen: Image.Image, meanwhile: Callable[[Rect], None] = lambda _: None
) -> ScreenshotRecorder:
    """Return a recorder whose screen shows a picture; ``meanwhile`` is called whenever an area of it is grabbed."""

    def grab_still(area: Rect, **_: object) -> Image.Image:
        meanwhile(area)
        return screen.crop(area.box)

    desktop: Any = SimpleNamespace(
        pointer=SimpleNamespace(park=lambda: None),
        screen=SimpleNamespace(rect=Rect(0, 0, *screen.size), grab_still=grab_still),
    )
    return ScreenshotRecorder(
        desktop,
        Store(root / SCREENSHOTS),
        HERE,
        variant="as-shipped",
        report=root / "report",
        page_labels=str,
    )
