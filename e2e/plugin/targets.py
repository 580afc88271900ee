"""The targets of a run: which there are, which one a page is about, and its fixtures for that page's blocks alone."""

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

import pytest

from e2e.claims.model import Page
from e2e.harness.files.folders import cache_folder
from e2e.harness.files.writing import write_whole
from e2e.messages import catalogue as catalogue_module
from e2e.messages.catalogue import FALLBACK, CatalogueError, catalogue, folders, languages, register
from e2e.messages.message import Message
from e2e.pages.front_matter import front_line, required_text
from e2e.pages.model import InputProblem, PageError, Problems
from e2e.targets import Target, TargetError, TargetOptions, blaming, targets

_SCOPES: pytest.StashKey[dict[str, "TargetScope"]] = pytest.StashKey()
CHECKED = "catalogues-checked"
"""The file in the cache folder that stands for the catalogues that were read last, without a mistake."""

_OPTIONS: pytest.StashKey[dict[str, TargetOptions]] = pytest.StashKey()


def known_targets(config: pytest.Config) -> Mapping[str, Target]:
    """Return the targets of the table, and those of plug-ins that have a ``TARGET``: ``-p e2e.tests.second_target``.

    Raises:
        TargetError: Two have the same name.
    """
    known = dict(targets())
    for plugin in config.pluginmanager.get_plugins():
        target = getattr(plugin, "TARGET", None)
        if isinstance(target, Target) and known.setdefault(target.name, target) is not target:
            other = known[target.name].scenarios
            raise TargetError(
                f"two targets are named “{target.name}”, with the scenarios {other} and {target.scenarios}; "
                "give one another name"
            )
    return known


def check_messages(known: Iterable[Target]) -> None:
    """Add the messages of targets, and read all catalogues that have changed since. Raises TargetError."""
    for target in known:
        if target.messages is None:
            continue
        if not any((target.messages / FALLBACK).glob("*.ftl")):
            raise TargetError(
                f"{target.messages}: the target “{target.name}” has no English messages; "
                f"add a file {FALLBACK}/outcomes.ftl there, or leave `messages` out"
            )
        register(target.messages)
    checked, read = cache_folder() / CHECKED, ""
    with contextlib.suppress(OSError):
        read = _catalogues()
        if checked.read_text("utf-8") == read:
            return
    for lang in languages():
        try:
            catalogue(lang)
        except CatalogueError as error:
            raise TargetError(str(error)) from error
    # Without it they are read once more next time, which takes half a second.
    with contextlib.suppress(OSError):
        write_whole(checked, read)


def _catalogues() -> str:
    """Return what stands for all that is read of the catalogues, and for what reads it."""
    read = hashlib.sha256(metadata.version("fluent.syntax").encode())
    for file in (file for folder in folders() for file in sorted(folder.glob("*/*.ftl"))):
        read.update(f"\n{file}\n".encode() + file.read_bytes())
    read.update(Path(catalogue_module.__file__).read_bytes())
    return read.hexdigest()


def target_of(config: pytest.Config, page: Page) -> Target:
    """Return the target that a page names in its front matter (``target: name``), or else the first of the table.

    Raises:
        PageError: There is no such target.
    """
    known = known_targets(config)
    problems = Problems()
    named = required_text(page.front, "target", page.source, problems.of(page.name))
    problems.check()
    name = named or next(iter(known))
    if name not in known:
        message = Message("no-such-target", {"target": name, "targets": list(known)})
        raise PageError([InputProblem(page.name, front_line(page.source, "target"), message)])
    return known[name]


def options_of(config: pytest.Config, target: Target) -> TargetOptions:
    """Return what was given as a target's own options.

    Raises:
        pytest.UsageError: They cannot be read.
        TargetError: The target does not read them as it should.
    """
    read = config.stash.setdefault(_OPTIONS, {})
    if target.name not in read:
        where = f"{target.options}.read_options of the target “{target.name}”"
        with blaming(where, pytest.UsageError):
            given = target.options_module().read_options(config)
        if lacking := [name for name in ("page_host", "url", "secrets") if not hasattr(given, name)]:
            raise TargetError(f"{where} returns no {', '.join(lacking)}; see TargetOptions in e2e/targets.py")
        read[target.name] = given
    return read[target.name]


class TargetScope(pytest.Collector):
    """Where the fixtures of a target are visible from: a parent of its blocks, beside those of the collection."""

    def collect(self) -> Iterable[pytest.Item]:
        """Return nothing: pages collect their blocks themselves."""
        return ()


def scope_of(session: pytest.Session, target: Target) -> TargetScope:
    """Return the scope of a target, with its fixtures in it."""
    scopes = session.config.stash.setdefault(_SCOPES, {})
    if target.name not in scopes:
        scope: TargetScope = TargetScope.from_parent(session, name=target.name)
        session._fixturemanager.parsefactories(holder=target.fixtures_module(), node=scope)
        scopes[target.name] = scope
    return scopes[target.name]
