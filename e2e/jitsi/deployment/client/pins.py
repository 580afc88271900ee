"""The official packages that the client is made of: versions and the hashes of what was looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Package:
    """A package of the npm registry. ``integrity`` is its Subresource Integrity hash, sha512 in base64."""

    name: str
    version: str
    integrity: str

    @property
    def known_as(self) -> str:
        """The package as a person would name it."""
        return f"{self.name} {self.version}"


# Its dependency list names addresses outside the registry; only the files are wanted.
INTERFACE = Package(
    "@jitsi/react-native-sdk",
    "13.2.0",
    "sha512-J7itSoy85IScxeC4letOtoS33Sp0tH5hLYFHYtH+v3WQwLjganuWlFCjlDbL5ks9ebGhVNsCyCBdML9qC+SAWw==",
)
"""Jitsi Meet's official source tree, web interface included."""

LIBRARY = Package(
    "@solyd/lib-jitsi-meet",
    "2.7001.1",
    "sha512-4fobgOgvRF+CxlWuatYewp2SxImAcKr0syzJIimnL39Thw/M1SAlmhyQk9xQf++SsXLGuwm03m2u4p+nlzfGVg==",
)
"""lib-jitsi-meet of early 2022, the newest on the registry."""
