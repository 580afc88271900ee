"""Whether a rectangle stands where a page says it stands."""

from e2e.verdict.evidence import Rectangle

SIDES = ("top", "bottom", "left", "right")

NEARER = 0.9
"""A thing is at the left when its gap to the left is less than this share of its gap to the right. Below 1, so that
what is centred, give or take a pixel of rounding, is at neither side."""


def sides_of(rect: Rectangle, frame: Rectangle) -> set[str]:
    """Return the sides of ``frame`` that ``rect`` is nearer to; none of a pair where it is in the middle."""
    x, y, width, height = rect
    left, top, frame_width, frame_height = frame
    gaps = {
        "left": x - left,
        "right": left + frame_width - (x + width),
        "top": y - top,
        "bottom": top + frame_height - (y + height),
    }
    sides = set()
    for one, other in (("left", "right"), ("top", "bottom")):
        near, far = max(0, gaps[one]), max(0, gaps[other])
        if near < far * NEARER:
            sides.add(one)
        elif far < near * NEARER:
            sides.add(other)
    return sides


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
