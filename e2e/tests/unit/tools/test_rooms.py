"""The picture of the rooms: its arrows lead down, and its boxes stand beside each other."""

from itertools import pairwise
from xml.etree import ElementTree

from e2e.tests.tools.rooms import draw, lay_out, necessary, picture, rows_of

EDGES = {("top", "left"), ("top", "right"), ("left", "bottom"), ("right", "bottom"), ("top", "bottom")}
ROOMS = ["bottom", "left", "right", "top"]


def test_an_arrow_that_others_imply_is_left_out() -> None:
    assert necessary(EDGES) == EDGES - {("top", "bottom")}


def test_each_room_stands_above_what_it_imports() -> None:
    assert rows_of(ROOMS, EDGES) == {"bottom": 0, "left": 1, "right": 1, "top": 2}


def test_an_arrow_over_several_rows_runs_beside_the_boxes() -> None:
    places, runs = lay_out(rows_of(ROOMS, EDGES), EDGES)
    (passing,) = runs["top", "bottom"][1:-1]
    middle = sorted((places[name].x, name) for name in ("left", "right", passing))
    assert [places[name].row for _, name in middle] == [1, 1, 1]
    assert min(other[0] - one[0] for one, other in pairwise(middle)) > 100


def test_arrows_do_not_cross_where_they_need_not() -> None:
    crossed = {("a", "z"), ("b", "y"), ("c", "x")}
    places, _ = lay_out(rows_of([*"abcxyz"], crossed), crossed)
    above = sorted("abc", key=lambda name: places[name].x)
    below = sorted("xyz", key=lambda name: places[name].x)
    assert ["zyx"["abc".index(name)] for name in above] == below


def test_what_leads_through_the_registry_is_dashed() -> None:
    places, runs = lay_out(rows_of(ROOMS, EDGES), EDGES)
    drawn = draw(places, runs, {("top", "left")}, dict.fromkeys(ROOMS, "a < b"))
    ElementTree.fromstring(drawn)  # noqa: S314 - our own picture
    assert drawn.count("stroke-dasharray") == 1


def test_every_room_is_in_the_picture() -> None:
    drawn = ElementTree.fromstring(picture())  # noqa: S314 - our own picture
    texts = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"plugin", "jitsi", "scenarios", "chrome", "harness", "markup", "setup"} <= set(texts)
