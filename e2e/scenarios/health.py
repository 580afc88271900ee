"""Whether all that a walk stands on is well; asked before what was not seen, or looks different, is a finding."""

from e2e.desktop.desktop import Desktop
from e2e.harness.errors import HarnessError
from e2e.harness.processes.hang_guard import check_none_ended
from e2e.harness.processes.listing import check_none_stopped
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.visits import Visits


class Health:
    """Asks every part of the bench, of Chrome and of the deployment. Each question has a deadline of its own."""

    def __init__(self, desktop: Desktop, deployment: Deployment, visits: Visits, hosts: Participants) -> None:
        self._desktop = desktop
        self._instance = deployment
        self._visits = visits
        self._hosts = hosts

    def check_answers(self) -> None:
        """Raise HarnessError where a part is not alive, or is and does not answer."""
        # A process that stands still is found at once, whatever it is; asking it would take its deadline.
        check_none_stopped()
        check_none_ended()
        self._desktop.check_answers()
        self._visits.check_answers()
        self._instance.check()

    def check(self) -> None:
        """The same, and raise HarnessError where nobody gets into a room, or the reader's page is empty."""
        self.check_answers()
        empty = self._visits.show_nothing()
        if not self._instance.cut:
            # Its servers may be well while nobody gets into a room.
            self._hosts.check()
        if empty:
            why = self._hosts.troubles.first() or "none of its scripts has failed"
            raise HarnessError(f"the page of the meeting shows nothing: {why}")
