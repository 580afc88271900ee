"""A sample of the faults that ``make faults`` brings about: a whole run of a block each, in a real Chrome."""

import pytest

from e2e.tests.tools.faults.inflict import Case, Result, inflict

SAMPLE = [
    Case("Playwright's driver", "freeze", "middle"),
    Case("a worker", "freeze", "early"),
    Case("the main process", "terminate", "middle"),
]


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: f"{case.way} {case.part} {case.moment}")
def test_a_run_ends_well(case: Case) -> None:
    result = inflict(case, "docs/de/jitsi-meet.md::open-link")
    assert not result.missed, result
    assert not result.faults(), result


def test_what_does_not_hold_is_said() -> None:
    result = Result(
        Case("nginx", "freeze", "early"), status=1, verdicts=["drifted"], seconds=91, left_files=["x"]
    )
    assert result.faults() == ["status 1", "a drift", "91 s", "files left"]
    assert Result(Case("the main process", "kill", "end"), status=-9).faults() == []
    assert Result(Case("the main process", "terminate", "end"), status=2).faults() == ["status 2"]
