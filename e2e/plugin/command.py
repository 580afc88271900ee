"""pytest's command for this project: what the set-up makes of ``.venv/bin/pytest``."""

import argparse
import importlib
import re
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any, Self, cast

import pytest

from e2e.targets import OptionsModule, Target, TargetError, blaming, targets
from e2e.verdict.severity import EXIT_INCONCLUSIVE, EXIT_USAGE


class Declared:
    """Takes the declarations that are meant for pytest's parser, and notes which options are followed by a value."""

    def __init__(self) -> None:
        self.with_value: set[str] = set()
        self.owners: dict[str, str] = {}
        """Who declares each option, and what it is read by."""
        self.declaring = ""
        """Who declares options at the moment."""
        self._parser = argparse.ArgumentParser(add_help=False)

    def getgroup(self, *_: str, **__: Any) -> Self:
        """Return what takes the options of a group."""
        return self

    def addini(self, *_: Any, **__: Any) -> None:
        """Take a setting of the configuration file, which no argument names."""

    def addoption(self, *names: str, **attributes: Any) -> None:
        """Take an option. Raises TargetError."""
        for name in names:
            if name in self.owners:
                raise _twice(name, self.owners[name], self.declaring)
            if not name.startswith("--"):
                raise TargetError(f"{self.declaring}: the option {name} needs a long name: begin it with --")
        action = self._parser.add_argument(*names, **attributes)
        self.owners.update(dict.fromkeys(names, self.declaring))
        read_by = f"config.option.{action.dest}"
        if read_by in self.owners:
            raise _twice(read_by, self.owners[read_by], self.declaring)
        self.owners[read_by] = self.declaring
        # An option that is only there or not takes no values at all.
        if action.nargs != 0:
            self.with_value.update(action.option_strings)

    def declare(self, owner: str, module: OptionsModule) -> None:
        """Take the declarations of a module. Raises TargetError."""
        self.declaring = owner
        with blaming(f"{owner}: its options cannot be declared"):
            module.pytest_addoption(cast("pytest.Parser", self))


def _twice(name: str, first: str, second: str) -> TargetError:
    return TargetError(
        f"the option {name} is declared twice: by {first} and by {second}; "
        "begin the names of a target's options with the target's name"
    )


def declared(known: Iterable[Target]) -> Declared:
    """Return what the suite and targets declare. Raises TargetError where that is no option, or declared twice."""
    found = Declared()
    core = cast("OptionsModule", importlib.import_module("e2e.plugin.options"))
    found.declare("the suite itself (e2e/plugin/options.py)", core)
    for target in known:
        found.declare(f"the target “{target.name}” ({target.options})", target.options_module())
    return found


def joined(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with each of our own options joined to its value: ``--page X`` as ``--page=X``.

    Before pytest knows a project's options it takes their values for its own arguments, and its root from where they
    lie, so that a page or a browser outside of the checkout would keep it from finding this project at all.
    """
    with_value = declared(targets().values()).with_value
    result: list[str] = []
    rest = deque(arguments)
    while rest:
        argument = rest.popleft()
        if argument == "--":
            return [*result, argument, *rest]
        if argument in with_value and rest and not rest[0].startswith("-"):
            argument = f"{argument}={rest.popleft()}"
        result.append(argument)
    return result


def _taken(error: Exception) -> TargetError | None:
    """Return what to do where pytest has refused an option of ours, which is its own or a plug-in's; None else."""
    if not isinstance(error, ValueError | argparse.ArgumentError):
        return None
    for name, owner in declared(targets().values()).owners.items():
        if name in re.findall(r"[\w-]+", str(error)):
            return _twice(name, owner, f"pytest or one of its plug-ins ({error})")
    return None


def main() -> int:
    """Run pytest and return its exit status: that of a failed harness (3) where pytest itself breaks."""
    try:
        sys.argv[1:] = joined(sys.argv[1:])
        return pytest.console_main()
    except TargetError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        return EXIT_USAGE
    except Exception as error:  # noqa: BLE001 - Python's own status of a crash, 1, is that of a drift
        if taken := _taken(error):
            print(f"ERROR: {taken}", file=sys.stderr)
            return EXIT_USAGE
        traceback.print_exc()
        return EXIT_INCONCLUSIVE
