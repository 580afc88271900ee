"""What failed is told in a sentence, in both languages: no exception's own words reach whoever reads a verdict."""

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.messages.locale import words
from e2e.plugin.ending.failure_sentences import _DOING, sentence


@pytest.mark.parametrize(
    ("error", "said", "german"),
    [
        (HarnessError("Chrome has died\nhere"), "Chrome has died", "Chrome ist abgestürzt"),
        (
            WaitTimeout("waited 10 s for the door"),
            "waited 10 s for the door",
            "10 s vergeblich gewartet: the door",
        ),
        (
            PlaywrightTimeout("Page.goto: Timeout 30000ms exceeded.\nCall log:\n  - navigating"),
            "Chrome failed at opening an address: it took longer than 30 s",
            "Chrome ist dabei gescheitert: eine Adresse öffnen: es dauerte länger als 30 s",
        ),
        (
            PlaywrightError("Locator.click: Target page, context or browser has been closed"),
            "Chrome failed at clicking a control: the page or its browser is gone",
            "Chrome ist dabei gescheitert: ein Bedienelement anklicken: die Seite oder ihr Browser ist nicht mehr da",
        ),
        (
            PlaywrightError("Connection closed while reading from the driver"),
            "Chrome failed at what it was asked to do: Connection closed while reading from the driver",
            "Chrome ist dabei gescheitert: tun, worum es gebeten wurde: "
            "Connection closed while reading from the driver",
        ),
        (
            BaseExceptionGroup(
                "errors while tearing down", [HarnessError("Chrome has died"), OSError("late")]
            ),
            "Chrome has died",
            "Chrome ist abgestürzt",
        ),
        (
            AssertionError(),
            "a fault of the suite itself, AssertionError: no message",
            "ein Fehler der Prüfsoftware selbst, AssertionError: no message",
        ),
    ],
)
def test_a_failure_is_a_sentence(error: BaseException, said: str, german: str) -> None:
    assert sentence(error) == said
    assert words("de").told(said) == german


@pytest.mark.parametrize("doing", sorted(set(_DOING.values())))
def test_all_that_a_browser_does_has_german_words(doing: str) -> None:
    assert words("de").told(doing) != doing
