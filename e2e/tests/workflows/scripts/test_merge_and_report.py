"""Merging the verdicts of shards, and reporting what they say."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from e2e.tests.support import report_data
from e2e.tests.support.report_data import ENVIRONMENT, block, missing_label, page
from e2e.tests.support.workflows.scripts import ROOT, SCRIPTS, outputs
from e2e.verdict.model import ClaimVerdict, Verdict


def verdict(lang: str, state: Verdict, chrome: str = "Chromium 1") -> dict[str, Any]:
    """Return a verdict file of one page with one step."""
    claim = ClaimVerdict("label", "Zulassen", ("Zulassen",), True, 9)
    if state != "verified":
        claim = missing_label("Zulassen", ("Erlauben",), 9)
    step = block("allow", 9, state, ordinal=1, claims=(claim,))
    listed = page([step], f"docs/{lang}/a.md", lang=lang, ref="a", title="A", source="x")
    return report_data.verdict(listed, environment={**ENVIRONMENT, "chrome": chrome})


def checkout(folder: Path) -> Path:
    """Make a folder that looks like the project to a script that runs in its root."""
    folder.mkdir()
    for name in ("e2e", ".github"):
        (folder / name).symlink_to(ROOT / name)
    return folder


class TestMergeAndReport:
    """The scripts find the project by their own place, so they run in a folder that has links to its parts."""

    def run(
        self, root: Path, script: str, *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        # A copy, as a link's own place is not where it is called.
        (root / ".github").unlink()
        (root / ".github/scripts").mkdir(parents=True)
        for path in [*SCRIPTS.glob("*.py"), *SCRIPTS.glob("*.sh")]:
            target = root / ".github/scripts" / path.name
            target.write_bytes(path.read_bytes())
            target.chmod(0o755)
        return subprocess.run(
            [root / ".github/scripts" / script, *arguments],
            env={
                "PATH": os.environ["PATH"],
                "HOME": os.environ["HOME"],
                "PYTHON": sys.executable,
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def shard(self, root: Path, name: str, data: dict[str, Any]) -> None:
        folder = root / "shards" / f"shard-{name}"
        folder.mkdir(parents=True)
        (folder / "verdict.json").write_text(json.dumps(data), "utf-8")

    def test_shards_become_one_report(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        self.shard(root, "de", verdict("de", "verified"))
        self.shard(root, "en", verdict("en", "drifted", "Chrome 2"))
        done = self.run(root, "merge.sh", '["de", "en"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs(tmp_path / "out") == {"outcome": "drifted", "missing": ""}
        merged = json.loads((root / "report/verdict.json").read_text("utf-8"))
        assert [page["path"] for page in merged["pages"]] == ["docs/de/a.md", "docs/en/a.md"]

    @pytest.mark.parametrize("left", [["de"], ["de", "en"]], ids=["one is left", "all are left"])
    def test_artifacts_lie_where_the_merge_looks_for_them(self, tmp_path: Path, left: list[str]) -> None:
        """download-artifact unpacks one artifact alone without a folder of its name; so each brings its own."""
        root = checkout(tmp_path / "root")
        for name in left:
            self.keep(tmp_path / f"job-{name}", f"shard-{name}", root / "shards")
        done = self.run(root, "merge.sh", '["de", "en"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs(tmp_path / "out")["missing"] == ("" if "en" in left else "en")
        merged = json.loads((root / "report/verdict.json").read_text("utf-8"))
        assert [page["lang"] for page in merged["pages"]] == left

    def keep(self, job: Path, name: str, downloaded: Path) -> None:
        """Run the step that lays a shard's artifact out, and unpack what it has, as ``merge-multiple`` does."""
        (job / "report").mkdir(parents=True)
        data = json.dumps(verdict(name.removeprefix("shard-"), "verified"))
        (job / "report/verdict.json").write_text(data, "utf-8")
        action = yaml.safe_load((ROOT / ".github/actions/report/action.yml").read_text("utf-8"))
        step = next(step for step in action["runs"]["steps"] if step.get("if") == "inputs.shard == 'true'")
        environment = {"PATH": os.environ["PATH"], "REPORT": "report", "NAME": name}
        subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], cwd=job, env=environment, check=True)
        shutil.copytree(job / "artifact", downloaded, dirs_exist_ok=True)

    def test_a_shard_that_left_nothing_is_named(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        self.shard(root, "de", verdict("de", "verified"))
        done = self.run(root, "merge.sh", '["de", "en"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "the shard en left no verdict" in done.stdout
        assert outputs(tmp_path / "out") == {"outcome": "inconclusive", "missing": "en"}
        assert (root / "report/verdict.json").is_file()

    def test_without_any_shard_the_outcome_is_inconclusive(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        done = self.run(root, "merge.sh", '["de"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs(tmp_path / "out") == {"outcome": "inconclusive", "missing": "de"}

    def test_shards_that_contradict_each_other_fail_the_job(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        self.shard(root, "one", verdict("de", "verified"))
        self.shard(root, "two", verdict("de", "drifted"))
        done = self.run(root, "merge.sh", '["one", "two"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode != 0
        assert not (tmp_path / "out").exists()

    def test_a_report_is_annotations_html_junit_and_summary(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        (root / "report").mkdir()
        (root / "report/verdict.json").write_text(json.dumps(verdict("de", "drifted")), "utf-8")
        summary = tmp_path / "step-summary.md"
        summary.write_text("before\n", "utf-8")
        done = self.run(root, "report.sh", GITHUB_STEP_SUMMARY=str(summary), DRIFT="warn")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "::warning file=docs/de/a.md,line=9," in done.stdout
        assert (root / "report/index.html").read_text("utf-8").lower().startswith("<!doctype html>")
        assert "<testcase" in (root / "report/junit.xml").read_text("utf-8")
        assert summary.read_text("utf-8") == "before\n" + (root / "report/summary.md").read_text("utf-8")

    @pytest.mark.parametrize("suite", ["work/.guide-suite", "actions/our/guide/v1"], ids=["gate", "action"])
    def test_annotations_are_at_the_caller_s_own_pages(self, tmp_path: Path, suite: str) -> None:
        root = tmp_path / suite
        root.parent.mkdir(parents=True)
        checkout(root)
        work = tmp_path / "work"
        (work / "user").mkdir(parents=True)
        file = work / "user/Seite 5%.md"
        file.write_text("x", "utf-8")
        data = verdict("de", "drifted")
        data["pages"][0]["path"] = os.path.relpath(file, root)
        (root / "report").mkdir()
        (root / "report/verdict.json").write_text(json.dumps(data), "utf-8")
        done = self.run(root, "report.sh", GITHUB_WORKSPACE=str(work))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "::error file=user/Seite 5%25.md,line=9," in done.stdout

    def test_without_a_verdict_it_says_so(self, tmp_path: Path) -> None:
        done = self.run(checkout(tmp_path / "root"), "report.sh")
        assert done.returncode == 0
        assert "::warning::no page was verified" in done.stdout
