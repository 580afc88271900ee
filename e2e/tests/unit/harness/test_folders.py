"""Where private folders lie, what is in the environment of what is started, and what a killed run leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.harness.environment import leave_out_relative_paths, with_variable
from e2e.harness.errors import HarnessError
from e2e.harness.files import folders
from e2e.harness.files.folders import users_home
from e2e.harness.processes.watchdog import MARK, clear_display, marked
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.jitsi.deployment.client import build
from e2e.messages.catalogue import languages, render
from e2e.messages.message import Message


@pytest.mark.parametrize(
    "name",
    ["a b", "Übung", "it's", 'a"b', "a,b", "d" * 90],
    ids=["space", "umlaut", "quote", "quotes", "comma", "long"],
)
def test_sockets_have_plain_short_paths_wherever_temporary_files_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / name))
    with Workspace("tests") as workspace:
        assert len(str(workspace.folder)) < 60
        assert str(workspace.folder).replace("/", "").replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("place", ["some/where", "/nowhere/at/all", "/etc/passwd"])
def test_unusable_folder_is_skipped(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr("tempfile.tempdir", place)
    assert folders.unfit(place)
    assert folders.short_base() == "/tmp"  # noqa: S108


def test_a_short_folder_of_the_users_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace("x") as workspace:
        monkeypatch.setattr("tempfile.tempdir", str(workspace.folder))
        with Workspace("y") as inner:
            assert inner.folder.parent == workspace.folder


def test_folder_that_others_can_change_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LONGEST_BASE", 200)
    assert not folders.unfit(str(tmp_path))
    tmp_path.chmod(0o777)
    assert folders.unfit(str(tmp_path)) == Message(
        "folder-unfit", {"folder": str(tmp_path), "reason": "shared"}
    )


def test_error_without_any_folder_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_candidates", lambda: ["", "/nowhere"])
    with pytest.raises(
        HarnessError, match=r"an empty path is relative, /nowhere cannot be used .*set TMPDIR"
    ):
        folders.short_base()


@pytest.mark.parametrize("home", ["", "home", "./home"])
def test_relative_home_is_ignored(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("TMPDIR", home)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert users_home().is_absolute()
    assert build.cache_folder().is_absolute()
    leave_out_relative_paths()
    assert "HOME" not in os.environ
    assert "TMPDIR" not in os.environ


def test_started_program_gets_none_of_the_users_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FONTCONFIG_FILE", "LD_PRELOAD_OF_SOME_KIND", "NODE_OPTIONS", "LANGUAGE", "https_proxy"):
        monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    with Workspace("tests") as workspace:
        process = workspace.run("env", ["env"], env=workspace.environment())
        process.popen.wait(10)
        seen = dict(line.split("=", 1) for line in process.output(99).splitlines())
    assert set(seen) == {"PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", MARK}
    assert seen["LANG"] == "C.UTF-8"
    assert seen["HOME"].startswith(str(workspace.folder))


@pytest.mark.parametrize("before", ["1", None])
def test_own_environment_is_restored(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if before is None:
        monkeypatch.delenv("MINE", raising=False)
    else:
        monkeypatch.setenv("MINE", before)
    with with_variable("MINE", "2"):
        assert os.environ["MINE"] == "2"
    assert os.environ.get("MINE") == before


RUNS_AWAY = """
import os, signal, sys
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        signal.pause()
"""


def test_process_that_leaves_its_group_ends_with_the_workspace() -> None:
    script = f"""
import os, sys
from e2e.harness.workspace import Workspace
workspace = Workspace("tests")
workspace.run("away", [sys.executable, "-c", {RUNS_AWAY!r}], env=workspace.environment()).popen.wait()
print(workspace.folder, flush=True)
sys.stdin.read()
os.kill(os.getpid(), 9)
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout
        folder = Path(owner.stdout.readline().strip())
        wait_for(lambda: len(marked(folder.name)) == 1, awaited="the one that has run away")
    wait_for(lambda: not folder.exists(), awaited="the watchdog's work", seconds=15)
    assert marked(folder.name) == []


def test_a_killed_x_server_keeps_no_number(tmp_path: Path) -> None:
    (tmp_path / ".X11-unix").mkdir()
    socket, lock = tmp_path / ".X11-unix" / "X7", tmp_path / ".X7-lock"
    socket.touch()
    with subprocess.Popen(["sleep", "60"]) as server:
        lock.write_text(f"{server.pid:>10}\n")
        clear_display(7, server.pid, str(tmp_path))
        assert lock.exists(), "it runs"
        server.kill()
    clear_display(7, 1, str(tmp_path))
    assert socket.exists(), "another server has taken the number since"
    clear_display(7, server.pid, str(tmp_path))
    assert not socket.exists()
    assert not lock.exists()


@pytest.mark.parametrize("lang", languages())
def test_each_reason_has_words_of_its_own(lang: str) -> None:
    reasons = ("relative", "characters", "long", "unwritable", "shared", "no-exec")
    said = {render(Message("folder-unfit", {"folder": "/x", "reason": reason}), lang) for reason in reasons}
    assert len(said) == len(reasons)
