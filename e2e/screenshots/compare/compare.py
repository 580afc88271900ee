"""Whether a stored screenshot still shows what is on the screen."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

from PIL import Image

from e2e.desktop.widget import Rect
from e2e.screenshots.capture.capture import Capture, folded
from e2e.screenshots.capture.environment import differing, same
from e2e.screenshots.compare.masks import outside
from e2e.screenshots.compare.measure import THRESHOLD, Measure, measure
from e2e.screenshots.compare.perceptual import (
    BARE_THRESHOLD,
    LABELLED_THRESHOLD,
    hash_distance,
    perceptual_hash,
)
from e2e.screenshots.store.baseline import Baseline, BaselineBroken
from e2e.screenshots.store.provenance import Entry
from e2e.screenshots.store.store import Store

ScreenshotVerdict = Literal["current", "stale", "missing", "new"]
DecidedBy = Literal["pixels", "labels+hash", "baseline"]


@dataclass(frozen=True)
class Comparison:
    """The verdict on one screenshot.

    ``difference`` runs from 0 (equal) to 1, and the screenshot is stale where it reaches ``threshold``; it is 1
    where something other than a measure decided (sizes, labels, a broken or absent baseline: ``decided_by``
    "baseline"). ``reason`` is a sentence for a writer. ``changed`` are the changed places in pixels of the
    captured picture, empty where pixels did not decide. ``matches`` names another stored screenshot that shows
    what was captured.
    """

    verdict: ScreenshotVerdict
    difference: float
    threshold: float
    reason: str
    decided_by: DecidedBy
    changed: list[Rect] = field(default_factory=list)
    matches: str | None = None


def compare(
    baseline: Baseline | BaselineBroken | None, capture: Capture, *, embedded: bool = True
) -> Comparison:
    """Compare a stored screenshot with what was captured; ``embedded`` tells whether a page shows the screenshot.

    Where the environment is the baseline's, or the baseline has no record of one, pixels decide; elsewhere
    the visible labels and the perceptual hash.
    """
    if baseline is None and embedded:
        return _absent("missing", "The page embeds this screenshot, but there is no stored picture of it.")
    if baseline is None:
        return _absent("new", "This screenshot is taken for the first time, and no page embeds it yet.")
    if isinstance(baseline, BaselineBroken):
        return _absent("stale", baseline.reason)
    if _blind(baseline, capture):
        return _absent("stale", "The masks leave nothing of the picture to compare.")
    if baseline.entry is None or same(baseline.entry.environment, capture.environment):
        return _by_pixels(baseline, capture)
    return _by_labels(baseline, baseline.entry, capture)


def check(store: Store, name: str, capture: Capture, *, embedded: bool = True) -> Comparison:
    """Compare the stored screenshot ``name`` with what was captured; unless it is current, look whether another is.

    Raises ValueError if ``name`` cannot be a screenshot's name.
    """
    result = compare(store.baseline(name), capture, embedded=embedded)
    if result.verdict == "current":
        return result
    match = nearest(store, capture, other_than=name)
    if match is None:
        return result
    hint = f"{result.reason} What was captured here is what {match} shows: were the two swapped?"
    return replace(result, reason=hint, matches=match)


def nearest(store: Store, capture: Capture, *, other_than: str | None = None) -> str | None:
    """Return the name of the stored screenshot that shows what was captured, the most alike one, or None."""
    best: tuple[float, str] | None = None
    for name in store.names():
        baseline = store.baseline(name) if name != other_than else None
        if isinstance(baseline, Baseline):
            result = compare(baseline, capture)
            if result.verdict == "current" and (best is None or result.difference < best[0]):
                best = result.difference, name
    return best[1] if best else None


def _blind(baseline: Baseline, capture: Capture) -> bool:
    masks = [*capture.masks, *(baseline.entry.masks if baseline.entry else ())]
    return any(outside(image.size, masks) is None for image in (baseline.image, capture.image))


def _absent(verdict: ScreenshotVerdict, reason: str) -> Comparison:
    return Comparison(verdict, 1.0, THRESHOLD, reason, "baseline")


def _by_pixels(baseline: Baseline, capture: Capture) -> Comparison:
    before, after = baseline.image, capture.image.convert("RGB")
    masks = [*capture.masks, *(baseline.entry.masks if baseline.entry else ())]
    if before.size != after.size:
        reason = f"The stored picture is {_size(before)} pixels, what was captured now {_size(after)}."
        changed = _changed_in_common(before, after, masks)
        return Comparison("stale", 1.0, THRESHOLD, _with_labels(reason, baseline, capture), "pixels", changed)
    result = measure(before, after, masks)
    if result.difference >= THRESHOLD:
        reason = _with_labels(f"The stored picture has changed at {_places(result)}.", baseline, capture)
        return Comparison("stale", result.difference, THRESHOLD, reason, "pixels", result.changed)
    equal = "is equal to" if result.difference == 0 else "differs by no more than rendering noise from"
    unknown = "" if baseline.entry else " Nothing is recorded about where it was taken."
    reason = f"The stored picture {equal} what was captured.{unknown}"
    return Comparison("current", result.difference, THRESHOLD, reason, "pixels")


def _changed_in_common(before: Image.Image, after: Image.Image, masks: list[Rect]) -> list[Rect]:
    """Return what changed in the part that both pictures have, and the strips that only ``after`` has."""
    width, height = min(before.width, after.width), min(before.height, after.height)
    common = (0, 0, width, height)
    changed = measure(before.crop(common), after.crop(common), masks).changed
    if after.width > width:
        changed.append(Rect(width, 0, after.width - width, after.height))
    if after.height > height:
        changed.append(Rect(0, height, width, after.height - height))
    return changed or [Rect(0, 0, *after.size)]


def _by_labels(baseline: Baseline, entry: Entry, capture: Capture) -> Comparison:
    labels = folded(capture.labels)
    threshold = LABELLED_THRESHOLD if labels else BARE_THRESHOLD
    elsewhere = f"taken with another {' and '.join(differing(entry.environment, capture.environment))}"
    if baseline.edited:
        reason = (
            f"The stored picture, {elsewhere}, was edited since; only where it was taken can it be checked."
        )
        return Comparison("stale", 1.0, threshold, reason, "labels+hash")
    changes = label_changes(_addresses(entry.labels), _addresses(capture.labels))
    if changes:
        reason = f"The stored picture, {elsewhere}, shows other labels: {changes}."
        return Comparison("stale", 1.0, threshold, reason, "labels+hash")
    distance = hash_distance(
        perceptual_hash(baseline.image, entry.masks), perceptual_hash(capture.image, capture.masks)
    )
    alike = "the same labels" if labels else "no label"
    if distance >= threshold:
        reason = f"The stored picture, {elsewhere}, has {alike}, but looks different."
        return Comparison("stale", distance, threshold, reason, "labels+hash")
    reason = f"The stored picture, {elsewhere}, has {alike} and looks alike."
    return Comparison("current", distance, threshold, reason, "labels+hash")


def label_changes(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Say which labels are gone, new or in another order; "" if none. White space is folded."""
    old, new = folded(before), folded(after)
    gone, added = (
        list((Counter(old) - Counter(new)).elements()),
        list((Counter(new) - Counter(old)).elements()),
    )
    parts = []
    if gone:
        parts.append("no longer there " + ", ".join(f'"{label}"' for label in gone))
    if added:
        parts.append("new " + ", ".join(f'"{label}"' for label in added))
    if not parts and old != new:
        parts.append("in another order, now " + ", ".join(f'"{label}"' for label in new))
    return "; ".join(parts)


def _addresses(labels: tuple[str, ...]) -> tuple[str, ...]:
    # A deployment on another port than the page's has no place that names the standard one, as Chrome's lists do.
    return tuple(re.sub(r"(?<=\w):443\b", "", label) for label in labels)


def _with_labels(reason: str, baseline: Baseline, capture: Capture) -> str:
    changes = label_changes(baseline.entry.labels, capture.labels) if baseline.entry else ""
    return f"{reason} Labels: {changes}." if changes else reason


def _places(result: Measure) -> str:
    shown = [f"{rect.x},{rect.y} ({rect.width} x {rect.height})" for rect in result.changed[:3]]
    more = len(result.changed) - len(shown)
    return ", ".join(shown) + (f" and {more} more places" if more else "")


def _size(image: Image.Image) -> str:
    return f"{image.width} x {image.height}"
