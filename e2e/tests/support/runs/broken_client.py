"""A client that does not work: a plug-in for pytest, ``-p e2e.tests.support.runs.broken_client``, and a program.

As a program it runs a deployment with that client, as ``python -m e2e.jitsi.deployment`` does with one that works.
How it is broken stands in the environment, as ``BROKEN_CLIENT``: throws, missing or empty.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from e2e.jitsi.deployment import __main__
from e2e.jitsi.deployment.client.build import Bundle, client_bundle
from e2e.jitsi.deployment.embedded import deployment

BUNDLE = "libs/app.bundle.min.js"


def throws(client: Path) -> None:
    script = client / BUNDLE
    script.write_text(
        'throw new TypeError("render is not a function");\n' + script.read_text("utf-8"), "utf-8"
    )


def missing(client: Path) -> None:
    (client / BUNDLE).unlink()


def empty(client: Path) -> None:
    page = client / "index.html"
    page.write_text(re.sub(r"<script\b.*?</script>", "", page.read_text("utf-8"), flags=re.DOTALL), "utf-8")


WAYS: dict[str, Callable[[Path], None]] = {way.__name__: way for way in (throws, missing, empty)}


def install() -> None:
    """Have embedded deployments serve a copy of the client that is broken."""
    folder = tempfile.TemporaryDirectory(prefix="broken-client-")

    def broken(*how: object) -> Bundle:
        bundle = client_bundle(*how)  # type: ignore[arg-type]
        copy = Path(folder.name) / "client"
        if not copy.exists():
            shutil.copytree(bundle.folder, copy)
            WAYS[os.environ["BROKEN_CLIENT"]](copy)
        return replace(bundle, folder=copy)

    vars(deployment)["client_bundle"] = broken


def pytest_configure() -> None:
    """Break the client of the run."""
    install()


if __name__ == "__main__":
    install()
    sys.exit(__main__.main())
