"""What somebody types into a form of a workflow is checked before a shell sees it."""

import pytest

from e2e.tests.support.workflows.scripts import run_script


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("address", "https://meet.example.org"),
        ("address", "http://10.0.0.7:8080/jitsi/"),
        ("severity", "warn"),
        ("path", "docs/de/jitsi-meet.md"),
        ("path", "docs"),
        ("path?", ""),
        ("screenshot", "Tür-Cursor.png"),
        ("screenshot", "Fehler-beim-Bezug-(1).png"),
        ("browser", "chrome-beta"),
        ("browser", "/opt/google/chrome/google-chrome"),
        ("place", "user/de/meeting.md"),
    ],
)
def test_a_usual_input_is_accepted(kind: str, value: str) -> None:
    done = run_script("inputs.py", f"VALUE={kind}", VALUE=value)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("address", ""),
        ("address", "meet.example.org"),
        ("address", "https://user:secret@meet.example.org"),
        ("address", 'https://meet.example.org/" ; touch x'),
        ("address", "https://meet.example.org/$(id)"),
        ("address", "https://meet.example.org/`id`"),
        ("address", "https://meet.example.org/\nX=1"),
        ("address", "https://meet.example.org/a?jwt=x"),
        ("address", "file:///etc/passwd"),
        ("severity", "Fail"),
        ("path", "docs/../../etc"),
        ("path", "/etc/passwd"),
        ("path", "docs/-x /"),
        ("path", 'docs/a"b.md'),
        ("screenshot", "../x.png"),
        ("screenshot", "two words.png"),
        ("screenshot", "-x.png"),
        ("screenshot", "$(id).png"),
        ("screenshot", 'a".png'),
        ("screenshot", "x.jpg"),
        ("place", "../suite/docs"),
        ("place", "/etc/passwd"),
        ("place", "-x"),
        ("place", "a b.md"),
        ("browser", "--no-sandbox"),
        ("browser", 'chrome" ; touch x'),
        ("browser", "$(id)"),
    ],
)
def test_an_input_that_a_shell_could_misread_is_refused(kind: str, value: str) -> None:
    done = run_script("inputs.py", f"VALUE={kind}", VALUE=value)
    assert done.returncode == 1
    assert done.stdout.startswith("::error::VALUE is ")
    assert done.stdout.count("\n") == 1, "an input must not begin a command of its own"


def test_an_unknown_kind_of_input_is_an_error() -> None:
    assert run_script("inputs.py", "VALUE=colour", VALUE="red").returncode not in (0, None)


def test_only_known_channels_are_installed() -> None:
    done = run_script("browser.sh", "firefox; id")
    assert done.returncode == 2
    assert "there is no channel firefox; id" in done.stdout
