"""A target that is new in the table is held by the contracts of import-linter, which do not name it."""

import subprocess
import sys
from pathlib import Path

import pytest

from e2e.tests.support.runs.project_copy import ProjectCopy
from e2e.tests.tools.import_contracts import filled_in, filled_in_layers, targets_rooms

ROOT = Path(__file__).parents[4]


@pytest.fixture
def project(tmp_path: Path) -> ProjectCopy:
    """A copy of the project with one more target."""
    return ProjectCopy(tmp_path / "project")


def lint(project: ProjectCopy) -> "subprocess.CompletedProcess[str]":
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_placeholders_stand_for_what_the_table_names(project: ProjectCopy) -> None:
    known = targets_rooms(ROOT)
    assert "jitsi" in known
    rooms = targets_rooms(project.root)
    assert sorted(rooms) == sorted([*known, "tried"])
    modules = [f"e2e.{room}" for room in rooms]
    assert filled_in(["<targets>", "e2e.tests"], project.root) == [*modules, "e2e.tests"]
    assert filled_in(["<table>"], project.root) == modules
    assert filled_in_layers(["plugin", "<targets>"], project.root) == ["plugin", " | ".join(rooms)]
    core = filled_in(["<core>"], project.root)
    assert {"e2e.plugin", "e2e.markup", "e2e.__main__"} <= set(core)
    assert not {"e2e.tried", "e2e.jitsi", "e2e.tests", "e2e.targets"} & set(core)


@pytest.mark.slow
def test_a_new_target_keeps_the_contracts_until_it_breaks_them(project: ProjectCopy) -> None:
    kept = lint(project)
    assert kept.returncode == 0, kept.stdout + kept.stderr
    project.replace(
        "surfaces.py", "from typing", "import e2e.jitsi.devices\nimport e2e.plugin.options\nfrom typing"
    )
    project.replace("__init__.py", "from pathlib", "import pytest\nfrom pathlib")
    broken = lint(project)
    assert broken.returncode == 1, broken.stdout + broken.stderr
    for said in (
        "e2e.tried is not allowed to import e2e.jitsi",
        "e2e.tried is not allowed to import e2e.plugin",
        "e2e.tried is not allowed to import pytest",
        "Only the registry leads to a target KEPT",
    ):
        assert said in broken.stdout, broken.stdout
