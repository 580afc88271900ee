"""A block as pytest runs it: walked by its scenario, checked, and visited again where that is not certain."""

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest
from _pytest.nodes import Node
from playwright.sync_api import Error as PlaywrightError

from e2e.checks.check import check, unwalked
from e2e.checks.context import CheckContext
from e2e.checks.second_visits import certain, combined, deserves_another
from e2e.claims.model import Block, Page
from e2e.harness.errors import DeploymentFailure, GuestsHeldUp, HarnessError, NoDeployment
from e2e.harness.pace import PACE
from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.plugin.collection.links import links, only_links
from e2e.plugin.collection.pages import PAGES, predecessors
from e2e.plugin.ending.failures import failure
from e2e.plugin.options import Options
from e2e.plugin.results.screenshots import update_screenshots
from e2e.plugin.targets import options_of, scope_of
from e2e.reports.terminal import explanation
from e2e.scenarios.reader import Reader, ScenarioStopped
from e2e.scenarios.registry import scenarios
from e2e.targets import Target, TargetOptions
from e2e.verdict.evidence import Evidence, Text
from e2e.verdict.model import DRIFTED, INCONCLUSIVE, UNBOUND, BlockVerdict, Verdict
from e2e.verdict.severity import severity

OPTIONS: pytest.StashKey[Options] = pytest.StashKey()

MET: pytest.StashKey[dict[str, set[Text]]] = pytest.StashKey()
"""Why the deployment of each target failed so far, each reason once."""

BROKEN: pytest.StashKey[dict[str, Text]] = pytest.StashKey()
"""Why no step of a target can be walked, once that has been found out."""


class Drifted(Exception):
    """At least one claim of a block does not hold, or no scenario walks it."""


