"""What the scripts of the workflows share: asking ``gh``, and answering the runner. Standard library only."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class GitHubError(Exception):
    """GitHub refused, or the runner did not say what it has to; the message says which."""


def gh(*arguments: str, text: str | None = None) -> str:
    """Run ``gh`` and return what it prints; ``text`` goes to its standard input. Raises GitHubError."""
    done = subprocess.run(["gh", *arguments], input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GitHubError(f"gh {' '.join(arguments[:2])} failed: {done.stderr.strip() or 'no message'}")
    return done.stdout


def gh_json(*arguments: str) -> Any:
    """Run ``gh`` and return the JSON that it prints. Raises GitHubError."""
    answer = gh(*arguments)
    try:
        return json.loads(answer)
    except ValueError as error:
        raise GitHubError(f"gh {' '.join(arguments[:2])} did not answer in JSON: {answer[:200]}") from error


def given(name: str) -> str:
    """Return an environment variable of the runner. Raises GitHubError where it is missing or empty."""
    value = os.environ.get(name, "")
    if not value:
        raise GitHubError(f"{name} is not set; this script is for a GitHub workflow")
    return value


def run_address() -> str:
    """Return the address of this workflow run. Raises GitHubError."""
    return f"{repository_address()}/actions/runs/{given('GITHUB_RUN_ID')}"


def repository_address() -> str:
    """Return the address of this repository. Raises GitHubError."""
    return f"{given('GITHUB_SERVER_URL')}/{given('GITHUB_REPOSITORY')}"


def output(name: str, value: str) -> None:
    """Set an output of this step, and show it; ``value`` is one line."""
    line = f"{name}={' '.join(value.splitlines())}\n"
    sys.stdout.write(line)
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(line)


def ended(errors: Sequence[str]) -> int:
    """Show errors as the runner's annotations; return the exit status, 1 if there are any."""
    for error in errors:
        line = error.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        # A log is shown by terminals, too, which obey control characters.
        print(f"::error::{''.join(sign if sign.isprintable() else '?' for sign in line)}")
    return 1 if errors else 0
