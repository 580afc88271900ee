"""GitHub's repository, in which the script that proposes screenshots runs: real git, and a stand-in for gh."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from e2e.tests.support.workflows import stand_in_gh
from e2e.tests.support.workflows.scripts import SCRIPTS

SETUP: dict[str, Any] = {"pr list": []}
"""What gh answers where no pull request is open."""
PNG = b"\x89PNG\r\n\x1a\n\x00\xff"
"""How a picture begins; not the encoding of any text."""


class Repository:
    """GitHub's repository, and the checkouts that the two jobs have of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gh = folder / "gh"
        self.origin = folder / "origin.git"
        self.work = folder / "take"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }

    def begin(self) -> None:
        """Make it, with a first commit."""
        plain = "--template="
        self.git(
            "init", "--quiet", plain, "--bare", "--initial-branch=main", str(self.origin), at=self.folder
        )
        self.git("clone", "--quiet", plain, str(self.origin), str(self.work), at=self.folder)
        # So that a copy of the folder is a repository of its own.
        self.git("remote", "set-url", "origin", f"../{self.origin.name}")
        self.write("docs/de/a.md", b"page")
        self.write("screenshots/de/Tür.png", PNG + b"old")
        self.write("screenshots/de/Still.png", PNG + b"still")
        self.write("screenshots/de/provenance.json", b"{}\n")
        self.commit("begin")

    def git(self, *arguments: str, at: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=at or self.work,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, name: str, content: bytes) -> None:
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def commit(self, message: str, branch: str = "main") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        self.git("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
        return self.git("rev-parse", "HEAD")

    def checkout(self, name: str, commit: str = "main") -> Path:
        """Make a job's own checkout."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        self.git("clone", "--quiet", str(self.origin), str(path), at=self.folder)
        self.git("checkout", "--quiet", "--detach", commit if commit != "main" else "origin/main", at=path)
        return path

    def script(
        self, *arguments: str, at: Path, answers: dict[str, Any] | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        gh = stand_in_gh.install(self.gh, SETUP if answers is None else answers)
        return subprocess.run(
            [sys.executable, "-S", SCRIPTS / "screenshots_pull_request.py", *arguments],
            cwd=at,
            env={
                **{key: value for key, value in self.environment.items() if not key.startswith("GIT_")},
                "GIT_CONFIG_NOSYSTEM": "1",
                **gh,
                "GH_REPO": "our/guide",
                "GITHUB_SERVER_URL": "https://github.example",
                "GITHUB_REPOSITORY": "our/guide",
                "GITHUB_RUN_ID": "77",
                "BASE_BRANCH": "main",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def take(
        self, screenshots: dict[str, bytes], answers: dict[str, Any] | None = None
    ) -> tuple[Path, dict[str, str]]:
        """Be the first job: start, take screenshots, pack; return the patch and the outputs."""
        at = self.checkout("job")
        started = self.script("start", at=at, answers=answers)
        assert started.returncode == 0, started.stdout + started.stderr
        for name, content in screenshots.items():
            (at / f"screenshots/de/{name}.png").write_bytes(content)
        if screenshots:
            (at / "screenshots/de/provenance.json").write_bytes(str(sorted(screenshots)).encode() + b"\n")
        patch = self.folder / "screenshots.patch"
        packed = self.script("pack", str(patch), at=at, answers=answers)
        assert packed.returncode == 0, packed.stdout + packed.stderr
        lines = [line for line in (started.stdout + packed.stdout).splitlines() if "=" in line]
        return patch, dict(line.split("=", 1) for line in lines)

    def propose(
        self, patch: Path, outputs: dict[str, str], answers: dict[str, Any]
    ) -> subprocess.CompletedProcess[str]:
        """Be the second job."""
        at = self.checkout("job", outputs["base"])
        return self.script("propose", str(patch), at=at, answers=answers, SEEN=outputs["seen"])

    def requests(self) -> list[tuple[list[str], str]]:
        changing = (["pr", "create"], ["pr", "edit"])
        return [call for call in stand_in_gh.calls(self.gh) if call[0][:2] in changing]

    def on_branch(self, path: str, branch: str = "screenshots") -> bytes:
        done = subprocess.run(
            ["git", "show", f"{branch}:{path}"],
            cwd=self.origin,
            env=self.environment,
            capture_output=True,
            check=True,
        )
        return done.stdout
