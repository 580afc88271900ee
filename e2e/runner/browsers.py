"""The fixtures of the reader's Chrome."""

from collections.abc import Callable, Generator
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from e2e.chrome import Chrome, ChromeBinary, Permissions, Variant
from e2e.desktop import Desktop
from e2e.instance import Instance, Line
from e2e.meeting.troubles import Troubles
from e2e.runner.access import keep_headers_home
from e2e.runner.options import Options
from e2e.scenarios.visit import PROMPT


@pytest.fixture
def open_chrome(
    playwright: Playwright,
    desktop: Desktop,
    chrome_binary: ChromeBinary,
    instance: Instance,
    page_lang: str,
    variant: Variant,
    browser_context_args: dict[str, Any],
    guide_options: Options,
    troubles: Troubles,
    _artifacts_recorder: Any,
) -> Generator[Callable[..., Chrome]]:
    """Launch the reader's Chrome in a starting state; closed at the end at the latest.

    It joins pytest-playwright's artifacts, so that ``--tracing``, ``--screenshot`` and ``--output`` cover it.
    """
    launched: list[Chrome] = []
    # The reader's window is a real one, whose certificates are checked and whose size is its own.
    own = ("ignore_https_errors", "viewport", "no_viewport", "base_url")
    context_args = {key: value for key, value in browser_context_args.items() if key not in own}

    def launch(permissions: Permissions = PROMPT, *, line: Line | None = None, **how: Any) -> Chrome:
        chrome = Chrome.launch(
            playwright,
            desktop,
            chrome_binary,
            lang=page_lang,
            # An instance may be a folder of a site; permissions are the whole site's.
            origin=urljoin(instance.url, "/").rstrip("/"),
            permissions=permissions,
            variant=variant,
            extra_args=(line or instance).chrome_args,
            context_args=context_args,
            **how,
        )
        launched.append(chrome)
        keep_headers_home(chrome.context, instance.url, guide_options.access.headers)
        troubles.watch(chrome.context)
        _artifacts_recorder.on_did_create_browser_context(chrome.context)
        close = chrome.close

        def close_recorded() -> None:
            if chrome in launched:
                launched.remove(chrome)
                if chrome.alive():
                    _artifacts_recorder.on_will_close_browser_context(chrome.context)
                close()

        chrome.close = close_recorded  # type: ignore[method-assign]
        return chrome

    yield launch
    for chrome in launched.copy():
        chrome.close()


@pytest.fixture
def context(open_chrome: Callable[..., Chrome]) -> BrowserContext:
    """The context of the reader's Chrome: on the private desktop, with a fresh profile."""
    return open_chrome().context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """The first page of the reader's Chrome."""
    return context.pages[0]
