"""The fixtures of scenarios: the bench of a worker, the other participants, and the reader of a block."""

import datetime
import tempfile
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from e2e.bench import PACE, BenchFailure, NoDeployment, Workspace
from e2e.chrome import (
    Chrome,
    ChromeBinary,
    Variant,
    check_policies,
    find_chrome,
    remarks,
    sandbox_off,
)
from e2e.desktop import Desktop
from e2e.figures import Environment, Store
from e2e.instance import EmbeddedInstance, ExternalInstance, Instance
from e2e.meeting.troubles import Troubles
from e2e.runner.access import keep_headers_home
from e2e.runner.collection import OPTIONS, BlockItem
from e2e.runner.driver import DRIVER, Driver
from e2e.runner.options import Options
from e2e.runner.pages import VARIANTS
from e2e.runner.reporting import ENVIRONMENT, operating_system
from e2e.runner.screens import Screens
from e2e.scenarios.entrance import find_entrance
from e2e.scenarios.health import Health
from e2e.scenarios.host import Hosts
from e2e.scenarios.photographer import Photographer
from e2e.scenarios.reader import Reader
from e2e.scenarios.visit import Visits

LANG = "de"
"""The language of Chrome where no page gives one."""


@pytest.fixture(scope="session")
def guide_options(pytestconfig: pytest.Config) -> Options:
    """The options of the run."""
    return pytestconfig.stash[OPTIONS]


@pytest.fixture(scope="session")
def chrome_binary(
    guide_options: Options, pytestconfig: pytest.Config, request: pytest.FixtureRequest
) -> ChromeBinary:
    """The browser under test."""
    binary = find_chrome(guide_options.chrome or pytestconfig.getoption("--browser-channel"))
    environment = pytestconfig.stash[ENVIRONMENT]
    environment["chrome"] = binary.version
    environment["variant"] = guide_options.variant
    known = [*remarks(binary, datetime.datetime.now(datetime.UTC).date()), sandbox_off(binary.path)]
    if said := [remark for remark in known if remark]:
        environment["remarks"] = said
    try:
        check_policies(binary.version)
    except BenchFailure:
        # No second visit, and no other block, can find anything else.
        request.session.shouldstop = "no step can be walked on this machine"
        raise
    return binary


@pytest.fixture(scope="session")
def instance(guide_options: Options, pytestconfig: pytest.Config) -> Generator[Instance]:
    """The Jitsi Meet under test, one a worker."""
    started: Instance
    if guide_options.jitsi_url:
        started = ExternalInstance(
            guide_options.jitsi_url,
            authority=guide_options.jitsi_authority,
            token=guide_options.access.token,
            headers=guide_options.access.all_headers,
        )
    else:
        started = EmbeddedInstance.start(host=guide_options.meet_host, prejoin=guide_options.prejoin)
    try:
        started.check()
    except BenchFailure as failure:
        started.close()
        if started.kind == "external":
            raise NoDeployment(str(failure)) from failure
        raise
    pytestconfig.stash[ENVIRONMENT]["instance"] = {
        "kind": started.kind,
        "url": started.url,
        "client": started.client,
    }
    try:
        yield started
    finally:
        started.close()


@pytest.fixture(scope="session")
def desktop(guide_options: Options, pytestconfig: pytest.Config, instance: Instance) -> Generator[Desktop]:
    """The private desktop of a worker."""
    with Desktop.start(lang=LANG, watch=guide_options.watch) as started:
        if instance.authority is not None:
            started.trust(instance.authority)
        pytestconfig.stash[ENVIRONMENT]["fonts"] = started.fonts
        yield started


@pytest.fixture(scope="session")
def _pw_artifacts_folder() -> Generator[tempfile.TemporaryDirectory[str]]:
    """Keep pytest-playwright's own temporary files where they are removed even if the run is killed."""
    with Workspace("artifacts") as workspace:
        yield tempfile.TemporaryDirectory(dir=workspace.folder, ignore_cleanup_errors=True)


@pytest.fixture(scope="session")
def driver(pytestconfig: pytest.Config) -> Generator[Driver]:
    """Where Playwright's driver runs."""
    with Driver() as started:
        pytestconfig.stash[DRIVER] = started
        yield started
        del pytestconfig.stash[DRIVER]


@pytest.fixture(scope="session")
def playwright(driver: Driver, request: pytest.FixtureRequest) -> Playwright:
    """pytest-playwright's own, whose driver shares nothing with the user's other programs."""
    with driver.starting():
        started: Playwright = request.getfixturevalue("playwright")
    return started


