"""Second visits: which verdicts ask for one, what two visits come to, and that nothing of the first is kept."""

import pytest
from msgspec.structs import replace

from e2e.checks.second_visits import certain, combined, deserves_another
from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.reports.terminal import explanation
from e2e.tests.support.report_data import CHANGED, block, broken, missing_label, stale_screenshot
from e2e.verdict.model import BlockVerdict, ClaimVerdict, ScreenshotVerdict

WAITED = broken("outcome", "the lamp shines", 9, Message("outcome-missing", {"outcome": "the lamp shines"}))
LABEL = missing_label("An", ("Ein",), 9)
PICTURE = stale_screenshot("Lampe.png", 9)
TAKEN = ScreenshotVerdict("Lampe.png", "stale", 0.5, 9, CHANGED, captured="screenshots/Lampe.now.png")
NOT_TAKEN = ScreenshotVerdict("Lampe.png", "stale", 1.0, 9, Message("screenshot-of-another-step"))
VERIFIED = block("lamp", 9, ordinal=1)


def drifted(*claims: ClaimVerdict, screenshot: ScreenshotVerdict = TAKEN) -> BlockVerdict:
    return block("lamp", 9, "drifted", ordinal=1, claims=claims, screenshots=(screenshot,))


def failed(error: str) -> BlockVerdict:
    return block("lamp", 9, "inconclusive", ordinal=1, claims=(), error=error)


@pytest.mark.parametrize(
    ("verdict", "due"),
    [
        (VERIFIED, False),
        (block("lamp", 9, "unbound", ordinal=1, claims=()), False),
        (failed("the bulb broke"), True),
        (drifted(WAITED), True),
        (drifted(LABEL), False),
        (drifted(LABEL, WAITED), True),
        (drifted(PICTURE), True),
        (drifted(PICTURE, LABEL), False),
        (drifted(PICTURE, screenshot=NOT_TAKEN), False),
    ],
)
def test_what_rests_on_time_is_visited_again_and_nothing_else(verdict: BlockVerdict, due: bool) -> None:
    assert deserves_another(verdict) is due


def test_each_finding_in_a_chrome_that_is_kept_is_looked_for_again() -> None:
    failure = failed("Chrome has died")
    assert combined(drifted(LABEL), failure, shortcut=True).verdict == "inconclusive"


@pytest.mark.parametrize(
    ("first", "note", "german"),
    [
        (
            failed("Chrome has died\nits last words"),
            "Visited twice; at the first visit the harness failed: Chrome has died",
            "Zweimal besucht; beim ersten Besuch ist die Prüfung selbst gescheitert: Chrome has died",
        ),
        (
            drifted(WAITED, PICTURE),
            "Visited twice; two findings of the first visit were not met again. The first: "
            "This should be so afterwards, but was not: the lamp shines.",
            "Zweimal besucht; zwei Funde des ersten Besuchs bestätigten sich nicht. Der erste: "
            "Danach sollte gelten, war aber nicht so: the lamp shines.",
        ),
        (
            drifted(PICTURE),
            "Visited twice; the finding of the first visit was not met again: "
            "The screenshot “Lampe.png” no longer shows what is there.",
            "Zweimal besucht; was der erste Besuch fand, bestätigte sich nicht: "
            "Das Bild „Lampe.png“ zeigt nicht mehr, was da ist.",
        ),
    ],
)
@pytest.mark.parametrize("second", [VERIFIED, drifted(LABEL), failed("the bulb broke")])
def test_the_second_visit_counts_and_says_what_the_first_met(
    first: BlockVerdict, note: str, german: str, second: BlockVerdict
) -> None:
    both = combined(first, second)
    assert (both.verdict, both.error, both.claims) == (second.verdict, second.error, second.claims)
    assert (both.tries, both.seconds) == (2, 2.5)
    assert f"    note: {note}" in explanation("lamp.md", both)
    assert render(both.notes[0], "de") == german
    assert BlockVerdict.from_data(both.to_data()) == both


def test_what_both_visits_found_is_not_said_to_be_gone() -> None:
    same = combined(drifted(WAITED, PICTURE), drifted(PICTURE, WAITED))
    assert render(same.notes[0]) == "Visited twice; the second visit found the same."
    assert render(same.notes[0], "de") == "Zweimal besucht; der zweite Besuch fand dasselbe."
    less = combined(drifted(WAITED, PICTURE), drifted(WAITED))
    assert render(less.notes[0]) == (
        "Visited twice; the finding of the first visit was not met again: "
        "The screenshot “Lampe.png” no longer shows what is there."
    )


@pytest.mark.parametrize(
    "second",
    [drifted(PICTURE, WAITED), drifted(replace(WAITED, finding=Message("nothing")))],
    ids=["more", "something else"],
)
def test_what_the_second_visit_found_beyond_the_first_is_not_called_the_same(second: BlockVerdict) -> None:
    both = combined(drifted(WAITED), second)
    assert render(both.notes[0]) == "Visited twice; what the first visit found was met again."
    assert render(both.notes[0], "de") == "Zweimal besucht; was der erste Besuch fand, bestätigte sich."


def test_what_is_certain_stays_found_where_the_second_visit_fails() -> None:
    both = combined(drifted(LABEL, WAITED), failed("Chrome has died"))
    assert (both.verdict, both.tries, both.seconds) == ("drifted", 2, 2.5)
    assert both.broken == [LABEL, WAITED]
    (note,) = both.notes
    assert note == Message("visited-twice-second-failed", {"cause": "Chrome has died"})


@pytest.mark.parametrize(
    ("verdict", "is_so"),
    [
        (drifted(LABEL, WAITED), True),
        (drifted(PICTURE, LABEL), True),
        (drifted(PICTURE, screenshot=NOT_TAKEN), True),
        (drifted(WAITED, PICTURE), False),
        (failed("the bulb broke"), False),
        (VERIFIED, False),
    ],
)
def test_what_does_not_rest_on_time_is_certain(verdict: BlockVerdict, is_so: bool) -> None:
    assert certain(verdict) is is_so
