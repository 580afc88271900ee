"""The Jitsi Meet under test: embedded, started by the suite, or external, given by its address."""

from e2e.instance.address import Address
from e2e.instance.embedded import EmbeddedInstance
from e2e.instance.external import ExternalInstance
from e2e.instance.model import Instance, Line
from e2e.instance.rooms import WITHOUT_PREJOIN

__all__ = ["WITHOUT_PREJOIN", "Address", "EmbeddedInstance", "ExternalInstance", "Instance", "Line"]
