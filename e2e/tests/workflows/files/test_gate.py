"""The gate and its action: inputs, secrets, caches, and the example of the README."""

import os
import re
import subprocess
import textwrap
from pathlib import Path
from typing import Any

import yaml

from e2e.tests.support.workflows.files import GITHUB, ROOT, SUITE, load


class TestGate:
    gate: dict[str, Any] = load(GITHUB / "workflows/gate.yml")
    action: dict[str, Any] = load(ROOT / "action.yml")

    def uses(self, begin: str) -> dict[str, Any]:
        [step] = [
            step for step in self.gate["jobs"]["gate"]["steps"] if step.get("uses", "").startswith(begin)
        ]
        return dict(step)

    def test_it_takes_all_that_lets_the_suite_in(self) -> None:
        jitsi = {"JITSI_TOKEN", "JITSI_USER", "JITSI_PASSWORD", "JITSI_HEADER", "JITSI_AUTHORITY"}
        assert set(self.gate["on"]["workflow_call"]["secrets"]) == {*jitsi, "SUITE_TOKEN"}
        given = self.uses(SUITE)["with"]
        assert {name for name, value in given.items() if "secrets." in value} == {
            name.removeprefix("JITSI_").lower() for name in jitsi
        }

    def test_the_caller_does_not_name_the_suite(self) -> None:
        [suite] = [step for step in self.gate["jobs"]["gate"]["steps"] if step.get("name") == "The suite"]
        assert "job.workflow_repository" in suite["with"]["repository"]
        assert "job.workflow_sha" in suite["with"]["ref"]
        assert f"./{suite['with']['path']}" == SUITE
        required = [
            name
            for name, entry in self.gate["on"]["workflow_call"]["inputs"].items()
            if entry.get("required")
        ]
        assert required == ["url"]

    def test_every_input_of_the_action_can_be_given_to_the_gate(self) -> None:
        given = self.uses(SUITE)["with"]
        assert set(self.action["inputs"]) - set(given) == {"chrome"}

    def test_whatever_is_not_a_secret_is_checked_before_a_shell_sees_it(self) -> None:
        first = self.action["runs"]["steps"][0]
        checked = set(re.findall(r"(\w+)=\w+", first["run"]))
        assert checked == set(first["env"])
        gate = next(step for step in self.action["runs"]["steps"] if step["name"] == "make gate")
        secret = {"JITSI_TOKEN", "JITSI_USER", "JITSI_PASSWORD", "JITSI_HEADER", "AUTHORITY_PEM"}
        assert set(gate["env"]) - secret == checked

    def test_nothing_in_the_action_needs_the_suite_to_lie_in_the_workspace(self) -> None:
        text = (ROOT / "action.yml").read_text("utf-8")
        assert "hashFiles(" not in text
        assert "uses: ./" not in text
        for step in self.action["runs"]["steps"]:
            if ".github/scripts" in step.get("run", ""):
                assert "$GITHUB_ACTION_PATH" in step["run"]

    def test_the_caches_have_keys_for_system_python_and_client(self, tmp_path: Path) -> None:
        keys = next(step for step in self.action["runs"]["steps"] if step.get("id") == "keys")
        environment = {
            "PATH": os.environ["PATH"],
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(tmp_path / "out"),
        }
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", keys["run"]], env=environment, cwd=tmp_path, check=True
        )
        keys_of = dict(line.split("=", 1) for line in (tmp_path / "out").read_text("utf-8").splitlines())
        assert set(keys_of) == {"system", "python", "client"}
        assert all(re.search(r"[0-9a-f]{16}$", keys_of[name]) for name in ("python", "client"))

    def test_the_caller_s_example_has_its_permissions(self) -> None:
        examples = [
            yaml.safe_load(textwrap.dedent(text))
            for text in re.findall(r"(?m)^    jobs:\n(?:    .*\n)+", (ROOT / "README.md").read_text("utf-8"))
        ]
        jobs = [job for example in examples for job in example["jobs"].values()]
        [called] = [job for job in jobs if "/.github/workflows/gate.yml@v" in job.get("uses", "")]
        assert called["permissions"] == {"contents": "read"}
        assert set(called["with"]) <= set(self.gate["on"]["workflow_call"]["inputs"])
        assert set(called["secrets"]) <= set(self.gate["on"]["workflow_call"]["secrets"])
