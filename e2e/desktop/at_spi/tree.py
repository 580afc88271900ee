"""Reading what a program shows: its tree of widgets, level by level, without what is hidden."""

from collections.abc import Callable, Sequence
from typing import Any

from e2e.desktop.at_spi.bus import (
    ATTRIBUTES,
    CHILDREN,
    DESCRIPTION,
    EXTENTS,
    NAME,
    ROLE,
    STATE,
    AccessibilityBus,
    Reference,
)
from e2e.desktop.at_spi.node import Node
from e2e.desktop.at_spi.states import state_words
from e2e.desktop.at_spi.wire import Question
from e2e.desktop.widget import Rect

Asked = tuple[Reference, Question]
Answers = list[tuple[Any, ...] | None]

NAMELESS = "panel"
"""The role of what only holds other widgets: its name, if it has one, is nowhere to be read."""

_FACTS = (ROLE, ATTRIBUTES, EXTENTS, CHILDREN)
_TEXTS = (NAME, DESCRIPTION)


def application_of(bus: AccessibilityBus, process_id: int) -> Reference | None:
    """Return the root of the program with this process id, or None while it is not on the bus."""
    return next((program for program in bus.programs() if bus.process_id(program) == process_id), None)


def read_tree(
    bus: AccessibilityBus,
    root: Reference,
    into: Callable[[Node], bool] = bool,
    ask: Callable[[Sequence[Asked]], Answers] | None = None,
    nameless: Callable[[Reference], bool] = lambda _: False,
) -> Node | None:
    """Read a program's tree and return its root; None when the program is gone.

    Below the root only what is showing is read. A widget that vanishes meanwhile is simply not there.

    Args:
        bus: the accessibility bus.
        root: the program's root.
        into: tells whether what is below a node is read; web documents are left out where only the browser's own
            interface matters.
        ask: answers questions, by default the bus; for one who knows some of the answers.
        nameless: tells of what need not be asked for a name, as it only holds other widgets.

    Raises:
        HarnessError: the bus is gone, or the program does not answer.
    """
    ask = ask or bus.answers
    top: Node | None = None
    level: list[tuple[Reference, Node | None]] = [(root, None)]
    while level:
        # Most of what a program has is hidden: first ask which is not.
        states = ask([(reference, STATE) for reference, _ in level])
        shown = [
            (reference, parent, words)
            for (reference, parent), answered in zip(level, states, strict=True)
            if answered is not None
            and ((words := state_words(answered)) and (parent is None or "showing" in words))
        ]
        questions = [
            (reference, question)
            for reference, *_ in shown
            for question in (*_FACTS, *(() if nameless(reference) else _TEXTS))
        ]
        answers = dict(zip(questions, ask(questions), strict=True))
        level = []
        for reference, parent, words in shown:
            node = _node(bus, reference, words, answers)
            if node is None:
                continue
            node.parent = parent
            if parent is None:
                top = node
            else:
                parent.children.append(node)
            children = answers[reference, CHILDREN]
            if children is not None and into(node):
                level += [(Reference(*child), node) for child in children[0]]
    return top


def _node(
    bus: AccessibilityBus,
    reference: Reference,
    states: frozenset[str],
    answers: dict[Asked, tuple[Any, ...] | None],
) -> Node | None:
    role, attributes, extents = (answers[reference, question] for question in (ROLE, ATTRIBUTES, EXTENTS))
    if role is None:
        return None
    name, description = (
        None if role[0] == NAMELESS else answers.get((reference, question)) for question in _TEXTS
    )
    return Node(
        bus=bus,
        reference=reference,
        role=str(role[0]),
        name=str(name[0][1]) if name else "",
        description=str(description[0][1]) if description else "",
        states=states,
        attributes=dict(attributes[0]) if attributes else {},
        rect=Rect(*extents[0]) if extents else Rect(0, 0, 0, 0),
    )
