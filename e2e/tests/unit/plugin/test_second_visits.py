"""Second visits: which verdicts ask for one, what two visits come to, and that nothing of the first is kept."""

import pytest

from e2e.checks.second_visits import certain, combined, deserves_another
from e2e.messages.locale import words
from e2e.reports.terminal import explanation
from e2e.tests.support.report_data import block
from e2e.verdict.model import BlockVerdict, ClaimVerdict, ScreenshotVerdict

WAITED = ClaimVerdict("outcome", "the lamp shines", ("waited 1 s for light",), False, 9)
LABEL = ClaimVerdict("label", "An", ("Ein",), False, 9)
PICTURE = ClaimVerdict("screenshot", "Lampe.png", ("stale",), False, 9)
TAKEN = ScreenshotVerdict(
    "Lampe.png", "stale", 0.5, 9, "it has changed", captured="screenshots/Lampe.now.png"
)
NOT_TAKEN = ScreenshotVerdict("Lampe.png", "stale", 1.0, 9, "no scenario takes it")
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


@pytest.mark.parametrize(
    ("first", "note", "german"),
    [
        (
            failed("Chrome has died\nits last words"),
            "visited twice: at the first visit the test bench failed: Chrome has died",
            "zweimal besucht: Beim ersten Besuch ist die Prüfung selbst gescheitert: Chrome ist abgestürzt",
        ),
        (
            drifted(WAITED, PICTURE),
            "visited twice: at the first visit this did not hold: the lamp shines and 1 more",
            "zweimal besucht: Beim ersten Besuch galt nicht: the lamp shines und 1 weitere",
        ),
        (
            drifted(PICTURE),
            "visited twice: at the first visit this did not hold: Lampe.png is as stored",
            "zweimal besucht: Beim ersten Besuch galt nicht: Lampe.png ist wie gespeichert",
        ),
    ],
)
@pytest.mark.parametrize("second", [VERIFIED, drifted(WAITED), failed("the bulb broke")])
def test_the_second_visit_counts_and_says_what_the_first_met(
    first: BlockVerdict, note: str, german: str, second: BlockVerdict
) -> None:
    both = combined(first, second)
    assert (both.verdict, both.error, both.claims) == (second.verdict, second.error, second.claims)
    assert (both.tries, both.seconds) == (2, 2.5)
    assert f"    note: {note}" in explanation("lamp.md", both)
    assert words("de").told(note) == german
    assert BlockVerdict.from_data(both.to_data()) == both


def test_what_is_certain_stays_found_where_the_second_visit_fails() -> None:
    both = combined(drifted(LABEL, WAITED), failed("Chrome has died"))
    assert (both.verdict, both.tries, both.seconds) == ("drifted", 2, 2.5)
    assert both.broken == [LABEL, WAITED]
    (note,) = both.notes
    assert note == "visited twice: at the second visit the test bench failed: Chrome has died"
    assert (
        words("de").told(note)
        == "zweimal besucht: Beim zweiten Besuch ist die Prüfung selbst gescheitert: Chrome ist abgestürzt"
    )


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
