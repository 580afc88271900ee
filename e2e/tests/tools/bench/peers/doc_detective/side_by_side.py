"""The suite beside Doc Detective on what both can do: prejoin screen, name, password, notice, screenshots."""

import json
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.installed.sandbox import sandbox_off
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.harness.errors import HarnessError
from e2e.harness.files.folders import private_folder
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.support.participants import PASSWORD
from e2e.jitsi.surfaces.dialogs.security import HOST_TOOLBAR
from e2e.jitsi.surfaces.meeting import Meeting
from e2e.tests.tools.bench.measuring.run import ROOT, Run, verify
from e2e.tests.tools.bench.peers.doc_detective.install import command, doc_detective, variables, wrap_chrome
from e2e.tests.tools.bench.settings import Settings

STEPS = (
    "docs/en/jitsi-meet.md::open-link",
    "docs/en/jitsi-meet.md::join-meeting",
    "docs/en/jitsi-meet.md::enter-password",
    "docs/en/error-messages.md::camera-missing-notice",
)
"""The steps that the specification below repeats as far as Doc Detective can."""

_JOIN = "[data-testid='prejoin.joinMeeting']"
_NAME = "#premeeting-name-input"
_NOTICE = "You need to enable microphone and camera access"
_NOTE = (
    "Doc Detective opens the room, finds and fills in the prejoin screen, enters, gives the password of a locked room, "
    "finds the prejoin screen's text about a missing camera, and takes two screenshots, without comparing them, in a "
    "headless Chrome. (It cannot enter without the prejoin screen as readers do, and so sees no notice in the room.) "
    "A deployment, the locked room and its host are there before it starts. The suite walks {steps}: it starts a "
    "desktop and a deployment, and checks all claims of these steps: labels, positions, the permission prompt, a wrong "
    "and the right password, outcomes, screenshots. Doc Detective sees neither Chrome's own interface nor another "
    "participant."
)


def side_by_side(settings: Settings) -> dict[str, Any]:
    """Run both in turns; start-up included. Raises HarnessError."""
    folder = doc_detective()
    version = json.loads((folder / "node_modules/doc-detective/package.json").read_text("utf-8"))["version"]
    pairs = []
    with _locked_room() as (deployment, room):
        arguments = ["--ignore-certificate-errors", "--use-fake-ui-for-media-stream"]
        # No camera: the prejoin screen says so, which is what it can see of it.
        arguments += ["--use-fake-device-for-media-stream=device-count=0", *deployment.chrome_args]
        path = find_chrome().path
        wrap_chrome(folder, [*arguments, *(["--no-sandbox"] if sandbox_off(path) else [])])
        for number in range(settings.rounds):
            walk = [lambda: _theirs(folder, deployment, room), lambda: _ours().seconds]
            order = (0, 1) if number % 2 == 0 else (1, 0)
            took = {each: walk[each]() for each in order}
            ratio = round(took[1] / took[0], 3)
            pairs.append({"doc_detective": round(took[0], 2), "now": round(took[1], 2), "ratio": ratio})
            settings.say(f"pair {number + 1}: Doc Detective {took[0]:.1f} s, now {took[1]:.1f} s")
    ratios = [pair["ratio"] for pair in pairs]
    middle = round(statistics.median(ratios), 3)
    return {
        "version": version,
        "pairs": pairs,
        "ratio": {"median": middle, "lowest": min(ratios), "highest": max(ratios)},
        "note": _NOTE.format(steps=", ".join(step.partition("::")[2] for step in STEPS)),
    }


