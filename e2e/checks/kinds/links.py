"""Links: whether a relative link leads somewhere."""

from e2e.checks.claim_verdicts import broken, holds
from e2e.claims.model import LinkClaim
from e2e.messages.message import Message
from e2e.verdict.evidence import Evidence
from e2e.verdict.model import ClaimVerdict


def check_link(claim: LinkClaim, evidence: Evidence) -> list[ClaimVerdict]:
    """Return the verdict on a link; an empty list where it was not looked at, as for an external one."""
    if claim.target not in evidence.links:
        return []
    if evidence.links[claim.target]:
        return [holds(claim, [claim.target])]
    finding = Message("link-broken", {"target": claim.target})
    return [broken(claim, [Message("nothing")], finding, Message("advice-correct-the-link"))]
