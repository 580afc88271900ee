"""``.ci/container``: the image of the Dockerfile, with a stand-in for docker."""

import os
import subprocess
from pathlib import Path

from e2e.tests.support.workflows.scripts import ROOT, put_command


class TestContainer:
    DOCKER = """
printf '%s|' "$@" >>"$LOG"; echo >>"$LOG"
case $1 in
    create) echo abc ;;
    start) exit "${STATUS:-0}" ;;
    cp) [ -z "${NO_REPORT:-}" ] && mkdir "$4" && echo '{}' >"$4/verdict.json" ;;
esac"""

    def run(
        self, folder: Path, **environment: str
    ) -> tuple[subprocess.CompletedProcess[str], list[list[str]]]:
        script = folder / ".ci" / "container"
        script.parent.mkdir()
        script.write_bytes((ROOT / ".ci/container").read_bytes())
        script.chmod(0o755)
        put_command(folder / "bin", "docker", self.DOCKER)
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(
            [script, "make", "verify"],
            env={"PATH": path, "LOG": str(folder / "log"), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, [line.split("|")[:-1] for line in (folder / "log").read_text("utf-8").splitlines()]

    def test_options_go_in_and_the_report_comes_out(self, tmp_path: Path) -> None:
        done, calls = self.run(tmp_path, PAGE="docs/de", CHROME="chromium", JITSI_TOKEN="secret")
        assert done.returncode == 0, done.stderr
        assert [call[0] for call in calls] == ["build", "create", "start", "cp", "rm"]
        create = calls[1]
        assert [create[at + 1] for at, word in enumerate(create) if word == "--env"] == ["PAGE", "CHROME"]
        assert create[-3:] == ["guide", "make", "verify"]
        assert (tmp_path / "report/verdict.json").is_file()
        assert calls[-1] == ["rm", "--force", "abc"]

    def test_a_run_that_fails_leaves_its_status_and_report(self, tmp_path: Path) -> None:
        done, calls = self.run(tmp_path, STATUS="2")
        assert done.returncode == 2
        assert (tmp_path / "report/verdict.json").is_file()
        assert calls[-1][0] == "rm"

    def test_a_run_without_a_report_fails_with_a_message(self, tmp_path: Path) -> None:
        done, _ = self.run(tmp_path, STATUS="1", NO_REPORT="1")
        assert done.returncode == 1
        assert "make verify left no report" in done.stdout
