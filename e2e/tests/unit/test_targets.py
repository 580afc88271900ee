"""The table of targets leads from a name to what that target brings."""

import importlib
import inspect
from pathlib import Path

import pytest

from e2e.scenarios.registry import scenarios
from e2e.targets import Target, TargetError, targets
from e2e.tests import second_target


@pytest.mark.parametrize("target", [*targets().values(), second_target.TARGET], ids=lambda each: each.name)
def test_a_target_brings_what_every_run_needs(target: Target) -> None:
    options = target.options_module()
    assert callable(options.pytest_addoption)
    assert callable(options.read_options)
    fixtures = importlib.import_module(target.fixtures)
    assert {"deployment", "visit"} <= set(vars(fixtures))
    assert scenarios(target.scenarios)
    assert target.messages is None or any(target.messages.glob("en/*.ftl"))


def test_scenarios_begin_with_the_reader() -> None:
    for known in scenarios(second_target.TARGET.scenarios).values():
        assert next(iter(inspect.signature(known.walk).parameters)) == "reader"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", r"there is no table \[tool\.guide\.targets\]"),
        (
            '[tool.guide.targets]\nwiki = "e2e.wiki:TARGET"',
            r"wiki = 'e2e\.wiki:TARGET': there is no module e2e\.wiki; ",
        ),
        ('[tool.guide.targets]\nwiki = "e2e.jitsi"', "wiki = 'e2e.jitsi': "),
        ("[tool.guide]\ntargets = 3", r"there is no table"),
        ("[tool.guide", r"it cannot be read: "),
        ("[tool.guide.targets]\nwiki = 3", "wiki = 3: this is no module and its attribute"),
        ('[tool.guide.targets]\nwiki = "e2e.jitsi:TARGT"', "has no Target of the name TARGT"),
        ('[tool.guide.targets]\nwiki = "e2e.jitsi:TARGET"', "this target is named “jitsi”"),
        ('[tool.guide.targets]\nwiki = "e2e.targets:PYPROJECT"', "has no Target of the name PYPROJECT"),
    ],
)
def test_a_table_that_leads_nowhere_is_a_mistake(tmp_path: Path, table: str, message: str) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(table, "utf-8")
    with pytest.raises(TargetError, match=message):
        targets(file)
