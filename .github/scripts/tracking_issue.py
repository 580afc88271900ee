"""Keeps the issues that say the pages have drifted, or that nobody knows.

``tracking_issue.py TRACK OUTCOME VERDICT.JSON SUMMARY.MD [SHARD …]``, the shards being those without a verdict. TRACK
is ``guide`` or ``beta``; each has its own issues. PREVIOUS in the environment is the outcome of the night before.

drifted: the issue is opened, or the open one brought up to date; a comment says what is new or repaired since. What was
wrong before and is not known today stays in it. verified: the open one is closed. inconclusive: that says nothing about
the pages; on the second night in a row another issue says so, and it is closed by the first night that finds out more.
"""

import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from findings import NoVerdict, Standing, read_verdict, standing
from github import GitHubError, ended, gh, given, run_address
from tracks import TRACKS, Track

LONGEST = 60_000
"""Characters of a summary that an issue takes; GitHub's own limit is 65,536 for all of its text."""

_MEMORY = re.compile(r"^<!-- findings: (\[.*\]) -->\r?$", re.MULTILINE)


def body(found: Standing, summary: str, run: str, missing: Sequence[str] = ()) -> str:
    """Return the text of the issue; it remembers the findings where readers do not see them."""
    # Two hyphens would end the comment.
    memory = json.dumps(sorted([*found.wrong, *found.unknown])).replace("-", "\\u002d")
    before = _not_known(found.unknown, missing)
    room = LONGEST - len(memory) - len(before)
    summary = _cut(summary, room)
    return (
        f"<!-- findings: {memory} -->\n"
        f"Found by [this run]({run}). Its artifacts have the annotated guide: what the pages say, what there is "
        "instead, and the lines to fix.\n\n"
        f"{summary.strip()}\n\n"
        f"{before}"
        "The nightly run keeps this issue up to date, and closes it when all is verified again.\n"
    )


def _cut(summary: str, room: int) -> str:
    if len(summary) <= room:
        return summary
    return summary[: max(room, 0)].rpartition("\n")[0] + "\n\n(cut off here; the run has all of it)\n"


def _not_known(names: Sequence[str], missing: Sequence[str]) -> str:
    if not names:
        return ""
    why = f"no verdict came from {', '.join(missing)}" if missing else "the check itself failed there"
    return f"Wrong before, and not known today, as {why}:\n{_listed(names)}\n\n"


def _listed(names: Sequence[str]) -> str:
    return "\n".join(f"- `{_plain(name)}`" for name in sorted(names))


def _plain(name: str) -> str:
    """Return the name of a finding as one line of code: what does not show, or would end it, is left out."""
    return "".join(sign for sign in name if sign.isprintable() and sign != "`")


def remembered(text: str) -> list[str]:
    """Return the findings that an issue's text remembers."""
    memory = _MEMORY.search(text)
    if memory is None:
        return []
    try:
        return [str(name) for name in json.loads(memory[1])]
    except ValueError:
        return []


def change(before: Sequence[str], found: Standing, run: str) -> str | None:
    """Return a comment that lists what is new and what is fixed, None where nothing is."""
    new = sorted(set(found.wrong) - set(before))
    lists = (("New", new), ("Fixed", found.fixed), ("No longer on its page", found.gone))
    parts = [f"{heading}:\n{_listed(names)}" for heading, names in lists if names]
    return "\n\n".join([*parts, f"See [the run]({run})."]) if parts else None


def drifted(track: Track, verdict: Any, summary: str, missing: Sequence[str]) -> str:
    """Open the issue or bring it up to date; return what was done. Raises GitHubError."""
    run, issue = run_address(), track.drift.open()
    before = remembered(issue["body"]) if issue else []
    found = standing(before, verdict, missing)
    done = track.drift.write(issue, body(found, summary, run, missing))
    comment = change(before, found, run)
    if issue is not None and comment:
        gh("issue", "comment", str(issue["number"]), "--body-file", "-", text=comment)
    return done


def inconclusive(track: Track, summary: str, missing: Sequence[str], previous: str) -> str:
    """Open or bring up to date the issue about nights that found out nothing; return what was done.

    Raises GitHubError.
    """
    if previous != "inconclusive":
        return "inconclusive: nothing is known, so nothing is said; a second such night opens an issue"
    lost = f"No verdict came from {', '.join(missing)}; see their jobs.\n\n" if missing else ""
    room = LONGEST - len(lost)
    text = (
        f"The latest is [this run]({run_address()}). It says nothing about the pages: the check itself failed.\n\n"
        f"{lost}{_cut(summary, room).strip()}\n\n"
        "The nightly run keeps this issue up to date, and closes it after the first night that finds out more.\n"
    )
    return track.unknown.write(track.unknown.open(), text)


def known_again(track: Track) -> str | None:
    """Close the issue about nights that found out nothing. Raises GitHubError."""
    return track.unknown.close(f"Checked again by [this run]({run_address()}).")


def verified(track: Track) -> str:
    """Close the issue if there is one; return what was done. Raises GitHubError."""
    closed = track.drift.close(f"All verified again by [this run]({run_address()}).")
    return closed or "no issue is open, and none is needed"


def read(path: str) -> str:
    """Return a report's file, "" where the night left none."""
    return Path(path).read_text("utf-8") if Path(path).exists() else ""


def main(arguments: Sequence[str]) -> int:
    """Do what the outcome asks for; return the exit status."""
    name, outcome, verdict, summary, *listed = arguments
    missing = " ".join(listed).split()
    try:
        given("GH_REPO")
        track = TRACKS[name]
        if outcome == "drifted":
            print(drifted(track, read_verdict(Path(verdict)), Path(summary).read_text("utf-8"), missing))
        elif outcome == "verified":
            print(verified(track))
        elif outcome == "inconclusive":
            print(inconclusive(track, read(summary), missing, os.environ.get("PREVIOUS", "")))
            return 0
        else:
            return ended([f"there is no outcome {outcome!r}"])
        if done := known_again(track):
            print(done)
    except (GitHubError, NoVerdict, OSError, ValueError, KeyError) as error:
        return ended([f"{type(error).__name__}: {error}"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
