"""The fixtures of Jitsi Meet: its deployment, how a guest gets in, the other participants, the reader's visits."""

from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from e2e.harness.errors import HarnessError, NoDeployment
from e2e.harness.pace import PACE
from e2e.harness.processes.starting import Starting
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.deployment.external.deployment import ExternalDeployment
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.plugin.access import keep_headers_home
from e2e.jitsi.plugin.options import JitsiOptions, read_options
from e2e.jitsi.support.client_errors import Troubles
from e2e.jitsi.support.entrance import find_entrance
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.receiver import StayingReceiver
from e2e.jitsi.support.visits import Visits
from e2e.messages.message import Message
from e2e.scenarios.deployment import OpenChrome, PrepareContext


@pytest.fixture(scope="session")
def jitsi_options(pytestconfig: pytest.Config) -> JitsiOptions:
    """The options of Jitsi Meet."""
    return read_options(pytestconfig)


@pytest.fixture(scope="session")
def starting_deployment(jitsi_options: JitsiOptions) -> Generator[Starting[EmbeddedDeployment] | None]:
    """The embedded deployment, which starts beside what else a session needs; None where it is not asked for."""
    if jitsi_options.url:
        yield None
        return

    def start() -> EmbeddedDeployment:
        started = EmbeddedDeployment.start(host=jitsi_options.page_host, prejoin=jitsi_options.prejoin)
        try:
            started.check()
        except HarnessError:
            started.close()
            raise
        return started

    with Starting(start) as starting:
        yield starting


@pytest.fixture(scope="session")
def deployment(
    jitsi_options: JitsiOptions, starting_deployment: Starting[EmbeddedDeployment] | None
) -> Generator[Deployment]:
    """The Jitsi Meet under test, one a worker."""
    if starting_deployment is not None:
        yield starting_deployment.result()
        return
    with ExternalDeployment(
        jitsi_options.url,
        ca_certificate=jitsi_options.ca_certificate,
        token=jitsi_options.access.token,
        headers=jitsi_options.access.all_headers,
    ) as external:
        try:
            external.check()
        except HarnessError as failure:
            raise NoDeployment(failure.message) from failure
        yield external


@pytest.fixture(scope="session")
def browser_context_args(
    browser_context_args: dict[str, Any], jitsi_options: JitsiOptions, deployment: Deployment
) -> dict[str, Any]:
    """Every browser brings the login and the headers that open the deployment."""
    return {**browser_context_args, **jitsi_options.access.context_args(deployment.url)}


@pytest.fixture(scope="session")
def harmless_troubles() -> set[Message]:
    """What goes wrong with the client without keeping anybody out of a room."""
    return set()


@pytest.fixture(scope="session")
def entrance(
    request: pytest.FixtureRequest,
    deployment: Deployment,
    jitsi_options: JitsiOptions,
    harmless_troubles: set[Message],
) -> None:
    """See, before the first block is walked, whether and how a guest gets into an external deployment."""
    if not isinstance(deployment, ExternalDeployment):
        return
    browser: Browser = request.getfixturevalue("browser")
    context_args: dict[str, Any] = request.getfixturevalue("browser_context_args")

    def enter() -> BrowserContext:
        context = browser.new_context(**context_args)
        keep_headers_home(context, deployment.url, jitsi_options.access.headers)
        return context

    find_entrance(deployment, enter, Troubles(harmless_troubles))


@pytest.fixture
def troubles(harmless_troubles: set[Message]) -> Troubles:
    """What goes wrong with the client while a block is walked."""
    return Troubles(harmless_troubles)


@pytest.fixture
def prepare_context(
    deployment: Deployment, jitsi_options: JitsiOptions, troubles: Troubles
) -> PrepareContext:
    """Keep headers that open the deployment to it, and listen to what goes wrong with the client."""

    def prepare(context: BrowserContext, /) -> Callable[[], object]:
        undo = (
            keep_headers_home(context, deployment.url, jitsi_options.access.headers),
            troubles.watch(context),
        )
        return lambda: [each() for each in undo]

    return prepare


@pytest.fixture(scope="session")
def staying_receiver(deployment: Deployment) -> Generator[StayingReceiver]:
    """The participant of a worker who stays in one room, and receives what the readers of all blocks send."""
    with StayingReceiver(deployment) as receiver:
        yield receiver


@pytest.fixture
def participants(
    request: pytest.FixtureRequest,
    deployment: Deployment,
    jitsi_options: JitsiOptions,
    browser_context_args: dict[str, Any],
    prepare_context: PrepareContext,
    troubles: Troubles,
    staying_receiver: StayingReceiver,
) -> Iterator[Participants]:
    """The other participants, who open a room, lock it, and receive what the reader sends.

    Their browser is started for the first of them: many steps have none.
    """

    def enter() -> BrowserContext:
        new_context: Callable[[], BrowserContext] = request.getfixturevalue("new_context")
        context = new_context()
        context.set_default_timeout(30_000 * PACE.at_start)
        prepare_context(context)
        return context

    def enter_to_stay() -> BrowserContext:
        browser: Browser = request.getfixturevalue("browser")
        context = browser.new_context(**browser_context_args)
        keep_headers_home(context, deployment.url, jitsi_options.access.headers)
        return context

    yield Participants(deployment, enter, troubles, lambda: staying_receiver.lend(enter_to_stay, troubles))
    staying_receiver.take_back()


@pytest.fixture
def visit(
    open_chrome: OpenChrome, deployment: Deployment, page_lang: str, participants: Participants
) -> Iterator[Visits]:
    """Follow an invitation's link in a starting state."""
    visits = Visits(open_chrome, deployment, page_lang, participants)
    yield visits
    visits.close()
