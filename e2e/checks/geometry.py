"""Whether a rectangle is where a page says it is."""

from collections.abc import Collection, Iterable

from e2e.verdict.evidence import Rectangle

NEARER = 0.9
"""A thing is at the left when its gap to the left is less than this share of its gap to the right. Below 1, so that
what is centred, give or take a pixel of rounding, is at neither side."""

CLOSE = 0.15
"""A gap below this share of the container is close. What is close to a side hangs there: it is not centred, however
much of the container it fills, so the smaller gap alone decides."""

_ORDER = ("top", "bottom", "left", "right")


def directions_of(rect: Rectangle, container: Rectangle) -> set[str]:
    """Return the sides of ``container`` that ``rect`` is nearer to; neither of a pair where it is in the middle."""
    x, y, width, height = rect
    left, top, container_width, container_height = container
    across = _nearer(x - left, left + container_width - (x + width), container_width)
    down = _nearer(y - top, top + container_height - (y + height), container_height)
    names = {("left", "right"): across, ("top", "bottom"): down}
    return {pair[side] for pair, side in names.items() if side is not None}


def _nearer(before: int, after: int, size: int) -> int | None:
    """Return 0 where the gap before a thing is the smaller one, 1 where the gap after it is, else None."""
    gaps = max(0, before), max(0, after)
    share = 1.0 if min(gaps) < CLOSE * size else NEARER
    if gaps[0] < gaps[1] * share:
        return 0
    return 1 if gaps[1] < gaps[0] * share else None


def is_at(rect: Rectangle, directions: Collection[str], name: str, containers: dict[str, Rectangle]) -> bool:
    """Tell whether ``rect`` is at all ``directions`` of the container called ``name``.

    An address bar is one line high, so of a thing in it above and below are meant of the window.
    """
    container = containers[name]
    if name != "address-bar" or "window" not in containers:
        return set(directions) <= directions_of(rect, container)
    across = directions_of(rect, container) & {"left", "right"}
    down = directions_of(rect, containers["window"]) & {"top", "bottom"}
    return _overlaps_down(rect, container) and set(directions) <= across | down


def is_beside(rect: Rectangle, directions: Collection[str], reference: Rectangle) -> bool:
    """Tell whether ``rect`` is at ``directions`` of ``reference``, in one line with it where they are left or right."""
    if not directions:
        return _overlaps_down(rect, reference)
    return set(directions) <= directions_beside(rect, reference)


def directions_beside(rect: Rectangle, reference: Rectangle) -> set[str]:
    """Return at which sides of ``reference`` ``rect`` is; left and right only where both are in one line."""
    x, y, width, height = rect
    other_x, other_y, other_width, other_height = reference
    in_line = _overlaps_down(rect, reference)
    tests = {
        "right": x + width / 2 > other_x + other_width / 2 and in_line,
        "left": x + width / 2 < other_x + other_width / 2 and in_line,
        "top": y + height / 2 < other_y + other_height / 2,
        "bottom": y + height / 2 > other_y + other_height / 2,
    }
    return {name for name, is_so in tests.items() if is_so}


def named(directions: Iterable[str]) -> str:
    """Return directions as one word of a message: ``top-left``, or ``middle``."""
    return "-".join(sorted(directions, key=_ORDER.index)) or "middle"


def _overlaps_down(rect: Rectangle, other: Rectangle) -> bool:
    return rect[1] < other[1] + other[3] and other[1] < rect[1] + rect[3]
