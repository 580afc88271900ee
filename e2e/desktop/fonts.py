"""The fonts of a desktop: what a reader sees depends on them (a wider font cuts off a button's label)."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

FAMILY = "Liberation Sans"

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
{families}
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="lcdfilter" mode="assign"><const>lcdnone</const></edit>
  </match>
</fontconfig>
"""

_MAPPING = """  <match target="pattern">
    <test name="family"><string>{generic}</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>{family}</string></edit>
  </match>"""

_GENERIC = ("sans-serif", "sans", "Sans", "system-ui", "ui-sans-serif")


def write_configuration(file: Path) -> None:
    """Write a fontconfig file that maps the sans family to ``FAMILY`` and fixes how glyphs are drawn."""
    families = "\n".join(_MAPPING.format(generic=generic, family=FAMILY) for generic in _GENERIC)
    file.write_text(_CONFIGURATION.format(families=families), "utf-8")


def describe(env: Mapping[str, str]) -> str:
    """Name the font that programs with this environment draw sans text with, e.g. "Liberation Sans 2.1".

    Raises HarnessError when fontconfig is missing or does not know ``FAMILY``.
    """
    try:
        done = subprocess.run(
            ["fc-match", "-f", "%{family[0]}|%{fontversion}", "sans-serif"],
            env=dict(env),
            capture_output=True,
            text=True,
            timeout=20,
        )
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        raise HarnessError(Message("fontconfig-broken", {"why": str(error)})) from error
    family, _, version = done.stdout.partition("|")
    if family != FAMILY:
        drawn = family or Message("no-font")
        raise HarnessError(Message("wrong-font", {"family": drawn, "wanted": FAMILY}))
    # fontconfig keeps the version of a TrueType font as a 16.16 fixed-point number.
    return f"{family} {int(version) / 65536:.3f}".rstrip("0").rstrip(".") if version.isdigit() else family
