"""What a run took: lines of its times, processes by kind, and the command that starts it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.harness.processes.listing import Listed
from e2e.tests.tools.bench.measuring import accounting, spans
from e2e.tests.tools.bench.measuring.cpu_kinds import cpu_kind
from e2e.tests.tools.bench.measuring.run import command, users_environment
from e2e.tests.tools.bench.measuring.sampler import Sampler
from e2e.tests.tools.faults.parts import SeenProcess

LINES = [
    {"worker": "gw0", "block": "a.md::one", "kind": "launch", "start": 2.0, "whole": 1.5, "self": 1.5},
    {"worker": "gw0", "block": "a.md::one", "kind": "native", "start": 4.0, "whole": 0.5, "self": 0.5},
    {"worker": "gw0", "block": "a.md::one", "kind": "block", "start": 1.0, "whole": 2.5, "self": 0.5},
    {"worker": "gw1", "block": "b.md::two", "kind": "setup", "start": 0.5, "whole": 3.0, "self": 3.0},
    {"worker": "gw1", "block": "b.md::two", "kind": "block", "start": 0.2, "whole": 3.2, "self": 0.2},
    {"worker": "gw1", "block": "", "kind": "compare", "start": 9.0, "whole": 3.2, "self": 3.2},
]


def test_lines_become_seconds_by_block_and_kind(tmp_path: Path) -> None:
    file = tmp_path / "times.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in LINES) + '{"worker": "g', "utf-8")
    table = spans.by_block(spans.read(file))
    assert list(table) == ["b.md::two", "a.md::one"]
    assert table["a.md::one"]["launch"] == 1.5
    assert table["a.md::one"][spans.OTHER] == 0.5
    assert spans.totals(table)["setup"] == 3.0
    assert spans.explained(table) == pytest.approx(1 - 0.7 / 5.7, abs=0.001)
    assert spans.read(tmp_path / "none") == []
    assert spans.explained({}) == 0


def seen(command: str, line: str, *, headless: bool = False, pid: int = 1) -> SeenProcess:
    return SeenProcess(Listed(pid, command, "S", 0, 0), line, "", headless)


@pytest.mark.parametrize(
    ("process", "kind"),
    [
        (seen("chromium", "chromium --user-data-dir=/tmp/x"), "reader: browser"),
        (seen("chromium", "chromium --headless --user-data-dir=/x", headless=True), "participants: browser"),
        (seen("chromium", "chromium --type=renderer --lang=de"), "reader: renderer"),
        (seen("chromium", "chromium --type=renderer --top-chrome-webui"), "reader: bubbles"),
        (seen("chromium", "chromium --type=gpu-process", headless=True), "participants: GPU"),
        (seen("chromium", "chromium --type=zygote"), "reader: other parts"),
        (
            seen("chromium", "chromium --type=utility --utility-sub-type=audio.mojom.AudioService"),
            "reader: audio",
        ),
        (seen("Xvfb", "Xvfb :99"), "X server"),
        (seen("openbox", "openbox"), "window manager"),
        (seen("dbus-daemon", "dbus-daemon --session"), "buses"),
        (seen("at-spi2-registr", "/usr/libexec/at-spi2-registryd"), "buses"),
        (seen("lua5.4", "lua5.4 /usr/bin/prosody --config prosody.cfg.lua"), "Prosody"),
        (seen("nginx", "nginx: worker process"), "nginx"),
        (seen("node", "/driver/node /driver/package/cli.js run-driver "), "Playwright's driver"),
        (seen("python", ".venv/bin/python -m pytest"), "Python"),
        (seen("pytest", ".venv/bin/python .venv/bin/pytest -q"), "Python"),
        (seen("make", "make verify"), "other"),
    ],
)
def test_a_process_is_of_one_kind(process: SeenProcess, kind: str) -> None:
    assert cpu_kind(process) == kind


def test_samples_keep_what_ended_processes_have_used() -> None:
    chrome = seen("chromium", "chromium --user-data-dir=/x", pid=7)
    python = seen("python", "python x", pid=8)
    ending = seen("chromium", "", pid=7)
    rounds = [[chrome, python], [ending], [seen("python", "python y", pid=7)]]
    used = [{7: (1.0, 100), 8: (0.5, 50)}, {7: (3.0, 200)}, {7: (0.25, 10)}]
    sampler = Sampler(lambda main: rounds[main], lambda pid: used[at].get(pid))
    for at in range(3):
        sampler.sample(at)
    assert sampler.by_kind() == {"reader: browser": 3.0, "Python": 0.75}
    assert sampler.missed(4.0) == 0.25
    assert sampler.missed(1.0) == 0
    assert sampler.largest == 200


def test_pages_are_verified_by_make_and_steps_by_pytest(tmp_path: Path) -> None:
    report = tmp_path / "report"
    pages = command(tmp_path, ["docs/de", "docs/en"], report, 3, ["-p", "x"])
    assert pages[:5] == ["make", "-s", "-C", str(tmp_path), "verify"]
    assert set(pages[5:]) == {f"REPORT={report}", "PAGE=docs/de docs/en", "WORKERS=3", "ARGS=-p x"}
    assert not any(part.startswith("WORKERS") for part in command(tmp_path, [], report, None, []))
    step = command(tmp_path, ["docs/de/a.md::one"], report, None, [])
    assert step[-4:] == [".venv/bin/pytest", "-q", "docs/de/a.md::one", f"--report={report}"]


def test_a_run_gets_nothing_of_what_make_bench_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MAKEFLAGS", "MAKELEVEL", "PYTEST_ADDOPTS", "BASE", "WORKERS", "GUIDE_TIMES"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("JITSI_URL", "https://meet.example.org")
    kept = users_environment()
    assert kept["JITSI_URL"] == "https://meet.example.org"
    assert not {"MAKEFLAGS", "MAKELEVEL", "PYTEST_ADDOPTS", "BASE", "WORKERS", "GUIDE_TIMES"} & kept.keys()


def test_what_a_command_leaves_to_itself_is_counted(tmp_path: Path) -> None:
    burn = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    done = tmp_path / "done"
    # The inner shell ends at once, and what it has started is nobody's child.
    inner = 'sh -c \'("$0" -c "$1"; : > "$2") & exit\' "$0" "$1" "$2"'
    outer = f'{inner}; while [ ! -e "$2" ]; do sleep 0.05; done; exit 5'
    result = tmp_path / "result.json"
    script = Path(accounting.__file__)
    ended = subprocess.run(
        [sys.executable, "-I", script, result, "sh", "-c", outer, sys.executable, burn, done], check=False
    )
    took = json.loads(result.read_text("utf-8"))
    assert ended.returncode == took["status"] == 5
    assert took["cpu"] >= 0.3
    assert took["seconds"] > 0
    assert took["largest_process"] > 1_000_000
