"""``make pins``: moves what the project pins to the newest versions: Python packages, and what targets bring.

Nothing is installed: it changes the pins alone, for ``make test`` and a look at the difference. Python packages are
resolved for all systems and Pythons at once by uv, which is itself pinned, in ``pins.txt``, and goes to a temporary
folder.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message
from e2e.targets import TargetError, targets

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LOCKS = {"requirements.txt": "dev", "pins.txt": "pins"}
"""The lists of Python packages, by the group of pyproject.toml that each one is of."""


def python_packages() -> None:
    """Move the lists of Python packages. Raises HarnessError."""
    oldest = re.search(
        r'^requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    assert oldest
    with tempfile.TemporaryDirectory(prefix="guide-pins-") as name:
        folder = Path(name)
        venv.EnvBuilder(with_pip=True, symlinks=True).create(folder)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
        ]
        _run([*pip, "--require-hashes", "-r", str(HERE / "pins.txt")])
        for file, group in LOCKS.items():
            # The list of the suite is of the project's packages and the group, that of uv of its group alone.
            of = ["pyproject.toml"] if group == "dev" else []
            options = [
                "--no-cache",
                "--universal",
                "--generate-hashes",
                "--no-header",
                "--no-annotate",
                "--upgrade",
                "--quiet",
            ]
            _run(
                [
                    *(str(folder / "bin" / "uv"), "pip", "compile", *of, "--group", group, *options),
                    *("--python-version", oldest[1], "--output-file", str(HERE / file)),
                ]
            )


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise HarnessError(
            Message("pins-command-failed", {"command": f"{Path(command[0]).name} {command[1]}"})
        )


def main() -> int:
    """Move all pins; return the exit status."""
    try:
        print("pins: Python packages …", flush=True)
        python_packages()
        for target in targets().values():
            for module in target.pins:
                print(f"pins: {target.title} …", flush=True)
                _run([sys.executable, "-m", module])
    except (HarnessError, TargetError) as error:
        print(f"pins: {error}", file=sys.stderr)
        return 1
    print("pins: moved; look at the difference (git diff), then make test", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
