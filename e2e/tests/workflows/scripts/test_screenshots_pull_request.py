"""The pull request with new screenshots: real git repositories, and a stand-in for gh."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from e2e.tests.support.workflows import stand_in_gh

SCRIPT = Path(__file__).parents[4] / ".github/scripts/screenshots_pull_request.py"
OURS = {"number": 7, "isCrossRepository": False}
SETUP: dict[str, Any] = {"pr list": []}
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
PNG = b"\x89PNG\r\n\x1a\n\x00\xff"


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
            [sys.executable, "-S", SCRIPT, *arguments],
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


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun")
    Repository(folder).begin()
    return folder


@pytest.fixture
def repository(tmp_path: Path, begun: Path) -> Repository:
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return Repository(tmp_path)


CREATE = {**SETUP, "pr create": "https://github.example/our/guide/pull/7"}
EDIT = {**SETUP, "pr list": [OURS], "pr edit": ""}


def test_new_screenshots_become_a_pull_request_with_before_and_after(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new", "Neu": PNG + b"first"})
    assert outputs["changed"] == "true"
    done = repository.propose(patch, outputs, CREATE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pull/7" in done.stdout

    assert repository.on_branch("screenshots/de/Tür.png") == PNG + b"new"
    head = repository.git("rev-parse", "screenshots", at=repository.origin)
    assert repository.git("rev-parse", "screenshots~", at=repository.origin) == outputs["base"]
    assert repository.git("log", "-1", "--format=%an %s", "screenshots", at=repository.origin) == (
        "github-actions[bot] Take 2 screenshots again"
    )
    [(arguments, text)] = repository.requests()
    assert arguments[:2] == ["pr", "create"]
    assert arguments[arguments.index("--base") + 1] == "main"
    raw = "https://github.example/our/guide/raw"
    assert (
        "### `Tür.png` (de)\n| before | after |\n| --- | --- |\n"
        f"| ![before]({raw}/{outputs['base']}/screenshots/de/T%C3%BCr.png) "
        f"| ![after]({raw}/{head}/screenshots/de/T%C3%BCr.png) |\n"
    ) in text
    assert f"### `Neu.png` (de)\n| before | after |\n| --- | --- |\n| new | ![after]({raw}/{head}/" in text
    assert "Still" not in text
    assert "provenance" not in text
    assert "actions/runs/77" in text


def test_nothing_new_is_nothing_to_propose(repository: Repository) -> None:
    patch, outputs = repository.take({})
    assert outputs["changed"] == "false"
    assert patch.read_bytes() == b""
    assert repository.propose(patch, outputs, CREATE).returncode == 1
    assert repository.requests() == []


def test_a_second_run_grows_the_same_pull_request(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    repository.propose(patch, outputs, CREATE)
    patch, outputs = repository.take({"Still": PNG + b"moved"}, EDIT)
    assert outputs["seen"] == repository.git("rev-parse", "screenshots", at=repository.origin)
    done = repository.propose(patch, outputs, EDIT)
    assert done.returncode == 0, done.stdout + done.stderr

    assert repository.on_branch("screenshots/de/Tür.png") == PNG + b"new"
    assert repository.on_branch("screenshots/de/Still.png") == PNG + b"moved"
    assert repository.git("rev-list", "--count", "main..screenshots", at=repository.origin) == "1"
    arguments, text = repository.requests()[-1]
    assert arguments[:3] == ["pr", "edit", "7"]
    assert "Take 2 screenshots again" in arguments
    assert "`Tür.png`" in text
    assert "`Still.png`" in text


def test_screenshots_of_a_closed_pull_request_are_forgotten(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    repository.propose(patch, outputs, CREATE)
    patch, outputs = repository.take({"Still": PNG + b"moved"})
    assert repository.propose(patch, outputs, CREATE).returncode == 0
    assert repository.on_branch("screenshots/de/Tür.png") == PNG + b"old"


def test_screenshots_that_main_has_changed_since_start_again(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    repository.propose(patch, outputs, CREATE)
    repository.write("screenshots/de/Still.png", PNG + b"by hand")
    repository.commit("by hand")
    patch, outputs = repository.take({"Neu": PNG + b"first"}, EDIT)
    assert repository.propose(patch, outputs, EDIT).returncode == 0
    assert repository.on_branch("screenshots/de/Still.png") == PNG + b"by hand"
    assert repository.on_branch("screenshots/de/Tür.png") == PNG + b"old"


def test_a_branch_with_other_work_on_it_is_left_alone(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    repository.propose(patch, outputs, CREATE)
    repository.git("fetch", "--quiet")
    repository.git("checkout", "--quiet", "--detach", "origin/screenshots")
    repository.write("docs/de/a.md", b"a reviewer's words")
    repository.commit("words", "screenshots")
    done = repository.script("start", at=repository.checkout("job"), answers=EDIT)
    assert done.returncode == 1
    assert "changes more than screenshots (docs/de/a.md)" in done.stdout


def test_what_was_pushed_in_the_meantime_is_not_thrown_away(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    assert outputs["seen"] == ""
    repository.write("screenshots/de/Tür.png", PNG + b"somebody's own")
    theirs = repository.commit("somebody's own", "screenshots")
    done = repository.propose(patch, outputs, CREATE)
    assert done.returncode == 1
    assert "git push failed" in done.stdout
    assert repository.git("rev-parse", "screenshots", at=repository.origin) == theirs
    assert repository.requests() == []


@pytest.mark.parametrize(
    "name", ["docs/de/a.md", ".github/workflows/x.yml", "screenshots/de/x.sh", "screenshots/x.png"]
)
def test_a_patch_with_anything_but_screenshots_is_refused(repository: Repository, name: str) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    at = repository.checkout("other")
    (at / name).parent.mkdir(parents=True, exist_ok=True)
    (at / name).write_text("evil", "utf-8")
    repository.git("add", "--all", at=at)
    with patch.open("a", encoding="utf-8") as file:
        file.write(repository.git("diff", "--cached", "HEAD", at=at) + "\n")
    done = repository.propose(patch, outputs, CREATE)
    assert done.returncode == 1
    assert f"the patch changes {name}, which is no screenshot" in done.stdout
    assert repository.requests() == []
    assert "screenshots" not in repository.git("branch", "--list", at=repository.origin)


def test_a_patch_with_a_link_is_refused(repository: Repository) -> None:
    _, outputs = repository.take({})
    at = repository.checkout("other")
    (at / "screenshots/de/x.png").symlink_to("/etc/passwd")
    repository.git("add", "--all", at=at)
    patch = repository.folder / "link.patch"
    patch.write_text(repository.git("diff", "--cached", "HEAD", at=at) + "\n", "utf-8")
    done = repository.propose(patch, outputs, CREATE)
    assert done.returncode == 1
    assert "something else than ordinary files" in done.stdout


def test_a_pull_request_of_a_fork_s_branch_of_that_name_is_not_ours(repository: Repository) -> None:
    patch, outputs = repository.take({"Tür": PNG + b"new"})
    answers = {**CREATE, "pr list": [{"number": 3, "isCrossRepository": True}]}
    assert repository.propose(patch, outputs, answers).returncode == 0
    assert repository.requests()[0][0][:2] == ["pr", "create"]


def test_too_many_screenshots_are_listed_without_pictures(repository: Repository) -> None:
    names = {f"F{number:03d}": PNG + str(number).encode() for number in range(400)}
    patch, outputs = repository.take(names)
    assert repository.propose(patch, outputs, CREATE).returncode == 0
    text = repository.requests()[0][1]
    assert len(text) < 65_536
    assert text.count("\n- `F") == 400
    assert "![after]" not in text


def test_wrong_usage_fails(repository: Repository) -> None:
    done = repository.script("paint", at=repository.work)
    assert done.returncode == 1
    assert "usage:" in done.stdout
