"""Reading what a program shows: its tree of widgets, level by level, without what is hidden."""

from collections.abc import Callable
from typing import Any

from jeepney import Message  # type: ignore[import-untyped]

from e2e.desktop.accessibility.bus import ACCESSIBLE, COMPONENT, AccessibilityBus, Reference
from e2e.desktop.accessibility.node import Node
from e2e.desktop.widget import Rect

# AtspiStateType, in the order of its values: atspi-constants.h of at-spi2-core.
_STATE_WORDS = """
invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable
focused has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable
selectable selected sensitive showing single-line stale transient vertical visible
manages-descendants indeterminate required truncated animated invalid-entry supports-autocompletion
selectable-text is-default visited checkable has-popup read-only
"""
_STATES = _STATE_WORDS.split()

_QUESTIONS = 7


def application_of(bus: AccessibilityBus, process_id: int) -> Reference | None:
    """Return the root of the program with this process id, or None while it is not on the bus."""
    return next((program for program in bus.programs() if bus.process_id(program) == process_id), None)


def read_tree(bus: AccessibilityBus, root: Reference, into: Callable[[Node], bool] = bool) -> Node | None:
    """Read a program's tree from ``root`` down and return its root; None when the program is gone.

    Below the root only what is showing is read, and below a node only if ``into`` says so: leave web
    documents out where only the browser's own interface matters. A widget that vanishes meanwhile is simply
    not there.

    Raises BenchFailure when the bus is gone or the program does not answer.
    """
    top: Node | None = None
    level: list[tuple[Reference, Node | None]] = [(root, None)]
    while level:
        answers = bus.answers([question for reference, _ in level for question in _questions(reference)])
        below: list[tuple[Reference, Node | None]] = []
        for position, (reference, parent) in enumerate(level):
            told = answers[position * _QUESTIONS : (position + 1) * _QUESTIONS]
            node = _node(bus, reference, told)
            if node is None or (parent is not None and "showing" not in node.states):
                continue
            node.parent = parent
            if parent is None:
                top = node
            else:
                parent.children.append(node)
            children = told[-1]
            if children is not None and into(node):
                below += [(Reference(*child), node) for child in children[0]]
        level = below
    return top


def _questions(reference: Reference) -> list[Message]:
    return [
        reference.call(ACCESSIBLE, "GetRoleName"),
        reference.ask(ACCESSIBLE, "Name"),
        reference.ask(ACCESSIBLE, "Description"),
        reference.call(ACCESSIBLE, "GetState"),
        reference.call(ACCESSIBLE, "GetAttributes"),
        reference.call(COMPONENT, "GetExtents", "u", 0),
        reference.call(ACCESSIBLE, "GetChildren"),
    ]


def _node(bus: AccessibilityBus, reference: Reference, told: list[tuple[Any, ...] | None]) -> Node | None:
    role, name, description, state, attributes, extents, _ = told
    if role is None or state is None:
        return None
    bits = int(state[0][0]) | int(state[0][1]) << 32
    return Node(
        bus=bus,
        reference=reference,
        role=str(role[0]),
        name=str(name[0][1]) if name else "",
        description=str(description[0][1]) if description else "",
        states=frozenset(word for bit, word in enumerate(_STATES) if bits >> bit & 1),
        attributes=dict(attributes[0]) if attributes else {},
        rect=Rect(*extents[0]) if extents else Rect(0, 0, 0, 0),
    )
