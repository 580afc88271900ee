"""What failed is a sentence in both languages: no exception's own words reach whoever reads a verdict."""

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.waiting import timed_out
from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.plugin.ending.failures import failure


@pytest.mark.parametrize(
    ("error", "said", "german"),
    [
        (HarnessError("Chrome has died\nhere"), "Chrome has died", "Chrome has died"),
        (HarnessError(Message("chrome-died")), "Chrome has died", "Chrome ist abgestürzt"),
        (
            HarnessError(
                Message("process-ended", {"program": "nginx", "status": 1, "output": "no port\nat 12:31"})
            ),
            "nginx ended with status 1: no port",
            "nginx endete mit dem Status 1: no port",
        ),
        (
            WaitTimeout(timed_out(Message("still-screen"), 10, Message("no-change-yet"))),
            "waited 10 s for a still screen; instead there was nothing yet",
            "10 s vergeblich gewartet: der Bildschirm sollte zur Ruhe kommen; stattdessen war da: noch nichts",
        ),
        (
            PlaywrightTimeout("Page.goto: Timeout 30000ms exceeded.\nCall log:\n  - navigating"),
            "Chrome failed to open an address: it took longer than 30 s",
            "Chrome ist daran gescheitert, eine Adresse zu öffnen: es dauerte länger als 30 s",
        ),
        (
            PlaywrightError("Locator.click: Target page, context or browser has been closed"),
            "Chrome failed to click a control: the page or its browser is gone",
            "Chrome ist daran gescheitert, ein Bedienelement anzuklicken: die Seite oder ihr Browser ist nicht mehr da",
        ),
        (
            PlaywrightError("Connection closed while reading from the driver"),
            "Chrome failed to do what it was asked to do: Connection closed while reading from the driver",
            "Chrome ist daran gescheitert, zu tun, worum es gebeten wurde: "
            "Connection closed while reading from the driver",
        ),
        (
            BaseExceptionGroup(
                "errors while tearing down", [HarnessError("Chrome has died"), OSError("late")]
            ),
            "Chrome has died",
            "Chrome has died",
        ),
        (
            AssertionError(),
            "A fault of the suite itself, AssertionError: no message",
            "Ein Fehler der Prüfsoftware selbst, AssertionError: ohne Meldung",
        ),
    ],
)
def test_a_failure_is_a_sentence(error: BaseException, said: str, german: str) -> None:
    assert render(failure(error)) == said
    assert render(failure(error), "de") == german
