"""The scenarios by name: what a page's binding leads to."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from e2e.targets import TargetError, import_part

Walk = Callable[..., None]


@dataclass(frozen=True)
class Scenario:
    """A function that walks one block.

    Args:
        name: The binding.
        walk: The function; its parameters are pytest fixtures.
        requires: The scenarios that a reader must have come through before.
        where: Module and line of the function, for messages.
        early: Whether a run with several workers walks it before others.
        seconds: What it takes on a machine that has not walked it yet; None: as most others.
    """

    name: str
    walk: Walk
    requires: tuple[str, ...]
    where: str
    early: bool = False
    seconds: float | None = None


_SCENARIOS: dict[str, dict[str, Scenario]] = {}
"""By module, and there by name."""


def scenario(
    name: str,
    *,
    requires: str | tuple[str, ...] = (),
    early: bool = False,
    seconds: float | None = None,
) -> Callable[[Walk], Walk]:
    """Register the decorated function as the scenario ``name``.

    The function's parameters are pytest fixtures; ``reader`` is the one who walks.

    Args:
        name: What a page's binding says.
        requires: The scenarios that a reader must have come through before; a page that has both must have them in
            that order.
        early: Whether a run with several workers walks it before others: it waits long, or shares no session.
        seconds: What it takes on a machine that has not walked it yet, where that is much more than others take.

    Raises:
        TargetError: There is no name.
    """
    if not isinstance(name, str):
        raise TargetError(f'{_where(name)}: this scenario has no name; write @scenario("name")')

    def register(walk: Walk) -> Walk:
        required = (requires,) if isinstance(requires, str) else requires
        added = Scenario(name, walk, required, _where(walk), early, seconds)
        known = _SCENARIOS.setdefault(walk.__module__, {})
        if name in known:
            raise _taken(known[name], added)
        known[name] = added
        return walk

    return register


def _where(walk: Any) -> str:
    return f"{walk.__module__}:{walk.__code__.co_firstlineno}"


def scenarios(package: str) -> dict[str, Scenario]:
    """Import all modules of a package and return its scenarios by name.

    Raises:
        TargetError: A module cannot be imported, there is no scenario, or one is defined twice or requires another
            that is not there.
    """
    what = f"the scenarios {package}"
    imported = import_part(package, what)
    found: dict[str, Scenario] = {}
    for module in pkgutil.walk_packages(getattr(imported, "__path__", ()), f"{package}."):
        import_part(module.name, what)
        for name, added in _SCENARIOS.get(module.name, {}).items():
            if name in found:
                raise _taken(found[name], added)
            found[name] = added
    if not found:
        raise TargetError(
            f"{imported.__file__ or package}: there is no scenario in this package; write one into a module of it: "
            '@scenario("name")'
        )
    for known in found.values():
        if unknown := [name for name in known.requires if name not in found]:
            raise TargetError(
                f"{known.where}: the scenario “{known.name}” requires “{unknown[0]}”, which is no scenario of "
                f"{package}; there are: {', '.join(sorted(found))}"
            )
    return found


def _taken(first: Scenario, second: Scenario) -> TargetError:
    return TargetError(
        f"the scenario “{first.name}” is defined twice: {first.where} and {second.where}; give one another name"
    )
