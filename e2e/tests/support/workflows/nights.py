"""The tracking issues of a night: the script that keeps them, against a stand-in for gh."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from e2e.tests.support.workflows import stand_in_gh

SCRIPT = Path(__file__).parents[4] / ".github/scripts/tracking_issue.py"
RUN = "https://github.example/our/guide/actions/runs/77"
KNOWN: dict[str, Any] = {
    "issue list --label guide-inconclusive": [],
    'issue list --search in:title "The guide could not be checked': [],
}
"""No night has been inconclusive."""


def blocks(**verdicts: str) -> dict[str, Any]:
    """Return as much of a verdict file as the script reads: blocks by name, with their verdicts."""
    listed = [{"id": name, "key": f"a/{name}", "verdict": verdict} for name, verdict in verdicts.items()]
    return {"pages": [{"path": "docs/de/a--b.md", "blocks": listed}]}


class Night:
    """A folder in which the script runs, with GitHub's answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gh = folder / "gh"

    def run(
        self,
        outcome: str,
        answers: dict[str, Any],
        data: Any = None,
        summary: str = "## What is wrong\n",
        missing: str = "",
        track: str = "guide",
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        (self.folder / "verdict.json").write_text(json.dumps(data or blocks()), "utf-8")
        (self.folder / "summary.md").write_text(summary, "utf-8")
        environment = {
            **environment,
            **stand_in_gh.install(self.gh, {**KNOWN, **answers}),
            "GH_REPO": "our/guide",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "our/guide",
            "GITHUB_RUN_ID": "77",
        }
        return subprocess.run(
            [sys.executable, "-S", SCRIPT, track, outcome, "verdict.json", "summary.md", missing],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self, *begin: str) -> list[tuple[list[str], str]]:
        return [call for call in stand_in_gh.calls(self.gh) if call[0][: len(begin)] == list(begin)]

    def after(self, *before: str, today: dict[str, Any], missing: str = "") -> tuple[list[str], str, str]:
        """Bring an issue up to date that remembers some findings.

        Return what it remembers then, the rest of its text, and the comment ("" for none).
        """
        memory = json.dumps([f"docs/de/a--b.md#{name}" for name in before]).replace("-", "\\u002d")
        old = issue(5, f"<!-- findings: {memory} -->\n")
        answers = {"issue list": [old], "label create": "", "issue edit": "", "issue comment": ""}
        done = self.run("drifted", answers, today, missing=missing)
        assert done.returncode == 0, done.stdout + done.stderr
        hidden, _, shown = self.calls("issue", "edit")[0][1].partition("-->")
        names = [name.removeprefix("docs/de/a--b.md#") for name in json.loads(hidden.split(": ", 1)[1])]
        comments = self.calls("issue", "comment")
        return names, shown, comments[0][1] if comments else ""

    def changes(self) -> list[list[str]]:
        """Return what was called beyond asking and the label."""
        asked = (["issue", "list"], ["label", "create"])
        return [arguments for arguments, _ in stand_in_gh.calls(self.gh) if arguments[:2] not in asked]


def issue(number: int, body: str = "", *, title: str = "Something", bot: bool = True) -> dict[str, Any]:
    """Return an open issue as gh lists it."""
    return {"number": number, "title": title, "body": body, "author": {"login": "x", "is_bot": bot}}
