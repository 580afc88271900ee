"""The reader: what is not so is a finding only if the harness is well, and the harness is asked only then."""

from pathlib import Path

import pytest

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.claims.model import Block
from e2e.claims.page_reader import read_page
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import Differs, HarnessError, WaitTimeout
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader, ScenarioStopped
from e2e.tests.support.samples.plain_surface import PlainSurface

ROOT = Path(__file__).parents[4]


@pytest.fixture
def block() -> Block:
    page = read_page(ROOT / "docs" / "de" / "jitsi-meet.md", root=ROOT, screenshots=ROOT / "screenshots")
    return page.blocks[0]


WAITED = Message("wait-timeout", {"seconds": 1, "awaited": "the lamp"})
OTHERWISE = Message("no-such-part")
NOT_SHOWING = Message("not-showing", {"surface": "the icon"})


class Broken:
    """A harness that is not well."""

    def check_answers(self) -> None:
        raise HarnessError("the server hangs")

    def check(self) -> None:
        self.check_answers()


class Well:
    """A harness that is well."""

    def check_answers(self) -> None:
        """All answer."""

    def check(self) -> None:
        """All is well."""


def never() -> bool:
    raise WaitTimeout(WAITED)


def differs() -> bool:
    raise Differs(OTHERWISE)


def test_differing_deployment_is_a_finding_without_a_health_check(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Broken())
    with pytest.raises(ScenarioStopped):
        reader.outcome("the prejoin screen shows", differs)
    (outcome,) = reader.evidence.outcomes
    assert (outcome.holds, outcome.observed) == (False, (OTHERWISE,))


@pytest.mark.parametrize("probe", [never, lambda: False], ids=["not in time", "not so"])
def test_missed_outcome_on_a_broken_harness_is_no_finding(block: Block, probe: object) -> None:
    reader = Reader(block, CheckContext(), health=Broken())
    with pytest.raises(HarnessError):
        reader.outcome("the lamp shines", probe)  # type: ignore[arg-type]
    assert not reader.evidence.outcomes


def test_missed_outcome_on_a_healthy_harness_is_a_finding(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Well())
    with pytest.raises(ScenarioStopped):
        reader.outcome("the lamp shines", never)
    assert [(outcome.holds, outcome.observed) for outcome in reader.evidence.outcomes] == [(False, (WAITED,))]


def gone() -> None:
    raise WaitTimeout(NOT_SHOWING)


def test_missed_expectation_on_a_healthy_harness_is_a_finding(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Well())
    with (
        pytest.raises(ScenarioStopped),
        reader.starting_state("both blocked"),
        reader.expects("the lamp opens"),
    ):
        gone()
    (outcome,) = reader.evidence.outcomes
    assert (outcome.expected, outcome.holds, outcome.starting_state) == (
        "the lamp opens",
        False,
        "both blocked",
    )
    assert outcome.observed == (NOT_SHOWING,)
    assert reader.evidence.stopped


def test_missed_expectation_on_a_broken_harness_is_no_finding(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Broken())
    with pytest.raises(HarnessError, match="the server hangs"), reader.expects("the lamp opens"):
        gone()
    assert not reader.evidence.outcomes


def test_met_expectation_records_nothing(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Broken())
    with reader.expects("the lamp opens"):
        pass
    assert not reader.evidence.outcomes


def test_widget_that_cannot_be_pressed_is_a_finding(block: Block) -> None:
    surface = PlainSurface(Rect(0, 0, 100, 100))
    reader = Reader(block, CheckContext(), health=Well())
    with pytest.raises(ScenarioStopped):
        reader.press(surface, Widget("Anmelden", "button", Rect(0, 0, 9, 9)))
    assert [outcome.holds for outcome in reader.evidence.outcomes] == [False]


def test_surface_without_a_title_is_recorded(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Well())
    reader.reads_title(PlainSurface(Rect(0, 0, 100, 100)), [])
    assert [use.found for use in reader.evidence.interactions] == [None]


def test_quoted_widget_out_of_view_is_scrolled_to(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "de" / "seite.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        "---\ntitle: Seite\nlang: de\nref: seite\n---\n\n## Weg\n"
        "1. {: #open-link} Klicken Sie auf die Schaltfläche „Unten“.\n",
        "utf-8",
    )
    (walked,) = read_page(path, root=tmp_path, screenshots=tmp_path).blocks
    below = Widget("Unten", "button", Rect(10, 900, 80, 20))
    other = Widget("Ganz unten", "button", Rect(10, 1900, 80, 20))
    surface = PlainSurface(Rect(0, 0, 100, 100), below=(other, below))
    reader = Reader(walked, CheckContext(), health=Well())
    reader.presses(surface)
    (observation,) = reader.evidence.observations
    assert [(widget.label, widget.rect) for widget in observation.widgets] == [("Unten", (0, 0, 80, 20))]
    assert [widget.label for widget in surface.pressed] == ["Unten"]
    assert check(walked, reader.evidence, CheckContext()).verdict == "verified"


def test_while_all_is_well_the_harness_is_not_asked(block: Block) -> None:
    reader = Reader(block, CheckContext(), health=Broken())
    assert reader.outcome("the lamp shines", lambda: True)
