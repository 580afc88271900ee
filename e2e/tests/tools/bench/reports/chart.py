"""The chart of a benchmark as SVG: a bar of each run in pairs, and a stacked bar of each block by kind of work."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from e2e.tests.tools.bench.measuring.spans import KINDS

COLOURS = dict(
    zip(
        KINDS,
        ("#332288", "#88ccee", "#44aa99", "#cc6677", "#dddddd", "#ddcc77", "#aa4499", "#117733", "#999999"),
        strict=True,
    )
)
"""A colour a kind: Paul Tol's “muted” set, which people who see colours differently can tell apart."""

WIDTH, LABELS, RIGHT = 1000, 370, 60
"""Pixels of the picture, of the names at the left, and of the numbers at the right."""
ROW, BAR, GAP = 18, 13, 24
LEAST = 0.05
"""Seconds below which a kind of process is left out: it would be 0.0."""


def svg(results: Mapping[str, Any]) -> str:
    """Return the picture; parts that were not measured are not in it."""
    parts = results["parts"]
    drawn: list[str] = []
    y = 30
    if "pairs" in parts:
        y = _title(drawn, y, f"Seconds: {parts['pairs']['base']} and {parts['pairs']['now']} in turns")
        y = _pairs(drawn, y, parts["pairs"]["pairs"])
    if "where" in parts:
        y = _title(drawn, y, "Seconds of each block, by kind of work")
        y = _legend(drawn, y)
        y = _blocks(drawn, y, {"all blocks": parts["where"]["totals"]}) - GAP // 2
        y = _blocks(drawn, y, parts["where"]["blocks"])
    if "where" in parts and parts["where"]["cpu"]:
        y = _title(drawn, y, "CPU seconds by kind of process")
        y = _bars(drawn, y, _shown(parts["where"]["cpu"]), [COLOURS["setup"]])
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" font-family="sans-serif" '
            'font-size="12" role="img">',
            f"<title>Benchmark of {escape(results['commit'])}</title>",
            f'<rect width="{WIDTH}" height="{y}" fill="#fff"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def _title(drawn: list[str], y: int, text: str) -> int:
    drawn.append(f'<text x="10" y="{y}" font-size="15" font-weight="bold">{escape(text)}</text>')
    return y + 14


def _legend(drawn: list[str], y: int) -> int:
    x = 10
    for kind, colour in COLOURS.items():
        drawn.append(f'<rect x="{x}" y="{y}" width="11" height="11" fill="{colour}"/>')
        drawn.append(f'<text x="{x + 16}" y="{y + 10}">{kind}</text>')
        x += 34 + 7 * len(kind)
    return y + GAP


def _pairs(drawn: list[str], y: int, pairs: Sequence[Mapping[str, Any]]) -> int:
    rows = [
        (f"pair {number}, {side}", pair[side]["seconds"])
        for number, pair in enumerate(pairs, 1)
        for side in ("base", "now")
    ]
    return _bars(drawn, y, rows, [COLOURS["other"], COLOURS["load"]])


def _shown(cpu: Mapping[str, float]) -> list[tuple[str, float]]:
    return [(kind, seconds) for kind, seconds in cpu.items() if seconds >= LEAST]


def _bars(drawn: list[str], y: int, rows: Sequence[tuple[str, float]], colours: Sequence[str]) -> int:
    """Draw a bar a row; the colours take turns."""
    scale = _scale(seconds for _, seconds in rows)
    for number, (name, seconds) in enumerate(rows):
        _name(drawn, y, name)
        drawn.append(_rect(LABELS, y, seconds * scale, colours[number % len(colours)]))
        _number(drawn, y, LABELS + seconds * scale, seconds)
        y += ROW
    return y + GAP


def _blocks(drawn: list[str], y: int, blocks: Mapping[str, Mapping[str, float]]) -> int:
    rows = sorted(blocks.items(), key=lambda each: -sum(each[1].values()))
    scale = _scale(sum(row.values()) for _, row in rows)
    for block, row in rows:
        _name(drawn, y, block.removeprefix("docs/"))
        x = float(LABELS)
        for kind in KINDS:
            width = max(row[kind], 0.0) * scale
            if width >= 0.2:
                drawn.append(_rect(x, y, width, COLOURS[kind], f"{kind} {row[kind]:.1f} s"))
                x += width
        _number(drawn, y, x, sum(row.values()))
        y += ROW
    return y + GAP


def _scale(values: Iterable[float]) -> float:
    return (WIDTH - LABELS - RIGHT) / max([0.001, *values])


def _name(drawn: list[str], y: int, name: str) -> None:
    drawn.append(f'<text x="{LABELS - 8}" y="{y + BAR - 2}" text-anchor="end">{escape(name)}</text>')


def _number(drawn: list[str], y: int, x: float, seconds: float) -> None:
    drawn.append(f'<text x="{x + 5:.1f}" y="{y + BAR - 2}">{seconds:.1f}</text>')


def _rect(x: float, y: int, width: float, colour: str, title: str = "") -> str:
    inside = f"<title>{escape(title)}</title>" if title else ""
    return f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}">{inside}</rect>'
