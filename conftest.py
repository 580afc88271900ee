"""Wires the rooms: options, pages as tests, fixtures, verdicts. The logic is in the rooms themselves."""

pytest_plugins = [
    "e2e.runner.browsers",
    "e2e.runner.collection",
    "e2e.runner.ending",
    "e2e.runner.fixtures",
    "e2e.runner.options",
    "e2e.runner.reporting",
    "e2e.runner.second_visits",
]
