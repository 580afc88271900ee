"""The web applications that guides are about, found by one table: ``[tool.guide.targets]`` in ``pyproject.toml``.

Each line of it leads from a target's name to a ``Target``: ``name = "e2e.name:TARGET"``. It is a table and no group
of entry points, as those belong to installed distributions: the suite runs from its checkout, and the set-up reads the
table before any package is installed. For that reason this module and the modules that the table names import nothing
but the standard library; what a target brings is named by module and imported when it is needed.
"""

import contextlib
import functools
import importlib
import tomllib
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = ROOT / "pyproject.toml"

_EXAMPLE = 'a line such as: name = "e2e.name:TARGET"'


class TargetError(Exception):
    """A target is not there, or a part of it cannot be used; the message says where, and what to do."""


class TargetOptions(Protocol):
    """What every room needs to know of a target's own options."""

    @property
    def page_host(self) -> str:
        """The host name that the pages use for the deployment."""

    @property
    def url(self) -> str:
        """The address of a deployment that somebody else runs; "" for the embedded one."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no output may hold, longest first."""


class OptionsModule(Protocol):
    """The module of a target's options, which is a plug-in of pytest."""

    def pytest_addoption(self, parser: "pytest.Parser") -> None:
        """Declare the options."""

    def read_options(self, config: "pytest.Config") -> TargetOptions:
        """Return the options that were given; raises pytest.UsageError."""


@dataclass(frozen=True)
class Target:
    """A web application that guides are about.

    Args:
        name: The target's name in the table and in the front matter of pages.
        title: The application's name as people write it.
        options: The module that declares and reads its options, see ``OptionsModule``.
        fixtures: The module of its pytest fixtures. The suite asks for ``deployment`` (a
            ``e2e.scenarios.deployment.Deployment``) and ``visit`` (a ``e2e.scenarios.deployment.Visits``); it may have
            an ``entrance`` (checked before the first block), a ``prepare_context`` (what every browser's context
            gets), and whatever else its scenarios take. Its fixtures are visible to blocks of its pages only.
        scenarios: The package of its scenarios.
        messages: The folder of its catalogues, one folder a language; None where it has no message of its own.
        set_up: Modules to run when everything else is installed, each with what it installs in words.
        pins: Modules to run to move the versions of what the target brings to the newest.
    """

    name: str
    title: str
    options: str
    fixtures: str
    scenarios: str
    messages: Path | None = None
    set_up: tuple[tuple[str, str], ...] = ()
    pins: tuple[str, ...] = ()

    def options_module(self) -> OptionsModule:
        """Import and return the module of its options. Raises TargetError."""
        return cast("OptionsModule", self._part("options", "pytest_addoption", "read_options"))

    def fixtures_module(self) -> ModuleType:
        """Import and return the module of its fixtures. Raises TargetError."""
        return self._part("fixtures", "deployment", "visit")

    def _part(self, field: str, *names: str) -> ModuleType:
        module = import_part(str(getattr(self, field)), f"the {field} of the target “{self.name}”")
        if lacking := [name for name in names if not hasattr(module, name)]:
            raise TargetError(
                f"{module.__file__}: {', '.join(lacking)} is missing, which the {field} of a target have; "
                f"the class {Target.__name__} in e2e/targets.py explains what a target brings"
            )
        return module


@functools.cache
def targets(pyproject: Path = PYPROJECT) -> Mapping[str, Target]:
    """Return the targets of the table by name, in its order; the first is that of pages that name none.

    Raises:
        TargetError: The table is missing, or a line of it does not lead to a ``Target`` of that name.
    """
    try:
        tool = tomllib.loads(pyproject.read_text("utf-8")).get("tool", {})
    except (OSError, ValueError) as error:
        raise TargetError(f"{pyproject}: it cannot be read: {error}; correct it there") from error
    table = tool.get("guide", {}).get("targets")
    if not table or not isinstance(table, dict):
        raise TargetError(f"{pyproject}: there is no table [tool.guide.targets]; add it, with {_EXAMPLE}")
    return {
        name: _load(name, place, f"{pyproject}: [tool.guide.targets] {name} = ")
        for name, place in table.items()
    }


def import_part(module: str, what: str) -> ModuleType:
    """Import and return a module of a target; ``what`` is what a message calls it. Raises TargetError."""
    with blaming(f"{what}: {module} cannot be imported"):
        try:
            return importlib.import_module(module)
        except ModuleNotFoundError as error:
            if error.name and f"{module}.".startswith(f"{error.name}."):
                raise TargetError(
                    f"{what}: there is no module {error.name}; correct its name, or add it"
                ) from error
            raise


@contextlib.contextmanager
def blaming(what: str, right: type[Exception] = TargetError) -> Iterator[None]:
    """Raise TargetError for whatever a target's code raises, but for ``right`` errors; ``what`` says what failed."""
    try:
        yield
    except (TargetError, right):
        raise
    except Exception as error:
        raise TargetError(
            f"{what}: {_place(error)}{type(error).__name__}: {error}; correct it there"
        ) from error


def _place(error: Exception) -> str:
    """Return the file and line in the code of a target where an error came from: ``file:line: ``."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}: "
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(str(ROOT))
        and not frame.filename.startswith((str(ROOT / ".venv"), str(ROOT / "e2e" / "plugin")))
    ]
    return f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""


def _load(name: str, place: object, line: str) -> Target:
    module, _, attribute = place.partition(":") if isinstance(place, str) else ("", "", "")
    if not module or not attribute:
        raise TargetError(f"{line}{place!r}: this is no module and its attribute; write {_EXAMPLE}")
    loaded = import_part(module, f"{line}{place!r}")
    target = getattr(loaded, attribute, None)
    if not isinstance(target, Target):
        raise TargetError(
            f"{line}{place!r}: {loaded.__file__} has no Target of the name {attribute}; add it there"
        )
    if target.name != name:
        raise TargetError(
            f"{line}{place!r}: this target is named “{target.name}”; give both the same name, which pages use"
        )
    if field := _wrong_field(target):
        raise TargetError(
            f"{loaded.__file__}: {attribute} has {field} = {getattr(target, field)!r}, which does not fit; "
            f"the class {Target.__name__} in e2e/targets.py explains every field"
        )
    return target


def _wrong_field(target: Target) -> str:
    """Return the first field of a target with a value that cannot be one, or ""."""
    fits = {
        **{
            field: isinstance(getattr(target, field), str) and bool(getattr(target, field))
            for field in ("title", "options", "fixtures", "scenarios")
        },
        "messages": target.messages is None
        or (isinstance(target.messages, Path) and target.messages.is_dir()),
        "set_up": isinstance(target.set_up, tuple)
        and all(isinstance(step, tuple) and len(step) == 2 for step in target.set_up),
        "pins": isinstance(target.pins, tuple),
    }
    return next((field for field, right in fits.items() if not right), "")
