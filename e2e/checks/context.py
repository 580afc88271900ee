"""What a check needs to know besides block and evidence, and when a seen label is the one that the page quotes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from e2e.markup.text import fold
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget


@dataclass(frozen=True)
class CheckContext:
    """What a check needs to know besides block and evidence.

    Args:
        page_host: the host that stands for the deployment's in the page.
        host: the deployment's host, with its port if it has one.
        requires: for each scenario that a reader must have come through before, the line of its block in this page
            (None: the page does not have it).
    """

    page_host: str = ""
    host: str = ""
    requires: Mapping[str, int | None] = field(default_factory=dict)

    def as_on_page(self, seen: str) -> str:
        """Return a label that was seen as the page would quote it: with its host in place of the deployment's."""
        if not self.host or not self.page_host:
            return seen
        return re.sub(rf"(?<![\w.-]){re.escape(self.host)}(?![\w-])", lambda _: self.page_host, seen)

    def same_label(self, quoted: str, seen: str) -> bool:
        """Tell whether a quoted label and a seen one are the same to a reader; the page's host is the deployment's."""
        if ":" in self.host and self.page_host:
            # Chrome names the standard port in some places and leaves it out in others; any other port it names in all.
            quoted = quoted.replace(f"{self.page_host}:443", self.page_host)
        return fold(quoted) in (fold(self.as_on_page(seen)), fold(seen))

    def carries(self, widget: ObservedWidget, quoted: str) -> bool:
        """Tell whether a quoted label is what a reader reads on a widget, beside it, or in its tooltip."""
        return any(self.same_label(quoted, seen) for seen in (widget.label, widget.tooltip) if seen)


def carriers(
    label: str, evidence: Evidence, context: CheckContext
) -> list[tuple[Observation, ObservedWidget]]:
    """Return the widgets that carry a quoted label, each with the observation that it is part of."""
    return [
        (observation, widget)
        for observation in evidence.observations
        for widget in observation.widgets
        if context.carries(widget, label)
    ]


def unique(labels: Iterable[str]) -> list[str]:
    """Return labels without repetitions and without empty ones, in the order in which they come."""
    return list(dict.fromkeys(label for label in labels if label))
