"""Chrome and the client alone, without the suite: ``python -m e2e.tests.tools.bench.single.bare LOADS JOINS PEERS``.

Loads a room so many times in one Chrome, then enters it; with a peer, until that one plays what the reader sends. The
Chrome has the suite's own arguments, without accessibility, and a window on a display without a window manager.
"""

import sys
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.installed.sandbox import sandbox_off
from e2e.chrome.process.arguments import arguments
from e2e.chrome.process.fake_video import write_video
from e2e.desktop.display.x_server import start_virtual
from e2e.harness.workspace import Workspace
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment

_SUITES_OWN = ("--force-renderer-accessibility", "--enable-ui-devtools")
_WITHOUT_PROMPT = "--use-fake-ui-for-media-stream"
_ENTERED = "() => globalThis.APP?.conference?.isJoined?.()"
_PLAYS = """() => [ ...document.querySelectorAll('video') ].some(
    video => video.srcObject && !video.paused && video.videoWidth > 0 && video.currentTime > 0)"""


def main(loads: int, joins: int, peers: int) -> None:
    """Do the loads and joins."""
    with (
        Workspace("floor") as workspace,
        EmbeddedDeployment.start() as deployment,
        sync_playwright() as playwright,
    ):
        room = deployment.new_room()
        other = _peer(playwright, workspace, deployment, room) if peers else None
        page = _reader(playwright, workspace, deployment)
        for _ in range(loads):
            page.goto(deployment.room_url(room))
            page.get_by_test_id("prejoin.joinMeeting").wait_for()
        if joins:
            page.locator("#premeeting-name-input").fill("Ada")
            page.get_by_test_id("prejoin.joinMeeting").click()
            page.wait_for_function(_ENTERED)
        if other:
            other.wait_for_function(_PLAYS)


def _launch(**more: Any) -> dict[str, Any]:
    path = find_chrome().path
    return {"executable_path": path, "chromium_sandbox": not sandbox_off(path), **more}


def _peer(playwright: Playwright, workspace: Workspace, deployment: EmbeddedDeployment, room: str) -> Page:
    args = ["--use-fake-device-for-media-stream", _WITHOUT_PROMPT, "--disable-gpu", *deployment.chrome_args]
    browser = playwright.chromium.launch(**_launch(args=args, env=workspace.environment()))
    page = browser.new_context(ignore_https_errors=True).new_page()
    page.goto(deployment.room_url(room, prejoin=False))
    page.wait_for_function(_ENTERED)
    return page


def _reader(playwright: Playwright, workspace: Workspace, deployment: EmbeddedDeployment) -> Page:
    environment = workspace.environment()
    environment |= start_virtual(workspace, environment, (1400, 900))
    video = write_video(workspace.folder)
    line = arguments(lang="en", devices="fake", video=str(video), variant="as-shipped", inspector_port=0)
    args = [each for each in line if not each.startswith(_SUITES_OWN)]
    context = playwright.chromium.launch_persistent_context(
        workspace.subfolder("profile"),
        headless=False,
        no_viewport=True,
        ignore_https_errors=True,
        env={**environment, "LANGUAGE": "en"},
        **_launch(args=[*args, _WITHOUT_PROMPT, *deployment.chrome_args]),
    )
    return context.pages[0]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
