"""What is to be published: from the project's pages to the files of the site, all read before anything is written."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from e2e.claims.model import Page
from e2e.claims.page_reader import read_page
from e2e.markup.addresses import is_absolute, is_picture, path_of
from e2e.pages.files import find_pages
from e2e.pages.front_matter import front_matter_length
from e2e.pages.model import PageError
from e2e.publish import layout
from e2e.publish.addresses import Overlooked, rewritten


@dataclass(frozen=True)
class Build:
    """The files of the site, by their paths from its folder (with slashes), and the folders that hold screenshots."""

    files: Mapping[str, bytes]
    screenshot_folders: frozenset[str]


@dataclass
class _Builder:
    """Where a build comes together; ``pictures`` is the folder of the screenshots, from that of the language."""

    root: Path
    screenshots: Path
    folders: Callable[[str], str]
    pictures: str
    pages: dict[Path, Page] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    origins: dict[str, Path] = field(default_factory=dict)


def build(pages: Iterable[Path], *, root: Path, screenshots: Path, destination: Path, pictures: str) -> Build:
    """Return what the pages (or all pages of the folders) become in the site; nothing is written.

    Args:
        pages: Pages and folders of pages.
        root: The project's folder.
        screenshots: The project's folder of pictures.
        destination: The site's folder.
        pictures: The site's folder of screenshots, from the folder of a language.

    Raises:
        PageError: A page cannot be read, has a name that the site does not know or shares with another, or leads to a
            screenshot or page that is not there or not published.
    """
    found = [read_page(path, root=root, screenshots=screenshots) for path in find_pages(pages)]
    if not found:
        raise PageError(", ".join(map(str, pages)), 1, "there is no page to publish; check the path")
    builder = _Builder(root, screenshots, lambda lang: layout.folder_name(destination, lang), pictures)
    named: dict[tuple[str, str], Page] = {}
    for page in found:
        _check_name(page, named)
        builder.pages[_normal(page.path)] = page
    for page in found:
        _lay_out(builder, page)
    folders = frozenset(f"{builder.folders(page.lang)}/{builder.pictures}" for page in found)
    return Build(builder.files, folders)


def _check_name(page: Page, named: dict[tuple[str, str], Page]) -> None:
    line = next((at for at, text in enumerate(page.source.split("\n"), 1) if text.startswith("ref:")), 1)
    if not layout.is_name(page.ref):
        raise PageError(
            page.name,
            line,
            f"a page of the site cannot be named {page.ref}; use letters, digits and underscores",
        )
    # File systems that do not tell capitals from small letters would let one page overwrite the other.
    other = named.setdefault((page.lang, page.ref.lower()), page)
    if other is not page:
        raise PageError(
            page.name, line, f"{other.name} has the same ref, {other.ref}; give each page its own"
        )


def _lay_out(builder: _Builder, page: Page) -> None:
    folder = builder.folders(page.lang)
    first = front_matter_length(page.source)
    try:
        text = rewritten(page.source, first, lambda address, line: _new_address(builder, page, address, line))
    except Overlooked as overlooked:
        raise PageError(
            page.name,
            overlooked.line,
            f"the address {overlooked.address} stands here in a way that cannot be rewritten; "
            "write it as [text](address) or ![text](address), a space in it as %20",
        ) from overlooked
    for screenshot in (claim for block in page.blocks for claim in block.screenshots):
        _take_screenshot(builder, page, screenshot.path, screenshot.line)
    builder.files[f"{folder}/{layout.page_file(page.ref)}"] = text.encode()


def _new_address(builder: _Builder, page: Page, address: str, line: int) -> str:
    path = path_of(address)
    if not path or is_absolute(address):
        return address
    if is_picture(address):
        target = _resolved(builder, page, path, builder.screenshots)
        name = re.split(r"[?#]", address, maxsplit=1)[0].rsplit("/", 1)[-1]
        _take_screenshot(builder, page, target, line)
        return f"{builder.pictures}/{name}"
    target = _resolved(builder, page, path, builder.root)
    other = builder.pages.get(target)
    if other is None:
        what = "which is not published with it" if target.exists() else "which is not there"
        raise PageError(page.name, line, f"the link leads to {address}, {what}; link to a page that is")
    rest = address[len(re.split(r"[?#]", address, maxsplit=1)[0]) :]
    return (
        layout.page_address(other.ref, builder.folders(other.lang), seen_from=builder.folders(page.lang))
        + rest
    )


def _resolved(builder: _Builder, page: Page, path: str, within: Path) -> Path:
    """Return what a path of a page leads to: seen from the page, or from where pages of its language are at home."""
    if path.startswith("/"):
        return _normal(builder.root / path.lstrip("/"))
    places = [_normal(folder / path) for folder in (page.path.parent, builder.root / "docs" / page.lang)]
    inside = [place for place in places if place.is_relative_to(_normal(within))]
    return next((place for place in inside if place.exists()), (inside or places)[0])


def _take_screenshot(builder: _Builder, page: Page, path: Path, line: int) -> None:
    if not path.resolve().is_relative_to(builder.screenshots.resolve()):
        raise PageError(page.name, line, f"the picture {path.name} is outside {builder.screenshots.name}/")
    target = f"{builder.folders(page.lang)}/{builder.pictures}/{path.name}"
    if builder.origins.setdefault(target, path.resolve()) != path.resolve():
        raise PageError(
            page.name,
            line,
            f"there is another picture of the name {path.name}; the site keeps them in one folder",
        )
    try:
        builder.files[target] = path.read_bytes()
    except OSError as error:
        raise PageError(
            page.name,
            line,
            f"the screenshot {path.name} cannot be read ({error.strerror}); run make screenshots",
        ) from error


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))
