"""Collects the verdicts from pytest's reports, writes the verdict file, and sets the exit status."""

import datetime
import time
from collections.abc import Generator, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError

from e2e.checks.check import unwalked
from e2e.claims.model import Page
from e2e.harness.errors import DeploymentFailure, HarnessError
from e2e.messages.message import Message
from e2e.plugin.collection.collected_items import CollectedItems
from e2e.plugin.collection.items import BROKEN, OPTIONS, BlockItem, Drifted
from e2e.plugin.collection.node_ids import block_of
from e2e.plugin.collection.pages import PAGES, WHOLE
from e2e.plugin.collection.validation import nearest_first
from e2e.plugin.ending.failures import failure
from e2e.plugin.ending.giving_up import GivingUp
from e2e.plugin.results.environments import ENVIRONMENT, Environments
from e2e.plugin.results.redaction import redacted
from e2e.plugin.results.screenshots import orphans
from e2e.plugin.results.terminal_reporter import ENDED, TerminalReporter
from e2e.plugin.targets import options_of, target_of
from e2e.reports.folders.run import NoReportFolder, claim, clear
from e2e.reports.terminal import explanation, show
from e2e.verdict import file
from e2e.verdict.evidence import Text
from e2e.verdict.model import INCONCLUSIVE, VERIFIED, BlockVerdict
from e2e.verdict.severity import EXIT_DRIFTED, EXIT_INCONCLUSIVE, EXIT_USAGE, EXIT_VERIFIED, exit_status

EXPLAINED = (HarnessError, PlaywrightError)
"""Failures of the harness whose message says all; of any other one the traceback is needed."""

KEEPS_EARLIER = (pytest.ExitCode.OK, pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED)
"""How pytest ends where no step was to be walked, so that an earlier verdict stays."""
DECIDED_BY_VERDICTS = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERNAL_ERROR)
"""How pytest ends where the verdicts decide on the exit status; an interrupt by hand has its own."""


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Collect verdicts where the reports come together: not in xdist's workers."""
    config.stash[ENVIRONMENT] = {}
    if not hasattr(config, "workerinput"):
        if config.stash[PAGES] and not (config.option.collectonly or config.option.help):
            try:
                claim(config.stash[OPTIONS].report)
            except NoReportFolder as error:
                raise pytest.UsageError(str(error)) from None
        collected = CollectedItems(config, begin=partial(_clear, config.stash[OPTIONS].report))
        config.pluginmanager.register(collected, "guide-collected")
        config.pluginmanager.register(Verdicts(config, collected), "guide-verdicts")


def _clear(report: Path) -> None:
    """Remove earlier results, now that there are steps to walk."""
    try:
        clear(report)
    except NoReportFolder as error:
        raise pytest.UsageError(str(error)) from None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach the block's verdict to the report, so that it travels from a worker to the controller."""
    report = yield
    if not isinstance(item, BlockItem):
        return report
    secrets = item.target_options.secrets
    if call.excinfo is not None and not call.excinfo.errisinstance(Drifted):
        # Where the end goes wrong, too, the first finding is what there is to know.
        if report.when != "teardown" or item.verdict is None or item.verdict.verdict == VERIFIED:
            item.verdict = item.inconclusive(failure(call.excinfo.value))
            if isinstance(call.excinfo.value, DeploymentFailure):
                item.remember_failure(call.excinfo.value)
        if report.when == "call":
            said = explanation(item.page.name, item.outcome() or item.verdict)
            report.sections.append(("verdict", "\n".join(said)))
    if secrets:
        report.sections = redacted(report.sections, secrets)
        if report.longrepr and (text := str(report.longrepr)) != redacted(text, secrets):
            report.longrepr = redacted(text, secrets)
    outcome, environment = item.outcome(), item.config.stash[ENVIRONMENT]
    if outcome is not None:
        report.guide = {  # type: ignore[attr-defined]
            "page": str(item.path.resolve()),
            "block": redacted(outcome.to_data(), secrets),
            "target": item.target.name,
            "environment": environment.copy(),
            "stop": bool(item.session.shouldstop),
            "deployment": item.deployment_failed,
            "held_up": item.held_up,
            "explained": call.excinfo is None or call.excinfo.errisinstance((Drifted, *EXPLAINED)),
        }
    return report


