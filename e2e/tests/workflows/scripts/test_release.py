"""The tag of the major version follows its newest release."""

from pathlib import Path
from typing import Any

from e2e.tests.support.workflows import stand_in_gh
from e2e.tests.support.workflows.scripts import run_script


def release(folder: Path, tag: str, known: str, **answers: Any) -> tuple[int, list[list[str]]]:
    gh = {"api repos/our/guide/git/matching-refs": known, **answers}
    environment = stand_in_gh.install(folder / "gh", gh)
    path, stand_in = environment["PATH"], environment["GH_STAND_IN"]
    done = run_script("release.sh", tag, "abc123", GH_REPO="our/guide", PATH=path, GH_STAND_IN=stand_in)
    calls = [arguments for arguments, _ in stand_in_gh.calls(folder / "gh")]
    return done.returncode, [arguments for arguments in calls if "--method" in arguments]


def test_the_major_version_follows_its_newest_release(tmp_path: Path) -> None:
    known = "refs/tags/v1.9.0\nrefs/tags/v1.10.0\nrefs/tags/v1.10.0-rc1"
    status, [changed] = release(tmp_path, "v1.10.0", known, **{"api --silent": ""})
    assert status == 0
    assert changed[3:] == [
        "PATCH",
        "repos/our/guide/git/refs/tags/v1",
        "-f",
        "sha=abc123",
        "-F",
        "force=true",
    ]


def test_the_first_release_makes_it(tmp_path: Path) -> None:
    answers = {"api --silent --method POST": ""}
    status, [changed] = release(tmp_path, "v2.0.0", "refs/tags/v2.0.0", **answers)
    assert status == 0
    assert changed[3:] == [
        "POST",
        "repos/our/guide/git/refs",
        "-f",
        "ref=refs/tags/v2",
        "-f",
        "sha=abc123",
    ]


def test_a_repair_of_an_older_release_leaves_it(tmp_path: Path) -> None:
    assert release(tmp_path, "v1.9.1", "refs/tags/v1.9.1\nrefs/tags/v1.10.0") == (0, [])


def test_a_tag_that_is_no_release_is_refused(tmp_path: Path) -> None:
    assert release(tmp_path, "v1", "") == (2, [])
