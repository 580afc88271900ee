"""Whether a rectangle stands where a page says it stands."""

from e2e.verdict.evidence import Rectangle

NEARER = 0.9
"""A thing is at the left when its gap to the left is less than this share of its gap to the right. Below 1, so that
what is centred, give or take a pixel of rounding, is at neither side."""

CLOSE = 0.15
"""A gap below this share of the frame is close. What is close to a side hangs there: it is not centred, however much
of the frame it fills, so the smaller gap alone decides."""


def sides_of(rect: Rectangle, frame: Rectangle) -> set[str]:
    """Return the sides of ``frame`` that ``rect`` is nearer to; none of a pair where it is in the middle."""
    x, y, width, height = rect
    left, top, frame_width, frame_height = frame
    across = _nearer(x - left, left + frame_width - (x + width), frame_width)
    down = _nearer(y - top, top + frame_height - (y + height), frame_height)
    names = {("left", "right"): across, ("top", "bottom"): down}
    return {pair[side] for pair, side in names.items() if side is not None}


def _nearer(before: int, after: int, size: int) -> int | None:
    """Return 0 where the gap before a thing is the smaller one, 1 where the gap after it is, else None."""
    gaps = max(0, before), max(0, after)
    share = 1.0 if min(gaps) < CLOSE * size else NEARER
    if gaps[0] < gaps[1] * share:
        return 0
    return 1 if gaps[1] < gaps[0] * share else None


def stands(rect: Rectangle, sides: frozenset[str], name: str, frames: dict[str, Rectangle]) -> bool:
    """Tell whether ``rect`` stands at all ``sides`` of the frame called ``name``.

    An address bar is one line high, so of a thing in it above and below are meant of the window.
    """
    frame = frames[name]
    if name != "address-bar" or "window" not in frames:
        return sides <= sides_of(rect, frame)
    across = {side for side in sides_of(rect, frame) if side in ("left", "right")}
    down = {side for side in sides_of(rect, frames["window"]) if side in ("top", "bottom")}
    return _overlaps_down(rect, frame) and sides <= across | down


def beside(rect: Rectangle, sides: frozenset[str], anchor: Rectangle) -> bool:
    """Tell whether ``rect`` stands at ``sides`` of ``anchor``, in one line with it where they are left or right."""
    x, y, width, height = rect
    ax, ay, awidth, aheight = anchor
    tests = {
        "right": x + width / 2 > ax + awidth / 2 and _overlaps_down(rect, anchor),
        "left": x + width / 2 < ax + awidth / 2 and _overlaps_down(rect, anchor),
        "top": y + height / 2 < ay + aheight / 2,
        "bottom": y + height / 2 > ay + aheight / 2,
    }
    if not sides:
        return _overlaps_down(rect, anchor)
    return all(tests[side] for side in sides)


def _overlaps_down(rect: Rectangle, other: Rectangle) -> bool:
    return rect[1] < other[1] + other[3] and other[1] < rect[1] + rect[3]
