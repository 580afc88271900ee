"""How the reading of markup reports what it cannot read."""

from collections.abc import Callable

Fail = Callable[[int, str], Exception]
"""Makes the error for a line of the page that is being read, from what is wrong and what to do about it."""
