"""The TCP proxy to an external deployment: it disconnects, reconnects, and leaves nothing."""

import gc
import socket
import threading

import pytest

from e2e.harness.processes.ports import free_port
from e2e.jitsi.deployment.tcp_proxy import TcpProxy
from e2e.tests.support.loopback import server


def echo(connection: socket.socket) -> None:
    """Answer in capitals."""
    with connection:
        while received := connection.recv(100):
            connection.sendall(received.upper())


def greeting(port: int) -> bytes:
    """Send something through a proxy and return what comes back; nothing where it is disconnected."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            connection.sendall(b"hello")
            return connection.recv(100)
    except OSError:
        return b""


def test_connections_end_when_the_proxy_disconnects_and_work_after_it_reconnects() -> None:
    with server(echo) as served, TcpProxy("127.0.0.1", served) as proxy:
        port = proxy.port
        assert proxy.chrome_args[0] == f"--host-resolver-rules=MAP 127.0.0.1:{served} 127.0.0.1:{port}"
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            connection.sendall(b"hello")
            assert connection.recv(100) == b"HELLO"
            proxy.disconnect()
            assert connection.recv(100) == b""
        assert greeting(port) == b""
        proxy.reconnect()
        assert greeting(port) == b"HELLO"


def test_a_closed_proxy_leaves_no_thread_and_no_task(capfd: pytest.CaptureFixture[str]) -> None:
    threads = threading.active_count()
    with server(echo) as served:
        for _ in range(5):
            with TcpProxy("127.0.0.1", served) as proxy:
                connections = [socket.create_connection(("127.0.0.1", proxy.port), 5) for _ in range(4)]
            for connection in connections:
                connection.close()
        gc.collect()
    assert "pending" not in capfd.readouterr().err
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("TCP proxy")], threads


def test_a_proxy_to_a_closed_port_refuses_connections() -> None:
    with TcpProxy("127.0.0.1", free_port()) as proxy:
        assert greeting(proxy.port) == b""
