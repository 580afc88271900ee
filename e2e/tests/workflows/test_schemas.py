"""Workflows, actions, containers and devcontainer: as far as they can be checked where no engine runs."""

import importlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
GITHUB = ROOT / ".github"
TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONS = [*sorted((GITHUB / "actions").glob("*/action.yml")), ROOT / "action.yml"]
SUITE = "./.guide-suite"
"""Where the gate checks this repository out, and with it the action in its root."""
SHELL = [*sorted((GITHUB / "scripts").glob("*.sh")), *sorted((ROOT / ".ci").iterdir())]
PYTHON = sorted((GITHUB / "scripts").glob("*.py"))


def check(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def load(path: Path) -> dict[str, Any]:
    """Return a YAML file; the key ``on`` is the truth to YAML 1.1."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return {("on" if key is True else str(key)): value for key, value in data.items()}


def jobs() -> Iterator[Any]:
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            yield pytest.param(job, id=f"{path.stem}-{name}")


def steps(path: Path) -> list[dict[str, Any]]:
    data = load(path)
    if "runs" in data:
        return list(data["runs"]["steps"])
    return [step for job in data["jobs"].values() for step in job.get("steps", [])]


def test_all_are_there() -> None:
    assert {path.stem for path in WORKFLOWS} == {"ci", "nightly", "screenshots", "gate", "release"}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-actions", ACTIONS),
        ("vendor.compose-spec", sorted((GITHUB / "jitsi").glob("*.yml"))),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
)
def test_files_follow_their_schemas(schema: str, files: list[Path]) -> None:
    check(TOOLS / "check-jsonschema", "--builtin-schema", schema, *files)


def test_the_devcontainer_follows_its_schema() -> None:
    schema = Path(__file__).with_name("devcontainer.schema.json")
    check(TOOLS / "check-jsonschema", "--schemafile", schema, ROOT / ".devcontainer/devcontainer.json")


def test_the_devcontainer_is_of_the_dockerfile_and_its_user() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    file = ROOT / ".devcontainer" / container["build"]["dockerfile"]
    assert file.resolve() == ROOT / "Dockerfile"
    assert f"\nUSER {container['remoteUser']}\n" in file.read_text("utf-8")
    assert container["postCreateCommand"] == "make setup"


def test_dependabot_knows_every_place_with_pins() -> None:
    known = {
        (update["package-ecosystem"], folder)
        for update in load(GITHUB / "dependabot.yml")["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    assert known >= {
        ("github-actions", "/"),
        ("docker", "/"),
        ("docker-compose", "/.github/jitsi"),
        ("pip", "/e2e/setup"),
        ("npm", "/e2e/jitsi/deployment/client/source"),
    }
    assert (ROOT / "e2e/setup/requirements.txt").is_file()
    assert (ROOT / "e2e/jitsi/deployment/client/source/package-lock.json").is_file()


def test_zizmor_finds_nothing() -> None:
    check(TOOLS / "zizmor", "--offline", "--persona", "pedantic", "--quiet", GITHUB, ROOT / "action.yml")


def test_actionlint_finds_nothing() -> None:
    check(TOOLS / "actionlint", "-no-color", *WORKFLOWS)


def test_actionlint_reads_expressions_and_steps(tmp_path: Path) -> None:
    text = (GITHUB / "workflows/ci.yml").read_text("utf-8")
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("github.ref", "github.reef"), "utf-8")
    done = subprocess.run(
        [TOOLS / "actionlint", "-no-color", wrong], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert '"reef" is not defined' in done.stdout


@pytest.mark.parametrize("path", SHELL, ids=lambda path: path.name)
def test_shell_scripts_parse_and_stop_at_errors(path: Path) -> None:
    check("bash", "-n", path)
    assert "set -euo pipefail" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o111, "not executable"


@pytest.mark.skipif(
    shutil.which("shellcheck") is None, reason="shellcheck is not installed; .ci/run does that"
)
def test_shellcheck_finds_nothing() -> None:
    check("shellcheck", *SHELL)


def test_where_all_is_checked_shell_scripts_are_too() -> None:
    job = next(
        job
        for job in load(GITHUB / "workflows/ci.yml")["jobs"].values()
        if any(step.get("run") == "make test" for step in job["steps"])
    )
    assert any(re.search(r"apt-get install .*\bshellcheck\b", step.get("run", "")) for step in job["steps"])


def test_python_scripts_are_typed() -> None:
    check(TOOLS / "mypy", "--strict", "--no-error-summary", "--ignore-missing-imports", *PYTHON)


def test_python_scripts_need_the_standard_library_only() -> None:
    allowed = {path.stem for path in PYTHON} | {"trustme"} | sys.stdlib_module_names
    for path in PYTHON:
        names = re.findall(r"^\s*(?:from|import) (\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert set(names) <= allowed, path.name


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


def test_every_script_and_output_that_a_workflow_names_is_there() -> None:
    for path in [*WORKFLOWS, *ACTIONS]:
        text = path.read_text("utf-8")
        for name in re.findall(r"\.github/scripts/[\w.]+", text):
            assert (ROOT / name).is_file(), f"{path.name}: {name}"
        data = load(path)
        for job, output in re.findall(r"needs\.(\w+)\.outputs\.(\w+)", text):
            assert output in data["jobs"][job]["outputs"], f"{path.name}: {job}.{output}"
        for step in re.findall(r"steps\.(\w+)\.outputs", text):
            assert step in {step.get("id") for step in steps(path)}, f"{path.name}: {step}"


def test_every_target_that_a_workflow_makes_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in [*WORKFLOWS, *ACTIONS]:
        for step in steps(path):
            made = re.findall(r"^\s*(?:\w+=\S+ )?make ([a-z]+)", step.get("run", ""), re.MULTILINE)
            assert set(made) <= targets, f"{path.name}: {made}"


def test_the_set_up_has_what_the_actions_call() -> None:
    for path in ACTIONS:
        for module, name in re.findall(r"from (e2e\.[\w.]+) import (\w+)", path.read_text("utf-8")):
            assert callable(getattr(importlib.import_module(module), name))


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

    def test_what_the_caches_are_of(self, tmp_path: Path) -> None:
        keys = next(step for step in self.action["runs"]["steps"] if step.get("id") == "keys")
        environment = {
            "PATH": os.environ["PATH"],
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(tmp_path / "out"),
        }
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", keys["run"]], env=environment, cwd=tmp_path, check=True
        )
        told = dict(line.split("=", 1) for line in (tmp_path / "out").read_text("utf-8").splitlines())
        assert set(told) == {"system", "python", "client"}
        assert all(re.search(r"[0-9a-f]{16}$", told[name]) for name in ("python", "client"))

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


class TestCompose:
    services: dict[str, Any] = load(GITHUB / "jitsi/compose.yml")["services"]
    stable: dict[str, Any] = load(GITHUB / "jitsi/stable.yml")["services"]

    def test_the_four_services_of_one_release(self) -> None:
        assert set(self.services) == {"web", "prosody", "jicofo", "jvb"}
        tags = {service["image"].rpartition(":")[2] for service in self.services.values()}
        assert len(tags) == 1
        assert re.fullmatch(r"stable-\d+(-\d+)?", tags.pop())
        assert all(
            service["image"].startswith(f"ghcr.io/jitsi/{name}:") for name, service in self.services.items()
        )

    def test_one_shard_can_follow_the_newest_release(self) -> None:
        assert {name: service["image"] for name, service in self.stable.items()} == {
            name: service["image"].rpartition(":")[0] + ":stable" for name, service in self.services.items()
        }
        assert all(service["pull_policy"] == "always" for service in self.stable.values())

    def test_roots_are_read_only_and_what_is_written_is_the_container_s_user_s(self) -> None:
        """The folders are those that the images of 2026-08 check; the user is theirs: uid 1000."""
        stored = {"prosody": "/var/lib/prosody", "web": "/storage"}
        for name, service in self.services.items():
            assert service["read_only"] is True
            folders = {
                path: set(options.split(","))
                for path, _, options in (line.partition(":") for line in service["tmpfs"])
            }
            assert set(folders) == {"/run", "/tmp", *([stored[name]] if name in stored else [])}  # noqa: S108
            assert "exec" in folders["/run"], "the images start their services from there"
            if name in stored:
                assert {"uid=1000", "gid=1000"} <= folders[stored[name]]

    def test_ports_inside_need_no_right(self) -> None:
        ports = [
            port.partition("/")[0].split(":")
            for service in self.services.values()
            for port in service.get("ports", [])
        ]
        assert all(int(inside) > 1023 for _, _, inside in ports)
        assert self.services["web"]["healthcheck"]["test"][3].endswith("/8443")

    def test_nothing_is_reachable_from_elsewhere(self) -> None:
        ports = [port for service in self.services.values() for port in service.get("ports", [])]
        assert ports
        assert all(port.startswith("127.0.0.1:") for port in ports)
        assert not any("network_mode" in service for service in self.services.values())

    def test_no_secret_has_a_default(self) -> None:
        for service in self.services.values():
            for name, value in service["environment"].items():
                if "PASSWORD" in name or "SECRET" in name:
                    assert re.fullmatch(r"\$\{" + name + r":\?[^}]+\}", value), name

    def test_each_tells_how_it_is_and_waits_for_what_it_needs(self) -> None:
        for name, service in self.services.items():
            assert service["healthcheck"]["test"][:3] == ["CMD", "bash", "-c"], name
            check("bash", "-n", "-c", service["healthcheck"]["test"][3].replace("$$", "$"))
            for other, condition in service.get("depends_on", {}).items():
                assert other in self.services
                assert condition == {"condition": "service_healthy"}

    @pytest.mark.parametrize(("answer", "healthy"), [("200 OK", True), ("500 Internal Server Error", False)])
    def test_the_health_check_knows_a_healthy_service(self, answer: str, healthy: bool) -> None:
        script = self.services["jvb"]["healthcheck"]["test"][3].replace("$$", "$")
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]

            def serve() -> None:
                connection, _ = server.accept()
                with connection:
                    connection.recv(1000)
                    connection.sendall(f"HTTP/1.1 {answer}\r\n\r\n".encode())

            thread = threading.Thread(target=serve)
            thread.start()
            done = subprocess.run(["bash", "-c", script.replace("8080", str(port))], timeout=10, check=False)
            thread.join(10)
        assert (done.returncode == 0) is healthy
