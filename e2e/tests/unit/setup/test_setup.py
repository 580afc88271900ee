"""The set-up: it sees what is missing, and says what to do where it cannot install it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.setup import steps
from e2e.setup.sentences import sentence
from e2e.setup.system import packages

ROOT = Path(__file__).parents[4]
LISTING = Path(packages.__file__).with_name("packages.toml")
PINS = ROOT / "e2e/setup/requirements.txt"

REASONS = ("browser-is-snap", "browser-says-no-version", "browser-no-browser", "browser-no-chrome")


@pytest.mark.parametrize("name", REASONS)
def test_without_fluent_a_reason_reads_as_in_the_catalogue(name: str) -> None:
    message = Message(name, {"program": "/opt/chrome", "why": Message("no-output"), "what": "bash"})
    assert sentence(message) == render(message)


def test_a_package_shows_by_command_file_or_module(tmp_path: Path) -> None:
    listing = tmp_path / "packages.toml"
    listing.write_text(
        '[everywhere]\nshell = ["no-such-command", "sh"]\nfile = ["/"]\nmodule = ["module:json"]\n'
        'a = ["no-such-command"]\nb = ["/no/such/file"]\nc = ["module:no_such_module"]\n'
        '[debian]\nd = ["no-such-command"]\n'
    )
    assert packages.missing(listing, "ubuntu") == ["a", "b", "c"]
    assert packages.missing(listing, "debian") == ["a", "b", "c", "d"]


def test_nothing_is_missing_here() -> None:
    assert packages.missing(LISTING) == []


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What is installed, in an environment of its own that no package is really put into."""
    done: list[str] = []
    monkeypatch.setattr(steps, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(steps, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr("venv.EnvBuilder.create", lambda *_: None)
    monkeypatch.setattr(steps, "run", lambda what, _: done.append(what))
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return done


def test_the_python_packages_are_not_installed_twice(installed: list[str]) -> None:
    steps.python_environment()
    steps.python_environment()
    assert installed == ["the Python packages"]


def test_a_clone_that_was_moved_gets_them_again(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps.python_environment()
    monkeypatch.setattr(steps, "ROOT", tmp_path / "elsewhere")
    steps.python_environment()
    assert len(installed) == 2


def test_the_command_runs_in_a_folder_with_a_space_and_by_another_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clone = tmp_path / 'my "own" clone'
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (clone / "e2e" / "plugin").mkdir(parents=True)
    (clone / "e2e" / "plugin" / "command.py").write_text(
        "import sys\ndef main(): print(sys.argv[1:]); return 3\n", "utf-8"
    )
    monkeypatch.setattr(steps, "ENVIRONMENT", clone / ".venv")
    steps.command()
    (tmp_path / "link").symlink_to(clone / ".venv" / "bin" / "pytest")
    for name in (clone / ".venv" / "bin" / "pytest", tmp_path / "link"):
        ran = subprocess.run([name, "-k", "a b"], cwd=tmp_path, capture_output=True, text=True)
        assert (ran.returncode, ran.stdout) == (3, "['-k', 'a b']\n"), ran.stderr


def test_pins_have_hashes_and_no_addresses() -> None:
    text = PINS.read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+==[\w.]+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


@pytest.mark.parametrize(("given", "stale"), [([], "warn"), (["STALE=fail"], "fail")])
def test_stale_pictures_only_warn_at_the_gate(given: list[str], stale: str) -> None:
    command = ["make", "-n", "gate", "JITSI_URL=https://meet.example.org", *given]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    printed = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert f'--stale="{stale}"' in printed
    assert '--jitsi-url="https://meet.example.org"' in printed