class BlockItem(pytest.Function):
    """One block of a page, walked by the scenario that it names."""

    def __init__(
        self, *, parent: pytest.Collector, page: Page, block: Block, target: Target, **kwargs: Any
    ) -> None:
        # pytest looks for fixtures as soon as it makes the item.
        self.scope = scope_of(parent.session, target)
        super().__init__(parent=parent, **kwargs)
        if "reader" in self.fixturenames:
            # Before any other one: they are started side by side.
            self.fixturenames.insert(0, "preparations")
        # Like a test that starts one: -m "not browser" leaves pages out.
        self.add_marker("browser")
        self.page, self.block, self.target = page, block, target
        self.reader: Reader | None = None
        self.context = CheckContext()
        """What the check needs to know of the deployment, once that is there."""
        self.verdict: BlockVerdict | None = None
        self.first: BlockVerdict | None = None
        """What an earlier visit came to, where this one is the second."""
        self.first_shortcut = False
        """Whether that one took a shortcut."""
        self.shortcut = False
        """Whether a Chrome was visited that is kept, or spared some work: what it shows may come from that."""
        self.final = False
        """Whether another visit could not come to anything else."""
        self.deployment_failed = False
        """Whether it was the deployment that failed, and not the harness."""
        self.held_up = False
        """Whether it is only the room that the deployment keeps guests out of."""
        self.began = time.monotonic()

    def iter_parents(self) -> Iterator[Node]:
        """Yield this item and its parents, with the scope of the target's fixtures before the session."""
        for node in super().iter_parents():
            if node is self.session:
                yield self.scope
            yield node

    def check_context(self, host: str) -> CheckContext:
        """Return what the verdict needs to know besides block and evidence; ``host`` is the deployment's."""
        assert self.block.id
        requires = predecessors(self.page, scenarios(self.target.scenarios)[self.block.id])
        return CheckContext(page_host=self.target_options.page_host, host=host, requires=requires)

    @property
    def target_options(self) -> TargetOptions:
        """What was given as the target's own options."""
        return options_of(self.config, self.target)

    def begin_second_visit(self) -> bool:
        """Forget what the first visit saw, but for its verdict. Return whether a second visit is due."""
        if self.verdict is None or self.first is not None or self.final or not self._unsettled(self.verdict):
            return False
        self.first, self.verdict, self.reader = self.verdict, None, None
        self.deployment_failed, self.first_shortcut, self.shortcut = False, self.shortcut, False
        return True

    def remember_failure(self, error: DeploymentFailure) -> None:
        """Remember that the deployment works for nobody; that is so for good once a fresh session has met the same.

        Guests who are held up before the room, and an address where nothing answers, need no second look.
        """
        why = failure(error)
        met = self.config.stash.setdefault(MET, {}).setdefault(self.target.name, set())
        self.deployment_failed = True
        self.held_up = isinstance(error, GuestsHeldUp)
        self.final = isinstance(error, GuestsHeldUp | NoDeployment) or why in met
        met.add(why)
        if self.final and not self.held_up:
            self.config.stash.setdefault(BROKEN, {})[self.target.name] = why

    def outcome(self) -> BlockVerdict | None:
        """Return what all visits come to, as far as they have come."""
        if self.verdict is None or self.first is None:
            return self.verdict
        return combined(self.first, self.verdict, shortcut=self.first_shortcut)

    def _unsettled(self, verdict: BlockVerdict) -> bool:
        if self.first is not None:
            return False
        if self.shortcut and verdict.verdict == DRIFTED:
            # Even where that is ignored: the report shows it, and its screenshots may be written.
            return True
        ignored = severity(verdict, self.config.stash[OPTIONS].severities) == "ignore"
        return not ignored and (deserves_another(verdict) or self._hasty(verdict))

    def _hasty(self, verdict: BlockVerdict) -> bool:
        """Tell whether the machine is so slow that a label may have been read before its surface was complete."""
        if verdict.verdict != DRIFTED:
            return False
        PACE.factor()
        return bool(PACE.starved())

    def setup(self) -> None:
        """Start the clock of the block."""
        self.began = time.monotonic()
        broken = self.config.stash.get(BROKEN, {})
        if self.block.id is not None and self.target.name in broken:
            raise DeploymentFailure(broken[self.target.name])
        PACE.begin()
        super().setup()

    def runtest(self) -> None:
        """Walk the block and check what was seen; raises Drifted."""
        if self.block.id is None and only_links(self.block):
            self.check(Evidence(), CheckContext())
            return
        if self.block.id is None:
            self.verdict = self.without_evidence(UNBOUND, None)
            raise Drifted
        self._walk()
        if self.reader is None:
            raise pytest.UsageError(render(Message("scenario-without-reader", {"scenario": self.block.id})))
        evidence, context = self.reader.evidence, self.context
        options = self.config.stash[OPTIONS]
        # A link that leads nowhere keeps screenshots from being written, too.
        evidence.links = links(self.page, self.block, self.config.stash[PAGES])
        seen = check(self.block, evidence, context)
        if options.update_screenshots and not self._unsettled(seen) and not self._too_slow(seen):
            update_screenshots(self.reader, seen, options.screenshots)
        try:
            self.check(evidence, context)
        finally:
            self.reader.forget_screen()

    def _walk(self) -> None:
        try:
            super().runtest()
        except ScenarioStopped:
            return
        except DeploymentFailure:
            raise
        except (HarnessError, PlaywrightError):
            if self.reader is not None:
                # What went wrong may follow from a part that is dead or stopped: then that is the cause.
                self.reader.health.check_answers()
            raise

    def check(self, evidence: Evidence, context: CheckContext) -> None:
        """Set the verdict; raises Drifted."""
        evidence.links = links(self.page, self.block, self.config.stash[PAGES])
        self.verdict = check(self.block, evidence, context, seconds=self.seconds())
        if self.verdict.verdict == DRIFTED:
            if self.reader is not None:
                # A stopped part shows what it showed before.
                self.reader.health.check_answers()
                if starved := self._too_slow(self.verdict):
                    raise HarnessError(Message("machine-too-slow", {"why": starved}))
                self.reader.keep_screen()
                self.verdict = check(self.block, evidence, context, seconds=self.seconds())
            raise Drifted

    def _too_slow(self, verdict: BlockVerdict) -> Message | None:
        """Return why a second visit's finding that depends on time may be the machine's own; None else."""
        timed = self.first is not None and verdict.verdict == DRIFTED and not certain(verdict)
        if not timed:
            return None
        # Deadlines of Playwright's own ask for no pace where they run out.
        PACE.factor()
        return PACE.starved()

    def seconds(self) -> float:
        """The time since the block's set-up began."""
        return round(time.monotonic() - self.began, 2)

    def without_evidence(self, verdict: Verdict, error: Text | None) -> BlockVerdict:
        """Return the verdict of a block that was not walked to its end."""
        return unwalked(self.block, verdict, seconds=self.seconds(), error=error)

    def inconclusive(self, error: Text) -> BlockVerdict:
        """Return the verdict of a block at which the harness failed; what was seen stays in its evidence."""
        if self.reader is None:
            return self.without_evidence(INCONCLUSIVE, error)
        return check(self.block, self.reader.evidence, self.context, seconds=self.seconds(), error=error)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Describe a drift in a doc writer's words; anything else is a failure of the harness, with its traceback."""
        if excinfo.errisinstance(Drifted) and self.verdict is not None:
            return "\n".join(explanation(self.page.name, self.outcome() or self.verdict))
        return pytest.Item.repr_failure(self, excinfo, style)

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """Place the item at the page's own line."""
        return self.path, self.block.line - 1, self.name
