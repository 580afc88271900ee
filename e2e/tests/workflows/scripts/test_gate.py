"""The gate for release candidates, as a caller starts it."""

import os
import stat
from pathlib import Path

import pytest

from e2e.tests.support.workflows.scripts import ROOT, put_command, run_script


class TestGate:
    PEM = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----"

    def gate(self, folder: Path, **environment: str) -> tuple[list[str], Path]:
        """Run the gate with a stand-in for make; return what make was given, and the runner's folder."""
        put_command(
            folder / "bin",
            "make",
            'printf "%s\\n" "$*" "${JITSI_AUTHORITY-}" "${AUTHORITY_PEM-}" "${PAGE-}" "${BINDINGS-}"',
        )
        temporary = folder / "temporary"
        temporary.mkdir()
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = run_script("gate.sh", cwd=ROOT, PATH=path, RUNNER_TEMP=str(temporary), **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.split("\n"), temporary

    def test_an_authority_goes_to_make_as_a_private_file(self, tmp_path: Path) -> None:
        given, temporary = self.gate(tmp_path, AUTHORITY_PEM=self.PEM)
        (file,) = temporary.iterdir()
        assert given[:3] == ["gate", str(file), ""]
        assert file.read_text("utf-8") == f"{self.PEM}\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_pages_of_the_caller_are_whole_paths_to_make(self, tmp_path: Path) -> None:
        work = tmp_path / "work"
        work.mkdir()
        for name in ("page.md", "page.toml"):
            (work / name).write_text("x", "utf-8")
        given = {"GITHUB_WORKSPACE": str(work), "PAGES": "page.md", "BINDINGS": "page.toml"}
        lines, _ = self.gate(tmp_path, **given)
        assert lines[3:5] == [str(work / "page.md"), str(work / "page.toml")]

    @pytest.mark.parametrize(
        ("name", "message"),
        [("other.md", "which is not in the workspace"), ("page.md", "has a space in its path")],
    )
    def test_pages_that_cannot_be_given_to_make(self, tmp_path: Path, name: str, message: str) -> None:
        work = tmp_path / "a workspace"
        work.mkdir()
        (work / "page.md").write_text("x", "utf-8")
        put_command(tmp_path / "bin", "make", "exit 0")
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        done = run_script("gate.sh", PATH=path, GITHUB_WORKSPACE=str(work), PAGES=name)
        assert done.returncode == 4
        assert done.stderr.startswith("::error::")
        assert message in done.stderr

    def test_without_an_authority_there_is_no_file(self, tmp_path: Path) -> None:
        given, temporary = self.gate(tmp_path, AUTHORITY_PEM="")
        assert given[:3] == ["gate", "", ""]
        assert not list(temporary.iterdir())
