"""Screenshots and links: what a page refers to by a path."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from e2e.markup.kramdown_attributes import Fail
from e2e.markup.prose import Link, Picture
from e2e.pages.model import LinkClaim, ScreenshotClaim

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_LIQUID = re.compile(r"\{[{%]")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})


@dataclass(frozen=True)
class Base:
    """What the paths of a page are relative to.

    ``folder`` is the page's own, ``home`` the one that a page of its language has in the project (``None`` if the
    page is not ours: then its screenshots may be anywhere). ``root`` and ``screenshots`` are the project's; a page's
    screenshots are those of its ``lang``.
    """

    page: Path
    root: Path
    screenshots: Path
    home: Path | None
    lang: str

    @property
    def folder(self) -> Path:
        """The folder that the page is in."""
        return self.page.parent

    @property
    def _folders(self) -> tuple[Path, ...]:
        """The folders that a path of the page may be relative to.

        A copy of a page, put elsewhere to try something out, has its screenshots and neighbours at home still.
        """
        copied = self.home is not None and not self.page.absolute().is_relative_to(
            self.home.parent.absolute()
        )
        return (self.folder, self.home) if copied and self.home else (self.folder,)

    def screenshot(self, picture: Picture, sentence: str, fail: Fail) -> ScreenshotClaim:
        """Return the claim of a picture; raises ``PageError`` if it is not among the screenshots and has to be."""
        name = PurePosixPath(_plain(picture.src)).name or picture.src
        foreign = self.home is None
        path, place = (self._foreign(picture.src), None) if foreign else self._own(picture, name, fail)
        return ScreenshotClaim(
            expected=name,
            line=picture.line,
            sentence=sentence,
            name=name,
            src=picture.src,
            alt=picture.alt,
            path=path,
            foreign=foreign,
            place=place,
        )

    def _foreign(self, src: str) -> Path:
        path = _plain(src)
        if _SCHEME.match(src) or "\0" in path:
            return self.folder / (PurePosixPath(path).name or "screenshot")
        return _normal(self.folder / path)

    def _own(self, picture: Picture, name: str, fail: Fail) -> tuple[Path, str | None]:
        """Return the file that a picture of our page leads to, and the address that it should have had."""
        path = _plain(picture.src)
        if picture.tag:
            raise fail(
                picture.line,
                f"the picture {picture.src} of {picture.tag} is not compared; embed it by ![text](path)",
            )
        _refuse_liquid(picture.src, picture.line, fail)
        if _SCHEME.match(picture.src) or path.startswith("/"):
            raise fail(picture.line, f"the screenshot {picture.src} is no relative path; {self._remedy}")
        if PurePosixPath(path).suffix.lower() not in _PICTURES or "\0" in path:
            raise fail(picture.line, f"the screenshot {picture.src} is no picture file; {self._remedy}")
        screenshots = self.screenshots.resolve()
        kept = screenshots / self.lang / name
        for folder in self._folders:
            candidate = _resolved(folder / path)
            if candidate is not None and candidate.is_relative_to(screenshots):
                right = candidate == _resolved(kept)
                return candidate, None if right else Path(os.path.relpath(kept, folder.resolve())).as_posix()
        raise fail(
            picture.line, f"the screenshot {picture.src} is outside {self.screenshots.name}/; {self._remedy}"
        )

    @property
    def _remedy(self) -> str:
        return (
            f"embed a file of the folder {self.screenshots.name}/ by a path relative to the page, "
            "or give the page a sidecar if it is not ours"
        )

    def link(self, link: Link, sentence: str, fail: Fail) -> LinkClaim | None:
        """Return the claim of a link; a link to a picture (a thumbnail's) is none.

        Raises ``PageError`` for Liquid in the address of our page; of another page nobody can say where it leads to.
        """
        if self.home is not None:
            _refuse_liquid(link.target, link.line, fail)
        path = _plain(link.target)
        if PurePosixPath(path).suffix.lower() in _PICTURES:
            return None
        external = bool(_SCHEME.match(link.target) or _LIQUID.search(link.target))
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
        places = [_normal(folder / path) for folder in self._folders]
        return next((place for place in places if _exists(place)), places[0])


def _refuse_liquid(address: str, line: int, fail: Fail) -> None:
    if _LIQUID.search(address):
        raise fail(
            line,
            f"the suite cannot follow the Liquid in the address {address}; write a path relative to the page",
        )


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
