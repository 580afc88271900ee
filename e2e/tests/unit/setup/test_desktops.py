"""No package of anybody's desktop is removed: simulated by apt, on a list of installed packages of the test's own."""

import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from e2e.desktop.desktop import Desktop
from e2e.desktop.sound import SOURCE
from e2e.setup.system import apt, packages, unpacked

COMPRESSED = {".lz4", ".gz", ".xz", ".zst", ".bz2"}
LISTING = Path(packages.__file__).with_name("packages.toml")


SELECTIONS = {
    "gnome": ("gnome-core",),
    "kde": ("plasma-desktop", "pipewire-audio"),
    "server": ("apache2", "openssh-server"),
}

pytestmark = pytest.mark.skipif(shutil.which("apt-get") is None, reason="needs apt")


@dataclass(frozen=True)
class Lists:
    """The package lists, cut down to what the tests install, and to all that this may depend on.

    Apt looks at no other package, and takes seconds to read the 60 000 that there are.

    Args:
        folder: apt's folder of lists.
        stanzas: what they say of each package, by the name of its file.
    """

    folder: Path
    stanzas: dict[str, str]


class System:
    """A system with packages of one's choice installed, as far as apt can see; it needs the package lists alone."""

    def __init__(self, folder: Path, lists: Lists) -> None:
        self.lists = lists
        self.status = folder / "status"
        self.status.touch()
        parts = folder / "parts"
        shutil.copytree("/etc/apt/apt.conf.d", parts)
        # The last one wins.
        (parts / "zz-test").write_text(
            f'Dir::State::status "{self.status}";\nDir::State::extended_states "{folder}/extended_states";\n'
            f'Dir::State::lists "{lists.folder}";\nDir::Cache "{folder}";\nDebug::NoLocking "true";\n'
        )
        (folder / "archives" / "partial").mkdir(parents=True)
        self.settings = folder / "apt.conf"
        self.settings.write_text(f'Dir::Etc::Parts "{parts}";\n')

    def install(self, *names: str) -> None:
        """Put packages, and what they depend on, into the list of those that are installed."""
        # What apt would fetch, one file a line.
        command = ("apt-get", "-qq", "-y", "--print-uris", "--no-install-recommends", "install", *names)
        environment = {**os.environ, "LC_ALL": "C", "APT_CONFIG": str(self.settings)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        files = [
            unquote(address).rpartition("/")[2] for address in re.findall(r"^'([^']*)'", done, re.MULTILINE)
        ]
        stanzas = [self.lists.stanzas[file] for file in sorted(files)]
        self.status.write_text("\n".join(f"{stanza}\nStatus: install ok installed\n" for stanza in stanzas))


def _listed(*options: str) -> list[Path]:
    """Return the files in which apt has its lists of packages."""
    command = ["apt-get", "indextargets", "--format", "$(FILENAME)", "Created-By: Packages", *options]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [Path(name) for name in listed.splitlines() if Path(name).is_file()]


def _names(stanza: str, *fields: str) -> set[str]:
    """Return the packages that some fields of a stanza name: alternatives, too, and without versions."""
    found = re.findall(rf"^(?:{'|'.join(fields)}): (.*)$", stanza, re.MULTILINE)
    return {re.split(r"[ :(]", name.strip())[0] for line in found for name in re.split(r"[,|]", line)}


def _needed(stanzas: Iterable[str], wanted: Iterable[str]) -> set[str]:
    """Return the packages that are wanted, or that something needed may depend on."""
    of_name: dict[str, list[str]] = {}
    for stanza in stanzas:
        for name in _names(stanza, "Package", "Provides"):
            of_name.setdefault(name, []).append(stanza)
    needed: set[str] = set()
    names, seen = set(wanted), set[str]()
    while names:
        seen |= names
        found = [stanza for name in names for stanza in of_name.get(name, ())]
        needed |= {name for stanza in found for name in _names(stanza, "Package")}
        names = {name for stanza in found for name in _names(stanza, "Depends", "Pre-Depends")} - seen
    return needed


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lists:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "partial").mkdir()
    options: list[str] = []
    if not _listed():
        options = ["-o", f"Dir::State::lists={tmp_path_factory.mktemp('fetched')}"]
        subprocess.run(["apt-get", "update", "-q", *options, "-o", "APT::Sandbox::User=root"], check=True)
    texts = {}
    for file in _listed(*options):
        for about in file.parent.glob("*Release*"):
            shutil.copy(about, folder)
        command = ["/usr/lib/apt/apt-helper", "cat-file", str(file)]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        texts[file] = [stanza.strip() for stanza in text.split("\n\n") if stanza.strip()]
    everything = {name for selection in SELECTIONS.values() for name in selection}
    everything |= packages.wanted(LISTING, "debian").keys()
    needed = _needed(itertools.chain.from_iterable(texts.values()), everything)
    stanzas = {}
    for file, listed in texts.items():
        kept = [stanza for stanza in listed if _names(stanza, "Package") <= needed]
        name = file.name.removesuffix(file.suffix) if file.suffix in COMPRESSED else file.name
        (folder / name).write_text("\n\n".join(kept) + "\n")
        for stanza in kept:
            stanzas[_names(stanza, "Filename").pop().rpartition("/")[2]] = stanza
    return Lists(folder, stanzas)


@pytest.mark.slow
@pytest.mark.parametrize("selection", SELECTIONS)
def test_no_selection_of_packages_loses_one(
    selection: str, lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System(tmp_path, lists)
    system.install(*SELECTIONS[selection])
    monkeypatch.setenv("APT_CONFIG", str(system.settings))
    everything = list(packages.wanted(LISTING, "debian"))
    has_pipewire = "Package: pipewire-alsa\n" in system.status.read_text()
    assert has_pipewire == (selection != "server")
    aside = apt.apart(everything)
    # This machine may have PipeWire, whatever the list of its packages says here.
    beside = has_pipewire or packages.there(unpacked.RIVALS["pulseaudio"])
    assert aside == (["pulseaudio"] if beside else [])
    assert apt.would_remove([package for package in everything if package not in aside]) == []
    if selection == "gnome":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        unpacked.unpack("pulseaudio")
        monkeypatch.delenv("APT_CONFIG")
        sound_comes_from_what_was_unpacked(tmp_path, monkeypatch)


def sound_comes_from_what_was_unpacked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start a desktop on a path without PulseAudio, and see the microphone."""
    without = folder / "without"
    without.mkdir()
    programs = [program for place in os.environ["PATH"].split(":") for program in Path(place).glob("*")]
    for name, program in {program.name: program for program in reversed(programs)}.items():
        if name != "pulseaudio":
            (without / name).symlink_to(program)
    monkeypatch.setenv("PATH", str(without))
    found = unpacked.find("pulseaudio")
    assert found is not None
    with Desktop.start(lang="en") as desktop:
        server = next(process for process in desktop.workspace.processes if process.name == "pulseaudio")
        assert Path(f"/proc/{server.pid}/exe").resolve() == found.program.resolve()
        assert f"{found.root}/usr/lib" in Path(f"/proc/{server.pid}/maps").read_text()
        listing = ["pactl", "list", "sources"]
        sources = subprocess.run(listing, env=desktop.env, capture_output=True, text=True, check=True).stdout
        assert f"Description: {SOURCE}" in sources
