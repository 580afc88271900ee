"""What a program shows, read again and again: what was there before is asked at once, what cannot change only once."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from e2e.desktop.at_spi.bus import (
    ATTRIBUTES,
    CHILDREN,
    EXTENTS,
    ROLE,
    STATE,
    AccessibilityBus,
    Reference,
)
from e2e.desktop.at_spi.node import Node
from e2e.desktop.at_spi.states import state_words
from e2e.desktop.at_spi.tree import NAMELESS, Answers, Asked, read_tree
from e2e.desktop.widget import Rect

_LASTING = (ROLE, ATTRIBUTES)
"""What a widget keeps as long as it is there. Chrome numbers its widgets on, so that no path is given twice (ATK's
bridge: spi_register_object_to_path counts up)."""


class Interface:
    """The interface of one program on the accessibility bus.

    A read of what was read before takes one round of questions, and one more for each level of what is new; asked level
    by level, Chrome's tree takes forty.
    """

    def __init__(self, bus: AccessibilityBus, root: Reference) -> None:
        self.root = root
        self._bus = bus
        self._lasting: dict[Asked, tuple[Any, ...]] = {}
        self._before: dict[str, list[Asked]] = {}

    def read(self, part: str, into: Callable[[Node], bool], *, afresh: bool = False) -> Node | None:
        """Read the part of the tree that ``into`` leads to; None when the program is gone.

        Args:
            part: a name for it: what was there when it was read last is expected again.
            into: tells whether what is below a node is read.
            afresh: whether roles and attributes are asked again as well. What is read for the verdict is; memory serves
                those who look again and again.

        Raises:
            HarnessError: the bus is gone, or the program does not answer.
        """
        if afresh:
            self._lasting.clear()
        known: dict[Asked, tuple[Any, ...] | None] = {}
        asked: dict[Asked, None] = {}

        def ask(questions: Sequence[Asked]) -> Answers:
            asked.update(dict.fromkeys(questions))
            self._learn(questions, known)
            return [known[question] for question in questions]

        self._learn(self._before.get(part, ()), known)

        def nameless(reference: Reference) -> bool:
            role = known.get((reference, ROLE)) or self._lasting.get((reference, ROLE))
            return role is not None and role[0] == NAMELESS

        top = read_tree(self._bus, self.root, into, ask, nameless)
        self._before[part] = list(asked)
        return top

    def again(self, nodes: Sequence[Node]) -> list[Node] | None:
        """Return nodes of an earlier read with the states and the places that they have now, without what is below.

        None when one of them is not showing any more, or not where it was in the tree.
        """
        chain = {above.reference: above for node in nodes for above in _lineage(node)}
        answers = dict(
            zip(
                questions := [
                    *((reference, question) for reference in chain for question in (STATE, CHILDREN)),
                    *((node.reference, EXTENTS) for node in nodes),
                ],
                self._bus.answers(questions),
                strict=True,
            )
        )
        words: dict[Reference, frozenset[str]] = {}
        for reference, node in chain.items():
            states, parent = answers[reference, STATE], node.parent
            if states is None:
                return None
            words[reference] = state_words(states)
            if parent is not None:
                children = answers[parent.reference, CHILDREN]
                if "showing" not in words[reference] or not children or tuple(reference) not in children[0]:
                    return None
        found = []
        for node in nodes:
            extents = answers[node.reference, EXTENTS]
            if extents is None:
                return None
            rect = Rect(*extents[0])
            found.append(dataclasses.replace(node, states=words[node.reference], rect=rect, children=[]))
        return found

    def _learn(self, questions: Sequence[Asked], known: dict[Asked, tuple[Any, ...] | None]) -> None:
        """Put the answers to questions into ``known``, and ask for those alone that are not there."""
        missing = []
        for question in questions:
            if question not in known:
                if question in self._lasting:
                    known[question] = self._lasting[question]
                else:
                    missing.append(question)
        if not missing:
            return
        for question, body in zip(missing, self._bus.answers(missing), strict=True):
            known[question] = body
            if body is not None and question[1] in _LASTING:
                self._lasting[question] = body


def _lineage(node: Node) -> list[Node]:
    """Return a node and all above it."""
    above: Node | None = node
    found = []
    while above is not None:
        found.append(above)
        above = above.parent
    return found
