"""The verdict of a comparison: a stored screenshot is current, stale, missing or new, and why."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

from PIL import Image

from e2e.desktop.widget import Rect
from e2e.messages.message import Message
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
    "baseline"). ``reason`` is for a writer. ``changed`` are the changed areas in pixels of the captured
    picture, empty where pixels did not decide. ``matches`` names another stored screenshot that shows what was
    captured.
    """

    verdict: ScreenshotVerdict
    difference: float
    threshold: float
    reason: Message
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
        return _absent("missing", Message("screenshot-not-stored"))
    if baseline is None:
        return _absent("new", Message("screenshot-first"))
    if isinstance(baseline, BaselineBroken):
        return _absent("stale", baseline.reason)
    if _blind(baseline, capture):
        return _absent("stale", Message("screenshot-all-masked"))
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
    reason = Message("screenshot-shown-by-other", {"reason": result.reason, "matches": match})
    return replace(result, reason=reason, matches=match)


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


def _absent(verdict: ScreenshotVerdict, reason: Message) -> Comparison:
    return Comparison(verdict, 1.0, THRESHOLD, reason, "baseline")


def _by_pixels(baseline: Baseline, capture: Capture) -> Comparison:
    before, after = baseline.image, capture.image.convert("RGB")
    masks = [*capture.masks, *(baseline.entry.masks if baseline.entry else ())]
    if before.size != after.size:
        reason = _with_labels(_sizes(before, after), baseline, capture)
        changed = _changed_in_common(before, after, masks)
        return Comparison("stale", 1.0, THRESHOLD, reason, "pixels", changed)
    result = measure(before, after, masks)
    if result.difference >= THRESHOLD:
        reason = _with_labels(Message("screenshot-changed", {"places": _places(result)}), baseline, capture)
        return Comparison("stale", result.difference, THRESHOLD, reason, "pixels", result.changed)
    reason = Message("screenshot-equal" if result.difference == 0 else "screenshot-noise")
    if baseline.entry is None:
        reason = Message("screenshot-unrecorded", {"reason": reason})
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
    differ = [
        Message("environment-part", {"part": part})
        for part in differing(entry.environment, capture.environment)
    ]
    if baseline.edited:
        reason = Message("screenshot-elsewhere-edited", {"differing": differ})
        return Comparison("stale", 1.0, threshold, reason, "labels+hash")
    changes = label_changes(_addresses(entry.labels), _addresses(capture.labels))
    if changes:
        reason = Message("screenshot-elsewhere-labels", {"differing": differ, "changes": changes})
        return Comparison("stale", 1.0, threshold, reason, "labels+hash")
    distance = hash_distance(
        perceptual_hash(baseline.image, entry.masks), perceptual_hash(capture.image, capture.masks)
    )
    if distance >= threshold:
        reason = Message("screenshot-elsewhere-differs", {"differing": differ, "labels": len(labels)})
        return Comparison("stale", distance, threshold, reason, "labels+hash")
    reason = Message("screenshot-elsewhere-alike", {"differing": differ, "labels": len(labels)})
    return Comparison("current", distance, threshold, reason, "labels+hash")


def label_changes(before: tuple[str, ...], after: tuple[str, ...]) -> Message | None:
    """Return which labels are gone, new or in another order; None if none. White space is folded."""
    old, new = folded(before), folded(after)
    gone = list((Counter(old) - Counter(new)).elements())
    added = list((Counter(new) - Counter(old)).elements())
    if gone and added:
        return Message("labels-gone-and-new", {"gone": gone, "new": added})
    if gone:
        return Message("labels-gone", {"gone": gone})
    if added:
        return Message("labels-new", {"new": added})
    return Message("labels-reordered", {"labels": list(new)}) if old != new else None


def _addresses(labels: tuple[str, ...]) -> tuple[str, ...]:
    # A deployment on another port than the page's has no place that names the standard one, as Chrome's lists do.
    return tuple(re.sub(r"(?<=\w):443\b", "", label) for label in labels)


def _with_labels(reason: Message, baseline: Baseline, capture: Capture) -> Message:
    changes = label_changes(baseline.entry.labels, capture.labels) if baseline.entry else None
    return Message("screenshot-labels", {"reason": reason, "changes": changes}) if changes else reason


def _places(result: Measure) -> list[Message]:
    return [
        Message("area", {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height})
        for rect in result.changed
    ]


def _sizes(before: Image.Image, after: Image.Image) -> Message:
    return Message(
        "screenshot-size",
        {
            "stored-width": before.width,
            "stored-height": before.height,
            "width": after.width,
            "height": after.height,
        },
    )
