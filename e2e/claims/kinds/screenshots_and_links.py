"""Screenshots and links: what a page refers to by a path."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from e2e.claims.model import LinkClaim, ScreenshotClaim
from e2e.markup.kramdown.addresses import is_absolute, is_picture, path_of
from e2e.markup.prose.model import Link, Picture
from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.files import ENDINGS

_LIQUID = re.compile(r"\{[{%]")


@dataclass(frozen=True)
class Base:
    """What the paths of a page are relative to.

    ``folder`` is the page's own, ``home`` the one that a page of its language has in the project (``None`` for an
    external page, whose screenshots may be anywhere). ``root`` and ``screenshots`` are the project's; a page's
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

    def screenshot(self, picture: Picture, sentence: str, complain: Complain) -> ScreenshotClaim:
        """Return the claim of a picture.

        Args:
            picture: The picture.
            sentence: The sentence that it stands in.
            complain: Notes a picture that is not among the screenshots and has to be.
        """
        external = self.home is None
        path, correct_src = (self._external(picture), None) if external else self._project(picture, complain)
        return ScreenshotClaim(
            expected=picture.name,
            span=picture.span,
            address=picture.address,
            sentence=sentence,
            name=picture.name,
            src=picture.src,
            alt=picture.alt,
            path=path,
            external=external,
            correct_src=correct_src,
        )

    def _external(self, picture: Picture) -> Path:
        path = path_of(picture.src)
        if is_absolute(picture.src) or "\0" in path:
            return self.folder / (PurePosixPath(path).name or "screenshot")
        return _normal(self.folder / path)

    def _project(self, picture: Picture, complain: Complain) -> tuple[Path, str | None]:
        """Return the file that a picture of a project page leads to, and the address that it should have had."""
        path = path_of(picture.src)
        screenshots = self.screenshots.resolve()
        kept = screenshots / self.lang / picture.name
        if problem := self._unfit(picture):
            complain(picture.line, problem)
            return kept, None
        for folder in self._folders:
            candidate = _resolved(folder / path)
            if candidate is not None and candidate.is_relative_to(screenshots):
                right = candidate == _resolved(kept)
                return candidate, None if right else Path(os.path.relpath(kept, folder.resolve())).as_posix()
        params = {"src": picture.src, "folder": self.screenshots.name}
        complain(picture.line, Message("screenshot-outside", params))
        return kept, None

    def _unfit(self, picture: Picture) -> Message | None:
        """Return why the address of a picture leads to no file of the project, whatever there is."""
        path = path_of(picture.src)
        if picture.tag:
            return Message("picture-not-compared", {"src": picture.src, "tag": picture.tag})
        if _LIQUID.search(picture.src):
            return Message("address-of-liquid", {"address": picture.src})
        params = {"src": picture.src, "folder": self.screenshots.name}
        if is_absolute(picture.src) or path.startswith("/"):
            return Message("screenshot-not-relative", params)
        if not is_picture(picture.src) or "\0" in path:
            return Message("screenshot-no-picture", params)
        return None

    def link(self, link: Link, sentence: str, complain: Complain) -> LinkClaim | None:
        """Return the claim of a link; None for a link to a picture (a thumbnail's).

        Args:
            link: The link.
            sentence: The sentence that it stands in.
            complain: Notes Liquid in the address of a project page; in an external one it may lead anywhere.
        """
        if self.home is not None:
            _find_liquid(link.target, link.line, complain)
        path = path_of(link.target)
        if is_picture(link.target):
            return None
        external = bool(is_absolute(link.target) or _LIQUID.search(link.target))
        return LinkClaim(
            expected=link.target,
            span=link.span,
            address=link.address,
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
        # Jekyll publishes Menu.md as Menu.html, and the server finds that by Menu.
        names = (path, *(f"{path}{ending}" for ending in ENDINGS))
        paths = [_normal(folder / name) for folder in self._folders for name in names]
        return next((found for found in paths if _exists(found)), paths[0])


def _find_liquid(address: str, line: int, complain: Complain) -> None:
    if _LIQUID.search(address):
        complain(line, Message("address-of-liquid", {"address": address}))


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
