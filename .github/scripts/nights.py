"""The outcomes of a night, kept for the next one.

``nights.py write FOLDER TRACK=OUTCOME …``: writes them as a file, which becomes the artifact ``outcomes`` of the run.
``nights.py previous FOLDER``: fetches that of the run before into the folder; sets an output for each track.

Runs of the same branch count, whoever started them, but not those that somebody cancelled. A run that failed before it
could leave its outcomes was inconclusive.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from github import GitHubError, ended, gh, gh_json, given, output
from tracks import TRACKS

ARTIFACT = FILE = "outcomes"
WORKFLOW = "nightly.yml"


def write(folder: Path, outcomes: dict[str, str]) -> None:
    """Write the outcomes of this night; one that no job got as far as finding out is inconclusive."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {track: outcomes.get(track) or "inconclusive" for track in TRACKS}
    (folder / FILE).write_text(json.dumps(known) + "\n", "utf-8")
    for track, outcome in known.items():
        output(track, outcome)


def previous(folder: Path) -> dict[str, str]:
    """Return the outcomes of the run before, {} where there was none. Raises GitHubError."""
    fields = ("--status", "completed", "--limit", "10", "--json", "databaseId,conclusion")
    listed = gh_json("run", "list", "--workflow", WORKFLOW, "--branch", given("GITHUB_REF_NAME"), *fields)
    runs = [run for run in listed if str(run["databaseId"]) != given("GITHUB_RUN_ID")]
    last = next((run for run in runs if run["conclusion"] != "cancelled"), None)
    return {} if last is None else _outcomes(last, folder)


def _outcomes(run: Any, folder: Path) -> dict[str, str]:
    try:
        gh("run", "download", str(run["databaseId"]), "--name", ARTIFACT, "--dir", str(folder))
        return dict(json.loads((folder / FILE).read_text("utf-8")))
    except (GitHubError, OSError, ValueError) as error:
        print(f"run {run['databaseId']} left no outcomes: {error}")
        return dict.fromkeys(TRACKS, "inconclusive") if run["conclusion"] != "success" else {}


def main(arguments: Sequence[str]) -> int:
    """Do one of the two parts; return the exit status."""
    match list(arguments):
        case ["write", folder, *outcomes]:
            write(Path(folder), dict(word.split("=", 1) for word in outcomes))
        case ["previous", folder]:
            try:
                found = previous(Path(folder))
            except (GitHubError, KeyError, TypeError) as error:
                return ended([f"{type(error).__name__}: {error}"])
            for track in TRACKS:
                output(track, found.get(track, ""))
        case _:
            return ended(["usage: nights.py write FOLDER TRACK=OUTCOME … | previous FOLDER"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
