"""What the nightly run consists of: its shards, as step outputs that the matrices of the workflow are made from.

Every language is verified in both variants of Chrome's interface, in Debian's Chromium and in Google Chrome stable and
beta, against the embedded deployment; and in Chrome as shipped against the official Jitsi containers. The other
combinations would say nothing new: the variants differ in Chrome's own interface, which no deployment has a say in, and
the containers are there for Jitsi Meet's. One shard follows the newest release of the containers, not the pinned one.

What Chrome beta shows is not what readers have: its shards have a report and an issue of their own. A pull request
starts this workflow where it changes the containers, and gets their shards alone.
"""

import json
import os
import sys
from pathlib import Path

from github import GitHubError, ended, output

VARIANTS = ("as-shipped", "classic-indicator")
CHANNELS = ("chrome", "chrome-beta")
JOBS = ("chromium", "chrome", "containers")
ENDINGS = (".md", ".markdown")
"""How the name of a page ends, as in ``e2e/pages/files.py``."""
Shard = dict[str, str]


def shards(docs: Path, *, containers_only: bool = False) -> dict[str, list[Shard]]:
    """Return the shards by the job that runs them. Raises GitHubError if there are no pages."""
    languages = sorted(
        folder.name
        for folder in docs.iterdir()
        if folder.is_dir() and any(file.suffix in ENDINGS for file in folder.iterdir())
    )
    if not languages:
        raise GitHubError(f"there is no page in {docs}")
    plan: dict[str, list[Shard]] = {job: [] for job in JOBS}
    for language in languages:
        if not containers_only:
            for variant in VARIANTS:
                plan["chromium"].append(_shard(language, "chromium", variant, "embedded"))
                plan["chrome"] += [_shard(language, channel, variant, "embedded") for channel in CHANNELS]
        plan["containers"].append(_containers(language, "pinned"))
    plan["containers"].append(_containers(languages[0], "stable"))
    return plan


def _shard(language: str, chrome: str, variant: str, deployment: str) -> Shard:
    name = f"{language}-{chrome}-{variant}-{deployment}"
    return {"name": name, "page": f"docs/{language}", "chrome": chrome, "variant": variant}


def _containers(language: str, release: str) -> Shard:
    return {**_shard(language, CHANNELS[0], VARIANTS[0], f"containers-{release}"), "release": release}


def main() -> int:
    """Write the outputs: a matrix for each job, and the names of the shards of each report: ``shards``, ``beta``."""
    try:
        plan = shards(Path("docs"), containers_only=os.environ.get("GITHUB_EVENT_NAME") == "pull_request")
    except (GitHubError, OSError) as error:
        return ended([str(error)])
    for job, listed in plan.items():
        output(job, json.dumps(listed))
    listed_shards = [shard for listed in plan.values() for shard in listed]
    for report, beta in (("shards", False), ("beta", True)):
        output(
            report, json.dumps([s["name"] for s in listed_shards if (s["chrome"] == "chrome-beta") is beta])
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
