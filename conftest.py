"""Wires the rooms: options, pages as tests, fixtures, verdicts, targets. The logic is in the rooms themselves."""

from e2e.targets import targets

pytest_plugins = [
    "e2e.plugin.fixtures.browsers",
    "e2e.plugin.collection.collectors",
    "e2e.plugin.collection.scheduling",
    "e2e.plugin.ending.run_end",
    "e2e.plugin.fixtures.kept",
    "e2e.plugin.fixtures.session",
    "e2e.plugin.options",
    "e2e.plugin.results.progress",
    "e2e.plugin.results.seconds",
    "e2e.plugin.results.verdicts",
    "e2e.plugin.ending.visiting_again",
    *(target.options for target in targets().values()),
]
