"""What workflows may do: pinned actions, few rights, no secret where it is not needed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from e2e.tests.support.workflows.files import ACTIONS, ROOT, SUITE, WORKFLOWS, jobs, load, steps


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT)))
def test_actions_are_pinned_and_nothing_is_typed_into_a_shell(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if (used := re.search(r"\buses:\s*(\S+)(.*)", line)) and not line.lstrip().startswith("#"):
            local = used[1].startswith("./.github/") or used[1] == SUITE
            assert local or re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", used[1]), line
            assert local or re.fullmatch(r"\s+# v\d+\.\d+\.\d+", used[2]), line
    for step in steps(path):
        assert "${{" not in step.get("run", ""), step
        if local := str(step.get("uses", "")).removeprefix("./") if "./" in str(step.get("uses")) else "":
            declared = load((ROOT if f"./{local}" == SUITE else ROOT / local) / "action.yml")["inputs"]
            assert set(step.get("with", {})) <= set(declared), step


def test_one_action_has_one_commit() -> None:
    found: dict[str, set[str]] = {}
    for path in [*WORKFLOWS, *ACTIONS]:
        for name, rest in re.findall(r"uses:\s*([\w-]+/[\w-]+)(@.*)", path.read_text("utf-8")):
            found.setdefault(name, set()).add(rest)
    assert found
    assert all(len(commits) == 1 for commits in found.values()), found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_right_that_no_job_asks_for(path: Path) -> None:
    data = load(path)
    assert data["permissions"] == {}
    assert "concurrency" in data


@pytest.mark.parametrize("job", list(jobs()))
def test_whoever_runs_a_browser_may_write_nothing(job: dict[str, Any]) -> None:
    writes = {right for right, access in job["permissions"].items() if access == "write"}
    runs = " ".join(step.get("run", "") for step in job["steps"])
    if writes:
        assert "make" not in runs
        assert not any(".github/actions/prepare" in step.get("uses", "") for step in job["steps"])
    assert job["timeout-minutes"] <= 60
    for step in job["steps"]:
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_only_few_jobs_may_write() -> None:
    writers = {
        (path.stem, name): sorted(right for right, access in job["permissions"].items() if access == "write")
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writers == {
        ("nightly", "issue"): ["issues"],
        ("nightly", "keep-alive"): ["actions"],
        ("release", "major"): ["contents"],
        ("screenshots", "propose"): ["contents", "pull-requests"],
    }


def test_secrets_go_to_one_step_each() -> None:
    for path in WORKFLOWS:
        data = load(path)
        named = re.findall(r"\$\{\{ secrets\.(\w+)", path.read_text("utf-8"))
        for name in named:
            assert sum(f"secrets.{name}" in json.dumps(step) for step in steps(path)) == 1, (
                f"{path.name}: {name}"
            )
        if named:
            assert set(named) == set(data["on"]["workflow_call"]["secrets"])
