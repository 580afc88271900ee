"""A report, and a browser that shows it and is watched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from e2e.reports.html.report import write_report
from e2e.tests.support.report_data import block, lamp_blocks, lamp_pictures, page, verdict, write
from e2e.tests.support.web_pages.watched_page import Watched
from e2e.verdict.file import read

CHROME = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The browser of the machine; what needs it is skipped without one."""
    if CHROME is None:
        pytest.skip("needs Chromium or Google Chrome")
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=CHROME, args=args)
    yield browser
    browser.close()


@pytest.fixture(params=[{}])
def watched(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A page that is watched; its parameter changes the browser's context."""
    context = chromium.new_context(**{"locale": "de-DE", **request.param})
    context.set_default_timeout(5000)
    seen = Watched(context.new_page())

    def dismiss(dialog: Any) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    seen.page.on("dialog", dismiss)
    seen.page.on("console", lambda message: seen.console.append(message.text))
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    context.on("request", lambda sent: seen.requests.append(sent.url))
    # What the policy refuses is announced as a request, but never sent.
    context.on(
        "requestfailed", lambda sent: seen.requests.remove(sent.url) if sent.failure == "csp" else None
    )
    yield seen
    context.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report of two pages, with every kind of result."""
    lamp_pictures(tmp_path)
    other = [block("plug-in", 9, ordinal=1)]
    path = write(
        tmp_path, verdict(page(lamp_blocks()), page(other, "docs/en/lamp.md", lang="en", title="The lamp"))
    )
    return write_report(read(path), tmp_path)
