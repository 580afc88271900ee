"""Evidence that was recorded in a real run, so that edits of a page can be checked without a browser.

``python -m e2e.tests.support.recorded report/verdict.json`` records it again from a run of all pages, after a page or a
scenario has changed.
"""

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.claims.model import Block, Page
from e2e.claims.page_reader import read_page
from e2e.jitsi import TARGET
from e2e.jitsi.plugin.options import MEET_HOST
from e2e.messages.catalogue import catalogue, languages
from e2e.messages.message import Message
from e2e.plugin.collection.links import links, only_links
from e2e.plugin.collection.pages import predecessors
from e2e.scenarios.registry import scenarios
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.compare import compare
from e2e.screenshots.store.baseline import Baseline
from e2e.screenshots.store.store import Store
from e2e.verdict import evidence as seen
from e2e.verdict import file
from e2e.verdict.evidence import Evidence
from e2e.verdict.model import UNBOUND, BlockVerdict

ROOT = Path(__file__).parents[3]
FOLDER = Path(__file__).with_name("evidence")
SCREENSHOTS = ROOT / "screenshots"


def record(verdict: Path) -> None:
    """Write the evidence of the verified blocks of a run, a file a page; what is recorded of others stays."""
    FOLDER.mkdir(exist_ok=True)
    for page in file.read(verdict)["pages"]:
        path = FOLDER / f"{page['lang']}-{Path(page['path']).stem}.json"
        data = json.loads(path.read_text("utf-8")) if path.exists() else {}
        for block in page["blocks"]:
            if block["id"] and block["verdict"] == "verified":
                data[block["id"]] = compact(block["evidence"])
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
        path.write_text(text + "\n", "utf-8")


def compact(evidence: dict[str, Any]) -> dict[str, Any]:
    """Return evidence without the names of pictures of the run, which are not kept."""
    captures = [
        {**capture, "baseline": None, "captured": None, "diff": None} for capture in evidence["captures"]
    ]
    return {**evidence, "captures": captures, "screen": None}


@cache
def _recorded(lang: str, stem: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{lang}-{stem}.json").read_text("utf-8"))
    return data


def evidence_of(page: Page, block: Block) -> Evidence:
    """Return what was seen at a block. Raises LookupError where nothing was recorded."""
    recorded = _recorded(page.lang, page.path.stem)
    if (block.id or "") not in recorded:
        raise LookupError(
            f"nothing is recorded for the step {block.id} of {page.name}: walk the page, then run "
            "python -m e2e.tests.support.recorded report/verdict.json"
        )
    return Evidence.from_data(recorded[block.id or ""])


def judged(path: Path, screenshots: Path = SCREENSHOTS) -> dict[str, BlockVerdict]:
    """Judge a page, edited or not, by the recorded evidence: verdicts by binding, or by key for an unbound block.

    Pictures are compared once more: what was captured is the original screenshot, the baseline is in ``screenshots``.
    """
    page = read_page(path, root=ROOT, screenshots=SCREENSHOTS)
    verdicts = {}
    for block in page.blocks:
        if block.id is None:
            plain = Evidence(links=links(page, block))
            verdict = check(block, plain, CheckContext())
            verdicts[block.key] = verdict if only_links(block) else unbound(verdict)
            continue
        evidence = evidence_of(page, block)
        evidence.links = links(page, block)
        evidence.captures = [compared(capture.name, page.lang, screenshots) for capture in evidence.captures]
        requires = predecessors(page, scenarios(TARGET.scenarios)[block.id])
        context = CheckContext(MEET_HOST, MEET_HOST, requires)
        verdicts[block.id] = check(block, evidence, context)
    return verdicts


def unbound(verdict: BlockVerdict) -> BlockVerdict:
    """Return the verdict of a block that no scenario walks."""
    return BlockVerdict.from_data({**verdict.to_data(), "verdict": UNBOUND, "error": None})


@cache
def compared(name: str, lang: str, screenshots: Path) -> seen.Capture:
    """Compare the original screenshot, as if it had just been captured, with the one in ``screenshots``."""
    result = compare.check(Store(screenshots / lang), name, original(name, lang))
    return seen.Capture(name, result.verdict, result.difference, result.reason, matches=result.matches)


@cache
def original(name: str, lang: str) -> Capture:
    """Return what was captured when the project's screenshot was taken."""
    baseline = Store(SCREENSHOTS / lang).baseline(name)
    assert isinstance(baseline, Baseline)
    assert baseline.entry is not None
    return Capture(
        image=Image.open(SCREENSHOTS / lang / name).convert("RGB"),
        environment=baseline.entry.environment,
        labels=baseline.entry.labels,
        masks=baseline.entry.masks,
    )


def sentences(data: Any) -> Iterator[str]:
    """Yield the sentence of each message in JSON data, in each language; those within others are part of them."""
    if isinstance(data, dict) and data.keys() == {"id", "params"}:
        for lang in languages():
            yield catalogue(lang).render(Message.from_data(data))
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from sentences(inner)


if __name__ == "__main__":
    record(Path(sys.argv[1]))
