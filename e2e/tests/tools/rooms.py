"""Draws the rooms and what they import as a picture: ``python -m e2e.tests.tools.rooms FILE.svg``.

An arrow is an import that no other arrow implies; a dashed one leads through the registry of targets. Drawn by hand, as
no layout library in Python is maintained and graphviz would be one more system package.
"""

import ast
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import grimp

from e2e.tests.tools.import_contracts import filled_in_layers, targets_rooms

ROOT = Path(__file__).parents[3]
WIDTH, HEIGHT = 196, 82
"""The size of a room's box in pixels."""
GAP, RISE = 26, 44
"""Pixels between two boxes beside each other and between two rows."""
LANE = 14
"""The width of an arrow that passes a row."""
SWEEPS = 12

Edge = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """Where a box is, or an arrow passes a row: the middle in pixels from the left, the row from the top."""

    x: float
    row: int


def imports_between(rooms: Iterable[str]) -> set[Edge]:
    """Return which room imports which, from the import graph of ``e2e``."""
    graph = grimp.build_graph("e2e", cache_dir=None)
    known = set(rooms)
    found = set()
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            edge = _room(module), _room(imported)
            if edge[0] != edge[1] and known.issuperset(edge):
                found.add(edge)
    return found


def _room(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


def necessary(edges: set[Edge]) -> set[Edge]:
    """Return the edges of a graph without circles that no path of others implies."""
    after: dict[str, set[str]] = {}
    for above, below in edges:
        after.setdefault(above, set()).add(below)

    def reaches(start: str, goal: str) -> bool:
        return any(step == goal or reaches(step, goal) for step in after.get(start, ()))

    return {
        (above, below)
        for above, below in edges
        if not any(reaches(other, below) for other in after[above] if other != below)
    }


def rows_of(rooms: Iterable[str], edges: set[Edge]) -> dict[str, int]:
    """Return each room's row from the bottom: one more than that of the highest room it imports."""
    rows: dict[str, int] = {}

    def row(room: str) -> int:
        if room not in rows:
            rows[room] = max((row(below) + 1 for above, below in edges if above == room), default=0)
        return rows[room]

    for room in rooms:
        row(room)
    return rows


def lay_out(rows: Mapping[str, int], edges: set[Edge]) -> tuple[dict[str, Place], dict[Edge, list[str]]]:
    """Return where boxes and passing arrows are, and by which of these names each arrow runs."""
    top = max(rows.values())
    order: list[list[str]] = [
        sorted(room for room in rows if top - rows[room] == row) for row in range(top + 1)
    ]
    runs: dict[Edge, list[str]] = {}
    for above, below in sorted(edges):
        first, last = top - rows[above], top - rows[below]
        passing = [f"{above}>{below}>{row}" for row in range(first + 1, last)]
        for row, name in enumerate(passing, first + 1):
            order[row].append(name)
        runs[above, below] = [above, *passing, below]
    near: dict[str, list[str]] = {}
    for run in runs.values():
        for one, other in pairwise(run):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    return _uncrossed(order, near, runs), runs


def _uncrossed(
    order: list[list[str]], near: Mapping[str, list[str]], runs: Mapping[Edge, list[str]]
) -> dict[str, Place]:
    """Order each row by the middle of what its parts are connected with, then swap parts while that helps."""
    places = _placed(order)
    for sweep in range(SWEEPS):
        for row in range(len(order)) if sweep % 2 else reversed(range(len(order))):
            order[row].sort(key=partial(_middle, near, places, row - 1 if sweep % 2 else row + 1))
            places = _placed(order)
    best, better = _cost(places, runs), True
    while better:
        better = False
        for names in order:
            for one, other in combinations(range(len(names)), 2):
                names[one], names[other] = names[other], names[one]
                cost = _cost(_placed(order), runs)
                if cost < best:
                    best, better = cost, True
                else:
                    names[one], names[other] = names[other], names[one]
    return _placed(order)


def _middle(near: Mapping[str, list[str]], places: Mapping[str, Place], row: int, name: str) -> float:
    """Return the middle of what a part is connected with in a row, or its own where that is nothing."""
    there = [places[other].x for other in near.get(name, ()) if places[other].row == row]
    return sum(there) / len(there) if there else places[name].x


def _placed(order: list[list[str]]) -> dict[str, Place]:
    widths = [sum(_width(name) + GAP for name in row) - GAP for row in order]
    places = {}
    for number, row in enumerate(order):
        left = (max(widths) - widths[number]) / 2
        for name in row:
            places[name] = Place(left + _width(name) / 2, number)
            left += _width(name) + GAP
    return places


def _width(name: str) -> int:
    return LANE if ">" in name else WIDTH


def _cost(places: Mapping[str, Place], runs: Mapping[Edge, list[str]]) -> float:
    """Return crossings, and as a part of one how far to the side the arrows lead."""
    parts = [(places[one], places[other]) for run in runs.values() for one, other in pairwise(run)]
    crossings = sum(
        one[0].row == other[0].row and (one[0].x - other[0].x) * (one[1].x - other[1].x) < 0
        for number, one in enumerate(parts)
        for other in parts[:number]
    )
    return crossings + sum(abs(start.x - end.x) for start, end in parts) / 1e6


def draw(
    places: Mapping[str, Place], runs: Mapping[Edge, list[str]], dashed: set[Edge], says: Mapping[str, str]
) -> str:
    """Return the picture as SVG; ``says`` has a sentence for each room."""
    boxes = {name: place for name, place in places.items() if ">" not in name}
    width = max(place.x + _width(name) / 2 for name, place in places.items()) + 2 * GAP
    height = (max(place.row for place in places.values()) + 1) * (HEIGHT + RISE) - RISE + 2 * GAP
    arrows = [_arrow([places[name] for name in run], edge in dashed) for edge, run in sorted(runs.items())]
    drawn = [_box(name, place, says[name]) for name, place in sorted(boxes.items())]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
            f'height="{height:.0f}" font-family="Liberation Sans, Arial, sans-serif">',
            "<title>The rooms of e2e/, and which imports which</title>",
            '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#57606a"/></marker></defs>',
            f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
            *arrows,
            *drawn,
            "</svg>",
            "",
        ]
    )


