"""The results of a benchmark, as tables and as a chart."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from e2e.tests.tools.bench.__main__ import PARTS, main
from e2e.tests.tools.bench.measuring.run import ROOT
from e2e.tests.tools.bench.measuring.spans import KINDS
from e2e.tests.tools.bench.pages.growth import SOURCE, copied, line
from e2e.tests.tools.bench.peers.pictures.comparison import CHANGES, summed_up
from e2e.tests.tools.bench.reports.chart import svg
from e2e.tests.tools.bench.reports.tables import markdown, table

MACHINE = {"slowness": 1.2, "load": 0.5, "free": 2**30}
TWICE = "docs/en/a.md::one: At the first visit the bubble did not come."
RUN = {
    "second_visits": 1,
    "visited_twice": [TWICE],
    "seconds": 30.0,
    "cpu": 60.0,
    "largest_process": 2**28,
    "machine": MACHINE,
}
WORK = {"blocks": 2, "screenshots": 3, "claims": {"label": 4, "outcome": 5}}
PAIR = {
    "base": {**RUN, "seconds": 120.0, "work": WORK},
    "now": {**RUN, "work": WORK},
    "differences": [],
    "equal_machine": True,
    "ratio": 0.25,
    "cpu_ratio": 0.3,
}
BLOCKS = {
    "docs/en/a.md::one": {kind: float(number) for number, kind in enumerate(KINDS)},
    "docs/en/a.md::<two>": dict.fromkeys(KINDS, 0.5),
}


def results(**parts: Any) -> dict[str, Any]:
    machine = {"cores": 2, "memory": 24 * 2**30, "system": "Debian"}
    return {"schema": 1, "commit": "abc", "date": "2026-11-28", "machine": machine, "parts": parts}


ALL = results(
    pairs={
        "base": "0ld",
        "now": "abc",
        "pages": [],
        "pairs": [PAIR],
        "ratio": {"median": 0.25, "lowest": 0.25, "highest": 0.25},
        "cpu_ratio": None,
    },
    where={
        "run": RUN,
        "outcome": "verified",
        "blocks": BLOCKS,
        "totals": {kind: sum(row[kind] for row in BLOCKS.values()) for kind in KINDS},
        "explained": 0.9,
        "cpu": {"reader: renderer": 40.0, "Python": 18.0},
        "cpu_missed": 2.0,
        "largest": 2**31,
    },
    steps={
        "docs/en/a.md::one": {"seconds": 9.5, "cpu": 12.0, "runs": [RUN], "outcomes": ["verified", "drifted"]}
    },
    workers={"2": {**RUN, "outcome": "verified", "largest": 2**31, "inconclusive": 0}},
    growth={
        "runs": [{"times": 1, "blocks": 11, **RUN, "outcome": "verified"}],
        "seconds_at_start": 5.0,
        "seconds_a_block": 2.125,
    },
    comparison={
        "pictures": 2,
        "changes": ["equal"],
        "note": "Of files.",
        "tools": {"odiff": {"equal": {"milliseconds": 4.25, "same": 2}}},
    },
    floor={"a.md::one": {"cpu": 9.0, "needed": 6.0, "ratio": 1.5, "loads": 1, "joins": 1, "peers": 0}},
    peer={
        "version": "4.38.1",
        "note": "They do.",
        "pairs": [{"doc_detective": 30.0, "now": 12.0, "ratio": 0.4}],
        "ratio": {"median": 0.4, "lowest": 0.4, "highest": 0.4},
    },
    reading={"opened": {"times": 20, "median": 0.3125, "longest": 0.5}},
)


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - of our own making


def test_all_parts_have_a_table() -> None:
    text = markdown(ALL)
    assert "**0.25 (0.25 to 0.25)**, of CPU seconds none: the work was not the same" in text
    assert "| 1 | 120.0 | 30.0 | 0.25 | 60.0 | 60.0 | 0.30 | 1 | 1.2 / 1.2 |" in text
    assert "| docs/en/a.md::one | 36.0 | 0.0 | 1.0 |" in text
    assert "| not seen by a sample | 2.0 | 3% |" in text
    assert text.count(f"Visited twice:\n\n- {TWICE}") == 2
    assert "2.12 s a block" in text
    assert "| opened | 20 | 0.312 | 0.500 |" in text
    assert "| a.md::one | 9.0 | 6.0 | 1.50 | 1, 1, 0 |" in text
    assert "| 1 | 30.0 | 12.0 | 0.40 |" in text
    assert "| odiff | 4.2 ms, 2 |" in text
    assert "| docs/en/a.md::one | drifted, verified | 9.5 | 12.0 |" in text
    assert set(ALL["parts"]) <= set(PARTS)


def test_each_row_has_a_cell_for_each_column() -> None:
    for part in markdown(ALL).split("\n\n"):
        if part.startswith("| "):
            assert len({line.count("|") for line in part.strip().splitlines()}) == 1, part


def test_what_was_not_measured_is_not_there() -> None:
    assert "##" not in markdown(results())
    assert parsed(svg(results())).tag.endswith("svg")


def test_differences_stand_below_the_pairs() -> None:
    pair = {**PAIR, "ratio": None, "cpu_ratio": None, "differences": ["a.md::1: only in this run"]}
    pairs = {**ALL["parts"]["pairs"], "pairs": [pair], "ratio": None}
    text = markdown(results(pairs=pairs))
    assert "Not the same work:\n\n- a.md::1: only in this run" in text
    assert "| 1 | 120.0 | 30.0 | – |" in text


def test_a_cell_cannot_break_its_table() -> None:
    assert table(("a", "b"), [["x|y", 1.25]]) == "| a | b |\n| --- | ---: |\n| x\\|y | 1.2 |"


def test_the_chart_stacks_the_kinds_of_each_block() -> None:
    picture = parsed(svg(ALL))
    space = "{http://www.w3.org/2000/svg}"
    texts = ["".join(text.itertext()) for text in picture.iter(f"{space}text")]
    assert {"en/a.md::one", "en/a.md::<two>", "pair 1, base", "reader: renderer", *KINDS} <= set(texts)
    stacked = [box for box in picture.iter(f"{space}rect") if box.find(f"{space}title") is not None]
    one = stacked[len(KINDS) : 2 * len(KINDS) - 1]
    ends = [float(box.get("x", 0)) + float(box.get("width", 0)) for box in one]
    starts = [float(box.get("x", 0)) for box in one[1:]]
    assert starts == pytest.approx(ends[:-1], abs=0.2)
    _, _, width, height = map(float, picture.get("viewBox", "").split())
    for box in picture.iter(f"{space}rect"):
        assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width
        assert float(box.get("y", 0)) + float(box.get("height", 0)) <= height


def test_growth_is_a_line() -> None:
    assert line([(10, 25.0), (20, 45.0), (40, 85.0)]) == pytest.approx((5.0, 2.0))


def test_pairs_need_a_base(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--part", "pairs"])
    assert "BASE=commit" in capsys.readouterr().err


def test_times_of_pictures_are_summed_up_by_change() -> None:
    results = [{"milliseconds": float(number), "same": number < 3} for number in range(3 * len(CHANGES))]
    found = summed_up(results, 3)
    assert found["equal"] == {"milliseconds": 1.0, "same": 3}
    assert found["one pixel"] == {"milliseconds": 4.0, "same": 0}


def test_copies_of_a_page_are_pages_of_their_own(tmp_path: Path) -> None:
    copies = copied(ROOT / SOURCE, 2, tmp_path)
    texts = [copy.read_text("utf-8") for copy in copies]
    assert [re.search(r"^ref: (\S+)$", text, re.MULTILINE)[1][-2:] for text in texts] == ["_1", "_2"]  # type: ignore[index]
    pictures = re.findall(r"\]\((\.\./\S+\.png)\)", texts[0])
    assert len(pictures) > 5
    assert all((copies[0].parent / picture).is_file() for picture in pictures)
