"""The states of a widget, as words."""

from typing import Any

# AtspiStateType, in the order of its values: atspi-constants.h of at-spi2-core.
_STATE_WORDS = """
invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable
focused has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable
selectable selected sensitive showing single-line stale transient vertical visible
manages-descendants indeterminate required truncated animated invalid-entry supports-autocompletion
selectable-text is-default visited checkable has-popup read-only
"""
_STATES = _STATE_WORDS.split()


def state_words(answered: tuple[Any, ...]) -> frozenset[str]:
    """Return the states of an answer to GetState: two numbers of 32 bits, a bit a state."""
    bits = int(answered[0][0]) | int(answered[0][1]) << 32
    return frozenset(word for bit, word in enumerate(_STATES) if bits >> bit & 1)
