"""A folder and one line of the table are a new target; whatever is wrong with them is a sentence, and status 4."""

from pathlib import Path

import pytest

from e2e.tests.support.runs.project_copy import ProjectCopy
from e2e.tests.support.runs.without_browser import FinishedRun, run_suite

ADDS = "parser.addoption({option})"


@pytest.fixture
def project(tmp_path: Path) -> ProjectCopy:
    """A copy of the project with one more target."""
    return ProjectCopy(tmp_path / "project")


def run(project: ProjectCopy, *arguments: str) -> FinishedRun:
    pages = str(project.target / "pages")
    return run_suite(
        project.root.parent, "--collect-only", "--page", pages, *arguments, text=None, start=project.root
    )


def test_its_pages_are_found_and_its_options_taken(project: ProjectCopy) -> None:
    project.replace("options.py", '"""Declare nothing."""', ADDS.format(option='"--tried-url"'))
    project.replace("pages/en/sound-check.md", "#answer-prompt", "#open-link")
    project.replace("pages/de/sound-check.md", "#answer-prompt", "#open-link")
    project.replace("scenarios/sound_check.py", '@scenario("answer-prompt")', '@scenario("open-link")')
    project.replace("scenarios/sound_check.py", 'requires="answer-prompt"', 'requires="open-link"')
    result = run(project, "--tried-url", "https://tried.example")
    assert result.status == 0, result.output
    assert "4 tests collected" in result.output, "another target may have a scenario of the same name"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "../../pyproject.toml",
            "e2e.tried:TARGET",
            "e2e.tryed:TARGET",
            "there is no module e2e.tryed; correct its",
        ),
        ("__init__.py", "    title=", "    titel=", "/e2e/tried/__init__.py:16: TypeError: "),
        (
            "__init__.py",
            "    title=",
            "    set_up=('a',),\n    title=",
            "TARGET has set_up = ('a',), which does not",
        ),
        ("__init__.py", 'with_name("messages")', 'with_name("texts")', "TARGET has messages = "),
        (
            "options.py",
            "import pytest",
            "import triedlib, pytest",
            "/options.py:5: ModuleNotFoundError: No module",
        ),
        ("options.py", "def read_options", "def read", "/options.py: read_options is missing"),
        (
            "options.py",
            "return TriedOptions()",
            "return {}[1]",
            "/options.py:23: KeyError: 1; correct it there",
        ),
        ("options.py", "return TriedOptions()", "return None", "returns no page_host, url, secrets"),
        ("fixtures.py", "import pytest", "import pytest; raise OSError", "/fixtures.py:6: OSError: "),
        ("fixtures.py", "def visit", "def visits", "/fixtures.py: visit is missing"),
        ("scenarios/sound_check.py", '@scenario("answer-prompt")', "@scenario", 'write @scenario("name")'),
        (
            "scenarios/sound_check.py",
            '@scenario("answer-prompt")',
            '@scenario("close-banner")',
            "is defined twice: ",
        ),
        (
            "scenarios/sound_check.py",
            'requires="answer-prompt"',
            'requires="lock"',
            "requires “lock”, which is no",
        ),
        (
            "messages/en/surfaces.ftl",
            "surface-banner =",
            "surface-banner",
            "/en/surfaces.ftl:3: Expected token",
        ),
        ("messages/en/surfaces.ftl", "surface-banner", "surface-room", "surface-room is in "),
    ],
)
def test_what_is_wrong_with_it_is_said(
    project: ProjectCopy, file: str, old: str, new: str, message: str
) -> None:
    project.replace(file, old, new)
    result = run(project)
    assert message in result.output, result.output
    assert "Traceback" not in result.output
    assert result.status == 4, result.output


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (
            '"--meet-host"',
            "by the target “jitsi” (e2e.jitsi.plugin.options) and by the target “tried” (e2e.tried.",
        ),
        ('"--chrome"', "by the suite itself (e2e/plugin/options.py) and by the target “tried”"),
        ('"--tb"', "by the target “tried” (e2e.tried.options) and by pytest or one of its plug-ins"),
        ('"--browser"', "by the target “tried” (e2e.tried.options) and by pytest or one of its plug-ins"),
        ('"--tried", dest="prejoin"', "config.option.prejoin is declared twice"),
        ('"-w"', "the option -w needs a long name"),
        ('"--tried", nargs="many"', "/options.py:18: ValueError: "),
    ],
)
def test_an_option_that_is_there_already_is_said(project: ProjectCopy, option: str, message: str) -> None:
    project.replace("options.py", '"""Declare nothing."""', ADDS.format(option=option))
    result = run(project)
    assert message in result.output, result.output
    assert "Traceback" not in result.output
    assert result.status == 4, result.output
