"""One pull request with the screenshots that were taken again, for ``make screenshots`` in a workflow.

``start``: in a checkout of the main branch, put the screenshots of an open pull request in place, so that it grows.
``pack PATCH``: write what ``make screenshots`` changed into a patch file.
``propose PATCH``: in another job, the only one that may write, turn the patch into a branch and a pull request.

A patch goes from one job to the other because the one that runs a browser and packages of others has no right to write.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from github import GitHubError, ended, gh, gh_json, given, output, repository_address, run_address

BRANCH = "screenshots"
FOLDER = "screenshots"
LONGEST = 60_000
"""Characters of a pull request's text; GitHub's own limit is 65,536."""

CREDENTIALS = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")
"""Has git ask gh for the token, which is then in no command line, no address and no file."""

_ALLOWED = re.compile(rf"{FOLDER}/[a-z]{{2}}/([^/]+\.png|provenance\.json)")


@dataclass(frozen=True)
class Screenshot:
    """A picture that changed: ``kind`` is A (new), M (changed) or D (gone), as git has it."""

    kind: str
    path: str


def git(*arguments: str) -> str:
    """Run git and return what it prints. Raises GitHubError."""
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        command = next(word for word in arguments if word != "-c" and "=" not in word)
        raise GitHubError(f"git {command} failed: {done.stderr.strip() or 'no message'}")
    return done.stdout


def start() -> None:
    """Put the screenshots of an open pull request in place, and remember what its branch was. Raises GitHubError."""
    base = git("rev-parse", "HEAD").strip()
    seen = git(*CREDENTIALS, "ls-remote", "origin", f"refs/heads/{BRANCH}").split("\t")[0]
    output("base", base)
    output("seen", seen)
    if not seen or open_request() is None:
        return
    git(*CREDENTIALS, "fetch", "--quiet", "origin", f"refs/heads/{BRANCH}")
    fork = git("merge-base", base, seen).strip()
    theirs = git("diff", "--name-only", "-z", fork, seen, "--", f":(exclude){FOLDER}").split("\0")
    if any(theirs):
        raise GitHubError(
            f"the open pull request from {BRANCH} changes more than screenshots ({theirs[0]}); merge or close it first"
        )
    if git("diff", "--name-only", fork, base, "--", FOLDER):
        print(f"the screenshots have changed since {BRANCH} began; it starts again")
        return
    git("checkout", seen, "--", FOLDER)
    print(f"going on from {BRANCH} ({seen[:12]})")


def pack(patch: Path) -> None:
    """Write what changed among the screenshots into a patch; set the output ``changed``. Raises GitHubError."""
    git("add", "--all", "--", FOLDER)
    git("diff", "--cached", "--binary", "--no-renames", f"--output={patch.resolve()}", "HEAD", "--", FOLDER)
    output("changed", "true" if patch.stat().st_size else "false")


def propose(patch: Path) -> str:
    """Push the patch as a branch, open or bring up to date its pull request; return its address. Raises GitHubError."""
    base = git("rev-parse", "HEAD").strip()
    git("apply", "--index", "--binary", str(patch.resolve()))
    changed = _changed()
    screenshots = [screenshot for screenshot in changed if screenshot.path.endswith(".png")]
    title = f"Take {len(screenshots)} screenshot{'' if len(screenshots) == 1 else 's'} again"
    git("switch", "--quiet", "--force-create", BRANCH)
    identity = ("-c", "user.name=github-actions[bot]",
                "-c", "user.email=41898282+github-actions[bot]@users.noreply.github.com")  # fmt: skip
    git(*identity, "commit", "--quiet", "--message", title)
    head = git("rev-parse", "HEAD").strip()
    # What somebody pushed there in the meantime is not thrown away.
    lease = f"--force-with-lease=refs/heads/{BRANCH}:{os.environ.get('SEEN', '')}"
    git(*CREDENTIALS, "push", "--quiet", lease, "origin", f"HEAD:refs/heads/{BRANCH}")
    text = body(screenshots, base, head)
    request = open_request()
    if request is None:
        target = given("BASE_BRANCH")
        return gh(
            "pr",
            "create",
            "--head",
            BRANCH,
            "--base",
            target,
            "--title",
            title,
            "--body-file",
            "-",
            text=text,
        )
    return gh("pr", "edit", request, "--title", title, "--body-file", "-", text=text)


def _changed() -> list[Screenshot]:
    """Return what is staged. Raises GitHubError if it is more than screenshots and their provenance, or nothing."""
    words = git("diff", "--cached", "--name-status", "--no-renames", "-z").split("\0")
    changed = [Screenshot(kind, path) for kind, path in zip(words[::2], words[1::2], strict=False)]
    for screenshot in changed:
        if not _ALLOWED.fullmatch(screenshot.path):
            raise GitHubError(
                f"the patch changes {screenshot.path}, which is no screenshot; nothing is pushed"
            )
    if not changed:
        raise GitHubError("the patch changes nothing")
    modes = git("diff", "--cached", "--raw", "--no-renames", "-z").split("\0")[::2]
    if any(mode.split(" ")[1] not in ("100644", "000000") for mode in modes if mode):
        raise GitHubError("the patch makes something else than ordinary files; nothing is pushed")
    return changed


def open_request() -> str | None:
    """Return the number of the open pull request from our own branch. Raises GitHubError."""
    fields = ("--json", "number,isCrossRepository")
    listed = gh_json("pr", "list", "--head", BRANCH, "--state", "open", *fields)
    return next((str(request["number"]) for request in listed if not request["isCrossRepository"]), None)


def body(screenshots: Iterable[Screenshot], base: str, head: str) -> str:
    """Return the text of the pull request: every picture before and after."""
    listed = sorted(screenshots, key=lambda screenshot: screenshot.path)
    begin = (
        f"Taken by [this run]({run_address()}) with `make screenshots`. Look at each one before you merge.\n\n"
        "GitHub starts no checks on a pull request that a workflow opened: close and reopen it to start them.\n"
    )
    text = begin + "".join(_beside_each_other(screenshot, base, head) for screenshot in listed)
    if len(text) <= LONGEST:
        return text
    return begin + "\n" + "".join(f"- {_name(screenshot.path)}\n" for screenshot in listed)[:LONGEST]


def _beside_each_other(screenshot: Screenshot, base: str, head: str) -> str:
    before = "new" if screenshot.kind == "A" else f"![before]({_raw(screenshot.path, base)})"
    after = "gone" if screenshot.kind == "D" else f"![after]({_raw(screenshot.path, head)})"
    return f"\n### {_name(screenshot.path)}\n| before | after |\n| --- | --- |\n| {before} | {after} |\n"


def _name(path: str) -> str:
    parts = PurePosixPath(path).parts
    return f"`{parts[-1].replace('`', '')}` ({parts[-2]})"


def _raw(path: str, commit: str) -> str:
    return f"{repository_address()}/raw/{commit}/{quote(path)}"


def main(arguments: Sequence[str]) -> int:
    """Do one of the three parts; return the exit status."""
    try:
        given("GH_REPO")
        match list(arguments):
            case ["start"]:
                start()
            case ["pack", patch]:
                pack(Path(patch))
            case ["propose", patch]:
                print(propose(Path(patch)).strip())
            case _:
                return ended(["usage: screenshots_pull_request.py start | pack PATCH | propose PATCH"])
    except (GitHubError, OSError) as error:
        return ended([str(error)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
