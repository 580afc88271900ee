"""How many workers pay: the same pages with one, two, three and four."""

from typing import Any

from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.bench.measuring.sampler import Sampler
from e2e.tests.tools.bench.settings import Settings


def workers(settings: Settings) -> dict[str, Any]:
    """Walk the pages with each number of workers. Raises HarnessError."""
    return {str(number): _with(number, settings) for number in settings.workers}


def _with(number: int, settings: Settings) -> dict[str, Any]:
    sampler = Sampler()
    run = verify(
        ROOT,
        settings.pages,
        workers=number,
        watch=sampler.sample,
        every=2.0,
    )
    settings.say(f"{number} workers: {run.seconds:.1f} s")
    blocks = [block for page in run.verdict["pages"] for block in page["blocks"]]
    return {
        **run.data(),
        "outcome": run.verdict["outcome"],
        "largest": sampler.largest,
        "inconclusive": sum(block["verdict"] == "inconclusive" for block in blocks),
    }
