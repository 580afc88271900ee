"""The issues that a nightly run keeps, by what was verified: the guide as readers need it, and with Chrome beta."""

from dataclasses import dataclass
from typing import Any

from github import gh, gh_json


@dataclass(frozen=True)
class Issue:
    """An issue that is open at most once: known by its label, or by its title where a workflow wrote it."""

    label: str
    title: str
    color: str
    description: str

    def open(self) -> Any | None:
        """Return the open issue, the oldest if there are several. Raises GitHubError.

        It is known by its label; if somebody took that away, by its title, provided that a workflow wrote it.
        """
        fields = ("--state", "open", "--limit", "100", "--json", "number,title,body,author")
        listed = gh_json("issue", "list", "--label", self.label, *fields)
        if not listed:
            titled = gh_json("issue", "list", "--search", f'in:title "{self.title}"', *fields)
            listed = [
                issue for issue in titled if issue["title"] == self.title and issue["author"].get("is_bot")
            ]
        return min(listed, key=lambda issue: int(issue["number"]), default=None)

    def write(self, found: Any | None, text: str) -> str:
        """Open the issue, or replace the text of the one that was found; return what was done. Raises GitHubError."""
        gh("label", "create", self.label, "--color", self.color, "--description", self.description, "--force")
        if found is None:
            created = gh(
                "issue", "create", "--title", self.title, "--label", self.label, "--body-file", "-", text=text
            )
            return f"opened {created.strip()}"
        number = str(found["number"])
        gh("issue", "edit", number, "--add-label", self.label, "--body-file", "-", text=text)
        return f"brought issue {number} up to date"

    def close(self, comment: str) -> str | None:
        """Close the issue with a comment; return what was done, None where no issue is open. Raises GitHubError."""
        found = self.open()
        if found is None:
            return None
        number = str(found["number"])
        gh("issue", "close", number, "--reason", "completed", "--comment", comment)
        return f"closed issue {number}"


@dataclass(frozen=True)
class Track:
    """What has a report of its own: the issue about its drift, and the one about nights that found out nothing."""

    drift: Issue
    unknown: Issue


TRACKS = {
    "guide": Track(
        Issue(
            "guide-drift",
            "The guide no longer says what is there",
            "b60205",
            "The pages and the software they describe have drifted apart",
        ),
        Issue(
            "guide-inconclusive",
            "The guide could not be checked two nights in a row",
            "fbca04",
            "The nightly run itself failed, so nothing is known about the pages",
        ),
    ),
    "beta": Track(
        Issue(
            "guide-drift-beta",
            "The guide does not say what is there in Chrome beta",
            "d93f0b",
            "The pages will be wrong once this Chrome is released",
        ),
        Issue(
            "guide-inconclusive-beta",
            "The guide could not be checked with Chrome beta two nights in a row",
            "fef2c0",
            "The nightly run itself failed with Chrome beta",
        ),
    ),
}
