"""What the nightly run consists of: its shards, as step outputs that the matrices of the workflow are made from.

Every language is verified in both variants of Chrome's interface, in Debian's Chromium and in Google Chrome stable and
beta, against the embedded instance; and in Chrome as shipped against the official Jitsi containers. The other
combinations would say nothing new: the variants differ in Chrome's own interface, which an instance has no part in, and
the containers are there for Jitsi Meet's.
"""

import json
import sys
from pathlib import Path

from github import GitHubError, ended, output

VARIANTS = ("as-shipped", "classic-indicator")
CHANNELS = ("chrome", "chrome-beta")
Shard = dict[str, str]


def shards(docs: Path) -> dict[str, list[Shard]]:
    """Return the shards by the job that runs them. Raises GitHubError if there are no pages."""
    languages = sorted(
        folder.name for folder in docs.iterdir() if folder.is_dir() and any(folder.glob("*.md"))
    )
    if not languages:
        raise GitHubError(f"there is no page in {docs}")
    plan: dict[str, list[Shard]] = {"chromium": [], "chrome": [], "containers": []}
    for language in languages:
        page = f"docs/{language}"
        for variant in VARIANTS:
            plan["chromium"].append(_shard(language, page, "chromium", variant, "embedded"))
            plan["chrome"] += [_shard(language, page, channel, variant, "embedded") for channel in CHANNELS]
        plan["containers"].append(_shard(language, page, CHANNELS[0], VARIANTS[0], "containers"))
    return plan


def _shard(language: str, page: str, chrome: str, variant: str, instance: str) -> Shard:
    name = f"{language}-{chrome}-{variant}-{instance}"
    return {"name": name, "page": page, "chrome": chrome, "variant": variant}


def main() -> int:
    """Write the outputs: a matrix for each job, and ``shards``, the names of all."""
    try:
        plan = shards(Path("docs"))
    except (GitHubError, OSError) as error:
        return ended([str(error)])
    for job, listed in plan.items():
        output(job, json.dumps(listed))
    output("shards", json.dumps([shard["name"] for listed in plan.values() for shard in listed]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
