"""``python -m e2e.tests.tools.soak`` (``make soak``): all pages again and again, on a busy machine.

No verdict may change. Every second run walks the blocks in a random order. The exit status is 1 where a verdict differs
between two runs, with its causes listed, and 3 where a run could not be made.
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
from e2e.tests.tools.bench.base.checkout import commit_of
from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.soak.inside import COUNTS, SEED
from e2e.tests.tools.soak.record import blocks, counted, differing, markdown

LOADS = {"none": (), "cpu": ("cpu",), "disk": ("disk",), "both": ("cpu", "disk")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and write the table after each run."""
    options = _parser().parse_args(arguments)
    folder: Path = options.results
    rows = _earlier(folder) if options.go_on else []
    if not options.go_on:
        shutil.rmtree(folder / "runs", ignore_errors=True)
    began = time.monotonic()
    try:
        with busy(options.load):
            for number in range(len(rows) + 1, options.runs + 1):
                if options.budget and time.monotonic() - began > 60 * options.budget:
                    print(f"The budget is used up after run {number - 1}; CONTINUE=1 goes on.")
                    break
                rows.append(_run(number, options, folder))
                _write(rows, options.load, folder)
    except HarnessError as failure:
        print(failure, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print(f"soak: ended after run {len(rows)}; CONTINUE=1 goes on", file=sys.stderr)
        return 130
    if not rows:
        return 0
    print(markdown(rows, options.load, commit_of(ROOT)))
    return 1 if differing(rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m e2e.tests.tools.soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="in all (default: %(default)s)")
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
        # A load that ended by itself, as on a full disk, was none.
        workspace.check()


def _run(number: int, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Walk the pages once, even numbers in a random order, and keep the report where not all went well at once."""
    seed = options.seed + number if number % 2 == 0 else None
    report = folder / "runs" / f"{number:02}"
    shutil.rmtree(report, ignore_errors=True)
    # One block after another to whoever is free: a chunk in advance would keep the order of the pages within it.
    spread = [] if any("::" in page for page in options.page) else ["--dist", "load", "--maxschedchunk", "1"]
    counts = folder / "runs" / f"{number:02}-kept.jsonl"
    counts.parent.mkdir(parents=True, exist_ok=True)
    counts.unlink(missing_ok=True)
    run = verify(
        ROOT,
        options.page,
        workers=options.workers,
        arguments=["-p", "e2e.tests.tools.soak.inside", *([] if seed is None else spread)],
        environment={COUNTS: str(counts), **({} if seed is None else {SEED: str(seed)})},
        every=1.0,
        report=report,
    )
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


def _earlier(folder: Path) -> list[dict[str, Any]]:
    """Return the runs so far. Raises HarnessError where they are another commit's."""
    file = folder / "soak.json"
    if not file.is_file():
        return []
    known = json.loads(file.read_text("utf-8"))
    if known["commit"] != commit_of(ROOT):
        raise SystemExit(
            f"soak: the runs in {folder} are those of {known['commit']}; begin again without CONTINUE"
        )
    return list(known["runs"])


def _write(rows: list[dict[str, Any]], load: str, folder: Path) -> None:
    commit = commit_of(ROOT)
    known = {"schema": 1, "commit": commit, "load": load, "runs": rows}
    write_whole(folder / "soak.json", json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    write_whole(folder / "soak.md", markdown(rows, load, commit))


if __name__ == "__main__":
    sys.exit(main())
