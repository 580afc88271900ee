"""When a set-up need not look at anything: only as long as nothing has changed that it goes by."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.setup.system import unchanged
from e2e.setup.system.unchanged import STAMP, main


class Machine:
    """A clone, a folder of programs and a cache folder, as a set-up has left them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.programs, self.cache = folder / "clone", folder / "bin", folder / "cache"
        for name in ("e2e/setup/steps.py", "e2e/tests/test_lamp.py", ".venv/bin/python", ".venv/set-up"):
            self._write(self.root / name)
        (self.root / "pyproject.toml").write_text('[project]\nname = "guide"\n', "utf-8")
        self._write(self.cache / "guide" / "client-1" / "index.html")
        self._write(self.programs / "chromium")
        self.set = monkeypatch.setenv
        for name in unchanged.ENVIRONMENT:
            monkeypatch.delenv(name, raising=False)
        self.set("PATH", str(self.programs))
        self.set("XDG_CACHE_HOME", str(self.cache))

    def _write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")

    def note(self) -> int:
        return main(["--write", "python3"], self.root)

    def changed(self, python: str = "python3") -> bool:
        return main([python], self.root) != 0

    def edit_set_up(self) -> None:
        (self.root / "e2e/setup/steps.py").write_text("# More.\n", "utf-8")

    def add_source(self) -> None:
        self._write(self.root / "e2e" / "lamp" / "build.mjs")

    def remove_environment(self) -> None:
        (self.root / ".venv/bin/python").unlink()

    def install(self) -> None:
        self._write(self.programs / "google-chrome")

    def remove_browser(self) -> None:
        (self.programs / "chromium").unlink()

    def measure_another_commit(self) -> None:
        self._write(self.cache / "guide" / "bench" / "0123456789ab" / "Makefile")

    def remove_client(self) -> None:
        client = self.cache / "guide" / "client-1"
        (client / "index.html").unlink()
        client.rmdir()

    def remove_cache(self) -> None:
        self.remove_client()
        (self.cache / "guide").rmdir()

    def name_browser(self) -> None:
        self.set("CHROME", "/opt/chrome")

    def name_cache(self) -> None:
        self.set("XDG_CACHE_HOME", "/nowhere")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


CHANGES = [
    *(Machine.edit_set_up, Machine.add_source, Machine.remove_environment, Machine.install),
    *(Machine.remove_browser, Machine.remove_client, Machine.remove_cache, Machine.name_browser),
    Machine.name_cache,
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_set_up_goes_by_has_it_look_again(
    change: Callable[[Machine], None], machine: Machine
) -> None:
    assert machine.changed()
    assert machine.note() == 0
    assert not machine.changed()
    change(machine)
    assert machine.changed()
    machine.note()
    assert not machine.changed()


def test_runs_tests_and_measurements_leave_it_as_it_is(machine: Machine) -> None:
    machine.note()
    machine.measure_another_commit()
    (machine.cache / "guide" / "seconds.json").write_text("{}", "utf-8")
    for name in ("warm-1", ".warm-2"):
        (machine.cache / "guide" / name).mkdir()
    for built in machine.cache.glob("guide/*"):
        os.utime(built, (1, 1))
    (machine.root / "e2e/tests/test_lamp.py").write_text("# A test.\n", "utf-8")
    assert not machine.changed()


def test_another_python_has_it_look_again(machine: Machine) -> None:
    machine.note()
    assert machine.changed("python3.13")


def test_where_nothing_can_be_noted_everything_is_looked_at(machine: Machine) -> None:
    (machine.root / STAMP.parent).write_text("", "utf-8")
    assert machine.note() == 0
    assert machine.changed()


def test_it_needs_no_package_and_no_environment() -> None:
    program = Path(unchanged.__file__)
    done = subprocess.run(
        [sys.executable, "-I", "-S", program, "a python that nobody has"],
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout + done.stderr) == (1, "")
