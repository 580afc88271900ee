"""The targets of a run: which there are, which one a page is about, and its fixtures for that page's blocks alone."""

import importlib
from collections.abc import Iterable, Mapping

import pytest

from e2e.claims.model import Page
from e2e.messages.message import Message
from e2e.pages.front_matter import front_line, required_text
from e2e.pages.model import InputProblem, PageError, Problems
from e2e.targets import Target, TargetOptions, targets

_SCOPES: pytest.StashKey[dict[str, "TargetScope"]] = pytest.StashKey()
_OPTIONS: pytest.StashKey[dict[str, TargetOptions]] = pytest.StashKey()


def known_targets(config: pytest.Config) -> Mapping[str, Target]:
    """Return the targets of the table, and those of plug-ins that have a ``TARGET``: ``-p e2e.tests.second_target``."""
    brought = (getattr(plugin, "TARGET", None) for plugin in config.pluginmanager.get_plugins())
    return {**targets(), **{target.name: target for target in brought if isinstance(target, Target)}}


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
    """Return what was given as a target's own options. Raises pytest.UsageError."""
    read = config.stash.setdefault(_OPTIONS, {})
    if target.name not in read:
        read[target.name] = target.options_module().read_options(config)
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
        module = importlib.import_module(target.fixtures)
        session._fixturemanager.parsefactories(holder=module, node=scope)
        scopes[target.name] = scope
    return scopes[target.name]
