"""What the templates of the report show of a verdict file: anchors, kinds, counts, what several environments share."""

import pytest
from msgspec.structs import replace

from e2e.reports.html.view import ReportView, anchor_text, report_view, state_of, unique
from e2e.tests.support.report_data import (
    ENVIRONMENT,
    block,
    broken_link,
    lamp_blocks,
    missing_label,
    page,
    verdict,
)
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget
from e2e.verdict.loader import pages_of
from e2e.verdict.model import BlockVerdict


def view_of(*pages: list[BlockVerdict], **given: str) -> ReportView:
    data = verdict(*(page(blocks, **given) for blocks in pages))
    return report_view(data, pages_of(data))


def in_two_environments(blocks: list[BlockVerdict], others: list[BlockVerdict]) -> ReportView:
    other = {**ENVIRONMENT, "chrome": "Google Chrome 2"}
    data = verdict(
        page(blocks, environment=ENVIRONMENT),
        page(others, environment=other),
    )
    return report_view(data, pages_of(data))


def test_every_block_has_an_anchor_of_its_own() -> None:
    twice = [block("lamp", 9, ordinal=1), block("lamp", 10, ordinal=2), block(None, 11)]
    anchors = [view.anchor for view in view_of(twice, twice).views]
    assert anchors[:3] == ["de/lamp/lamp", "de/lamp/lamp~2", "de/lamp/licht-machen/p11"]
    assert len(set(anchors)) == 6


@pytest.mark.parametrize("ending", [".md", ".markdown"])
def test_a_page_is_called_without_the_ending_of_its_file(ending: str) -> None:
    data = verdict(page(lamp_blocks(), f"docs/de/lamp.2{ending}"))
    assert {one.prefix for one in report_view(data, pages_of(data)).pages} == {"de/lamp.2"}


def test_a_page_in_two_environments_is_two_pages_with_their_names() -> None:
    report = in_two_environments(lamp_blocks(), lamp_blocks())
    assert len(report.environments) == 2
    assert all(name in "".join(report.environments) for name in ("Chromium 1.2.3", "Google Chrome 2"))
    assert len({one.link for one in report.pages}) == 2


def test_the_kinds_are_counted_from_the_worst() -> None:
    report = view_of(lamp_blocks())
    assert list(report.counts.items()) == [
        ("drifted", 1),
        ("stale", 1),
        ("unbound", 1),
        ("inconclusive", 1),
        ("verified", 1),
    ]
    assert report.pages[0].kind == "drifted"
    assert view_of([block("lamp", 9)]).pages[0].kind == "verified"


def test_a_drifted_block_with_a_stale_screenshot_is_found_by_both_filters() -> None:
    report = view_of(lamp_blocks())
    assert [view.findings for view in report.views] == [
        [],
        ["drifted", "stale"],
        ["unbound"],
        ["inconclusive"],
        ["stale"],
    ]
    assert (report.filters["drifted"], report.filters["stale"]) == (1, 2)


def test_a_block_shows_its_claims_in_the_order_of_the_page_and_how_many_hold() -> None:
    late, early = missing_label("An", ("Ein",), 12), broken_link("x.md", 10)
    fine, unknown = (
        block("lamp", 11).claims[0],
        replace(early, holds=None, finding=None, advice=None, line=13),
    )
    view = view_of([block("lamp", 10, "drifted", claims=(late, unknown, early, fine))]).views[0]
    assert [claim.line for claim in view.claims] == [10, 9 + 2, 12, 13]
    assert (view.held, view.decided) == (1, 3)
    assert [state_of(claim) for claim in view.claims] == ["fails", "holds", "fails", "open"]


def test_a_line_of_the_page_is_split_around_what_is_quoted() -> None:
    view = view_of([block("switch-on", 10)]).views[0]
    assert view.source(14, "Prüfung") == ("1. Ohne ", "Prüfung", ".")
    assert view.source(14, "Aus") == ("1. Ohne Prüfung.", "", "")
    assert view.source(0, "An") is None
    assert view.source(999, "An") is None


def test_a_surface_that_looks_alike_in_two_states_is_shown_once() -> None:
    on = ObservedWidget("Ein", "button", (12, 12, 20, 10))
    off = replace(on, label="Aus")
    seen = [
        Observation("room", (0, 0, 9, 9), (widget,), {}, "window", starting_state=state)
        for widget, state in ((on, "in the dark"), (off, "by day"), (on, "at dusk"))
    ]
    view = view_of([block("lamp", 9, evidence=Evidence(observations=seen))]).views[0]
    assert [(look.states, [label.text for label in look.labels], look.last) for look in view.looks] == [
        (("in the dark", "at dusk"), ["Ein"], True),
        (("by day",), ["Aus"], False),
    ]


def test_what_two_environments_found_alike_stands_together() -> None:
    alike = block("lamp", 9, "drifted", claims=(missing_label("An", ("Ein",), 9),))
    other = block("bulb", 12, "drifted", claims=(missing_label("Aus", ("Ein",), 12),))
    found = in_two_environments([alike], [alike, other]).findings("drifted")
    assert list(found) == [("docs/de/lamp.md", "Die Lampe")]
    assert [len(group) for group in found["docs/de/lamp.md", "Die Lampe"]] == [2, 1]


@pytest.mark.parametrize(("number", "failures"), [(4, 0), (5, 1)])
def test_a_failure_of_many_blocks_is_reported_once(number: int, failures: int) -> None:
    dead = [
        block(f"lamp-{line}", line, "inconclusive", claims=(), error="Chrome has died")
        for line in range(1, number + 1)
    ]
    report = view_of(dead)
    assert len(report.failures) == failures
    assert bool(report.findings("inconclusive")) is not bool(failures)


@pytest.mark.parametrize(
    ("text", "anchor"), [("de/lamp", "de/lamp"), ("Über  uns?", "Über-uns"), ("/-?-/", "x"), ("a@b", "a@b")]
)
def test_an_anchor_is_readable_and_has_no_white_space(text: str, anchor: str) -> None:
    assert anchor_text(text) == anchor


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken: dict[str, int] = {}
    assert [unique(name, taken) for name in ("a", "a", "b", "a")] == ["a", "a~2", "b", "a~3"]
