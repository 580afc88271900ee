"""Whole runs of the suite, as a user starts them: what they find, how they end, and that they leave nothing behind."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from e2e.claims.page_reader import read_page
from e2e.harness.ports import free_port
from e2e.harness.waiting import wait_for
from e2e.jitsi import TARGET
from e2e.jitsi.deployment.embedded.tokens import new_key, sign
from e2e.pages.model import PageError
from e2e.pages.source import find_pages
from e2e.plugin.collection.pages import check_bindings, read_pages, shown

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "de" / "jitsi-meet.md"


class Run:
    """A run of the suite in a process of its own, with a temporary folder and a report of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.report = folder / "report"
        self.temporary = Path(tempfile.mkdtemp(prefix="run-"))
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "e2e", "-p", "no:cacheprovider", "--report", self.report, *arguments],
            cwd=ROOT,
            env={**plain, "TMPDIR": str(self.temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # What starts this may have been told to ignore an interrupt, as background jobs are; a user has not.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.output = ""

    def end(self, seconds: float = 180) -> int:
        """Wait for the end and return the exit status."""
        self.output, _ = self.process.communicate(timeout=seconds)
        return self.process.returncode

    def verdicts(self) -> dict[str, Any]:
        """Return the blocks of the verdict file by binding, or by key for one without."""
        data = json.loads((self.report / "verdict.json").read_text("utf-8"))
        return {block["id"] or block["key"]: block for page in data["pages"] for block in page["blocks"]}

    def processes(self) -> dict[int, str]:
        """Return the command lines of all processes that were started in this run."""
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == self.process.pid:
                continue
            try:
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
                command = (entry / "cmdline").read_bytes()
                said = command + (entry / "environ").read_bytes()
            except OSError:
                continue
            if state != "Z" and str(self.temporary).encode() in said:
                found[int(entry.name)] = command.replace(b"\0", b" ").decode("utf-8", "replace")
        return found

    def find(self, *words: str) -> int | None:
        """Return a process of the run whose command line has all of the words."""
        for pid, command in self.processes().items():
            if all(word in command for word in words):
                return pid
        return None

    def nothing_left(self) -> bool:
        """Tell whether neither a process nor a file of the run is left."""
        return not self.processes() and not any(self.temporary.iterdir())


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Any]:
    started: list[Run] = []

    def start(*arguments: str) -> Run:
        started.append(Run(tmp_path, *arguments))
        return started[-1]

    yield start
    for run in started:
        run.process.kill()
        shutil.rmtree(run.temporary, ignore_errors=True)


def edited(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    text = PAGE.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times on the page"
        text = text.replace(old, new)
    copy = tmp_path / "copy" / "de" / PAGE.name
    copy.parent.mkdir(parents=True)
    copy.write_text(text, "utf-8")
    return copy


def test_a_changed_label_a_changed_place_and_a_new_step_are_each_found_at_their_step(
    runs: Any, tmp_path: Path
) -> None:
    page = edited(
        tmp_path,
        ("„Beim Besuch der Website erlauben“", "„Gestatten“"),
        ("unten links", "oben rechts"),
        ("1. {: #join-meeting}", "1. Winken Sie in die Kamera.\n1. {: #join-meeting}"),
    )
    steps = "allow-devices or device-notices or join-meeting or teilnehmen"
    run = runs("--page", str(page), "-q", "-k", steps)
    assert run.end() == 1, run.output
    verdicts = run.verdicts()
    for name in ("allow-devices", "device-notices"):
        assert (run.report / verdicts[name]["screen"]).is_file(), "the whole screen as it was"
    not_verified = {
        key: block["verdict"] for key, block in verdicts.items() if block["verdict"] != "verified"
    }
    assert not_verified == {
        "allow-devices": "drifted",
        "device-notices": "drifted",
        "am-meeting-teilnehmen/3": "unbound",
    }

    def broken(key: str) -> list[Any]:
        return [claim for claim in verdicts[key]["claims"] if claim["holds"] is False]

    # The second label of that sentence is there, so the reader goes on with it.
    # With it, the pointer in the picture is on another button.
    kinds = [claim for claim in broken("allow-devices") if claim["kind"] != "screenshot"]
    assert [(claim["kind"], claim["expected"]) for claim in kinds] == [("label", "Gestatten")]
    assert [claim["kind"] for claim in broken("device-notices")] == ["place"]
    assert "Beim Besuch der Website erlauben" in run.output, "it says what is there instead"
    assert f"{shown(page, ROOT)}:" in run.output, "it says where to mend it"
    assert run.nothing_left(), run.processes()


def test_without_a_prejoin_screen_the_link_leads_straight_into_the_room(runs: Any, tmp_path: Path) -> None:
    page = tmp_path / "copy" / "de" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "---\ntitle: Beitritt\nlang: de\nref: beitritt\n---\n"
        "1. {: #open-link} Öffnen Sie den Link.\n1. {: #join-meeting} Klicken Sie auf „Meeting beitreten“.\n",
        "utf-8",
    )
    run = runs("--page", str(page), "--prejoin", "off", "-q")
    assert run.end() == 1, run.output
    verdicts = run.verdicts()
    assert verdicts["open-link"]["verdict"] == "verified", run.output
    assert verdicts["join-meeting"]["verdict"] == "drifted", "there is no such button without the screen"
    assert "this deployment has no prejoin screen" in run.output


def test_a_step_that_one_language_leaves_out_is_named() -> None:
    pages = [
        read_page(path, root=ROOT, screenshots=ROOT / "screenshots") for path in find_pages([ROOT / "docs"])
    ]
    check_bindings(pages, lambda _: TARGET, whole=True)
    german = next(page for page in pages if page.path == PAGE)
    rest = [page for page in pages if page is not german]
    shorter = replace(german, blocks=tuple(block for block in german.blocks if block.id != "join-meeting"))
    with pytest.raises(PageError, match=r"„join-meeting“ is missing here.*docs/en/jitsi-meet\.md:"):
        check_bindings([*rest, shorter], lambda _: TARGET, whole=True)


@contextlib.contextmanager
def elsewhere(*arguments: str, program: str = "e2e.jitsi.deployment") -> Iterator[dict[str, str]]:
    """Run an embedded deployment in another process, as somebody else's; yields what it says of itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        said: dict[str, str] = {}
        assert process.stdout
        for line in process.stdout:
            name, _, value = line.partition(" ")
            said[name] = value.strip()
            if name == "authority":
                break
        yield said
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize("how", [(), ("--tokens",)], ids=["open", "with a token"])
def test_an_external_instance_is_verified_like_the_embedded_one(
    runs: Any, how: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with elsewhere(*how) as deployment:
        token = deployment.get("token", "no token at all")
        if how:
            monkeypatch.setenv("JITSI_TOKEN", token)
        run = runs(
            *("--page", "docs/de/jitsi-meet.md", "--page", "docs/en/error-messages.md"),
            *("--jitsi-url", deployment["here"], "--jitsi-authority", deployment["authority"], "-q"),
            # A room with another participant in it, Chrome's own labels with the site's address, and a lost server.
            *(
                "-k",
                "enter-password or choose-in-bubble or remove-site or connection-lost or conference-failed",
            ),
        )
        assert run.end() == 0, run.output
        assert {block["verdict"] for block in run.verdicts().values()} == {"verified"}
        assert len(run.verdicts()) == 5
        told = [run.output, *(file.read_text("utf-8") for file in run.report.rglob("*.[hj]*"))]
        assert not any(token in text for text in told), "the token is nobody else's business"
        assert run.nothing_left(), run.processes()


def test_a_token_that_does_not_open_the_instance_is_no_drift(
    runs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with elsewhere("--tokens") as deployment:
        token = sign(new_key())
        monkeypatch.setenv("JITSI_TOKEN", token)
        run = runs(
            *("--page", "docs/de/jitsi-meet.md", "-k", "join-meeting or enter-password", "-q"),
            *("--jitsi-url", deployment["here"], "--jitsi-authority", deployment["authority"]),
        )
        assert run.end() == 3, run.output
    assert "asks for a login or token" in run.output
    told = [run.output, *(file.read_text("utf-8") for file in run.report.rglob("*.[hj]*"))]
    assert not any(token in text for text in told)
    assert {block["verdict"] for block in run.verdicts().values()} == {"inconclusive"}


FAILS = "the client's script failed: TypeError: render is not a function (app.bundle.min.js:1)"


@pytest.mark.parametrize(
    ("way", "said", "external"),
    [
        ("throws", FAILS, False),
        ("missing", "app.bundle.min.js could not be loaded: HTTP 404", True),
        ("empty", "answers, but is no Jitsi Meet", False),
    ],
)
def test_a_client_that_works_for_nobody_ends_the_run_with_one_sentence(
    runs: Any, way: str, said: str, external: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROKEN_CLIENT", way)
    with contextlib.ExitStack() as started:
        how = ["-p", "e2e.tests.support.broken_client"]
        if external:
            there = started.enter_context(elsewhere(program="e2e.tests.support.broken_client"))
            how = ["--jitsi-url", there["here"], "--jitsi-authority", there["authority"]]
        run = runs("--page", "docs/de/jitsi-meet.md", "-q", *how)
        assert run.end(120) == 3, run.output
    assert run.output.rpartition("= verdict =")[2].count(said) == 1, run.output
    assert "Traceback" not in run.output
    blocks = run.verdicts().values()
    assert {block["verdict"] for block in blocks if block["id"]} == {"inconclusive"}
    assert len([block for block in blocks if block["seconds"]]) <= 5, "it does not walk on"


class Shop(BaseHTTPRequestHandler):
    """A web site that is no Jitsi Meet."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<title>Shop</title>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def place(behaviour: str) -> Iterator[int]:
    """Yield a port at which there is nothing, somebody who never answers, or a shop."""
    if behaviour == "refuses":
        yield free_port()
    elif behaviour == "hangs":
        with socket.create_server(("127.0.0.1", 0)) as silent:
            yield silent.getsockname()[1]
    else:
        with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as shop:
            threading.Thread(target=shop.serve_forever, daemon=True).start()
            yield shop.server_port
            shop.shutdown()


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [("refuses", "cannot be reached"), ("hangs", "did not answer within"), ("is a shop", "is no Jitsi Meet")],
)
def test_an_address_of_no_jitsi_meet_is_said_to_be_one_in_half_a_minute(
    runs: Any, behaviour: str, said: str
) -> None:
    with place(behaviour) as port:
        run = runs("--page", "docs/de/jitsi-meet.md", "--jitsi-url", f"http://127.0.0.1:{port}")
        assert run.end(30) == 3, run.output
    assert said in run.output.rpartition("= verdict =")[2], "it is said once, in the end"
    assert "Traceback" not in run.output
    bound = {block["verdict"] for block in run.verdicts().values() if block["id"]}
    assert bound == {"inconclusive"}


