"""Which pages a run verifies, read once, before anything is started."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from e2e.claims.model import Page
from e2e.claims.page_reader import read_with_problems
from e2e.messages.message import Message
from e2e.pages.files import ENDINGS, pages_at
from e2e.pages.model import Problems
from e2e.plugin.collection.validation import check_steps, suggesting
from e2e.plugin.options import Options
from e2e.scenarios.registry import Scenario


def take_pages_from_arguments(config: pytest.Config) -> None:
    """Where ``--page`` is given, make each page or step among pytest's own arguments one more ``--page``.

    Pages of ``--page`` take the place of the files of ``docs/``, so pytest would find no other page there. ``docs``
    itself stays an argument: it says where pages are collected. The option reaches xdist's workers, too.
    """
    if not config.option.page or config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        return
    docs = config.rootpath / "docs"
    named = [argument for argument in config.args if _means_a_page(argument, config, docs)]
    config.option.page = [*config.option.page, *named]
    config.args = [argument for argument in config.args if argument not in named]


def _means_a_page(argument: str, config: pytest.Config, docs: Path) -> bool:
    path = _real(config.invocation_params.dir / argument.partition("::")[0])
    return path.suffix in ENDINGS or docs in path.parents


def _real(path: Path) -> Path:
    # Unlike Path.resolve, this takes a symbolic link that leads to itself.
    return Path(os.path.realpath(path))


def chosen_steps(
    options: Options,
    pages: Mapping[Path, Page],
    folder: Path,
    problems: Problems,
    arguments: Sequence[str] = (),
) -> dict[Path, set[str]]:
    """Return the steps of pages that ``--page`` names by single steps alone, ``PATH::STEP``.

    Steps that no page has are noted, those of pytest's own ``arguments`` as well.
    """
    named = _named(options.pages, folder)
    steps: dict[Path, set[str]] = {}
    for path, step in named:
        if step:
            steps.setdefault(path, set()).add(step)
    for path, step in () if options.pages else _named(arguments, folder):
        if step and path in pages:
            check_steps(pages[path], [step], problems)
    for path, names in steps.items():
        if path in pages:
            check_steps(pages[path], names, problems)
        elif _is_folder(path):
            problems.add(shown(path, folder), 0, Message("step-of-folder", {"step": min(names)}))
    for path, step in named:
        if not step:
            for full in pages if _is_folder(path) else (path,):
                if full == path or path in full.parents:
                    steps.pop(full, None)
    return steps


def _is_folder(path: Path) -> bool:
    # Unlike Path.is_dir, this takes a name that is too long for any file.
    return os.path.isdir(path)  # noqa: PTH112


def _named(arguments: Iterable[str], folder: Path) -> list[tuple[Path, str]]:
    """Return the pages and folders of arguments, each with the step or ""."""
    parts = [argument.partition("::") for argument in arguments]
    return [(_real(folder / path), step) for path, _, step in parts]


@dataclass(frozen=True)
class ReadPages:
    """The pages of a run, read.

    ``pages`` are those that can be read, by absolute path; ``whole``: all of ``docs/`` is wanted; ``complete``: every
    page that is wanted can be read.
    """

    pages: dict[Path, Page]
    whole: bool
    complete: bool


def read_pages(
    options: Options, root: Path, folder: Path, arguments: Sequence[str], problems: Problems
) -> ReadPages:
    """Read the pages of a run, and note all that is wrong with any of them.

    ``arguments`` are pytest's own; of those the Markdown files and the folders under ``docs/`` count.
    """
    docs = root / "docs"
    wanted = _wanted(options, folder, docs, arguments, problems)
    found = {path.resolve(): path for place in wanted for path in _found(place, folder, docs, problems)}
    sidecar = options.bindings
    if sidecar and len(found) > 1:
        problems.add(str(sidecar), 0, Message("sidecar-of-one-page"))
        sidecar = None
    read = {
        full: read_with_problems(
            full,
            problems,
            sidecar=sidecar,
            root=root,
            screenshots=root / "screenshots",
            name=shown(path, folder),
        )
        for full, path in found.items()
    }
    pages = {full: page for full, page in read.items() if page is not None}
    if len(pages) == len(found):
        _find_empty(pages, {_real(path) for path in wanted}, problems)
    whole = docs.is_dir() and {path.resolve() for path in pages_at(docs, _silently)} <= found.keys()
    return ReadPages(pages, whole, len(pages) == len(found))


def _wanted(
    options: Options, folder: Path, docs: Path, arguments: Sequence[str], problems: Problems
) -> list[Path]:
    named = [page.partition("::")[0] for page in options.pages]
    if named:
        if not all(name.strip() for name in named):
            problems.add("--page", 0, Message("page-unnamed"))
        return [folder / name for name in named if name.strip()]
    paths = [_real(folder / argument.split("::")[0]) for argument in arguments]
    return [path for path in paths if path.suffix in ENDINGS or path == docs or docs in path.parents]


def _silently(line: int, message: Message) -> None:
    """Note nothing."""


def _found(path: Path, folder: Path, docs: Path, problems: Problems) -> list[Path]:
    """Return the pages at a path; where there is none, note that, and which page was perhaps meant."""
    name = shown(path, folder)

    def complain(line: int, message: Message) -> None:
        if message.id == "page-missing" and docs.is_dir():
            there = [shown(page, folder) for page in pages_at(docs, _silently)]
            message = suggesting(message, name, there)
        problems.add(name, line, message)

    return pages_at(path, complain)


def _find_empty(pages: Mapping[Path, Page], named: Collection[Path], problems: Problems) -> None:
    """Note a page without a block, unless it is one of a folder in which others have some."""
    nothing = not any(page.blocks for page in pages.values())
    for path, page in pages.items():
        if not page.blocks and (nothing or path in named):
            problems.add(page.name, 1, Message("page-without-steps"))


def shown(path: Path, folder: Path) -> str:
    """Return a path as a person in ``folder`` would type it."""
    full = os.path.realpath(path)
    return min(os.path.relpath(full, folder), full, key=len)


def predecessors(page: Page, scenario: Scenario) -> dict[str, int | None]:
    """Return the line of each step that must come before a scenario; None where the page has no such step."""
    lines = {block.id: block.line for block in page.blocks if block.id}
    return {name: lines.get(name) for name in scenario.requires}


PAGES: pytest.StashKey[dict[Path, Page]] = pytest.StashKey()
STEPS: pytest.StashKey[dict[Path, set[str]]] = pytest.StashKey()
"""The steps that are wanted, of pages that are not wanted as a whole."""
WHOLE: pytest.StashKey[bool] = pytest.StashKey()
"""Whether the pages are the whole of ``docs/``."""
