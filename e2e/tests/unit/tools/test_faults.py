"""What ``make faults`` counts as a fault of the suite."""

from e2e.tests.tools.faults.inflict import Case, Result


def test_the_faults_of_a_run_are_listed() -> None:
    result = Result(
        Case("nginx", "freeze", "early"), status=1, verdicts=["drifted"], seconds=91, left_files=["x"]
    )
    assert result.faults() == ["status 1", "a drift", "91 s", "files left"]
    assert Result(Case("the main process", "kill", "end"), status=-9).faults() == []
    assert Result(Case("the main process", "terminate", "end"), status=2).faults() == ["status 2"]
