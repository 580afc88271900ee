"""The set-up on machines of many kinds: old Pythons, derivatives, other processors, two runs at once, a full disk."""

import contextlib
import os
import platform
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from e2e.harness.waiting import wait_for
from e2e.setup import steps
from e2e.setup.ending import SetupError
from e2e.setup.locks import only_one
from e2e.setup.sentences import sentence
from e2e.setup.system import apt, browsers, packages

ROOT = Path(__file__).parents[4]
OLDER = [
    path for minor in range(6, 11) for path in Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python")
]


def set_up(python: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "e2e.setup"],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("python", OLDER, ids=lambda path: path.parts[-3])
def test_an_older_python_gets_a_sentence(python: Path) -> None:
    done = set_up(python)
    assert done.returncode == 1
    assert done.stderr.startswith("set-up: Python 3.")
    assert "is too old, 3.11 or newer is needed" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_sentence_names_a_newer_python_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "python3.13").symlink_to("/bin/true")
    # The file that older Pythons read, read as one of them.
    program = (
        "import sys; sys.version_info = (3, 10, 1, 'final', 0);"
        "from e2e.setup import __main__; __main__.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.stderr == (
        "set-up: Python 3.10 is too old, 3.11 or newer is needed; run it as: make PYTHON=python3.13 ...\n"
    )


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "raspbian", "ID_LIKE": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "ubuntu"),
        ({"ID": "pop", "ID_LIKE": "ubuntu debian"}, "ubuntu"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "ubuntu"),
        ({"ID": "fedora"}, ""),
    ],
    ids=lambda value: value["ID"] if isinstance(value, dict) else None,
)
def test_a_derivative_is_what_it_is_like(
    release: dict[str, str], family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    assert packages.family() == family


def test_where_there_is_no_google_chrome_the_set_up_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho please install the snap >&2\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    with pytest.raises(SetupError, match="there is no Google Chrome for Linux on aarch64"):
        steps.browser()
    assert capfd.readouterr().out == (
        f"set-up: {stub} is no browser that works: please install the snap; passed over\n"
    )
    monkeypatch.setenv("CHROME", "/opt/chrome")
    steps.browser()


@pytest.mark.skipif(
    shutil.which("apt-config") is None or platform.machine() != "x86_64",
    reason="needs apt, and a Chrome for it",
)
def test_chrome_is_installed_without_removing_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The script of Playwright runs; what it calls to change the machine does not.
    tool = """#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
[ -z "$APT_CONFIG" ] || apt-config dump --format '%F=%v%n' APT::Get::Remove >> "$CALLS"
# Somebody else's source of packages is broken.
[ "$1" != update ]
"""
    for name in ("apt-get", "curl", "google-chrome", "rm"):
        (tmp_path / name).write_text(tool)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(apt, "as_root", lambda *_: [])
    monkeypatch.setattr(apt, "apt_alone", contextlib.nullcontext)
    steps.google_chrome()
    calls = (tmp_path / "calls").read_text().splitlines()
    assert "apt-get update" in calls
    assert "apt-get install -y ./google-chrome-stable_current_amd64.deb" in calls
    settings = [call for call in calls if call.startswith("APT::Get::Remove")]
    assert len(settings) == len(calls) / 2
    assert set(settings) == {"APT::Get::Remove=false"}
    (tmp_path / "apt-get").write_text(f'{tool}[ "$1" != install ]\n')
    with pytest.raises(SetupError, match="Google Chrome could not be installed"):
        steps.google_chrome()


def test_a_stub_first_on_the_path_hides_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    works = browsers.first_that_works(browsers.DEFAULTS).browser
    assert works is not None
    stub = tmp_path / works.path.name
    stub.write_text("#!/bin/sh\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    search = browsers.first_that_works(browsers.DEFAULTS)
    assert search.browser == works
    assert [sentence(reason) for reason in search.passed_over] == [
        f"{stub} is no browser that works: no output"
    ]
    assert packages.there(f"works:{works.channel}")


def test_a_second_set_up_waits_for_the_first(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lock = tmp_path / "new" / "lock"
    order: list[str] = []
    said: list[str] = []

    def second() -> None:
        with only_one(lock, ".venv"):
            order.append("second")

    def waits() -> bool:
        said.append(capfd.readouterr().out)
        return "another set-up is at work on .venv: waiting for it" in "".join(said)

    with only_one(lock, ".venv"):
        thread = threading.Thread(target=second)
        thread.start()
        wait_for(waits, awaited="the second to wait")
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_what_the_system_refuses_is_a_sentence(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    for name in ("e2e/__init__.py", "e2e/harness", "e2e/messages", "e2e/setup", "e2e/targets.py"):
        target = clone / name
        target.parent.mkdir(parents=True, exist_ok=True)
        source = ROOT / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    # Where a folder is needed there is a file, for root as well.
    (clone / ".cache").write_text("")
    done = subprocess.run([sys.executable, "-m", "e2e.setup"], cwd=clone, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, f"set-up: {clone}/.cache: File exists\n")
