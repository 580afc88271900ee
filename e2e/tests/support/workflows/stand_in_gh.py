"""A recording stand-in for ``gh``: it notes how it is called, and plays back the answers that it was given.

``GH_STAND_IN`` names a folder. ``answers.json`` in it maps the beginnings of calls to what is printed, the longest that
fits counts; a call that none fits fails, as GitHub refuses. ``calls.jsonl`` is what was called, with the text that came
by standard input. Standard library only.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

ANSWERS, CALLS = "answers.json", "calls.jsonl"


def install(folder: Path, answers: dict[str, Any]) -> dict[str, str]:
    """Make a command ``gh`` in a folder; return the environment in which it is found."""
    folder.mkdir(parents=True, exist_ok=True)
    command = folder / "gh"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -I -S {Path(__file__).resolve()} "$@"\n', "utf-8")
    command.chmod(0o755)
    (folder / ANSWERS).write_text(json.dumps(answers), "utf-8")
    return {"PATH": f"{folder}:{os.environ['PATH']}", "GH_STAND_IN": str(folder)}


def calls(folder: Path) -> list[tuple[list[str], str]]:
    """Return the calls: arguments, and the text that came with them."""
    path = folder / CALLS
    if not path.exists():
        return []
    return [
        (call["arguments"], call["text"]) for call in map(json.loads, path.read_text("utf-8").splitlines())
    ]


def main() -> int:
    """Be ``gh`` for one call."""
    folder, arguments = Path(os.environ["GH_STAND_IN"]), sys.argv[1:]
    text = sys.stdin.read() if "-" in arguments else ""
    with (folder / CALLS).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"arguments": arguments, "text": text}) + "\n")
    called = " ".join(arguments)
    answers = json.loads((folder / ANSWERS).read_text("utf-8"))
    fitting = max((begin for begin in answers if called.startswith(begin)), key=len, default=None)
    if fitting is None:
        print(f"HTTP 403: {called}", file=sys.stderr)
        return 1
    answer = answers[fitting]
    print(answer if isinstance(answer, str) else json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
