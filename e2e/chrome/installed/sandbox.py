"""Chrome's own sandbox: on wherever the machine allows it."""

import functools
import os
from pathlib import Path

from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.messages.message import Message

_REFUSED = "No usable sandbox"
"""What Chrome says where neither user namespaces nor its helper chrome-sandbox (setuid) can be used.
Source: ZygoteHostImpl::Init in content/browser/zygote_host/zygote_host_impl_linux.cc."""

ROOT = Message("sandbox-off-for-root")
UNUSABLE = Message("sandbox-off-on-machine")

_SECONDS = 30.0


@functools.cache
def sandbox_off(program: Path) -> Message | None:
    """Return why a browser has to be started without its sandbox; None where the sandbox works.

    The browser itself is asked, by a start without a window: what lets an ordinary user make a sandbox differs from one
    distribution to the next, and no single setting of the kernel says it. Where it does not start for another reason,
    the sandbox stays on, and the start that matters says why it fails.
    """
    if os.geteuid() == 0:
        return ROOT
    with Workspace("sandbox") as workspace:
        probe = workspace.run(
            "probe",
            [
                *(program, "--headless", "--disable-gpu", "--no-first-run"),
                *(f"--user-data-dir={workspace.subfolder('profile')}", "--dump-dom", "about:blank"),
            ],
            env=workspace.environment(),
        )
        try:
            wait_for(lambda: not probe.alive(), awaited=Message("windowless-browser"), seconds=_SECONDS)
        except WaitTimeout:
            return None
        return UNUSABLE if _REFUSED in probe.output() else None
