"""Installing with apt: no server is started, and what goes wrong is said in sentences."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from e2e.harness.waiting import wait_for
from e2e.setup.ending import SetupError
from e2e.setup.system import apt


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Puts a program of one's own first on the path."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def put(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return put


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """As root on a machine without a policy file; returns where one would be."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(apt, "POLICY", tmp_path / "policy-rc.d")
    return apt.POLICY


def test_without_apt_the_message_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(SetupError, match=r"openbox xvfb\nThere is no apt here"):
        apt.install(["openbox", "xvfb"])


def test_without_root_and_sudo_the_message_gives_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name, **_: None if name == "sudo" else f"/usr/bin/{name}")
    with pytest.raises(
        SetupError, match=r"as root:\n  apt-get install --no-install-recommends --no-remove xvfb"
    ):
        apt.install(["xvfb"])


def test_sudo_passes_proxies_on_by_name(
    tool: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("sudo", "exit 0")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    for proxy in apt.PROXIES:
        monkeypatch.delenv(proxy, raising=False)
        monkeypatch.delenv(proxy.upper(), raising=False)
    assert apt.as_root("", "") == ["sudo"]
    monkeypatch.setenv("https_proxy", "http://somebody:secret@proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "localhost")
    assert apt.as_root("", "") == ["sudo", "--preserve-env=https_proxy,NO_PROXY"]


APT = """
echo "$@" >> {calls}
case "$*" in
    -s*) echo "{simulated}" ;;
    *update*) exit {update} ;;
    *" install "*) echo install >> {order}; cat {policy} >> {order}; exit {install} ;;
esac
"""


@pytest.fixture
def scripted(
    tool: Callable[[str, str], None], as_root: Path, tmp_path: Path
) -> Callable[..., Callable[[], Sequence[str]]]:
    """Lets apt answer as given; returns what was installed under which policy."""

    def script(*, simulated: str = "", update: int = 0, install: int = 0) -> Callable[[], Sequence[str]]:
        order = tmp_path / "order"
        tool(
            "apt-get",
            APT.format(
                calls=tmp_path / "calls",
                order=order,
                policy=as_root,
                simulated=simulated,
                update=update,
                install=install,
            ),
        )
        return lambda: order.read_text().splitlines() if order.exists() else []

    return script


def test_a_broken_source_of_somebody_elses_is_a_warning(
    scripted: Callable[..., Callable[[], Sequence[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    done = scripted(update=100)
    apt.install(["xvfb"])
    assert done() == ["install"]
    assert "warning: apt-get update failed" in capfd.readouterr().out


def test_what_would_remove_a_package_is_not_installed(
    scripted: Callable[..., Callable[[], Sequence[str]]],
) -> None:
    done = scripted(simulated="Remv gnome-core [1:43]")
    with pytest.raises(SetupError, match="would remove gnome-core, so nothing was installed"):
        apt.install(["xvfb"])
    assert done() == []


def test_a_failure_is_tried_again_and_then_one_sentence(
    scripted: Callable[..., Callable[[], Sequence[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    done = scripted(install=100)
    with pytest.raises(SetupError, match="apt-get install failed; its own words are above"):
        apt.install(["xvfb"])
    assert done() == ["install", "install"]
    assert "apt-get install: that failed; trying again (2 of 2)" in capfd.readouterr().out


def test_no_second_sound_server_is_installed_beside_pipewire_s(
    tool: Callable[[str, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("apt-get", "exit 0")
    # This machine may have PipeWire.
    monkeypatch.setenv("PATH", str(tmp_path / "tools"))
    assert apt.apart(["pulseaudio", "xvfb"]) == []
    tool("pipewire-pulse", "exit 0")
    assert apt.apart(["pulseaudio", "xvfb"]) == ["pulseaudio"]


def test_no_server_is_started_and_the_policy_goes_again(
    scripted: Callable[..., Callable[[], Sequence[str]]], as_root: Path
) -> None:
    done = scripted()
    apt.install(["nginx"])
    assert done() == ["install", "#!/bin/sh", apt.OURS, "exit 101"]
    assert not as_root.exists()


@pytest.mark.parametrize(
    ("content", "stays"), [(f"#!/bin/sh\n{apt.OURS}\nexit 101\n", False), ("exit 101\n", True)]
)
def test_a_policy_that_a_killed_run_left_is_removed_and_nobody_elses(
    as_root: Path, content: str, *, stays: bool
) -> None:
    as_root.write_text(content)
    apt.remove_leftover_policy()
    assert as_root.exists() == stays


SIGNALLED = """
import os, sys
from pathlib import Path
from e2e.harness.waiting import wait_for
from e2e.setup.system import apt
from e2e.setup.ending import run_to_the_end
os.geteuid = lambda: 0
apt.POLICY = Path(sys.argv[1])
apt.SYSTEMD = apt.POLICY.parent
run_to_the_end(lambda: apt.install(["nginx"]))
"""

SLOW = """
case "$*" in *" install "*) ;; *) exit 0 ;; esac
case "$*" in -s*) exit 0 ;; esac
touch {folder}/began
until [ -e {folder}/go ]; do sleep 0.05; done
touch {folder}/ended
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_set_up_that_is_ended_lets_apt_finish_and_starts_no_server(
    number: signal.Signals, tool: Callable[[str, str], None], tmp_path: Path
) -> None:
    tool("apt-get", SLOW.format(folder=tmp_path))
    tool("nginx", "")
    tool("systemctl", f'echo "$@" >> {tmp_path}/systemctl')
    policy = tmp_path / "policy-rc.d"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", SIGNALLED, policy],
        cwd=Path(__file__).parents[4],
        stdout=(tmp_path / "out").open("w"),
        stderr=subprocess.PIPE,
        text=True,
        # What starts this may have ignored an interrupt, as a shell does for background jobs.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as set_up:
        try:
            wait_for((tmp_path / "began").exists, awaited="apt to be at work")
            set_up.send_signal(number)
            wait_for(
                lambda: "finishes what it has begun" in (tmp_path / "out").read_text(),
                awaited="the set-up to wait",
            )
            assert apt.OURS in policy.read_text()
        finally:
            # Without it the set-up would wait for apt for ever.
            (tmp_path / "go").touch()
        said = set_up.communicate(timeout=20)[1]
    assert (tmp_path / "ended").exists()
    assert not policy.exists()
    assert (tmp_path / "systemctl").read_text() == "disable --quiet nginx\n"
    assert set_up.returncode == 1
    how = "interrupted" if number == signal.SIGINT else f"ended by {number.name}"
    assert said == f"set-up: {how}; run it again, it goes on where it was\n"
