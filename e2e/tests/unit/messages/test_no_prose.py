"""Errors, waits, outcomes and notes of the suite are messages: no sentence stands in the code that raises them."""

import ast
from pathlib import Path

E2E = Path(__file__).parents[3]
CARRIERS = {
    *(
        "HarnessError",
        "WaitTimeout",
        "Differs",
        "DeploymentFailure",
        "NoDeployment",
        "GuestsHeldUp",
        "PortTaken",
        "ExplainedError",
        "NotWorkingError",
        "UsageError",
    ),
    *(
        "BadAccess",
        "BadAddress",
        "BadName",
        "MergeConflict",
        "NoReportFolder",
        "Refused",
        "VerdictFileError",
    ),
    *(
        "ScreenshotNotWritten",
        "BrokenProvenance",
        "outcome",
        "expects",
        "note",
        "starting_state",
        "timed_out",
    ),
}
"""What carries a message as its first argument."""

SECOND = ("wait_for", "complain", "_complain")
"""What carries a message as its second argument."""


def prose(node: ast.expr | None) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def carried(call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a call that are messages."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    named = [keyword.value for keyword in call.keywords if keyword.arg in ("awaited", "instead")]
    return [*named, *(call.args[:1] if name in CARRIERS else call.args[1:2] if name in SECOND else [])]


def test_errors_waits_outcomes_and_notes_hold_no_prose() -> None:
    found = [
        f"{file.relative_to(E2E)}:{call.lineno}"
        for file in sorted(E2E.rglob("*.py"))
        if "tests" not in file.relative_to(E2E).parts
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and any(map(prose, carried(call)))
    ]
    assert found == []


def test_prose_is_noticed() -> None:
    tree = ast.parse("""wait_for(f, awaited="spring"); HarnessError(f"{a} died"); complain(3, "wrong")""")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert [any(map(prose, carried(call))) for call in calls] == [True] * 3