def test_a_page_that_cannot_be_read_ends_the_run_at_once(runs: Any, tmp_path: Path) -> None:
    page = edited(tmp_path, ("lang: de\n", "lang: [de\n"))
    run = runs("--page", str(page))
    assert run.end(30) == 4, run.output
    assert f"{shown(page, ROOT)}:" in run.output


FRONT = "---\nlang: de\nref: probe\n---\n"


@pytest.mark.parametrize(
    ("pages", "named", "said"),
    [
        ({"empty.md": "## Titel\n\nNur ein Satz.\n"}, "empty.md", "empty.md:1: this page has no step"),
        ({"a/1.md": "", "a/2.md": "## Titel\n"}, "a", "1.md:1: this page has no step"),
        ({"a/README.md": "1. Ein Schritt\n"}, "a", "there is no page in this folder"),
        ({}, "a" * 300, "cannot be read"),
        ({}, "pipe.md", "no ordinary file"),
    ],
)
def test_a_run_with_nothing_to_verify_ends_at_once(
    runs: Any, tmp_path: Path, pages: dict[str, str], named: str, said: str
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for name, body in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRONT + body, "utf-8")
    run = runs("--page", str(tmp_path / named))
    assert run.end(30) == 4, run.output
    assert said in run.output
    assert "Traceback" not in run.output


