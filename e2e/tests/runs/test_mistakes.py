"""Mistakes in a page or an option end a run before anything is started, with a message that names them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.plugin.collection.pages import shown
from e2e.tests.support.runs.in_chrome import ROOT, StartRun, edited_copy


def test_a_page_that_cannot_be_read_ends_the_run_at_once(start_run: StartRun, tmp_path: Path) -> None:
    page = edited_copy(tmp_path, ("lang: de\n", "lang: [de\n"))
    run = start_run("--page", str(page))
    assert run.end(30) == 4, run.output
    assert f"{shown(page, ROOT)}:" in run.output


def test_a_broken_table_of_a_language_ends_the_run_at_once(
    start_run: StartRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    whole = (ROOT / "e2e/claims/languages/de.toml").read_text("utf-8")
    (tables / "de.toml").write_text(whole.replace("[references]\n", "[reference]\n", 1), "utf-8")
    other = "from pathlib import Path\n\nfrom e2e.claims import vocabulary\n\n"
    (tmp_path / "other_tables.py").write_text(f"{other}vocabulary._FOLDER = Path({str(tables)!r})\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    run = start_run("-p", "other_tables", "--page", "docs/de/jitsi-meet.md")
    assert run.end(30) == 4, run.output
    assert re.search(r"ERROR: \S*de\.toml:1: the field references is missing", run.output)
    assert "INTERNALERROR" not in run.output


FRONT = "---\nlang: de\nref: probe\n---\n"


@pytest.mark.parametrize(
    ("pages", "named", "said"),
    [
        ({"empty.md": "## Titel\n\nNur ein Satz.\n"}, "empty.md", "empty.md:1: this page has no step"),
        ({"a/1.md": "", "a/2.md": "## Titel\n"}, "a", "1.md:1: this page has no step"),
        ({"a/README.md": "1. Ein Schritt\n"}, "a", "there is no page in this folder"),
        ({}, "a" * 300, "cannot be read"),
        ({}, "pages.txt", "there is no such page or folder"),
        ({}, "pipe.md", "no ordinary file"),
    ],
)
def test_a_run_with_nothing_to_verify_ends_at_once(
    start_run: StartRun, tmp_path: Path, pages: dict[str, str], named: str, said: str
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for name, body in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRONT + body, "utf-8")
    run = start_run("--page", str(tmp_path / named))
    assert run.end(30) == 4, run.output
    assert said in run.output
    assert "Traceback" not in run.output


def test_a_binding_that_no_scenario_has_ends_the_run_at_once(start_run: StartRun, tmp_path: Path) -> None:
    page = edited_copy(tmp_path, ("#allow-devices", "#allow-device"))
    run = start_run("--page", str(page))
    assert run.end(30) == 4, run.output
    assert "did you mean “allow-devices”?" in run.output


def test_options_that_cannot_be_used_end_the_run_at_once(start_run: StartRun) -> None:
    address = ("--jitsi-url", "https://ann:s3cret@meet.example.org")
    others = ("--jitsi-authority", "nowhere.pem", "--meet-host", "a b", "--report", "README.md")
    run = start_run("--page", "docs/de/jitsi-meet.md", *address, *others)
    assert run.end(30) == 4, run.output
    for said in (
        "JITSI_USER",
        "there is no file nowhere.pem",
        "“a b” is not a host name",
        "cannot be written to",
    ):
        assert said in run.output
    assert "s3cret" not in run.output


def test_all_that_is_wrong_is_said_before_anything_is_started(start_run: StartRun, tmp_path: Path) -> None:
    page = edited_copy(tmp_path, ("#allow-devices", "#allow-device"), ("#open-link}", "#open-lnk}"))
    shell = ("--chrome", "/bin/sh", "--jitsi-url", "nonsense", "--report", "e2e")
    run = start_run("--page", f"{page}::allow-me", "--page", "nowhere.md", *shell)
    assert run.end(30) == 4, run.output
    name = shown(page, ROOT)
    for said in (
        f"ERROR: {name}:",
        "did you mean “allow-devices”?",
        "did you mean “open-link”?",
        f"ERROR: {name}: this page has no step “allow-me”; there are, the nearest first: “allow-",
        "ERROR: nowhere.md: there is no such page",
        "ERROR: --jitsi-url: “nonsense” is not the address",
        "ERROR: --chrome: /bin/sh is no browser that works",
        "name another folder",
    ):
        assert said in run.output
    assert "Traceback" not in run.output


def test_a_step_that_a_page_does_not_have_is_named_as_an_argument_too(start_run: StartRun) -> None:
    run = start_run("docs/en/jitsi-meet.md::alow-devices")
    assert run.end(30) == 4, run.output
    assert "no step “alow-devices”; there are, the nearest first: “allow-devices”" in run.output


def test_watching_without_a_display_ends_the_run_at_once(
    start_run: StartRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    run = start_run("--watch", "docs/de/jitsi-meet.md::open-link")
    assert run.end(30) == 4, run.output
    assert "--watch: there is no display to watch on" in run.output


def test_a_browser_outside_of_the_checkout_does_not_lose_the_project(tmp_path: Path) -> None:
    chrome = tmp_path / "chrome"
    chrome.touch()
    command = [sys.executable, "-m", "e2e", "-p", "no:cacheprovider", "--collect-only", "-q"]
    found = subprocess.run(
        [*command, "--chrome", chrome, "--page", "docs/de/jitsi-meet.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "docs/de/jitsi-meet.md::allow-devices" in found.stdout