def nothing_fits(options: Mapping[str, str], pages: Iterable[Page]) -> Message:
    """Return that no step fits what ``-k`` and ``-m`` ask for, with the names that steps have."""
    given = {option: value for option, value in options.items() if value}
    names = [block.id or block.key for page in pages for block in page.blocks]
    if not given or not names:
        return Message("nothing-on-pages")
    asked = [Message("option-and-value", {"option": name, "value": value}) for name, value in given.items()]
    nearest = nearest_first(" ".join(given.values()), names)
    return Message("nothing-fits", {"asked": asked, "steps": nearest})


class Verdicts:
    """The verdicts of a run, by page and line, as they come in."""

    def __init__(self, config: pytest.Config, collected: CollectedItems) -> None:
        self.config = config
        self.collected = collected
        self.options = config.stash[OPTIONS]
        self.pages: dict[Path, Page] = config.stash[PAGES]
        self.blocks: dict[tuple[Path, int], BlockVerdict] = {}
        targets = [target_of(config, page) for page in self.pages.values()]
        urls = {target.name: options_of(config, target).url for target in targets}
        self.environments = Environments(self.options.variant, urls)
        self.started = datetime.datetime.now(datetime.UTC)
        self.clock = time.monotonic()
        self.others_failed = False
        """Whether a test failed that is no block of a page."""
        self.stopped = False
        """Whether a block ended the run, as nothing can be walked on this machine."""
        self.terminal = TerminalReporter(self.options.severities)
        self.giving_up: dict[str, GivingUp] = {}
        self.session: pytest.Session | None = None
        self.gave_up: dict[str, Text] = {}
        """By target: the failure for which no further block of it needs to be walked."""
        self.mistake: Message | None = None
        """What was wrong with the call, where that shows in the end only."""
        self.unwritten: Message | None = None
        """Why there is no report, and what to do."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in a verdict and print its live line when the block is over."""
        data = getattr(report, "guide", None)
        if data is None:
            self.others_failed |= report.failed and not self._crashed(report)
            return
        path, block = Path(data["page"]), BlockVerdict.from_data(data["block"])
        self.environments.add(data["target"], data["environment"])
        self.stopped |= data["stop"]
        self.blocks[path, block.line] = block
        if report.when == "teardown":
            self._report_block(path, block)
            # Where guests are only kept out of the room, steps that come before it are still to be judged.
            if not data["held_up"]:
                giving_up = self.giving_up.setdefault(data["target"], GivingUp())
                if why := giving_up.after(block, deployment=data["deployment"]):
                    self.gave_up.setdefault(data["target"], why)
            self._give_up()

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Name verdicts in pytest's verbose output; their live line stands in for its letters."""
        data = getattr(report, "guide", None)
        if data is None or not (report.when == "call" or (report.failed and data["explained"])):
            return None
        verdict = data["block"]["verdict"]
        return verdict, "", verdict.upper()

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Remember what can be asked to stop."""
        self.session = session

    def _target(self, path: Path) -> str:
        return target_of(self.config, self.pages[path]).name

    def _give_up(self) -> None:
        """End the run where all that is left of it would meet a failure that is known."""
        left = {self._target(path) for path, line in self.collected.blocks.keys() - self.blocks.keys()}
        if not self.gave_up or not left <= self.gave_up.keys() or self.session is None:
            # In this process the rest of such a target is over at once; workers find out for themselves.
            self.config.stash.setdefault(BROKEN, {}).update(self.gave_up)
            return
        reason = "every further step would meet the same failure"
        self.session.shouldstop = reason
        # With workers it is xdist's session that hands out the items.
        controller = self.config.pluginmanager.get_plugin("dsession")
        if controller is not None:
            controller.shouldstop = reason

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the verdict file and set the exit status."""
        for place, block in self.collected.blocks.items():
            if place not in self.blocks:
                why = self.gave_up.get(self._target(place[0]), ENDED)
                self.blocks[place] = unwalked(block, INCONCLUSIVE, error=why)
        nothing = exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED
        if nothing and self.pages and not self.config.option.collectonly:
            asked = {"-k": self.config.option.keyword, "-m": self.config.option.markexpr}
            self.mistake = nothing_fits(asked, self.pages.values())
            session.exitstatus = EXIT_USAGE
        if not self.blocks:
            self._forget_earlier(exitstatus)
            return
        try:
            self._write()
        except OSError as error:
            params = {"folder": str(self.options.report), "why": error.strerror or str(error)}
            self.unwritten = Message("report-unwritten", params)
        except file.VerdictFileError as error:
            self.unwritten = Message("report-faulty", {"problem": error.message})
        status = exit_status(self.blocks.values(), self.options.severities)
        if self.others_failed:
            status = EXIT_DRIFTED
        # Results that nobody can read are no finding; what was found all the same stays one.
        if status == EXIT_VERIFIED and (self.unwritten or exitstatus == pytest.ExitCode.INTERNAL_ERROR):
            status = EXIT_INCONCLUSIVE
        # With -x, xdist ends as if somebody had interrupted it; so does pytest itself with --stepwise.
        if exitstatus in DECIDED_BY_VERDICTS or session.shouldfail or session.shouldstop or self.stopped:
            session.exitstatus = status

    def _forget_earlier(self, exitstatus: int) -> None:
        """Remove earlier results, which must not pass for those of a run that broke off before its first step."""
        only_shown = self.config.option.collectonly or self.config.option.setuponly
        if not self.pages or only_shown or exitstatus in KEEPS_EARLIER:
            return
        try:
            clear(self.options.report)
        except NoReportFolder as error:
            self.mistake = error.message

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember a test that cannot be collected; pages were read before."""
        self.others_failed |= report.failed

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say in the end what is wrong, and where the report is."""
        if self.mistake:
            terminalreporter.write_line(f"ERROR: {show(self.mistake)}", red=True)
        if not self.blocks:
            return
        terminalreporter.section("verdict")
        for remark in self.environments.remarks:
            terminalreporter.write_line(show(Message.from_data(remark)))
        self.terminal.findings(
            terminalreporter,
            [(self.pages[path].name, block) for (path, _), block in sorted(self.blocks.items())],
        )
        if self.config.stash[WHOLE]:
            try:
                for orphan in orphans(self.pages.values(), self.config.rootpath / "screenshots"):
                    name = str(orphan.relative_to(self.config.rootpath))
                    terminalreporter.write_line(show(Message("orphan", {"picture": name})))
            except HarnessError as error:
                unknown = Message("orphans-unknown", {"why": error.message})
                terminalreporter.write_line(show(unknown))
        if self.unwritten:
            terminalreporter.write_line(show(self.unwritten), red=True)
        else:
            terminalreporter.write_line(f"report: {self.options.report / 'index.html'}")

    def _report_block(self, path: Path, block: BlockVerdict) -> None:
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            self.terminal.block(reporter, self.pages[path].name, block)

    def _crashed(self, report: pytest.TestReport) -> bool:
        """Give a block whose worker died a verdict all the same; return whether the report is of a block."""
        found = block_of(self.config, report.nodeid) if report.failed else None
        if found is None:
            return False
        path, block = found
        if (path, block.line) not in self.blocks:
            self.blocks[path, block.line] = unwalked(block, INCONCLUSIVE, error=Message("worker-died"))
            self._report_block(path, self.blocks[path, block.line])
        return True

    def _write(self) -> None:
        from e2e.reports.html.report import write_report  # once there is something to report

        targets = {path: self._target(path) for path in self.pages}
        several = len(set(targets.values())) > 1
        pages = [
            file.page_data(
                page,
                [block for (of, _), block in self.blocks.items() if of == path],
                environment=self.environments.of(targets[path]) if several else None,
            )
            for path, page in self.pages.items()
        ]
        data = file.verdict_data(
            pages,
            environment=self.environments.of_all(targets.values()),
            started=self.started.isoformat(timespec="seconds"),
            seconds=time.monotonic() - self.clock,
        )
        file.write(data, self.options.report / "verdict.json")
        write_report(data, self.options.report)
