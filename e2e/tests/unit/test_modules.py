"""Every module says in its first line what it is for, and no two say the same."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]


def first_lines() -> dict[str, str]:
    """Return the first line of the docstring of each module outside the tests, by its path."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    paths = [
        path for path in listed if path and not path.startswith("e2e/tests/") and (ROOT / path).is_file()
    ]
    sources = {path: (ROOT / path).read_text("utf-8") for path in paths}
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
