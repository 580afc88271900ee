"""Whether all that a walk stands on is well; asked before what was not seen, or looks different, is a finding."""

from e2e.desktop.desktop import Desktop
from e2e.harness.processes.hang_guard import check_none_ended
from e2e.harness.processes.listing import check_none_stopped
from e2e.scenarios.deployment import Deployment, Visits


class Health:
    """Asks every part of the harness, of Chrome and of the deployment. Each question has a deadline of its own."""

    def __init__(self, desktop: Desktop, deployment: Deployment, visits: Visits) -> None:
        self._desktop = desktop
        self._deployment = deployment
        self._visits = visits

    def check_answers(self) -> None:
        """Raise HarnessError where a part is not alive, or is and does not answer."""
        # A process that is stopped is found at once, whatever it is; asking it would take its deadline.
        check_none_stopped()
        check_none_ended()
        self._desktop.check_answers()
        self._visits.check_answers()
        self._deployment.check()

    def check(self) -> None:
        """The same, and raise HarnessError where the application works for nobody."""
        self.check_answers()
        self._visits.check_usable()
