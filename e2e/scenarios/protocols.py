"""What a reader needs of the run besides surfaces: whether everything is well, and how the screen looked."""

from typing import Protocol

from e2e.verdict.evidence import ObservedWidget


class Health(Protocol):
    """Knows whether the harness, Chrome and the deployment are well; each method raises HarnessError if not."""

    def check_answers(self) -> None:
        """Check that every part is alive and answers."""

    def check(self) -> None:
        """Check the same, and that the deployment lets participants in."""


class Screens(Protocol):
    """Remembers how the whole screen looked."""

    def look(self) -> None:
        """Remember the screen as it is now."""

    def keep(self) -> str | None:
        """Keep what was seen last; return the name of its picture in the report's folder."""


class Labels(Protocol):
    """Knows when a widget carries a label that the page quotes."""

    def carries(self, widget: ObservedWidget, quoted: str) -> bool:
        """Tell whether a quoted label is what a reader reads on a widget, beside it, or in its tooltip."""
