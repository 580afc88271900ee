"""The registry of scenarios: a package has its own, found by importing its modules."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.scenarios.registry import scenarios
from e2e.targets import TargetError

Write = Callable[..., str]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a package of scenarios, and return its name."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(name: str, **modules: str) -> str:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        for module, text in modules.items():
            path = tmp_path / name / f"{module}.py"
            path.write_text(f"from e2e.scenarios.registry import scenario\n{text}\n", "utf-8")
            monkeypatch.delitem(sys.modules, f"{name}.{module}", raising=False)
        return name

    return write


def test_a_package_has_the_scenarios_of_all_its_modules(package: Write) -> None:
    name = package(
        "first_guide",
        joining="@scenario('open-link')\ndef open_link(reader): ...",
        leaving="@scenario('leave', requires='open-link')\ndef leave(reader): ...",
    )
    found = scenarios(name)
    assert {key: found[key].requires for key in found} == {"open-link": (), "leave": ("open-link",)}
    assert found["leave"].where == "first_guide.leaving:2"


def test_two_packages_may_have_a_name_in_common(package: Write) -> None:
    same = "@scenario('open-link')\ndef open_link(reader): ..."
    one, other = package("one_guide", steps=same), package("other_guide", steps=same)
    assert scenarios(one)["open-link"].where.startswith("one_guide.")
    assert scenarios(other)["open-link"].where.startswith("other_guide.")


@pytest.mark.parametrize("modules", [1, 2])
def test_a_name_that_is_there_twice_is_a_mistake(package: Write, modules: int) -> None:
    same = "@scenario('open-link')\ndef open_link(reader): ..."
    name = f"double_guide_{modules}"
    written = {"steps": f"{same}\n{same}"} if modules == 1 else {"early": same, "late": same}
    with pytest.raises(
        TargetError, match=rf"“open-link” is defined twice: {name}\.\w+:\d and {name}\.\w+:\d"
    ):
        scenarios(package(name, **written))


def test_a_folder_without_scenarios_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "bare_guide").mkdir()
    with pytest.raises(TargetError, match=r"^bare_guide: there is no scenario in this package"):
        scenarios("bare_guide")
