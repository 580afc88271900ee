"""Which pages a run verifies, read once, before anything is started."""

import difflib
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

import pytest

from e2e.chrome.process.arguments import Variant
from e2e.claims.model import Page
from e2e.claims.page_reader import read_page
from e2e.messages.message import Message
from e2e.pages.files import find_pages
from e2e.pages.model import PageError
from e2e.plugin.options import Options
from e2e.scenarios.registry import Scenario, scenarios
from e2e.screenshots.store.names import checked_name
from e2e.targets import Target

VARIANTS: tuple[Variant, ...] = get_args(Variant)


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
    return path.suffix == ".md" or docs in path.parents


def _real(path: Path) -> Path:
    # Unlike Path.resolve, this takes a symbolic link that leads to itself.
    return Path(os.path.realpath(path))


def chosen_steps(options: Options, pages: Mapping[Path, Page], folder: Path) -> dict[Path, set[str]]:
    """Return the steps of pages that ``--page`` names by single steps alone: ``PATH::step``. Raises PageError."""
    steps: dict[Path, set[str]] = {}
    for path, step in _named(options, folder):
        if step:
            steps.setdefault(path, set()).add(step)
    for path, step in _named(options, folder):
        if not step:
            for full in {found.resolve() for found in find_pages([path])}:
                steps.pop(full, None)
    for path, names in steps.items():
        known = [name for block in pages[path].blocks for name in (block.id, block.key) if name]
        for name in sorted(names - set(known)):
            raise PageError(
                pages[path].name, 1, _suggesting(Message("no-such-step", {"step": name}), name, known)
            )
    return steps


def _named(options: Options, folder: Path) -> list[tuple[Path, str]]:
    """Return what ``--page`` names: a page or a folder, and the step or ""."""
    parts = [page.partition("::") for page in options.pages]
    return [(_real(folder / path), step) for path, _, step in parts]


def read_pages(
    options: Options, root: Path, folder: Path, arguments: Sequence[str]
) -> tuple[dict[Path, Page], bool]:
    """Return the pages by absolute path, and whether they are the whole of ``docs/``.

    ``arguments`` are pytest's own; of those the Markdown files and the folders under ``docs/`` count. Raises
    PageError.
    """
    docs = root / "docs"
    wanted = [folder / page.partition("::")[0] for page in options.pages]
    if not wanted:
        named = [_real(folder / argument.split("::")[0]) for argument in arguments]
        wanted = [path for path in named if path.suffix == ".md" or path == docs or docs in path.parents]
    pages: dict[Path, Page] = {}
    for path in _found(wanted, folder):
        full = path.resolve()
        pages[full] = read_page(
            full,
            sidecar=options.bindings,
            root=root,
            screenshots=root / "screenshots",
            name=shown(path, folder),
        )
    if options.bindings and len(pages) != 1:
        raise PageError(str(options.bindings), 1, Message("sidecar-of-one-page"))
    _refuse_empty(pages, {path.resolve() for path in wanted})
    whole = docs.is_dir() and {path.resolve() for path in find_pages([docs])} <= set(pages)
    return pages, whole


def _found(wanted: Iterable[Path], folder: Path) -> list[Path]:
    for path in wanted:
        if not find_pages([path]):
            raise PageError(shown(path, folder), 1, Message("folder-without-pages"))
    return find_pages(wanted)


def _refuse_empty(pages: Mapping[Path, Page], named: Collection[Path]) -> None:
    """Raise PageError for a page without a block, unless it is one of a folder in which others have some."""
    nothing = not any(page.blocks for page in pages.values())
    for path, page in pages.items():
        if not page.blocks and (nothing or path in named):
            raise PageError(page.name, 1, Message("page-without-steps"))


def shown(path: Path, folder: Path) -> str:
    """Return a path as a person in ``folder`` would type it."""
    full = str(path.resolve())
    return min(os.path.relpath(full, folder), full, key=len)


def check_bindings(pages: Collection[Page], target_of: Callable[[Page], Target], *, whole: bool) -> None:
    """Check the bindings of pages against the scenarios of their targets.

    Raises:
        PageError: There is no such scenario or no such interface variant; of the ``whole`` of ``docs/``, also: no page
            names a scenario, or one language leaves a step out.
    """
    used: dict[str, set[str]] = {}
    for page in pages:
        package = target_of(page).scenarios
        known = scenarios(package)
        bound = used.setdefault(package, set())
        for block in page.blocks:
            if block.variant is not None and block.variant not in VARIANTS:
                message = Message(
                    "no-such-variant",
                    {"variant": block.variant, "variants": [str(name) for name in VARIANTS]},
                )
                raise PageError(page.name, block.line, message)
            if block.id is None:
                continue
            bound.add(block.id)
            if block.id not in known:
                problem = Message("no-such-scenario", {"scenario": block.id})
                listed = Message("scenarios-there", {"problem": problem, "scenarios": sorted(known)})
                raise PageError(page.name, block.line, _suggesting(problem, block.id, known, listed))
    if not whole:
        return
    for package, bound in used.items():
        unused = [known for name, known in sorted(scenarios(package).items()) if name not in bound]
        if unused:
            names = [Message("scenario-at", {"scenario": one.name, "where": one.where}) for one in unused]
            raise PageError("docs", 0, Message("scenarios-unused", {"scenarios": names}))
    _check_languages(pages)


def _check_languages(pages: Collection[Page]) -> None:
    """Raise PageError where a page in one language has a step that it lacks in another."""
    for page in pages:
        bound = {block.id for block in page.blocks if block.id}
        for other in pages:
            if other.ref != page.ref or other is page:
                continue
            missing = [block for block in other.blocks if block.id and block.id not in bound]
            if missing:
                name, line = str(missing[0].id), missing[0].line
                problem = Message(
                    "step-missing-in-language", {"step": name, "page": other.name, "line": line}
                )
                raise PageError(page.name, 1, problem)


def check_screenshots(pages: Collection[Page], wanted: frozenset[str]) -> None:
    """Raise PageError for a screenshot whose name none can have, or that is asked for and on no page of the run."""
    for page in pages:
        for screenshot in (
            screenshot for block in page.blocks for screenshot in block.screenshots if not screenshot.external
        ):
            try:
                checked_name(screenshot.name)
            except ValueError as error:
                raise PageError(
                    page.name, screenshot.line, Message("screenshot-name", {"why": str(error)})
                ) from None
    known = {screenshot.name for page in pages for block in page.blocks for screenshot in block.screenshots}
    for name in sorted(wanted - known):
        problem = Message("screenshot-not-embedded", {"screenshot": name})
        raise PageError("--only-screenshot", 1, _suggesting(problem, name, known))


def _suggesting(
    problem: Message, name: str, known: Iterable[str], otherwise: Message | None = None
) -> Message:
    """Return a problem with a name and which known name may have been meant; ``otherwise`` where no name is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return Message("did-you-mean", {"problem": problem, "name": near[0]}) if near else otherwise or problem


def predecessors(page: Page, scenario: Scenario) -> dict[str, int | None]:
    """Return the line of each step that must come before a scenario; None where the page has no such step."""
    lines = {block.id: block.line for block in page.blocks if block.id}
    return {name: lines.get(name) for name in scenario.requires}


PAGES: pytest.StashKey[dict[Path, Page]] = pytest.StashKey()
STEPS: pytest.StashKey[dict[Path, set[str]]] = pytest.StashKey()
"""The steps that are wanted, of pages that are not wanted as a whole."""
WHOLE: pytest.StashKey[bool] = pytest.StashKey()
"""Whether the pages are the whole of ``docs/``."""
