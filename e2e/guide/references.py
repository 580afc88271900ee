"""Figures and links: what a page refers to by a path."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from e2e.guide.attributes import Fail
from e2e.guide.model import FigureClaim, LinkClaim
from e2e.guide.prose import Link, Picture

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})


@dataclass(frozen=True)
class Base:
    """What the paths of a page are relative to.

    ``folder`` is the page's own, ``home`` the one that a page of its language has in the project (``None`` if the
    page is not ours: then its figures may be anywhere). ``root`` and ``screenshots`` are the project's.
    """

    page: Path
    root: Path
    screenshots: Path
    home: Path | None

    @property
    def folder(self) -> Path:
        """The folder that the page is in."""
        return self.page.parent

    def figure(self, picture: Picture, sentence: str, fail: Fail) -> FigureClaim:
        """Return the claim of a picture; raises ``PageError`` if it is not among the screenshots and has to be."""
        path = _plain(picture.src)
        foreign = self.home is None
        return FigureClaim(
            expected=PurePosixPath(path).name or picture.src,
            line=picture.line,
            sentence=sentence,
            name=PurePosixPath(path).name or picture.src,
            src=picture.src,
            alt=picture.alt,
            path=self._foreign(picture.src) if foreign else self._own(picture, fail),
            foreign=foreign,
        )

    def _foreign(self, src: str) -> Path:
        path = _plain(src)
        if _SCHEME.match(src) or "\0" in path:
            return self.folder / (PurePosixPath(path).name or "figure")
        return _normal(self.folder / path)

    def _own(self, picture: Picture, fail: Fail) -> Path:
        path = _plain(picture.src)
        if _SCHEME.match(picture.src) or path.startswith("/"):
            raise fail(picture.line, f"the figure {picture.src} is no relative path; {self._remedy}")
        if PurePosixPath(path).suffix.lower() not in _PICTURES or "\0" in path:
            raise fail(picture.line, f"the figure {picture.src} is no picture file; {self._remedy}")
        screenshots = self.screenshots.resolve()
        for folder in (self.folder, self.home or self.folder):
            candidate = _resolved(folder / path)
            if candidate is not None and candidate.is_relative_to(screenshots):
                return candidate
        raise fail(
            picture.line, f"the figure {picture.src} is outside {self.screenshots.name}/; {self._remedy}"
        )

    @property
    def _remedy(self) -> str:
        return (
            f"embed a file of the folder {self.screenshots.name}/ by a path relative to the page, "
            "or give the page a sidecar if it is not ours"
        )

    def link(self, link: Link, sentence: str) -> LinkClaim | None:
        """Return the claim of a link; a link to a picture (a thumbnail's) is none."""
        path = _plain(link.target)
        if PurePosixPath(path).suffix.lower() in _PICTURES:
            return None
        external = bool(_SCHEME.match(link.target))
        return LinkClaim(
            expected=link.target,
            line=link.line,
            sentence=sentence,
            target=link.target,
            external=external,
            text=link.text,
            path=None if external or "\0" in path else self._linked(path),
        )

    def _linked(self, path: str) -> Path:
        if not path:
            return self.page
        if path.startswith("/"):
            return _normal(self.root / path.lstrip("/"))
        own = _normal(self.folder / path)
        if self.home is None or self.folder == self.home:
            return own
        # A copy of a page, put elsewhere to try something out: its neighbours are still at home.
        at_home = _normal(self.home / path)
        return at_home if _exists(at_home) and not _exists(own) else own


def _plain(address: str) -> str:
    return unquote(re.split(r"[?#]", address.strip(), maxsplit=1)[0])


def _normal(path: Path) -> Path:
    """Return an absolute path without ``..``; not following symbolic links, as the path is for people to read."""
    return Path(os.path.normpath(path.absolute()))


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
