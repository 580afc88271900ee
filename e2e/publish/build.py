"""What is to be published: from the project's pages to the files of the site, all read before anything is written."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from e2e.claims.model import Page
from e2e.claims.page_reader import read_with_problems
from e2e.markup.kramdown.addresses import is_absolute, is_picture, path_of
from e2e.messages.message import Message
from e2e.pages.files import find_pages
from e2e.pages.front_matter import front_matter_length
from e2e.pages.model import PageError, Problems
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
    problems: Problems = field(default_factory=Problems)
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
        PageError: Pages cannot be read, have a name that the site does not know or share it, or lead to a screenshot or
            page that is not there or not published; it names all of that.
    """
    builder = _Builder(root, screenshots, lambda lang: layout.folder_name(destination, lang), pictures)
    found = _read(builder, pages)
    named: dict[tuple[str, str], Page] = {}
    for page in found:
        _check_name(builder, page, named)
        builder.pages[_normal(page.path)] = page
    for page in found:
        _lay_out(builder, page)
    builder.problems.check()
    folders = frozenset(f"{builder.folders(page.lang)}/{builder.pictures}" for page in found)
    return Build(builder.files, folders)


def _read(builder: _Builder, places: Iterable[Path]) -> list[Page]:
    """Return the pages at the places; what is wrong with them is noted."""
    paths: list[Path] = []
    for place in places:
        try:
            paths += find_pages([place])
        except PageError as error:
            builder.problems.take(error)
    read = [
        read_with_problems(path, builder.problems, root=builder.root, screenshots=builder.screenshots)
        for path in dict.fromkeys(paths)
    ]
    return [page for page in read if page is not None]


def _check_name(builder: _Builder, page: Page, named: dict[tuple[str, str], Page]) -> None:
    line = next((at for at, text in enumerate(page.source.split("\n"), 1) if text.startswith("ref:")), 1)
    if not layout.is_name(page.ref):
        if page.ref:
            builder.problems.add(page.name, line, Message("publish-bad-ref", {"ref": page.ref}))
        return
    # File systems that do not tell capitals from small letters would let one page overwrite the other.
    other = named.setdefault((page.lang, page.ref.lower()), page)
    if other is not page:
        params = {"page": other.name, "ref": other.ref}
        builder.problems.add(page.name, line, Message("publish-same-ref", params))


def _lay_out(builder: _Builder, page: Page) -> None:
    folder = builder.folders(page.lang)
    first = front_matter_length(page.source)
    try:
        text = rewritten(page.source, first, lambda address, line: _new_address(builder, page, address, line))
    except Overlooked as overlooked:
        if overlooked.line not in builder.problems.lines(page.name):
            message = Message("publish-address-fixed", {"address": overlooked.address})
            builder.problems.add(page.name, overlooked.line, message)
        return
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
        there = "true" if target.exists() else "false"
        message = Message("publish-dead-link", {"address": address, "there": there})
        builder.problems.add(page.name, line, message)
        return address
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
        params = {"picture": path.name, "folder": builder.screenshots.name}
        builder.problems.add(page.name, line, Message("publish-picture-outside", params))
        return
    target = f"{builder.folders(page.lang)}/{builder.pictures}/{path.name}"
    if builder.origins.setdefault(target, path.resolve()) != path.resolve():
        builder.problems.add(page.name, line, Message("publish-same-picture", {"picture": path.name}))
        return
    try:
        builder.files[target] = path.read_bytes()
    except OSError as error:
        params = {"picture": path.name, "why": error.strerror or str(error)}
        builder.problems.add(page.name, line, Message("publish-no-picture", params))


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))
