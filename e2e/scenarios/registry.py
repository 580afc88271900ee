"""The scenarios by name: what a page's binding leads to."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Walk = Callable[..., None]


@dataclass(frozen=True)
class Scenario:
    """A function that walks one block.

    Args:
        name: The binding.
        walk: The function; its parameters are pytest fixtures.
        requires: The scenarios that a reader must have come through before.
        where: Module and line of the function, for messages.
    """

    name: str
    walk: Walk
    requires: tuple[str, ...]
    where: str


_SCENARIOS: dict[str, dict[str, Scenario]] = {}
"""By module, and there by name."""


def scenario(name: str, *, requires: str | tuple[str, ...] = ()) -> Callable[[Walk], Walk]:
    """Register the decorated function as the scenario ``name``.

    The function's parameters are pytest fixtures; ``reader`` is the one who walks.

    Args:
        name: What a page's binding says.
        requires: The scenarios that a reader must have come through before; a page that has both must have them in
            that order.
    """

    def register(walk: Walk) -> Walk:
        code: Any = walk
        where = f"{walk.__module__}:{code.__code__.co_firstlineno}"
        required = (requires,) if isinstance(requires, str) else requires
        added = Scenario(name, walk, required, where)
        known = _SCENARIOS.setdefault(walk.__module__, {})
        if name in known:
            raise _taken(known[name], added)
        known[name] = added
        return walk

    return register


def scenarios(package: str) -> dict[str, Scenario]:
    """Import all modules of a package and return its scenarios by name.

    Raises:
        ValueError: A name is given twice.
    """
    imported = importlib.import_module(package)
    found: dict[str, Scenario] = {}
    for module in pkgutil.walk_packages(imported.__path__, f"{package}."):
        importlib.import_module(module.name)
        for name, added in _SCENARIOS.get(module.name, {}).items():
            if name in found:
                raise _taken(found[name], added)
            found[name] = added
    return found


def _taken(first: Scenario, second: Scenario) -> ValueError:
    return ValueError(f"scenario “{first.name}” is defined twice: {first.where} and {second.where}")
