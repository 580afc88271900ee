"""The nightly workflow keeps count of nights, whatever failed before."""

import re
from typing import Any

import pytest

from e2e.tests.support.workflows.files import GITHUB, load


class TestNightly:
    jobs: dict[str, Any] = load(GITHUB / "workflows/nightly.yml")["jobs"]

    def test_a_change_of_the_containers_starts_their_shards(self) -> None:
        started = load(GITHUB / "workflows/nightly.yml")["on"]["pull_request"]
        assert started == {"paths": [".github/jitsi/**"]}

    @pytest.mark.parametrize("name", ["issue", "keep-alive"])
    def test_what_keeps_count_of_nights_runs_whatever_failed_before(self, name: str) -> None:
        condition = self.jobs[name]["if"]
        assert "!cancelled()" in condition
        assert ".result" not in condition

    def test_a_pull_request_changes_no_issue(self) -> None:
        condition = " ".join(self.jobs["issue"]["if"].split())
        assert "github.ref_name == github.event.repository.default_branch" in condition
        assert "pull_request" not in condition

    def test_the_schedule_is_kept_alive_by_the_workflow_s_own_name(self) -> None:
        [step] = self.jobs["keep-alive"]["steps"]
        [name] = re.findall(r"workflows/([\w.]+)/enable", step["run"])
        assert (GITHUB / "workflows" / name).is_file()
        assert self.jobs["keep-alive"]["permissions"] == {"actions": "write"}
