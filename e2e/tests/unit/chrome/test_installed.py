"""The browser that is there: policies over its devices, its age, its version, its sandbox."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from e2e.chrome.installed.binary import ChromeBinary, find_chrome
from e2e.chrome.installed.policies import check_policies, governing_policies
from e2e.chrome.installed.sandbox import ROOT as RUN_BY_ROOT
from e2e.chrome.installed.sandbox import UNUSABLE, sandbox_off
from e2e.chrome.installed.version_check import VERIFIED_WITH, built, remarks
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

CHECKOUT = Path(__file__).parents[4]
CHROMIUM = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"
NOBODY = 65534


def policy(root: Path, folder: str, content: str) -> Path:
    file = root / "etc" / folder / "team.json"
    file.parent.mkdir(parents=True)
    file.write_text(content, "utf-8")
    return file


@pytest.mark.parametrize(
    ("version", "folder"),
    [
        (CHROMIUM, "chromium/policies/managed"),
        ("Google Chrome 156.0.8078.79", "opt/chrome/policies/managed"),
        ("Google Chrome for Testing 156.0.8078.79", "opt/chrome_for_testing/policies/managed"),
    ],
)
@pytest.mark.parametrize(
    "content",
    [
        '{"HomepageLocation": "example.com", "VideoCaptureAllowed": false}',
        '{\n  // of 2019\n  "VideoCaptureAllowed": true,\n}',
    ],
)
def test_a_policy_over_the_camera_is_no_machine_to_walk_on(
    tmp_path: Path, version: str, folder: str, content: str
) -> None:
    file = policy(tmp_path, folder, content)
    with pytest.raises(HarnessError) as failure:
        check_policies(version, tmp_path)
    assert str(failure.value).startswith(f"{file} sets VideoCaptureAllowed: ")
    assert "\n" not in str(failure.value)


def test_both_devices_policies_of_a_file_are_named(tmp_path: Path) -> None:
    policy(
        tmp_path,
        "chromium/policies/managed",
        json.dumps({"AudioCaptureAllowedUrls": ["https://example.com"], "VideoCaptureAllowedUrls": []}),
    )
    with pytest.raises(HarnessError, match="sets AudioCaptureAllowedUrls and VideoCaptureAllowedUrls:"):
        check_policies(CHROMIUM, tmp_path)


@pytest.mark.parametrize(
    ("folder", "content"),
    [
        ("chromium/policies/managed", '{"HomepageLocation": "example.com"}'),
        ("chromium/policies/managed", '{"Note": "VideoCaptureAllowed is not set here"}'),
        ("chromium/policies/managed", ""),
        # None of the policies can be recommended, so that Chrome passes over them there.
        ("chromium/policies/recommended", '{"VideoCaptureAllowed": false}'),
        ("opt/chrome/policies/managed", '{"VideoCaptureAllowed": false}'),
    ],
    ids=["another policy", "a name in a text", "an empty file", "recommended", "another product's"],
)
def test_other_policies_are_no_hindrance(tmp_path: Path, folder: str, content: str) -> None:
    policy(tmp_path, folder, content)
    assert governing_policies(CHROMIUM, tmp_path) == []


@pytest.fixture
def binary(tmp_path: Path) -> ChromeBinary:
    """A program of the machine's own, built on the day that a test sets."""
    program = tmp_path / "chrome"
    shutil.copy(sys.executable, program)
    day = datetime.datetime(2026, 10, 1, 12, tzinfo=datetime.UTC).timestamp()
    os.utime(program, (day, day))
    return ChromeBinary(program, "", f"Chromium {VERIFIED_WITH}.0.8078.79 built on Debian GNU/Linux 12")


def test_a_browser_older_than_six_weeks_is_named(binary: ChromeBinary) -> None:
    assert remarks(binary, datetime.date(2026, 11, 12)) == []
    name = f"Chromium {VERIFIED_WITH}.0.8078.79"
    assert remarks(binary, datetime.date(2026, 11, 13)) == [
        Message("browser-old", {"browser": name, "day": "2026-10-01"})
    ]


def test_the_age_of_a_script_is_not_its_browsers(binary: ChromeBinary) -> None:
    binary.path.write_text("#!/bin/sh\nexec chromium\n", "utf-8")
    os.utime(binary.path, (0, 0))
    assert built(binary.path) is None
    assert remarks(binary, datetime.date(2026, 11, 13)) == []


def test_the_browser_of_this_machine_tells_when_it_was_built() -> None:
    day = built(find_chrome().path)
    assert day is not None
    assert day > datetime.date(2020, 1, 1)


def test_a_version_that_nobody_has_seen_is_named(binary: ChromeBinary) -> None:
    newer = ChromeBinary(binary.path, "", f"Google Chrome {VERIFIED_WITH + 1}.0.1.2")
    name = f"Google Chrome {VERIFIED_WITH + 1}.0.1.2"
    assert remarks(newer, datetime.date(2026, 10, 2)) == [
        Message("browser-unverified", {"browser": name, "newest": VERIFIED_WITH})
    ]


ASK = (
    "from pathlib import Path; from e2e.chrome.installed.sandbox import sandbox_off; "
    "print(getattr(sandbox_off(Path({path!r})), 'id', ''))"
)
FORBIDDEN = 'echo 0 >/proc/sys/user/max_user_namespaces; exec "$@"'


def test_the_sandbox_is_off_for_root_alone_or_where_the_machine_forbids_it() -> None:
    program = find_chrome().path
    if os.geteuid() != 0:
        assert sandbox_off(program) in (None, UNUSABLE)
        return
    assert sandbox_off(program) == RUN_BY_ROOT
    nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    ask = ["-B", "-c", ASK.format(path=str(program))]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{CHECKOUT}:{sysconfig.get_path('purelib')}"}

    # The interpreter of this run may be where only root may go.
    pythons = (sys.executable, "/usr/bin/python3")
    runs = ["sh", "-c", 'exec "$0" -c "import e2e.chrome.installed.sandbox"']
    python = next(
        (
            one
            for one in pythons
            if subprocess.run([*nobody, *runs, one], env=env, check=False).returncode == 0
        ),
        None,
    )
    if python is None:
        pytest.skip("an ordinary user may not read this checkout")

    def said(*prefix: str) -> str:
        done = subprocess.run(
            [*nobody, *prefix, python, *ask], env=env, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert said() == ""
    # In a user namespace of its own, in which no further one can be made; nothing of the machine's is changed.
    assert (
        said("unshare", "--user", "--map-current-user", "--keep-caps", "sh", "-c", FORBIDDEN, "sh")
        == UNUSABLE.id
    )