def test_a_page_of_prose_is_passed_over_where_others_have_steps(tmp_path: Path) -> None:
    for name, body in {"prose.md": "Nur ein Satz.\n", "steps.md": "1. Ein Schritt\n"}.items():
        (tmp_path / name).write_text(FRONT + body, "utf-8")

    def read(*pages: str) -> list[int]:
        options = Mock(pages=pages, bindings=None)
        return [len(page.blocks) for page in read_pages(options, tmp_path, tmp_path, [])[0].values()]

    assert read(".") == [0, 1]
    with pytest.raises(PageError, match=r"prose\.md:1: this page has no step"):
        read(".", "prose.md")


def test_a_link_that_leads_to_itself_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    with pytest.raises(PageError, match="there is no such page"):
        read_pages(Mock(pages=(), bindings=None), tmp_path, tmp_path, ["loop.md"])


def test_a_binding_that_no_scenario_has_ends_the_run_at_once(runs: Any, tmp_path: Path) -> None:
    page = edited(tmp_path, ("#allow-devices", "#allow-device"))
    run = runs("--page", str(page))
    assert run.end(30) == 4, run.output
    assert "did you mean „allow-devices“?" in run.output


PARTS = {
    "chrome": ("--user-data-dir", "--window-size"),
    "prosody": ("prosody",),
    "openbox": ("openbox", "--sm-disable"),
    "network": ("network.mojom.NetworkService", "--lang=de"),
}


