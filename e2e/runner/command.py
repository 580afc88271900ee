"""pytest's command for this project: what the set-up makes of ``.venv/bin/pytest``."""

import sys
import traceback
from collections.abc import Sequence

import pytest

from e2e.verdict.counting import EXIT_INCONCLUSIVE

PATHS = ("--page", "--bindings", "--jitsi-authority", "--report")


def joined(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with each of our path options joined to its value: ``--page X`` as ``--page=X``.

    Before pytest knows a project's options it takes their values for its own arguments, and its root from where they
    lie, so that a page outside of the checkout would keep it from finding this project at all.
    """
    result: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        value = next(rest, None) if argument in PATHS else None
        result.append(argument if value is None else f"{argument}={value}")
    return result


def main() -> int:
    """Run pytest and return its exit status: that of a failed bench (3) where pytest itself breaks."""
    sys.argv[1:] = joined(sys.argv[1:])
    try:
        return pytest.console_main()
    except Exception:  # noqa: BLE001 - Python's own status of a crash, 1, is that of a drift
        traceback.print_exc()
        return EXIT_INCONCLUSIVE
