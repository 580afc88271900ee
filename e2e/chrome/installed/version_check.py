"""Whether a browser is one that readers have: not an old one, and not one that the suite has never met."""

import datetime
from pathlib import Path

from e2e.chrome.installed.binary import ChromeBinary
from e2e.messages.message import Message

VERIFIED_WITH = 156
"""The newest major version that all pages were verified with."""

OLD = datetime.timedelta(weeks=6)
"""Chrome has a new major version every two to four weeks, and updates itself within days."""

_ELF = b"\x7fELF"

# Programs of packages whose command is a script.
_BESIDE = {
    Path("/usr/bin/chromium"): Path("/usr/lib/chromium/chromium"),
    Path("/opt/google/chrome/google-chrome"): Path("/opt/google/chrome/chrome"),
    Path("/opt/google/chrome-beta/google-chrome-beta"): Path("/opt/google/chrome-beta/chrome"),
    Path("/opt/google/chrome-unstable/google-chrome-unstable"): Path("/opt/google/chrome-unstable/chrome"),
}


def built(command: Path) -> datetime.date | None:
    """Return the day on which a browser was built; None where its program is not known.

    It is the time of the program's file. dpkg, rpm, tar and zip keep the one from the vendor's build, which comes days
    before the release (Debian: the date of the changelog's entry, by SOURCE_DATE_EPOCH). A file that was copied without
    its time seems younger than it is: then an old browser passes, and no new one is called old.
    """
    program = _BESIDE.get(command.resolve(), command.resolve())
    try:
        with program.open("rb") as file:
            if file.read(4) != _ELF:
                return None
        return datetime.datetime.fromtimestamp(program.stat().st_mtime, datetime.UTC).date()
    except OSError:
        return None


def remarks(binary: ChromeBinary, today: datetime.date) -> list[Message]:
    """Return what is to be known about a browser that readers may not have."""
    found = [Message("browser-passed-over", {"reason": reason}) for reason in binary.passed_over]
    day = built(binary.path)
    name = binary.version.partition(" built on ")[0].strip()
    if day is not None and today - day > OLD:
        found.append(Message("browser-old", {"browser": name, "day": day.isoformat()}))
    major = int(binary.number.partition(".")[0] or 0)
    if major > VERIFIED_WITH:
        found.append(Message("browser-unverified", {"browser": name, "newest": VERIFIED_WITH}))
    return found
