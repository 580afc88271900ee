"""What every report says of blocks: how a run ended, the worst first, with numbers and times as in the language."""

import pytest

from e2e.messages.catalogue import catalogue, languages
from e2e.reports.results import block_name, duration, headline, kind_of, lead, moment, parts
from e2e.tests.support.report_data import ENVIRONMENT, block, broken_link, lamp_blocks, page, verdict
from e2e.verdict.loader import pages_of
from e2e.verdict.model import Verdict

RUNS: tuple[tuple[Verdict, ...], ...] = (
    ("verified", "drifted", "unbound", "inconclusive"),
    ("verified", "unbound", "inconclusive"),
    ("verified", "inconclusive"),
    ("verified", "verified"),
    (),
)


@pytest.mark.parametrize("lang", languages())
def test_the_headline_says_the_worst(lang: str) -> None:
    said = {
        catalogue(lang).render(headline([block("x", 3, verdict) for verdict in verdicts]))
        for verdicts in RUNS
    }
    assert len(said) == len(RUNS)


def test_a_block_with_nothing_but_a_stale_picture_counts_among_the_drifted() -> None:
    blocks = lamp_blocks()
    english = catalogue("en")
    assert [kind_of(one) for one in blocks] == ["verified", "drifted", "unbound", "inconclusive", "stale"]
    assert english.render(headline(blocks)) == "2 of 5 parts of the guide have to be corrected."
    assert [english.render(sentence) for sentence in lead(blocks)] == [
        "1 part says something that is no longer true.",
        "In 1 part a picture is out of date.",
        "1 part is not checked yet.",
        "For 1 part the check itself failed; that says nothing about the guide.",
        "1 part is correct.",
    ]
    assert lead(blocks[:1]) == []


def test_a_block_is_named_by_section_and_number() -> None:
    german = catalogue("de")
    names = [german.render(block_name(one)) for one in lamp_blocks()]
    assert names[1] == "Licht machen, Schritt 2"
    assert names[4] == "Wissenswertes, Hinweis"


def test_times_and_shares() -> None:
    german, english = catalogue("de"), catalogue("en")
    assert german.render(duration(1.25)) == "1,2 s"
    assert english.render(duration(64.6)) == "1 min 5 s"
    shares = [english.text("share-different", share=share) for share in (0.000001, 0.0042, 0.5, 1.0)]
    assert shares == ["0.0001% different", "0.42% different", "50% different", "100% different"]
    assert german.show(moment("2025-03-04T05:06:07+02:00")) == "4. März 2025, 03:06 Uhr (UTC)"
    assert german.show(moment("some day")) == "some day"


def test_a_part_that_was_checked_in_several_environments_counts_once_with_its_worst_verdict() -> None:
    other = {**ENVIRONMENT, "chrome": "Other 2"}
    fine, wrong = block("lamp", 9), block("lamp", 9, "drifted", claims=(broken_link("x", 9),))
    bulb = block("bulb", 12, "inconclusive", claims=(), error="x")
    for first, second in (([fine, bulb], [wrong, bulb]), ([wrong, bulb], [fine, bulb])):
        data = verdict(
            page(first, environment=ENVIRONMENT),
            page(second, environment=other),
            page([fine], "docs/en/x.md"),
        )
        assert [one.verdict for one in parts(pages_of(data))] == ["drifted", "inconclusive", "verified"]
