"""The Jitsi Meet under test: embedded, started by the suite, or external, given by its address."""

from e2e.instance.address import Address
from e2e.instance.embedded import EmbeddedInstance
from e2e.instance.external import ExternalInstance
from e2e.instance.model import Instance, Line

__all__ = ["Address", "EmbeddedInstance", "ExternalInstance", "Instance", "Line"]