def specification(deployment: EmbeddedDeployment, locked: str, pictures: Path) -> dict[str, Any]:
    """Return the steps in Doc Detective's own format."""
    enter = [
        {"find": {"selector": _NAME, "timeout": 30000}},
        {"type": {"keys": "Ada", "selector": _NAME}},
    ]
    press = {"find": {"selector": _JOIN, "timeout": 10000, "click": True}}
    room = {"find": {"selector": "#videoconference_page", "timeout": 30000}}
    tests = {
        "prejoin": [
            _go_to(deployment.room_url(deployment.new_room())),
            *enter,
            {"screenshot": {"path": str(pictures / "prejoin.png"), "overwrite": "true"}},
            press,
            room,
        ],
        "password": [
            _go_to(deployment.room_url(locked)),
            *enter,
            press,
            {"find": {"selector": "#required-password-input", "timeout": 30000}},
            {"type": {"keys": [PASSWORD, "$ENTER$"], "selector": "#required-password-input"}},
            room,
        ],
        "notice": [
            _go_to(deployment.room_url(deployment.new_room())),
            {"find": {"elementText": _NOTICE, "timeout": 30000}},
            {"screenshot": {"path": str(pictures / "notice.png"), "overwrite": "true"}},
        ],
    }
    browsers = [{"platforms": ["linux"], "browsers": [{"name": "chrome", "headless": True}]}]
    return {"tests": [{"testId": name, "runOn": browsers, "steps": steps} for name, steps in tests.items()]}


def _go_to(url: str) -> dict[str, Any]:
    # At once: otherwise it waits until the page has done nothing for a second.
    return {"goTo": {"url": url, "waitUntil": {"networkIdleTime": 0, "domIdleTime": 0}}}


def _theirs(folder: Path, deployment: EmbeddedDeployment, locked: str) -> float:
    """Run Doc Detective once, and return how long it takes. Raises HarnessError where a step fails."""
    work = private_folder("guide-peer-")
    try:
        spec, config = work / "spec.json", work / "config.json"
        spec.write_text(json.dumps(specification(deployment, locked, work)), "utf-8")
        config.write_text(json.dumps({"telemetry": {"send": False}, "logLevel": "warning"}), "utf-8")
        line = command(folder, "-c", str(config), "-i", str(spec), "-o", str(work), "--no-auto-update")
        began = time.monotonic()
        done = subprocess.run(
            [*line, "--no-hints"],
            check=False,
            capture_output=True,
            text=True,
            cwd=work,
            env=variables(folder),
        )
        took = time.monotonic() - began
        results = next(work.glob("**/testResults.json"), None)
        steps = json.loads(results.read_text("utf-8"))["summary"]["steps"] if results else {}
        wanted = sum(len(test["steps"]) for test in specification(deployment, locked, work)["tests"])
        if done.returncode or steps.get("pass") != wanted:
            failed = _failures(results)
            raise HarnessError(f"Doc Detective ended with {done.returncode}, steps {steps}:\n{failed}")
        return took
    finally:
        shutil.rmtree(work)


def _failures(results: Path | None) -> str:
    if results is None:
        return "it left no results"
    text = results.read_text("utf-8")
    steps = [
        step
        for spec in json.loads(text)["specs"]
        for test in spec["tests"]
        for context in test["contexts"]
        for step in context.get("steps", ())
    ]
    return "\n".join(json.dumps(step)[:800] for step in steps if step.get("result") != "PASS")


def _ours() -> Run:
    run = verify(ROOT, STEPS)
    if run.verdict["outcome"] != "verified":
        raise HarnessError(f"the suite's run is {run.verdict['outcome']}:\n{run.output}")
    return run


@contextmanager
def _locked_room() -> Iterator[tuple[EmbeddedDeployment, str]]:
    """Start a deployment with a room that a host, who stays in it, has locked."""
    path = find_chrome().path
    with EmbeddedDeployment.start() as deployment, sync_playwright() as playwright:
        args = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        browser = playwright.chromium.launch(
            executable_path=path,
            chromium_sandbox=not sandbox_off(path),
            args=[*args, "--disable-gpu", *deployment.chrome_args],
        )
        room = deployment.new_room()
        page = browser.new_context(ignore_https_errors=True).new_page()
        url = deployment.room_url(room, prejoin=False)
        page.goto(url + ("&" if "#" in url else "#") + quote(HOST_TOOLBAR, safe="=."))
        host = Meeting(Viewport.off_screen(page))
        host.room.wait_until_entered()
        host.room.lock(PASSWORD)
        yield deployment, room
        browser.close()
