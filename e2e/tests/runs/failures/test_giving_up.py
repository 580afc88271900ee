"""A run ends where every further block would meet the same failure, and says why."""

from pathlib import Path

import pytest

from e2e.tests.second_target import PLUGIN
from e2e.tests.support.runs.sentences import sentence
from e2e.tests.support.runs.without_browser import run_suite

LINKS = "# Eins\n\n" + "Siehe [hier](#eins).\n\n" * 8


FAILS = """
from e2e.harness.errors import {kind}
from e2e.plugin.collection.items import BlockItem

def fails(item):
    raise {kind}("nobody gets in")

BlockItem.runtest = fails
"""


def test_guests_who_are_held_up_before_the_room_end_no_run(tmp_path: Path) -> None:
    run = run_suite(tmp_path, text=LINKS, plugin=FAILS.format(kind="GuestsHeldUp"))
    assert run.status == 3, run.output
    (page,) = run.data()["pages"]
    assert [sentence(one["error"]) for one in page["blocks"] if one["seconds"]] == ["nobody gets in"] * 8
    assert {one["tries"] for one in page["blocks"]} == {1}


FAILS_ONCE = """
from e2e.harness.errors import DeploymentFailure
from e2e.plugin.collection.items import BlockItem

walk = BlockItem.runtest
failures = [DeploymentFailure("app.bundle.min.js could not be loaded: HTTP 502")]

def fails(item):
    if failures:
        raise failures.pop()
    walk(item)

BlockItem.runtest = fails
"""


def test_a_deployment_that_fails_once_is_looked_at_again_and_ends_no_run(tmp_path: Path) -> None:
    run = run_suite(tmp_path, text=LINKS, plugin=FAILS_ONCE)
    assert run.status == 0, run.output
    (page,) = run.data()["pages"]
    assert [one["tries"] for one in page["blocks"]] == [2] + [1] * 7


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
@pytest.mark.parametrize(
    ("kind", "tries"), [("HarnessError", {2}), ("DeploymentFailure", {1, 2}), ("NoDeployment", {1})]
)
def test_the_run_ends_after_the_third_and_the_rest_has_the_same_cause(
    tmp_path: Path, workers: tuple[str, ...], kind: str, tries: set[int]
) -> None:
    run = run_suite(tmp_path, *workers, text=LINKS, plugin=FAILS.format(kind=kind))
    assert run.status == 3, run.output
    (page,) = run.data()["pages"]
    assert {sentence(one["error"]) for one in page["blocks"]} == {"nobody gets in"}
    walked = [one["tries"] for one in page["blocks"] if one["seconds"]]
    assert 3 <= len(walked) < 8, run.output
    assert set(walked) == tries
    assert (
        run.output.rpartition("= verdict =")[2].count("inconclusive at 8 steps and remarks: nobody gets in")
        == 1
    )


FAILS_FOR_ONE = """
from e2e.harness.errors import DeploymentFailure
from e2e.plugin.collection.items import BlockItem

walk = BlockItem.runtest

def fails(item):
    if item.target.name == "{target}":
        raise DeploymentFailure("nobody gets in")
    walk(item)

BlockItem.runtest = fails
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
@pytest.mark.parametrize("target", ["jitsi", "sound-check"])
def test_pages_about_another_application_are_still_verified(
    tmp_path: Path, workers: tuple[str, ...], target: str
) -> None:
    other = tmp_path / "other.md"
    other.write_text(f"---\ntitle: Ton\nlang: de\nref: ton\ntarget: sound-check\n---\n{LINKS}", "utf-8")
    run = run_suite(
        tmp_path,
        *(*PLUGIN, "--page", str(other), *workers),
        text=LINKS,
        plugin=FAILS_FOR_ONE.format(target=target),
    )
    assert run.status == 3, run.output
    verdicts = {
        "jitsi" if page["ref"] == "seite" else "sound-check": {one["verdict"] for one in page["blocks"]}
        for page in run.data()["pages"]
    }
    assert verdicts.pop(target) == {"inconclusive"}
    assert list(verdicts.values()) == [{"verified"}], run.output
