"""When a run ends early: at a failure of the harness that every further block would meet as well."""

from e2e.verdict.evidence import Text
from e2e.verdict.model import BlockVerdict
from e2e.verdict.shared_failures import cause

ENOUGH = 3
"""From so many blocks on with the same failure the run ends."""


class GivingUp:
    """Counts the failures of a run. One of the deployment counts wherever it comes, others while nothing else does."""

    def __init__(self) -> None:
        self._deployment: dict[Text, int] = {}
        self._row: list[Text] = []

    def after(self, block: BlockVerdict, *, deployment: bool) -> Text:
        """Return the failure for which the run is to end after a block, or ""."""
        why = cause(block)
        if deployment:
            self._deployment[why] = self._deployment.get(why, 0) + 1
        self._row = [*self._row, why] if why and self._row[-1:] in ([], [why]) else [why] if why else []
        many = len(self._row) >= ENOUGH or self._deployment.get(why, 0) >= ENOUGH
        return why if why and many else ""
