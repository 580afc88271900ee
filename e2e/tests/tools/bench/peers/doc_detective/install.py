"""Doc Detective in the cache folder, with Debian's Chrome and its driver, which it starts through a script."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from e2e.chrome.installed.binary import find_chrome
from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client.npm import environment, tools
from e2e.tests.tools.bench.peers.packages import installed

RUNTIME = ("webdriverio", "appium", "appium-chromium-driver", "sharp", "pixelmatch", "pngjs")
"""What it installs itself where it is first needed; which versions is its own choice."""


def doc_detective() -> Path:
    """Return the folder that Doc Detective is installed in. Raises HarnessError."""
    return installed(Path(__file__).parent, "--omit=optional", more=_rest)


def command(folder: Path, *arguments: str) -> list[str]:
    """Return the command line of Doc Detective."""
    script = folder / "node_modules" / "doc-detective" / "bin" / "doc-detective.js"
    return [str(tools() / "bin" / "node"), str(script), *arguments]


def variables(folder: Path) -> dict[str, str]:
    """Return its environment: nothing is installed, looked up or sent."""
    known = environment()
    return {
        **known,
        "PATH": f"{folder / 'bin'}:{known.get('PATH', os.defpath)}",
        "DOC_DETECTIVE_CACHE_DIR": str(folder / "cache"),
        "DOC_DETECTIVE_AUTOINSTALL": "0",
        "DOC_DETECTIVE_SKIP_AUTO_UPDATE": "1",
        "DOC_DETECTIVE_ALLOW_LOCAL_URLS": "1",
    }


def wrap_chrome(folder: Path, args: Sequence[str]) -> None:
    """Have Doc Detective start this machine's Chrome with more arguments."""
    script = _browsers(folder, "chrome", "chrome-linux64") / "chrome"
    line = shlex.join([str(find_chrome().path), *args])
    script.write_text(f'#!/bin/sh\nexec {line} "$@"\n', "utf-8")
    script.chmod(0o755)


def _rest(folder: Path) -> None:
    """Install what Doc Detective loads only where it is needed, and Chrome's driver."""
    programs = folder / "bin"
    programs.mkdir()
    npm = tools() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # The npm beside Node in its Python package is a copy that does not find its own files.
    for name, script in (("node", []), ("npm", [npm])):
        line = shlex.join(map(str, [tools() / "bin" / "node", *script]))
        (programs / name).write_text(f'#!/bin/sh\nexec {line} "$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    _run(command(folder, "install", "runtime", *RUNTIME, "--yes"), folder)
    target = _browsers(folder, "chromedriver", "chromedriver-linux64") / "chromedriver"
    if found := shutil.which("chromedriver"):
        target.symlink_to(found)
        return
    _run(["apt-get", "download", "chromium-driver"], folder)
    for package in folder.glob("chromium-driver*.deb"):
        _run(["dpkg", "-x", str(package), str(folder / "driver")], folder)
    target.symlink_to(folder / "driver" / "usr" / "bin" / "chromedriver")


def _browsers(folder: Path, name: str, program: str) -> Path:
    """Make a folder in the layout of @puppeteer/browsers, in which Doc Detective looks for programs."""
    version = re.search(r"\d+(\.\d+)+", find_chrome().version)
    if version is None:
        raise HarnessError(f"no version in {find_chrome().version}")
    made = folder / "cache" / "browsers" / name / f"linux-{version[0]}" / program
    made.mkdir(parents=True, exist_ok=True)
    return made


def _run(line: Sequence[str], folder: Path) -> None:
    done = subprocess.run(
        line, check=False, capture_output=True, text=True, cwd=folder, env=variables(folder)
    )
    if done.returncode:
        raise HarnessError(f"{' '.join(line[:3])} failed:\n{(done.stdout + done.stderr)[-2000:]}")
