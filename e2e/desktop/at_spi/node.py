"""One widget as assistive technology sees it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from e2e.desktop.at_spi.bus import TEXT, AccessibilityBus, Reference
from e2e.desktop.widget import Rect


@dataclass(eq=False)
class Node:
    """A widget as it was when the tree was read.

    ``role`` and ``states`` are AT-SPI's words ("push button", "showing"); ``rect`` is in screen pixels;
    ``attributes`` hold, for Chrome's own interface, the widget's ``class`` and often an ``id``.
    """

    bus: AccessibilityBus = field(repr=False)
    reference: Reference
    role: str
    name: str
    description: str
    states: frozenset[str]
    attributes: Mapping[str, str]
    rect: Rect
    parent: "Node | None" = field(default=None, repr=False)
    children: "list[Node]" = field(default_factory=list, repr=False)

    @property
    def kind(self) -> str:
        """The class of the widget in the toolkit of its program, in every language; "" if it says none."""
        return self.attributes.get("class", "")

    @property
    def id(self) -> str:
        """The id of the widget, the same in every language; "" if it has none."""
        return self.attributes.get("id", "")

    def walk(self) -> "Iterator[Node]":
        """Yield the node and everything below it, top down, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, matches: "Callable[[Node], bool]") -> "Node | None":
        """Return the first node, from this one down, that ``matches``."""
        return next(filter(matches, self.walk()), None)

    def find_all(self, matches: "Callable[[Node], bool]") -> "list[Node]":
        """Return all nodes, from this one down, that ``matches``."""
        return list(filter(matches, self.walk()))

    def ancestor(self, matches: "Callable[[Node], bool]") -> "Node | None":
        """Return the nearest node above this one that ``matches``."""
        above = self.parent
        while above is not None and not matches(above):
            above = above.parent
        return above

    def text(self) -> str:
        """Return the text that the widget holds now. Raises NodeGone when it is not there or holds none."""
        return str(self.bus.answer(self.reference, TEXT)[0])
