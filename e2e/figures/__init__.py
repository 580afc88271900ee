"""Figures: cut out of a screen, stored with their provenance, told current or stale."""

from e2e.figures.baseline import Baseline, BaselineBroken
from e2e.figures.capture import Capture
from e2e.figures.compare import Comparison, check, compare, nearest
from e2e.figures.crop import ICON_MARGIN, MARGIN, Cutout, around, cut, labels_inside
from e2e.figures.diff import difference_picture
from e2e.figures.environment import Environment, same
from e2e.figures.pointer import draw_pointer
from e2e.figures.provenance import BrokenProvenance, Entry
from e2e.figures.store import FigureNotWritten, Store

__all__ = [
    "ICON_MARGIN",
    "MARGIN",
    "Baseline",
    "BaselineBroken",
    "BrokenProvenance",
    "Capture",
    "Comparison",
    "Cutout",
    "Entry",
    "Environment",
    "FigureNotWritten",
    "Store",
    "around",
    "check",
    "compare",
    "cut",
    "difference_picture",
    "draw_pointer",
    "labels_inside",
    "nearest",
    "same",
]
