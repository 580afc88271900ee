"""What every room that starts something stands on: private folders, processes that end, waiting, bench failures."""

from e2e.bench.closing import Closing
from e2e.bench.errors import (
    BenchFailure,
    DeploymentFailure,
    Differs,
    GuestsHeldUp,
    NoDeployment,
    NotSeenInTime,
)
from e2e.bench.folders import cache_folder, users_home
from e2e.bench.pace import PACE
from e2e.bench.ports import free_port
from e2e.bench.waiting import patiently, wait_for
from e2e.bench.workspace import Process, Workspace

__all__ = [
    "PACE",
    "BenchFailure",
    "Closing",
    "DeploymentFailure",
    "Differs",
    "GuestsHeldUp",
    "NoDeployment",
    "NotSeenInTime",
    "Process",
    "Workspace",
    "cache_folder",
    "free_port",
    "patiently",
    "users_home",
    "wait_for",
]
