"""CONTRIBUTING.md: what it names exists, and its worked example fits the code."""

import builtins
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from e2e.chrome.surfaces.native.base import NativeSurface
from e2e.jitsi.scenarios import site_information
from e2e.scenarios.reader import Reader

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NEW = re.compile(r"/fr\b|connection_details|kinds/tooltips|[<*]")
"""Marks paths of the examples, which are not there yet, and patterns."""


def blocks() -> list[str]:
    found = re.findall(r"^( *)```python\n(.*?)^ *```", TEXT, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(code) for _, code in found]


def paths() -> list[str]:
    found = re.findall(r"`((?:docs|e2e|screenshots|\.github)/[^`\s]*)`", TEXT)
    return sorted({path.partition("::")[0] for path in found if not NEW.search(path)})


@pytest.mark.parametrize("path", paths())
def test_a_named_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_reader_does_what_is_described() -> None:
    named = set(re.findall(r"\breader\.(\w+)\(", TEXT))
    assert len(named) > 4
    assert {name for name in named if not hasattr(Reader, name)} == set()


def test_the_scenario_of_the_example_uses_names_that_its_module_has() -> None:
    scenario, *_ = blocks()
    code = compile(scenario, "example", "exec")
    (function,) = (each for each in code.co_consts if hasattr(each, "co_names"))
    inner = [each for each in function.co_consts if hasattr(each, "co_names")]
    used = {*code.co_names, *function.co_names, *(name for each in inner for name in each.co_names)}
    written = set(re.findall(r"(?<![.\w])[A-Za-z_]\w*(?=[(,\])])", scenario)) & used
    known = {*vars(site_information), *vars(builtins), "ConnectionDetails", "read_about_connection"}
    assert {"Message", "opened_site_information", "scenario"} <= written
    assert written - known == set()


def test_the_surface_of_the_example_is_one() -> None:
    _, surface, *_ = blocks()
    module: dict[str, Any] = {"__name__": "example"}
    exec(compile(surface, "example", "exec"), module)  # noqa: S102 - our own example
    assert issubclass(module["ConnectionDetails"], NativeSurface)
    assert not getattr(module["ConnectionDetails"], "__abstractmethods__", ())
