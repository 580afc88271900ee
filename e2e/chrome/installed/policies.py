"""Policies by which an administrator decides over what pages may capture: readers would meet something else."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

GOVERNING = (
    "AudioCaptureAllowed",
    "AudioCaptureAllowedUrls",
    "DefaultMediaStreamSetting",
    "VideoCaptureAllowed",
    "VideoCaptureAllowedUrls",
)
"""All policies about the two devices that Chromium 156 knows (names in its program; Chrome Enterprise policy list)."""

# Where each product reads them (chrome_paths.cc and policy_path_parser_linux in Chrome's source). None of the policies
# above "can be recommended" (policy list), so what lies in the folder recommended beside it has no effect.
_FOLDERS = (
    ("Google Chrome for Testing", "etc/opt/chrome_for_testing/policies"),
    ("Google Chrome", "etc/opt/chrome/policies"),
    ("Chromium", "etc/chromium/policies"),
    ("Chromium", "etc/chromium-browser/policies"),
)


@dataclass(frozen=True)
class Policy:
    """A policy of ``name`` that ``file`` sets."""

    name: str
    file: Path


def governing_policies(version: str, root: Path = Path("/")) -> list[Policy]:
    """Return the policies over capturing that are in force for a browser, by what it says it is.

    ``root`` is the folder that stands for the machine's root.
    """
    product = next((name for name, _ in _FOLDERS if version.startswith(name)), None)
    folders = [root / folder / "managed" for name, folder in _FOLDERS if product in (name, None)]
    return [
        Policy(name, file)
        for folder in folders
        if folder.is_dir()
        for file in sorted(folder.glob("*"))
        if file.is_file()
        for name in _set_in(file)
    ]


def check_policies(version: str, root: Path = Path("/")) -> None:
    """Raise HarnessError where a policy decides over capturing."""
    if found := governing_policies(version, root):
        names = " and ".join(policy.name for policy in found if policy.file == found[0].file)
        raise HarnessError(Message("policy-decides", {"file": str(found[0].file), "names": names}))


def _set_in(file: Path) -> list[str]:
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        # Chrome, which runs as the same user, cannot read it either.
        return []
    try:
        found = json.loads(text)
    except ValueError:
        # Chrome also takes comments and commas too many.
        found = re.findall(r'^\s*[{,]?\s*"(\w+)"\s*:', text, re.MULTILINE)
    return [name for name in GOVERNING if name in found] if isinstance(found, dict | list) else []
