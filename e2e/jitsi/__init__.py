"""Everything about Jitsi Meet: deployment, surfaces, scenarios, options, fixtures, messages."""

from pathlib import Path

from e2e.targets import Target

TARGET = Target(
    name="jitsi",
    title="Jitsi Meet",
    options="e2e.jitsi.plugin.options",
    fixtures="e2e.jitsi.plugin.fixtures",
    scenarios="e2e.jitsi.scenarios",
    messages=Path(__file__).with_name("messages"),
    pins=("e2e.jitsi.deployment.client.move_pins",),
    set_up=(("the Jitsi Meet client", "e2e.jitsi.deployment.client.bundle"),),
)