@pytest.fixture(scope="session")
def browser_name() -> str:
    """Chrome is the only browser that the suite is about."""
    return "chromium"


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], chrome_binary: ChromeBinary, instance: Instance, driver: Driver
) -> dict[str, Any]:
    """The browser of the other participants: no window, and permissions that are theirs, not the page's matter."""
    given = {key: value for key, value in browser_type_launch_args.items() if key != "channel"}
    args = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--disable-gpu",
        # The user's environment may name a proxy, of which the reader's Chrome knows nothing.
        "--no-proxy-server",
        *instance.chrome_args,
    ]
    return {
        **given,
        "executable_path": str(chrome_binary.path),
        "env": driver.env,
        "chromium_sandbox": not sandbox_off(chrome_binary.path),
        "args": args,
    }


@pytest.fixture(scope="session")
def browser_context_args(
    browser_context_args: dict[str, Any], guide_options: Options, instance: Instance
) -> dict[str, Any]:
    """Other participants need not trust the throwaway authority; what they see is no evidence."""
    opens = guide_options.access.context_args(instance.url)
    return {**browser_context_args, **opens, "ignore_https_errors": True}


@pytest.fixture(scope="session")
def entrance(
    request: pytest.FixtureRequest, instance: Instance, guide_options: Options, harmless_troubles: set[str]
) -> None:
    """See, before the first block is walked, whether and how a guest gets into an external deployment."""
    if not isinstance(instance, ExternalInstance):
        return
    browser: Browser = request.getfixturevalue("browser")
    context_args: dict[str, Any] = request.getfixturevalue("browser_context_args")

    def enter() -> BrowserContext:
        context = browser.new_context(**context_args)
        keep_headers_home(context, instance.url, guide_options.access.headers)
        return context

    find_entrance(instance, enter, Troubles(harmless_troubles))


@pytest.fixture
def page_lang(request: pytest.FixtureRequest) -> str:
    """The language of the page whose block is walked."""
    item = request.node
    return item.page.lang if isinstance(item, BlockItem) else LANG


@pytest.fixture
def variant(request: pytest.FixtureRequest, guide_options: Options) -> Variant:
    """The variant of Chrome's interface: what the block is marked with, or else the run's."""
    item = request.node
    marked = item.block.variant if isinstance(item, BlockItem) else None
    return next((name for name in VARIANTS if name == marked), guide_options.variant)


@pytest.fixture(scope="session")
def harmless_troubles() -> set[str]:
    """What goes wrong with the client without keeping anybody out of a room."""
    return set()


@pytest.fixture
def troubles(harmless_troubles: set[str]) -> Troubles:
    """What goes wrong with the client while a block is walked."""
    return Troubles(harmless_troubles)


@pytest.fixture
def hosts(
    instance: Instance,
    new_context: Callable[..., BrowserContext],
    guide_options: Options,
    troubles: Troubles,
) -> Hosts:
    """The other participants, who open a room, lock it, and receive what the reader sends."""

    def enter() -> BrowserContext:
        context = new_context()
        context.set_default_timeout(30_000 * PACE.at_start)
        keep_headers_home(context, instance.url, guide_options.access.headers)
        troubles.watch(context)
        return context

    return Hosts(instance, enter, troubles)


@pytest.fixture
def visit(
    open_chrome: Callable[..., Chrome], instance: Instance, page_lang: str, hosts: Hosts
) -> Iterator[Visits]:
    """Follow an invitation's link in a starting state."""
    visits = Visits(open_chrome, instance, page_lang, hosts)
    yield visits
    visits.close()


@pytest.fixture
def reader(
    request: pytest.FixtureRequest,
    pytestconfig: pytest.Config,
    desktop: Desktop,
    instance: Instance,
    entrance: None,  # noqa: ARG001 - asked for before anything is walked
    chrome_binary: ChromeBinary,
    guide_options: Options,
    visit: Visits,
    hosts: Hosts,
    variant: Variant,
) -> Reader:
    """The one who walks the block."""
    item = request.node
    if not isinstance(item, BlockItem):
        raise pytest.UsageError("only the blocks of a page have a reader")

    health = Health(desktop, instance, visit, hosts)
    screens = Screens(
        desktop,
        guide_options.report,
        f"{item.page.lang}-{item.page.ref}-{item.name.replace('/', '-')}",
        # The token is part of every address.
        hidden=lambda: visit.address_bar() if guide_options.access.token else None,
    )
    setting = item.setting_for(instance.host)
    environment = Environment(
        chrome=chrome_binary.version,
        instance="embedded" if instance.kind == "embedded" else instance.url,
        client=instance.client,
        fonts=desktop.fonts,
        os=operating_system(),
    )
    photographer = Photographer(
        desktop,
        Store(pytestconfig.rootpath / "screenshots" / item.page.lang),
        environment,
        variant=variant,
        report=guide_options.report,
        page_labels=setting.as_on_page,
        watched=guide_options.watch,
    )
    item.reader = Reader(item.block, setting, health=health, screens=screens, photographer=photographer)
    visit.notes = item.reader.evidence.notes
    return item.reader
