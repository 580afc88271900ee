"""Free TCP ports on loopback."""

import socket


def free_port() -> int:
    """Return a TCP port that nothing on 127.0.0.1 listens on at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
