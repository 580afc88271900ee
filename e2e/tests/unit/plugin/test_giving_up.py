"""A run ends where every further block would meet the same failure, and says why."""

import pytest

from e2e.plugin.ending.giving_up import GivingUp
from e2e.tests.support.report_data import block


@pytest.mark.parametrize(
    ("failures", "deployment", "ends"),
    [
        (["a", "a", "a"], False, ["", "", "a"]),
        (["a", "b", "a", "a"], False, ["", "", "", ""]),
        (["a", "", "a", "a"], False, ["", "", "", ""]),
        (["a", "", "a", "b", "a"], True, ["", "", "", "", "a"]),
        (["", "", ""], False, ["", "", ""]),
    ],
)
def test_three_blocks_with_the_same_failure_are_enough(
    failures: list[str], deployment: bool, ends: list[str]
) -> None:
    giving_up = GivingUp()
    blocks = [
        block("lamp", 9, "inconclusive" if error else "verified", error=error or None, claims=())
        for error in failures
    ]
    assert [giving_up.after(each, deployment=deployment) for each in blocks] == ends
