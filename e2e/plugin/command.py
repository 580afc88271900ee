"""pytest's command for this project: what the set-up makes of ``.venv/bin/pytest``."""

import argparse
import sys
import traceback
from collections import deque
from collections.abc import Sequence
from typing import Any, Self, cast

import pytest

from e2e.verdict.severity import EXIT_INCONCLUSIVE


class _Declared:
    """Takes the declarations that are meant for pytest's parser, and notes which options are followed by a value."""

    def __init__(self) -> None:
        self.with_value: set[str] = set()
        self._parser = argparse.ArgumentParser(add_help=False)

    def getgroup(self, *_: str) -> Self:
        return self

    def addoption(self, *names: str, **attributes: Any) -> None:
        action = self._parser.add_argument(*names, **attributes)
        # An option that is only there or not takes no values at all.
        if action.nargs != 0:
            self.with_value.update(action.option_strings)


def joined(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with each of our own options joined to its value: ``--page X`` as ``--page=X``.

    Before pytest knows a project's options it takes their values for its own arguments, and its root from where they
    lie, so that a page or a browser outside of the checkout would keep it from finding this project at all.
    """
    # Whatever breaks in our own modules breaks inside of main.
    from e2e.plugin.options import pytest_addoption
    from e2e.targets import targets

    declared = _Declared()
    parser = cast("pytest.Parser", declared)
    pytest_addoption(parser)
    for target in targets().values():
        target.options_module().pytest_addoption(parser)
    result: list[str] = []
    rest = deque(arguments)
    while rest:
        argument = rest.popleft()
        if argument == "--":
            return [*result, argument, *rest]
        if argument in declared.with_value and rest and not rest[0].startswith("-"):
            argument = f"{argument}={rest.popleft()}"
        result.append(argument)
    return result


def main() -> int:
    """Run pytest and return its exit status: that of a failed harness (3) where pytest itself breaks."""
    try:
        sys.argv[1:] = joined(sys.argv[1:])
        return pytest.console_main()
    except Exception:  # noqa: BLE001 - Python's own status of a crash, 1, is that of a drift
        traceback.print_exc()
        return EXIT_INCONCLUSIVE