def _arrow(run: list[Place], dashed: bool) -> str:
    x, y = run[0].x + GAP, _top(run[0]) + HEIGHT
    path = f"M{x:.0f},{y}"
    for number, place in enumerate(run[1:], 1):
        next_x, next_y = place.x + GAP, _top(place)
        half = (y + next_y) / 2
        path += f" C{x:.0f},{half:.0f} {next_x:.0f},{half:.0f} {next_x:.0f},{next_y}"
        if number < len(run) - 1:
            next_y += HEIGHT
            path += f" V{next_y}"
        x, y = next_x, next_y
    dashes = ' stroke-dasharray="6 4"' if dashed else ""
    return (
        f'<path d="{path}" fill="none" stroke="#57606a" stroke-width="1.5"{dashes} marker-end="url(#head)"/>'
    )


def _top(place: Place) -> int:
    return GAP + place.row * (HEIGHT + RISE)


def _box(name: str, place: Place, sentence: str) -> str:
    left, top = place.x + GAP - WIDTH / 2, _top(place)
    lines = textwrap.wrap(sentence, 33, max_lines=3, placeholder=" …")
    text = "".join(
        f'<text x="{left + 10:.0f}" y="{top + 38 + 15 * number}" font-size="11.5" fill="#57606a">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    return (
        f'<rect x="{left:.0f}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#f6f8fa" stroke="#8c959f"/>'
        f'<text x="{left + 10:.0f}" y="{top + 20}" font-size="15" font-weight="bold" fill="#1f2328">{name}</text>{text}'
    )


def _layers(contracts: Mapping[str, Any]) -> dict[str, int]:
    """Return the number of each room's layer, from the top, in the contract that names them all."""
    layers = next(contract["layers"] for contract in contracts["contracts"] if "layers" in contract)
    return {
        room.strip(" ()"): number
        for number, layer in enumerate(filled_in_layers(layers))
        for room in re.split("[|:]", layer)
    }


def picture() -> str:
    """Return the picture of the rooms as they are."""
    rooms = sorted(
        file.parent.name for file in (ROOT / "e2e").glob("*/__init__.py") if file.parent.name != "tests"
    )
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    layers = _layers(config["importlinter"])
    dashed = {("plugin", room) for room in targets_rooms()}
    imports = {edge for edge in imports_between(rooms) if layers[edge[0]] < layers[edge[1]]}
    edges = necessary(imports | dashed)
    places, runs = lay_out(rows_of(rooms, edges), edges)
    says = {}
    for room in rooms:
        tree = ast.parse((ROOT / "e2e" / room / "__init__.py").read_text("utf-8"))
        says[room] = (ast.get_docstring(tree) or "").partition("\n")[0].rstrip(".")
    return draw(places, runs, dashed, says)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(), "utf-8")
