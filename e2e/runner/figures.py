"""Writing the figures that changed, on request only."""

from dataclasses import replace

from e2e.scenarios.reader import Reader
from e2e.verdict.model import BlockVerdict


def update_figures(reader: Reader, verdict: BlockVerdict) -> bool:
    """Write the figures of a block that are not current, and record them as such; tell whether any was written.

    Nothing is written for a block of which anything else does not hold: its pictures would show the wrong thing.
    """
    if reader.photographer is None or any(claim.kind != "figure" for claim in verdict.broken):
        return False
    written = False
    for number, capture in enumerate(reader.evidence.captures):
        if capture.verdict == "current":
            continue
        reader.photographer.write(capture.name)
        said = f"{capture.name} was written: it was {capture.verdict} (difference {capture.difference:.2f})"
        reader.note(said)
        reader.evidence.captures[number] = replace(capture, verdict="current", reason=said)
        written = True
    return written
