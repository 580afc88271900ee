"""Workflows, actions, containers and devcontainer follow their schemas, and linters find nothing in them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import check_jsonschema
import pytest

from e2e.tests.support.workflows.files import (
    ACTIONS,
    GITHUB,
    PYTHON,
    ROOT,
    SHELL,
    TOOLS,
    WORKFLOWS,
    check,
    load,
)


def check_schema(*arguments: str | Path) -> object:
    """Return the exit status of check-jsonschema, run in this process: its start takes longer than all files."""
    with pytest.raises(SystemExit) as ended:
        check_jsonschema.main([str(argument) for argument in arguments])
    return ended.value.code


def test_all_workflows_are_there() -> None:
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
def test_files_follow_their_schemas(
    schema: str, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_schema("--builtin-schema", schema, *files) == 0, capsys.readouterr().out


def test_the_devcontainer_follows_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = Path(__file__).parents[1].joinpath("devcontainer.schema.json")
    container = ROOT / ".devcontainer/devcontainer.json"
    assert check_schema("--schemafile", schema, container) == 0, capsys.readouterr().out


def test_a_file_that_breaks_its_schema_is_found(tmp_path: Path) -> None:
    text = (GITHUB / "workflows/ci.yml").read_text("utf-8")
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("runs-on:", "runs-in:"), "utf-8")
    assert check_schema("--builtin-schema", "vendor.github-workflows", wrong) == 1


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
