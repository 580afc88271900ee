"""Checks what somebody typed into a workflow's form, before a shell or make sees it.

Each argument names an environment variable and what it has to be: ``URL=address``. An empty one may be left out with a
question mark: ``PAGE=path?``.
"""

import os
import re
import sys
from collections.abc import Sequence

from github import ended

# None of these lets through what a shell, make or an option parser takes for something else.
KINDS = {
    "address": (
        re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~-]+)*/?"),
        "an address such as https://meet.example.org",
    ),
    "severity": (re.compile(r"fail|warn|ignore"), "fail, warn or ignore"),
    "path": (
        re.compile(r"docs(/(?!\.)[\w.-]+)*/?"),
        "a page or a folder of pages, such as docs/de/jitsi-meet.md",
    ),
    "place": (
        re.compile(r"(?![.-])[\w.-]+(/(?![.-])[\w.-]+)*/?"),
        "a path in the repository, such as docs/user/meeting.md",
    ),
    "screenshot": (re.compile(r"(?![.-])[\w.,()+-]+\.png"), "a screenshot's file name, which ends in .png"),
    "browser": (re.compile(r"/?(?!-)[\w.+-]+(/[\w.+-]+)*"), "a channel such as chrome, or a path"),
}


def complaints(arguments: Sequence[str]) -> list[str]:
    """Return what is wrong with the variables, a sentence each; raises ValueError for a kind that there is not."""
    found = []
    for argument in arguments:
        name, _, kind = argument.partition("=")
        optional = kind.endswith("?")
        if kind.rstrip("?") not in KINDS:
            raise ValueError(f"{argument}: there is no kind {kind}")
        pattern, expected = KINDS[kind.rstrip("?")]
        value = os.environ.get(name, "")
        if not value and optional:
            continue
        if not pattern.fullmatch(value):
            found.append(f"{name} is {value!r}, but has to be {expected}")
    return found


if __name__ == "__main__":
    sys.exit(ended(complaints(sys.argv[1:])))
