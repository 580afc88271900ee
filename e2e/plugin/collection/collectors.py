"""Pages as pytest collects them: read before anything is started, a file a page."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from e2e.claims.model import Page
from e2e.desktop.display.x_server import users_own
from e2e.harness.errors import HarnessError
from e2e.messages.catalogue import register
from e2e.pages.model import PageError
from e2e.plugin.collection.items import OPTIONS, BlockItem
from e2e.plugin.collection.pages import (
    PAGES,
    STEPS,
    WHOLE,
    check_bindings,
    check_screenshots,
    chosen_steps,
    read_pages,
    take_pages_from_arguments,
)
from e2e.plugin.options import read_options
from e2e.plugin.targets import options_of, target_of
from e2e.scenarios.registry import scenarios


def pytest_configure(config: pytest.Config) -> None:
    """Read the pages, so that a bad one stops the run before anything is started (exit status 4)."""
    take_pages_from_arguments(config)
    options = config.stash[OPTIONS] = read_options(config)
    root, folder = config.rootpath, config.invocation_params.dir
    if options.watch:
        try:
            users_own()
        except HarnessError as error:
            raise pytest.UsageError(f"--watch: {error}") from None
    try:
        pages, whole = read_pages(options, root, folder, config.args)
        steps = chosen_steps(options, pages, folder)
        whole = whole and not steps
        check_bindings(pages.values(), lambda page: target_of(config, page), whole=whole)
        check_screenshots(pages.values(), options.screenshots)
    except PageError as error:
        raise pytest.UsageError(str(error)) from error
    _prepare_targets(config, pages.values())
    config.stash[PAGES] = pages
    config.stash[STEPS] = steps
    config.stash[WHOLE] = whole
    if options.pages:
        # Pages may lie anywhere. They are collected below docs/, since pytest takes its root, and with it this very
        # plugin, from where its arguments lie, in xdist's workers once more.
        own = [] if config.args_source is pytest.Config.ArgsSource.TESTPATHS else list(config.args)
        docs = str(root / "docs")
        config.args = [docs, *(argument for argument in own if argument != docs)]


def _prepare_targets(config: pytest.Config, pages: Iterable[Page]) -> None:
    """Read the options of the pages' targets and add their messages. Raises pytest.UsageError."""
    for page in pages:
        target = target_of(config, page)
        options_of(config, target)
        if target.messages is not None:
            register(target.messages)


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
    if file_path.suffix == ".md" and file_path.resolve() in parent.config.stash[PAGES]:
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
