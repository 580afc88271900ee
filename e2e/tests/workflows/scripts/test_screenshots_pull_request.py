"""The pull request with new screenshots: real git repositories, and a stand-in for gh."""

import shutil
from pathlib import Path

import pytest

from e2e.tests.support.workflows.repository import PNG, SETUP, Repository

OURS = {"number": 7, "isCrossRepository": False}
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


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