@pytest.mark.parametrize(
    ("victim", "number", "said"),
    [
        ("chrome", signal.SIGKILL, "Chrome has died|Chrom.* does not start: .*"),
        ("prosody", signal.SIGKILL, "prosody-1 ended with status -9:.*"),
        ("openbox", signal.SIGSTOP, "stopped by a signal, so it (does not answer|was ended): openbox"),
        (
            "network",
            signal.SIGSTOP,
            r"stopped by a signal, so it (does not answer|was ended): .*Chrome \(network service\).*",
        ),
    ],
)
def test_a_part_that_fails_once_costs_a_second_visit_and_no_verdict(
    runs: Any, victim: str, number: signal.Signals, said: str
) -> None:
    # In mid-scenario: the page is loading, and what it shows is still to come.
    run = runs("docs/de/jitsi-meet.md::device-notices")
    wait_for(
        lambda: run.find("--type=renderer", "--lang=de"), awaited="Chrome at work", seconds=60, every=0.05
    )
    os.kill(wait_for(lambda: run.find(*PARTS[victim]), awaited=victim, seconds=20), number)
    assert run.end() == 0, run.output
    block = run.verdicts()["device-notices"]
    assert (block["verdict"], block["tries"]) == ("verified", 2), run.output
    note = rf"visited twice: at the first visit the test bench failed: ({said})"
    assert re.fullmatch(note, block["notes"][0]), block["notes"]
    assert run.nothing_left(), (run.processes(), list(run.temporary.iterdir()))


def test_a_bench_that_fails_twice_at_a_step_is_no_drift(runs: Any) -> None:
    run = runs("-p", "e2e.tests.support.failing_harness", "docs/de/jitsi-meet.md::open-link")
    assert run.end(60) == 3, run.output
    assert run.verdicts()["open-link"]["error"] == "Chrome has died", (
        "the first reason is what there is to know"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--jitsi-url", "https://ann:s3cret@meet.example.org"), "JITSI_USER"),
        (("--jitsi-url", "https://[::1"), "is not the address"),
        (("--jitsi-authority", "nowhere.pem"), "there is no file nowhere.pem"),
        (("--report", "e2e"), "name another folder"),
        (("--report", "README.md"), "cannot go to"),
        (("--meet-host", "https://meet.example.org"), "is no name of a host"),
        (("--meet-host", "meet.example.org:8443"), "is no name of a host"),
        (("--meet-host", "a b"), "is no name of a host"),
        (("--meet-host", ""), "is no name of a host"),
        (("--meet-host", "a_b.example.org"), "is no name of a host"),
        (("--meet-host", f"{'x' * 64}.example.org"), "is no name of a host"),
        (("--meet-host", "ab--cd.example.org"), "is no name of a host"),
        (("--meet-host", f"{'é' * 60}.org"), "is no name of a host"),
    ],
)
def test_options_that_cannot_be_used_end_the_run_at_once(
    runs: Any, options: tuple[str, ...], said: str
) -> None:
    run = runs("--page", "docs/de/jitsi-meet.md", *options)
    assert run.end(30) == 4, run.output
    assert said in run.output
    assert "s3cret" not in run.output


def test_watching_without_a_display_ends_the_run_at_once(runs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    run = runs("--watch", "docs/de/jitsi-meet.md::open-link")
    assert run.end(30) == 4, run.output
    assert "--watch: there is no display to watch on" in run.output


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_an_ended_run_leaves_nothing(runs: Any, number: signal.Signals) -> None:
    run = runs("docs/de/jitsi-meet.md::allow-devices")
    wait_for(lambda: run.find("--type=renderer", "--lang=de"), awaited="Chrome at work", seconds=60)
    run.process.send_signal(number)
    run.end(60)
    playwrights_own = "playwright-artifacts-"

    def clean() -> Any:
        for entry in run.temporary.iterdir():
            if entry.name.startswith(playwrights_own):
                # Playwright's driver leaves its empty folder when it is killed; nothing of ours is in it.
                shutil.rmtree(entry, ignore_errors=True)
        return run.nothing_left()

    wait_for(clean, awaited="the end of all processes", seconds=30, instead=lambda: run.processes())
