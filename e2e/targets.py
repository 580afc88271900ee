"""The web applications that guides are about, found by one table: ``[tool.guide.targets]`` in ``pyproject.toml``.

Each line of it leads from a target's name to a ``Target``: ``wiki = "e2e.wiki:TARGET"``. It is a table and no group
of entry points, as those belong to installed distributions: the suite runs from its checkout, and the set-up reads the
table before any package is installed. For that reason this module and the modules that the table names import nothing
but the standard library; what a target brings is named by module and imported when it is needed.
"""

import functools
import importlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import pytest

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


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
        """Import and return the module of its options."""
        return cast("OptionsModule", importlib.import_module(self.options))


@functools.cache
def targets(pyproject: Path = PYPROJECT) -> Mapping[str, Target]:
    """Return the targets of the table by name, in its order; the first is that of pages that name none.

    Raises:
        ValueError: The table is missing, or a line of it does not lead to a ``Target`` of that name.
    """
    table = tomllib.loads(pyproject.read_text("utf-8")).get("tool", {}).get("guide", {}).get("targets", {})
    if not table:
        raise ValueError(f"{pyproject}: there is no table [tool.guide.targets]")
    return {name: _load(name, place, pyproject) for name, place in table.items()}


def _load(name: str, place: str, pyproject: Path) -> Target:
    module, _, attribute = str(place).partition(":")
    try:
        target = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise ValueError(f"{pyproject}: [tool.guide.targets] {name} = {place!r}: {error}") from error
    if not isinstance(target, Target) or target.name != name:
        raise ValueError(
            f"{pyproject}: [tool.guide.targets] {name} = {place!r} is not the Target named {name}"
        )
    return target
