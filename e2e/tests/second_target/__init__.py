"""A second web application, which proves that the suite is not about Jitsi Meet: a sound check in one small page.

``-p e2e.tests.second_target`` brings it to a run; nothing outside this folder knows of it.
"""

from pathlib import Path

from e2e.targets import Target

PLUGIN = ("-p", "e2e.tests.second_target")
"""What a run is started with to know of it."""

PAGES = Path(__file__).with_name("pages")
"""The guide, a folder a language."""

TARGET = Target(
    name="sound-check",
    title="Sound check",
    options="e2e.tests.second_target.options",
    fixtures="e2e.tests.second_target.fixtures",
    scenarios="e2e.tests.second_target.scenarios",
    messages=Path(__file__).with_name("messages"),
)
