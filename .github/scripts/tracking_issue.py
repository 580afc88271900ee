"""Keeps the one issue that tells the pages have drifted.

``tracking_issue.py OUTCOME VERDICT.JSON SUMMARY.MD [SHARD …]``, the shards being those that left no verdict.

drifted: the issue is opened, or the open one brought up to date; a comment tells what is new or mended since. What was
wrong before and is not known today stays in it. verified: the open one is closed. inconclusive: nothing happens, as
nothing is known.
"""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from findings import Standing, standing
from github import GitHubError, ended, gh, gh_json, given, run_address

LABEL = "guide-drift"
TITLE = "The guide no longer says what is there"
LONGEST = 60_000
"""Characters of a summary that an issue takes; GitHub's own limit is 65,536 for all of its text."""

_MEMORY = re.compile(r"^<!-- findings: (\[.*\]) -->\r?$", re.MULTILINE)


def body(found: Standing, summary: str, run: str, missing: Sequence[str] = ()) -> str:
    """Return the text of the issue; it remembers the findings where readers do not see them."""
    # Two hyphens would end the comment.
    memory = json.dumps(sorted([*found.wrong, *found.unknown])).replace("-", "\\u002d")
    before = _not_known(found.unknown, missing)
    room = LONGEST - len(memory) - len(before)
    if len(summary) > room:
        summary = summary[: max(room, 0)].rpartition("\n")[0] + "\n\n(cut off here; the run has all of it)\n"
    return (
        f"<!-- findings: {memory} -->\n"
        f"Found by [this run]({run}). Its artifact `report` is the annotated guide: what the pages say, what there is "
        "instead, and the lines to mend.\n\n"
        f"{summary.strip()}\n\n"
        f"{before}"
        "The nightly run keeps this issue up to date, and closes it when all is verified again.\n"
    )


def _not_known(names: Sequence[str], missing: Sequence[str]) -> str:
    if not names:
        return ""
    why = f"no verdict came from {', '.join(missing)}" if missing else "the check itself failed there"
    return f"Wrong before, and not known today, as {why}:\n{_listed(names)}\n\n"


def _listed(names: Sequence[str]) -> str:
    return "\n".join(f"- `{name.replace('`', '')}`" for name in sorted(names))


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
    """Return a comment that tells what is new and what is mended, None where nothing is."""
    new = sorted(set(found.wrong) - set(before))
    told = (("New", new), ("Mended", found.mended), ("No longer on its page", found.gone))
    parts = [f"{heading}:\n{_listed(names)}" for heading, names in told if names]
    return "\n\n".join([*parts, f"See [the run]({run})."]) if parts else None


def open_issue() -> Any | None:
    """Return the open tracking issue, the oldest if there are several. Raises GitHubError.

    It is known by its label; if somebody took that away, by its title, provided that a workflow wrote it.
    """
    fields = ("--state", "open", "--limit", "100", "--json", "number,title,body,author")
    listed = gh_json("issue", "list", "--label", LABEL, *fields)
    if not listed:
        titled = gh_json("issue", "list", "--search", f'in:title "{TITLE}"', *fields)
        listed = [issue for issue in titled if issue["title"] == TITLE and issue["author"].get("is_bot")]
    return min(listed, key=lambda issue: int(issue["number"]), default=None)


def drifted(verdict: Any, summary: str, missing: Sequence[str]) -> str:
    """Open the issue or bring it up to date; return what was done. Raises GitHubError."""
    run, issue = run_address(), open_issue()
    before = remembered(issue["body"]) if issue else []
    found = standing(before, verdict, missing)
    text = body(found, summary, run, missing)
    told = "The pages and the software they describe have drifted apart"
    gh("label", "create", LABEL, "--color", "b60205", "--description", told, "--force")
    if issue is None:
        return "opened " + gh(
            "issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", "-", text=text
        )
    number = str(issue["number"])
    gh("issue", "edit", number, "--add-label", LABEL, "--body-file", "-", text=text)
    comment = change(before, found, run)
    if comment:
        gh("issue", "comment", number, "--body-file", "-", text=comment)
    return f"brought issue {number} up to date"


def verified() -> str:
    """Close the issue if there is one; return what was done. Raises GitHubError."""
    issue = open_issue()
    if issue is None:
        return "no issue is open, and none is needed"
    number = str(issue["number"])
    gh(
        "issue",
        "close",
        number,
        "--reason",
        "completed",
        "--comment",
        f"All verified again by [this run]({run_address()}).",
    )
    return f"closed issue {number}"


def main(arguments: Sequence[str]) -> int:
    """Do what the outcome asks for; return the exit status."""
    outcome, verdict, summary, *missing = arguments
    try:
        given("GH_REPO")
        if outcome == "drifted":
            data = json.loads(Path(verdict).read_text("utf-8"))
            shards = " ".join(missing).split()
            print(drifted(data, Path(summary).read_text("utf-8"), shards).strip())
        elif outcome == "verified":
            print(verified())
        elif outcome == "inconclusive":
            print("inconclusive: nothing is known, so nothing is said")
        else:
            return ended([f"there is no outcome {outcome!r}"])
    except (GitHubError, OSError, ValueError, KeyError) as error:
        return ended([f"{type(error).__name__}: {error}"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
