"""The pages, walked in turns by an earlier commit and by this one."""

from functools import partial
from typing import Any

from e2e.tests.tools.bench.base.checkout import base_checkout, commit_of
from e2e.tests.tools.bench.base.pairs import summary, take_turns
from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.bench.settings import Settings


def paired(settings: Settings) -> dict[str, Any]:
    """Run pairs of whole runs, each checkout with its own pages. Raises HarnessError."""
    base = base_checkout(settings.base)
    walk = partial(verify, pages=settings.pages, workers=settings.fixed_workers)
    pairs = take_turns(partial(walk, base), partial(walk, ROOT), settings.rounds, settings.say)
    rows = [pair.data() for pair in pairs]
    return {
        "base": commit_of(base),
        "now": commit_of(ROOT),
        "pages": list(settings.pages),
        "pairs": rows,
        "ratio": summary(rows),
        "cpu_ratio": summary(rows, "cpu_ratio"),
    }
