"""Every module says in its first line what it is for, and no two say the same."""

import ast
from pathlib import Path

from e2e.publish.__main__ import SOURCES

ROOT = Path(__file__).parents[3]


def first_lines() -> dict[str, str]:
    """Return the first line of the docstring of each module outside the tests, by its path."""
    # Without git: an image of the project has no checkout in it, and another user's checkout is closed to git.
    folders = [ROOT / name for name in SOURCES if name != ".git"]
    found = [*ROOT.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))]
    paths = sorted(path.relative_to(ROOT).as_posix() for path in found if "node_modules" not in path.parts)
    sources = {path: (ROOT / path).read_text("utf-8") for path in paths if not path.startswith("e2e/tests/")}
    docstrings = {
        path: ast.get_docstring(ast.parse(source)) or "" for path, source in sources.items() if source
    }
    return {path: text.partition("\n")[0] for path, text in docstrings.items()}


def test_each_module_says_what_it_is_for_in_words_of_its_own() -> None:
    found: dict[str, str] = {}
    for path, line in first_lines().items():
        assert line, f"{path} does not say what it is for"
        assert line not in found, f"{path} says of itself what {found[line]} says: {line}"
        found[line] = path
    assert len(found) > 250
