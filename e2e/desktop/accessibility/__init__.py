"""What programs tell assistive technology about their windows: AT-SPI2, spoken over plain D-Bus."""

from e2e.desktop.accessibility.bus import AccessibilityBus, NodeGone, Reference
from e2e.desktop.accessibility.node import Node
from e2e.desktop.accessibility.tree import application_of, read_tree

__all__ = ["AccessibilityBus", "Node", "NodeGone", "Reference", "application_of", "read_tree"]
