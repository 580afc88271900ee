"""No package of anybody's desktop is removed: simulated by apt, on a list of installed packages of the test's own."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from e2e.desktop.desktop import Desktop
from e2e.desktop.sound import SOURCE
from e2e.setup.system import apt, packages, unpacked

LISTING = Path(packages.__file__).with_name("packages.toml")


def _apt_knows_packages() -> bool:
    command = ["apt-get", "indextargets", "--format", "$(FILENAME)", "Created-By: Packages"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return any(Path(name).is_file() for name in listed.splitlines())


pytestmark = pytest.mark.skipif(shutil.which("apt-get") is None, reason="needs apt")


@dataclass(frozen=True)
class Lists:
    """The package lists, which are the same for every system.

    Args:
        settings: of apt, to find them: this machine's, or fetched.
        stanzas: what they say of each package, by its name.
    """

    settings: str
    stanzas: dict[str, str]


class System:
    """A system with packages of one's choice installed, as far as apt can see; it needs the package lists alone."""

    def __init__(self, folder: Path, lists: Lists) -> None:
        self.lists = lists
        self.status = folder / "status"
        self.status.touch()
        parts = folder / "parts"
        shutil.copytree("/etc/apt/apt.conf.d", parts)
        # The last one wins. What apt has read of the lists is kept: containers have that switched off.
        (parts / "zz-test").write_text(
            f'Dir::State::status "{self.status}";\nDir::State::extended_states "{folder}/extended_states";\n'
            f'Dir::Cache "{folder}";\nDir::Cache::pkgcache "pkgcache.bin";\n{lists.settings}'
            'Debug::NoLocking "true";\n'
        )
        (folder / "archives" / "partial").mkdir(parents=True)
        self.settings = folder / "apt.conf"
        self.settings.write_text(f'Dir::Etc::Parts "{parts}";\n')

    def install(self, *names: str) -> None:
        """Put packages, and what they depend on, into the list of those that are installed."""
        # What apt would fetch, one file a line: to simulate the installation of 800 packages takes it twice as long.
        done = self._run("apt-get", "-qq", "-y", "--print-uris", "--no-install-recommends", "install", *names)
        found = set(re.findall(r"^'[^']*' ([^_\s]+)_", done, re.MULTILINE))
        stanzas = [self.lists.stanzas[name] for name in sorted(found)]
        self.status.write_text("\n".join(f"{stanza}\nStatus: install ok installed\n" for stanza in stanzas))

    def _run(self, *command: str) -> str:
        environment = {**os.environ, "LC_ALL": "C", "APT_CONFIG": str(self.settings)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lists:
    folder = tmp_path_factory.mktemp("lists")
    settings = f'Dir::Cache::srcpkgcache "{folder}/srcpkgcache.bin";\n'
    options = []
    if not _apt_knows_packages():
        (folder / "lists" / "partial").mkdir(parents=True)
        options = ["-o", f"Dir::State::lists={folder}/lists"]
        subprocess.run(["apt-get", "update", "-q", *options, "-o", "APT::Sandbox::User=root"], check=True)
        settings += f'Dir::State::lists "{folder}/lists";\n'
    # All of them, read once: apt-cache show would unpack the lists again for each.
    known = subprocess.run(["apt-cache", "dumpavail", *options], capture_output=True, text=True, check=True)
    stanzas = (stanza.strip() for stanza in known.stdout.split("\n\n"))
    return Lists(
        settings,
        {stanza.partition("\n")[0].removeprefix("Package: "): stanza for stanza in stanzas if stanza},
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "selection",
    [["gnome-core"], ["plasma-desktop", "pipewire-audio"], ["apache2", "openssh-server"]],
    ids=["gnome", "kde", "server"],
)
def test_no_selection_of_packages_loses_one(
    selection: list[str], lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System(tmp_path, lists)
    system.install(*selection)
    monkeypatch.setenv("APT_CONFIG", str(system.settings))
    everything = list(packages.wanted(LISTING, "debian"))
    has_pipewire = "Package: pipewire-alsa\n" in system.status.read_text()
    assert has_pipewire == (selection[0] != "apache2")
    aside = apt.apart(everything)
    # This machine may have PipeWire, whatever the list of its packages says here.
    beside = has_pipewire or packages.there(unpacked.RIVALS["pulseaudio"])
    assert aside == (["pulseaudio"] if beside else [])
    assert apt.would_remove([package for package in everything if package not in aside]) == []
    if selection == ["gnome-core"]:
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
