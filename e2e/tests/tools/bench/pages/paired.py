"""The pages, walked in turns by an earlier commit and by this one."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from e2e.harness.files.writing import write_whole
from e2e.tests.tools.bench.base.checkout import base_checkout, commit_of
from e2e.tests.tools.bench.base.pairs import Pair, summary, take_turns
from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.bench.settings import Settings


def paired(settings: Settings) -> dict[str, Any]:
    """Run pairs of whole runs, each checkout with its own pages; go on with those that there are already.

    Raises:
        HarnessError: there is no base, or a run leaves no verdict.
    """
    base = base_checkout(settings.base)
    found: dict[str, Any] = {
        "base": commit_of(base),
        "now": commit_of(ROOT),
        "pages": list(settings.pages),
        "workers": settings.fixed_workers,
        "pairs": [],
    }
    earlier = settings.earlier.get("pairs", {})
    if all(earlier.get(name) == found[name] for name in ("base", "now", "pages", "workers")):
        # A pair that did not do the same work has no ratio, and is measured again.
        found["pairs"] += [pair for pair in earlier["pairs"] if not pair["differences"]]
    walk = partial(verify, pages=settings.pages, workers=settings.fixed_workers)
    turns = take_turns(
        partial(walk, base), partial(walk, ROOT), settings.rounds, settings.say, done=len(found["pairs"])
    )
    for pair in turns:
        found["pairs"].append(pair.data())
        if pair.differences():
            _keep_verdicts(pair, settings.results / f"pair-{len(found['pairs'])}")
        settings.keep(_with_ratios(found))
    return _with_ratios(found)


def _with_ratios(found: dict[str, Any]) -> dict[str, Any]:
    rows = found["pairs"]
    return {**found, "ratio": summary(rows), "cpu_ratio": summary(rows, "cpu_ratio")}


def _keep_verdicts(pair: Pair, folder: Path) -> None:
    """Keep the verdicts of two runs that did not do the same work, to be looked at."""
    for name, run in (("base", pair.base), ("now", pair.now)):
        write_whole(folder / f"{name}.json", json.dumps(run.verdict, indent=1, ensure_ascii=False))
