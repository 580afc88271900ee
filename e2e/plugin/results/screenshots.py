"""Writing the screenshots that changed, on request only."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from e2e.claims.model import Page
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.screenshots.store.baseline import Baseline, BaselineBroken
from e2e.screenshots.store.store import Store
from e2e.verdict.model import BlockVerdict


def update_screenshots(reader: Reader, verdict: BlockVerdict, only: frozenset[str]) -> bool:
    """Write the screenshots of a block that are not current, and record them as such. Return whether any was written.

    With ``only``, those screenshots are written and no others. Nothing is written for a block where anything else does
    not hold: its pictures would show the wrong thing. A sound screenshot in whose place another stored one is seen is
    written only where it was asked for, since the page may have swapped the two.
    """
    recorder = reader.recorder
    if recorder is None or any(claim.kind != "screenshot" for claim in verdict.broken):
        return False
    written = False
    for number, capture in enumerate(reader.evidence.captures):
        if capture.verdict == "current" or (only and capture.name not in only):
            continue
        before, now = recorder.store.baseline(capture.name), recorder.taken[capture.name].image
        if capture.matches and isinstance(before, Baseline) and not only:
            continue
        recorder.write(capture.name)
        written_as = Message(
            "screenshot-written",
            {
                "screenshot": capture.name,
                "before": size(before),
                "width": now.width,
                "height": now.height,
                "difference": round(capture.difference, 2),
                "reason": capture.reason,
            },
        )
        reader.note(written_as)
        reader.evidence.captures[number] = replace(
            capture, verdict="current", difference=0.0, reason=written_as, matches=None
        )
        written = True
    return written


def size(before: Baseline | BaselineBroken | None) -> Message:
    """Return how large a stored screenshot is."""
    if before is None:
        return Message("nothing")
    if isinstance(before, BaselineBroken):
        return Message("broken-file")
    return Message("size", {"width": before.image.width, "height": before.image.height})


def orphans(pages: Iterable[Page], screenshots: Path) -> list[Path]:
    """Return the pictures below ``screenshots`` that no page embeds. Raises BrokenProvenance."""
    embedded: dict[str, set[str]] = {}
    for page in pages:
        names = embedded.setdefault(page.lang, set())
        names.update(screenshot.name for block in page.blocks for screenshot in block.screenshots)
    folders = (
        sorted(folder for folder in screenshots.iterdir() if folder.is_dir()) if screenshots.is_dir() else []
    )
    return [
        folder / name
        for folder in folders
        for name in Store(folder).orphans(embedded.get(folder.name, set()))
    ]
