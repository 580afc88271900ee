"""Where a run's time goes: seconds by block and kind of work, CPU seconds by kind of process."""

import shutil
from typing import Any

from e2e.harness.errors import HarnessError
from e2e.harness.files.folders import private_folder
from e2e.tests.tools.bench.measuring import spans
from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.bench.measuring.sampler import Sampler
from e2e.tests.tools.bench.settings import Settings


def where(settings: Settings) -> dict[str, Any]:
    """Walk the pages once, measured from inside and from outside."""
    folder = private_folder("guide-times-")
    sampler = Sampler()
    try:
        file = folder / "times.jsonl"
        run = verify(
            ROOT,
            settings.pages,
            workers=settings.fixed_workers,
            arguments=["-p", "e2e.tests.tools.bench.measuring.inside"],
            environment={"GUIDE_TIMES": str(file)},
            watch=sampler.sample,
        )
        table = spans.by_block(spans.read(file))
    finally:
        shutil.rmtree(folder)
    if not table:
        raise HarnessError("nothing was measured inside the run")
    return {
        "run": run.data(),
        "outcome": run.verdict["outcome"],
        "blocks": table,
        "totals": spans.totals(table),
        "explained": spans.explained(table),
        "cpu": sampler.by_kind(),
        "cpu_missed": sampler.missed(run.cpu),
        "largest": sampler.largest,
    }
