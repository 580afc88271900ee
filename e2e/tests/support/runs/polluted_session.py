"""A plug-in for pytest, ``-p e2e.tests.support.runs.polluted_session``: a kept Chrome is not in the state it says."""

from e2e.chrome.process.kept.session import KeptSession
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.device_permissions import device_permissions

_begin = KeptSession.begin


def _blocked(session: KeptSession, permissions: Permissions) -> Chrome:  # noqa: ARG001
    return _begin(session, device_permissions(camera="block", microphone="block"))


def pytest_configure() -> None:
    """Put the fault in place."""
    KeptSession.begin = _blocked  # type: ignore[method-assign,assignment]
