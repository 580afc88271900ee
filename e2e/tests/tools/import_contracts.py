"""Contracts of import-linter that read the table of targets, so that a new target is in none of them by name.

``pyproject.toml`` says ``<targets>`` for the rooms of all targets, ``<core>`` for all other rooms but the tests and the
registry, and ``<table>`` for the modules that the table names.
"""

import tomllib
from pathlib import Path
from typing import Any

from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract

ROOT = Path(__file__).parents[3]
NOT_CORE = ("tests", "targets")


def targets_modules(root: Path = ROOT) -> list[str]:
    """Return the modules that the table of targets names, of those below ``e2e``."""
    tool = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]
    modules = [str(place).partition(":")[0] for place in tool["guide"]["targets"].values()]
    return [module for module in modules if module.startswith("e2e.") and not module.startswith("e2e.tests.")]


def targets_rooms(root: Path = ROOT) -> list[str]:
    """Return the names of the targets' rooms."""
    return list(dict.fromkeys(module.split(".")[1] for module in targets_modules(root)))


def core_rooms(root: Path = ROOT) -> list[str]:
    """Return the names of all other rooms, and of modules beside them, but for the tests and the registry."""
    names = {
        path.stem
        for path in (root / "e2e").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    return sorted(names - {"__init__", *NOT_CORE, *targets_rooms(root)})


def filled_in(option: Any, root: Path = ROOT) -> Any:
    """Return an option of a contract with names of rooms in place of ``<targets>``, ``<core>`` and ``<table>``."""
    if not isinstance(option, list):
        return option
    modules = {
        "<targets>": [f"e2e.{name}" for name in targets_rooms(root)],
        "<core>": [f"e2e.{name}" for name in core_rooms(root)],
        "<table>": targets_modules(root),
    }
    return [name for entry in option for name in modules.get(entry, [entry])]


def filled_in_layers(layers: list[str], root: Path = ROOT) -> list[str]:
    """Return layers with the rooms of all targets, which may not import each other, in place of ``<targets>``."""
    beside = " | ".join(targets_rooms(root))
    return [layer.replace("<targets>", beside) for layer in layers]


class TargetsForbidden(ForbiddenContract):
    """import-linter's contract ``forbidden``, with the targets filled in."""

    def __init__(self, name: str, session_options: dict[str, Any], contract_options: dict[str, Any]) -> None:
        super().__init__(
            name, session_options, {key: filled_in(option) for key, option in contract_options.items()}
        )


class TargetsLayers(LayersContract):
    """import-linter's contract ``layers``; in a layer ``<targets>`` stands for the targets beside each other."""

    def __init__(self, name: str, session_options: dict[str, Any], contract_options: dict[str, Any]) -> None:
        layers = filled_in_layers(contract_options["layers"])
        super().__init__(name, session_options, {**contract_options, "layers": layers})
