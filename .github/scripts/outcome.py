"""How a run ended, as outputs of a step that are read from a verdict file.

``outcome`` is verified, drifted or inconclusive, ``missing`` names the shards that left no verdict.

``outcome.py VERDICT.JSON [SHARD …]``. A run without a verdict file is inconclusive, and so is one that lacks a shard:
each has to be there as shards/shard-NAME. Drift outranks both: what was found was found.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from github import output

OUTCOMES = ("verified", "drifted", "inconclusive")


def outcome(verdict: Path, missing: Sequence[str]) -> str:
    """Return the outcome of a verdict file, given which shards of it are missing."""
    try:
        # Editors of Windows put a byte order mark before UTF-8.
        read = json.loads(verdict.read_text("utf-8-sig"))["outcome"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        print(f"::warning::{verdict} says nothing: {type(error).__name__}")
        return "inconclusive"
    if read not in OUTCOMES or (read == "verified" and missing):
        return "inconclusive"
    return str(read)


def without_verdict(names: Sequence[str], folder: Path) -> list[str]:
    """Return the shards that left no verdict file in the folder of shards."""
    return [name for name in names if not (folder / f"shard-{name}" / "verdict.json").is_file()]


def main(arguments: Sequence[str]) -> int:
    """Write the outputs; say which shards are missing."""
    missing = without_verdict(arguments[1:], Path("shards"))
    for name in missing:
        print(f"::warning::the shard {name} left no verdict; see its job")
    output("outcome", outcome(Path(arguments[0]), missing))
    output("missing", " ".join(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
