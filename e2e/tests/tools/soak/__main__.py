"""``python -m e2e.tests.tools.soak`` (``make soak``): all pages again and again, on a busy machine.

No verdict may change, and none may be inconclusive. Every second run walks the blocks in a random order. The exit
status is 1 where one does, with its causes listed, and 3 where a run could not be made or there is nothing to compare.
"""

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from e2e.harness.errors import HarnessError
from e2e.harness.files.writing import write_whole
from e2e.harness.workspace import Process, Workspace
from e2e.tests.tools.bench.base.checkout import commit_of, exact
from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.soak.inside import COUNTS, SEED
from e2e.tests.tools.soak.record import blocks, counted, differing, markdown, undecided

LOADS = {"none": (), "cpu": ("cpu",), "disk": ("disk",), "both": ("cpu", "disk")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and write the table after each run."""
    options = _parser().parse_args(arguments)
    folder: Path = options.results
    rows: list[dict[str, Any]] = []
    try:
        rows += _earlier(folder, options)
        _add_runs(rows, options, folder)
    except HarnessError as failure:
        print(failure, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"soak: ended after run {len(rows)}; CONTINUE=1 goes on", file=sys.stderr)
        return 130
    print(markdown(rows, options.load, commit_of(ROOT)))
    if len(rows) < 2:
        print("soak: one run alone says nothing; CONTINUE=1 goes on", file=sys.stderr)
        return 3
    return 1 if differing(rows) or undecided(rows) else 0


def _add_runs(rows: list[dict[str, Any]], options: argparse.Namespace, folder: Path) -> None:
    """Make the runs that are left, and write the table after each. Raises HarnessError where one leaves no verdict."""
    began = time.monotonic()
    with busy(options.load) as loads:
        for number in range(len(rows) + 1, options.runs + 1):
            if options.budget and time.monotonic() - began > 60 * options.budget:
                print(f"The budget is used up after run {number - 1}; CONTINUE=1 goes on.")
                break
            row = _run(number, options, folder)
            # A load that ended by itself, as on a full disk, was none.
            for process in loads:
                process.check()
            rows.append(row)
            _write(rows, options, folder)
            if "failure" in row:
                raise HarnessError(row["failure"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m e2e.tests.tools.soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="in all, at least two (default: %(default)s)")
    parser.add_argument("--load", choices=LOADS, default="both", help="beside it (default: %(default)s)")
    parser.add_argument("--page", action="append", default=[], help="only this page or step; repeatable")
    parser.add_argument("--seed", type=int, default=0, help="what random orders begin with")
    parser.add_argument("--workers", type=int, help="default: as many as usual")
    parser.add_argument("--budget", type=float, metavar="MINUTES", help="begin no run after so many minutes")
    parser.add_argument("--continue", dest="go_on", action="store_true", help="go on with earlier runs")
    parser.add_argument("--results", type=Path, default=ROOT / ".cache" / "soak", help="a folder")
    return parser


@contextmanager
def busy(load: str) -> Iterator[list[Process]]:
    """Keep processor and disk busy by the processes that it yields, which are ended however this ends."""
    script = Path(__file__).with_name("load.py")
    with Workspace("load", watched=True) as workspace:
        for kind in LOADS[load]:
            for number in range((os.cpu_count() or 1) if kind == "cpu" else 1):
                workspace.run(
                    f"{kind}-{number}",
                    [sys.executable, "-I", script, kind, workspace.folder],
                    env=workspace.environment(),
                )
        yield list(workspace.processes)


def _run(number: int, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Walk the pages once, even numbers in a random order, and keep the report where not all went well at once.

    A run that leaves no verdict has no blocks, and its failure.
    """
    seed = options.seed + number if number % 2 == 0 else None
    report = folder / "runs" / f"{number:02}"
    shutil.rmtree(report, ignore_errors=True)
    # One block after another to whoever is free: a chunk in advance would keep the order of the pages within it.
    spread = [] if any("::" in page for page in options.page) else ["--dist", "load", "--maxschedchunk", "1"]
    counts = folder / "runs" / f"{number:02}-kept.jsonl"
    counts.parent.mkdir(parents=True, exist_ok=True)
    counts.unlink(missing_ok=True)
    began = time.monotonic()
    try:
        run = verify(
            ROOT,
            options.page,
            workers=options.workers,
            arguments=["-p", "e2e.tests.tools.soak.inside", *([] if seed is None else spread)],
            environment={COUNTS: str(counts), **({} if seed is None else {SEED: str(seed)})},
            every=1.0,
            report=report,
        )
    except HarnessError as failure:
        without = {"seconds": time.monotonic() - began, "cpu": 0.0, "kept": counted([]), "blocks": {}}
        return {"run": number, "seed": seed, **without, "failure": str(failure)}
    found = blocks(run.verdict)
    outcomes = [block["verdict"] for block in found.values()]
    again = sum(block["tries"] > 1 for block in found.values())
    verdicts = ", ".join(f"{outcomes.count(verdict)} {verdict}" for verdict in dict.fromkeys(outcomes))
    print(f"run {number}: {run.seconds:.0f} s, {verdicts}, {again} second visits", flush=True)
    if not again and set(outcomes) == {"verified"}:
        # Nothing to look at but the verdict.
        for entry in report.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
    kept = counted(counts.read_text("utf-8").splitlines() if counts.is_file() else [])
    took = {"seconds": run.seconds, "cpu": run.cpu}
    return {"run": number, "seed": seed, **took, "kept": kept, "blocks": found}


def _earlier(folder: Path, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the runs to go on with; without them, make room for new ones.

    Raises HarnessError where they are another commit's or of another kind, or where the folder is not a soak's.
    """
    file = folder / "soak.json"
    if not options.go_on or not file.is_file():
        runs = folder / "runs"
        if runs.exists() and not file.is_file():
            raise HarnessError(f"{runs} is not of a soak: remove it, or name another folder with RESULTS")
        shutil.rmtree(runs, ignore_errors=True)
        return []
    known, wanted = json.loads(file.read_text("utf-8")), _kind(options)
    found = {name: known.get(name) for name in wanted}
    if found != wanted or not exact(known["commit"]):
        raise HarnessError(f"the runs in {folder} are of {found}, not {wanted}; begin again without CONTINUE")
    return list(known["runs"])


def _kind(options: argparse.Namespace) -> dict[str, Any]:
    """Return what runs have to have in common to be compared."""
    chosen = {"load": options.load, "pages": options.page, "workers": options.workers}
    return {"commit": commit_of(ROOT), **chosen}


def _write(rows: list[dict[str, Any]], options: argparse.Namespace, folder: Path) -> None:
    known = {"schema": 1, **_kind(options), "runs": rows}
    write_whole(folder / "soak.json", json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    write_whole(folder / "soak.md", markdown(rows, options.load, known["commit"]))


if __name__ == "__main__":
    sys.exit(main())
