"""``python -m e2e.tests.tools.bench`` (``make bench``): how long the suite takes, and where its time goes.

Machines are shared and noisy: a change is judged by the ratios of runs that took turns on the same one. Slow is no
failure: the exit status is 0 wherever all that was asked for could be measured, and 3 where the harness failed.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from e2e.harness.errors import HarnessError
from e2e.harness.files.writing import write_whole
from e2e.tests.tools.bench.base.checkout import commit_of, exact
from e2e.tests.tools.bench.measuring.run import ROOT
from e2e.tests.tools.bench.pages.growth import growth
from e2e.tests.tools.bench.pages.paired import paired
from e2e.tests.tools.bench.pages.where import where
from e2e.tests.tools.bench.pages.workers import workers
from e2e.tests.tools.bench.peers.doc_detective.side_by_side import side_by_side
from e2e.tests.tools.bench.peers.pictures.comparison import comparison
from e2e.tests.tools.bench.reports.chart import svg
from e2e.tests.tools.bench.reports.tables import markdown
from e2e.tests.tools.bench.settings import Settings
from e2e.tests.tools.bench.single.floor import floor
from e2e.tests.tools.bench.single.reading import reading
from e2e.tests.tools.bench.single.steps import steps

PARTS: dict[str, Callable[[Settings], dict[str, Any]]] = {
    "pairs": paired,
    "steps": steps,
    "reading": reading,
    "where": where,
    "workers": workers,
    "floor": floor,
    "growth": growth,
    "comparison": comparison,
    "peer": side_by_side,
}
"""What can be measured, by name."""

INTERRUPTED = 130
"""The exit status of a program that Ctrl-C ended, as shells give it."""

USUAL = ("reading", "where", "steps", "comparison")
"""What is measured where nobody says, in a quarter of an hour at most; with a base, pairs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the results after each part."""
    settings, parts = _asked(arguments)
    folder = settings.results
    results = _earlier(folder)

    def keep(part: str, found: dict[str, Any]) -> None:
        results["parts"][part] = found
        _write(results, folder)

    try:
        for part in parts:
            settings.say(f"{part} …")
            given = replace(settings, earlier=dict(results["parts"]), keep=partial(keep, part))
            keep(part, PARTS[part](given))
    except HarnessError as failure:
        print(failure, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"bench: ended; what was measured is in {folder}", file=sys.stderr)
        return INTERRUPTED
    print(markdown({**results, "parts": {part: results["parts"][part] for part in parts}}))
    settings.say(f"Results: {folder}/bench.json, bench.md, bench.svg")
    return 0


def _asked(arguments: Sequence[str] | None) -> tuple[Settings, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m e2e.tests.tools.bench", description=__doc__)
    parser.add_argument("--part", action="append", choices=[*PARTS, "all"], help="only this; repeatable")
    parser.add_argument("--base", default="", metavar="COMMIT", help="compare with this commit, in turns")
    parser.add_argument("--rounds", type=int, default=3, help="how many pairs (default: %(default)s)")
    parser.add_argument("--page", action="append", default=[], help="only this page or step; repeatable")
    parser.add_argument("--workers", help="numbers of workers; a single one is that of all runs")
    parser.add_argument("--results", type=Path, default=ROOT / ".cache" / "bench", help="a folder")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds: at least one")
    numbers = tuple(int(number) for number in (options.workers or "").split())
    settings = Settings(
        pages=tuple(options.page),
        rounds=options.rounds,
        base=options.base,
        results=options.results,
        workers=numbers if len(numbers) > 1 else (1, 2, 3, 4),
        fixed_workers=numbers[0] if len(numbers) == 1 else None,
    )
    wanted = options.part or (["pairs"] if options.base else list(USUAL))
    if "all" in wanted:
        wanted = [part for part in PARTS if part != "pairs" or options.base]
    if "pairs" in wanted and not options.base:
        parser.error("pairs need a commit to compare with: BASE=commit")
    return settings, wanted


def _earlier(folder: Path) -> dict[str, Any]:
    """Return the results of this commit so far: parts that are measured later are added to them."""
    rows = (row.split() for row in Path("/proc/meminfo").read_text("ascii").splitlines())
    fresh: dict[str, Any] = {
        "schema": 1,
        "commit": commit_of(ROOT),
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {
            "cores": os.cpu_count() or 1,
            "memory": next(int(row[1]) for row in rows if row[0] == "MemTotal:") * 1024,
            "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        },
        "parts": {},
    }
    file = folder / "bench.json"
    if not file.is_file():
        return fresh
    known = json.loads(file.read_text("utf-8"))
    same = (
        known.get("schema") == 1
        and exact(fresh["commit"])
        and known["commit"] == fresh["commit"]
        and known["machine"] == fresh["machine"]
    )
    return known if same else fresh


def _write(results: dict[str, Any], folder: Path) -> None:
    contents = {
        "bench.json": json.dumps(results, indent=1, ensure_ascii=False) + "\n",
        "bench.md": markdown(results),
        "bench.svg": svg(results),
    }
    for name, content in contents.items():
        write_whole(folder / name, content)


if __name__ == "__main__":
    sys.exit(main())
