"""Pages as pytest collects them: read before anything is started, a file a page."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from e2e.chrome.installed.binary import find_chrome
from e2e.claims.model import Page
from e2e.desktop.display.x_server import users_own
from e2e.harness.errors import HarnessError
from e2e.messages.catalogue import render
from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message
from e2e.pages.model import InputProblem, PageError, Problems
from e2e.plugin.collection.items import OPTIONS, BlockItem
from e2e.plugin.collection.pages import (
    PAGES,
    STEPS,
    WHOLE,
    chosen_steps,
    read_pages,
    shown,
    take_pages_from_arguments,
)
from e2e.plugin.collection.validation import check_bindings, check_screenshots
from e2e.plugin.options import Options, read_options
from e2e.plugin.targets import check_messages, known_targets, options_of, target_of
from e2e.reports.folders.run import refuse_others
from e2e.scenarios.registry import scenarios
from e2e.targets import Target, TargetError


def pytest_configure(config: pytest.Config) -> None:
    """Read the pages, so that a bad one stops the run before anything is started (exit status 4)."""
    try:
        check_messages(known_targets(config).values())
        _read(config)
    except TargetError as error:
        raise pytest.UsageError(str(error)) from error


def _read(config: pytest.Config) -> None:
    """Read pages and options. Raises pytest.UsageError and, for what the rest stands on, TargetError."""
    take_pages_from_arguments(config)
    options = config.stash[OPTIONS] = read_options(config)
    root, folder = config.rootpath, config.invocation_params.dir
    problems = Problems()
    read = read_pages(options, root, folder, config.args, problems)
    pages = list(read.pages.values())
    steps = chosen_steps(options, read.pages, folder, problems, config.args)
    whole = read.whole and not steps
    check_bindings(pages, lambda page: target_of(config, page), problems, whole=whole, complete=read.complete)
    check_screenshots(pages, options.screenshots, problems)
    mistakes = [_typed(problem, folder).shown() for problem in problems.listed]
    if pages or mistakes:
        mistakes += _options_mistaken(config, options, pages)
    if mistakes:
        # pytest prints each of them on its own.
        raise pytest.UsageError(*mistakes)
    config.stash[PAGES] = read.pages
    config.stash[STEPS] = steps
    config.stash[WHOLE] = whole
    if options.pages:
        # Pages may lie anywhere. They are collected below docs/, since pytest takes its root, and with it this very
        # plugin, from where its arguments lie, in xdist's workers once more.
        own = [] if config.args_source is pytest.Config.ArgsSource.TESTPATHS else list(config.args)
        docs = str(root / "docs")
        config.args = [docs, *(argument for argument in own if argument != docs)]


def _typed(problem: InputProblem, folder: Path) -> InputProblem:
    """Return a problem with its path as a person in ``folder`` would type it."""
    path = Path(problem.path)
    return replace(problem, path=shown(path, folder)) if path.is_absolute() else problem


def _options_mistaken(config: pytest.Config, options: Options, pages: Iterable[Page]) -> list[str]:
    """Return what is wrong with the options, those of the pages' targets included."""
    mistakes: list[str] = []
    if options.watch and options.update_screenshots:
        mistakes.append(render(Message("watch-writes-nothing")))
    if options.watch:
        mistakes += _mistake("--watch", users_own)
    for target in _targets(config, pages):
        target.fixtures_module()
        try:
            options_of(config, target)
        except pytest.UsageError as error:
            mistakes += map(str, error.args)
    walks = not (config.option.collectonly or config.option.help or hasattr(config, "workerinput"))
    if walks:
        mistakes += _mistake("--report", lambda: refuse_others(options.report))
    choice = options.chrome or config.getoption("--browser-channel")
    if choice and walks:
        mistakes += _mistake("--chrome", lambda: find_chrome(choice))
    return mistakes


def _mistake(option: str, attempt: Callable[[], object]) -> list[str]:
    """Return what is wrong with an option: nothing if what it takes can be used."""
    try:
        attempt()
    except (HarnessError, ExplainedError) as error:
        return [render(Message("option-mistaken", {"option": option, "problem": error.message}))]
    return []


def _targets(config: pytest.Config, pages: Iterable[Page]) -> list[Target]:
    """Return the targets of pages; all that are known where no page names one that there is."""
    found: dict[str, Target] = {}
    for page in pages:
        with contextlib.suppress(PageError):
            target = target_of(config, page)
            found[target.name] = target
    return list((found or known_targets(config)).values())


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> "Pages | None":
    """Collect the pages that ``--page`` names in place of the files of ``docs/``."""
    options = parent.config.stash[OPTIONS]
    return (
        Pages.from_parent(parent, path=path)
        if options.pages and path == parent.config.rootpath / "docs"
        else None
    )


class Pages(pytest.Directory):
    """The pages of the run, wherever they lie."""

    def collect(self) -> Iterable["PageFile"]:
        """Yield a file a page."""
        for path, page in self.config.stash[PAGES].items():
            yield PageFile.from_parent(self, path=path, nodeid=page.name)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "PageFile | None":
    """Collect the pages of this run; other Markdown files are not the suite's."""
    if file_path.resolve() in parent.config.stash[PAGES]:
        return PageFile.from_parent(parent, path=file_path)
    return None


class PageFile(pytest.File):
    """A page; its items are its blocks, in the order of the page."""

    def collect(self) -> Iterable["BlockItem"]:
        """Yield an item a block, bound or not."""
        page = self.config.stash[PAGES][self.path.resolve()]
        target = target_of(self.config, page)
        known = scenarios(target.scenarios)
        wanted = self.config.stash[OPTIONS].screenshots
        steps = self.config.stash[STEPS].get(self.path.resolve())
        for block in page.blocks:
            if steps and not steps & {block.id, block.key}:
                continue
            if wanted and not wanted & {screenshot.name for screenshot in block.screenshots}:
                continue
            walk = known[block.id].walk if block.id else _unbound
            yield BlockItem.from_parent(
                self, name=block.id or block.key, callobj=walk, page=page, block=block, target=target
            )


def _unbound() -> None:
    """Walk a block that no scenario walks."""
