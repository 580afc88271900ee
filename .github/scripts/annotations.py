"""Puts annotations at the caller's files: ``annotations.py <LINES``.

The suite names a page by its path from the suite's own folder. Where that is a folder of the workspace, or none of it,
the runner would find no file of the caller's repository there: it wants paths from GITHUB_WORKSPACE.
"""

import os
import re
import sys
from pathlib import Path

_AT_FILE = re.compile(r"^(::\w+ (?:[^:]*,)?file=)([^,:]+)")


def from_workspace(line: str, folder: Path, workspace: Path) -> str:
    """Return a line with the file that it names as a path from the workspace, if it lies there."""
    found = _AT_FILE.match(line)
    if found is None:
        return line
    # A percent sign is escaped in the properties of a command.
    path = (folder / found[2].replace("%25", "%")).resolve()
    if not path.is_relative_to(workspace):
        return line
    name = str(path.relative_to(workspace)).replace("%", "%25")
    return found[1] + name + line[found.end() :]


def main() -> int:
    """Copy the lines from standard input to standard output."""
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    for line in sys.stdin:
        sys.stdout.write(from_workspace(line, Path.cwd(), workspace))
    return 0


if __name__ == "__main__":
    sys.exit(main())
