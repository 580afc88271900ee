"""The external deployment: found out, in time, whatever is there."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from e2e.harness.errors import HarnessError
from e2e.harness.processes.ports import free_port
from e2e.jitsi.deployment.external.address import BadAddress
from e2e.jitsi.deployment.external.deployment import ExternalDeployment
from e2e.tests.support.loopback import server


@contextmanager
def web_server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve on loopback and yield the address."""
    with server(answer) as port:
        yield f"http://127.0.0.1:{port}"


def web_site(status: str, content: str) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        with connection:
            connection.recv(65536)
            head = f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n"
            connection.sendall((head + content).encode())

    return answer


def hang(connection: socket.socket) -> None:
    threading.Event().wait(20)
    connection.close()


def drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        try:
            connection.sendall(b"X-More: 1\r\n")
        except OSError:
            return
        threading.Event().wait(0.1)


@pytest.mark.parametrize(
    "url", ["http://meet.example.org", "http://192.0.2.7:8000", "http://localhost.example.org"]
)
def test_plain_http_is_refused_before_a_request_is_sent(url: str) -> None:
    with pytest.raises(HarnessError, match=rf"^{url} is plain http, .*: give its https address$"):
        ExternalDeployment(url).check()


def test_a_refused_connection_is_named() -> None:
    with pytest.raises(HarnessError, match=r"127\.0\.0\.1:\d+ cannot be reached: .*refused"):
        ExternalDeployment(f"http://127.0.0.1:{free_port()}").check()


@pytest.mark.parametrize("behaviour", [hang, drip])
def test_a_server_that_hangs_fails_at_the_time_limit(behaviour: Callable[[socket.socket], None]) -> None:
    with web_server(behaviour) as url, pytest.raises(HarnessError, match=r"did not answer within 1 s"):
        ExternalDeployment(url, seconds=1).check()


def test_answers_within_half_a_minute_by_default() -> None:
    assert ExternalDeployment("https://meet.example.org").seconds < 30


def test_another_web_site_is_no_jitsi_meet() -> None:
    with (
        web_server(web_site("200 OK", "<html><title>Shop</title></html>")) as url,
        pytest.raises(HarnessError, match="answers, but is no Jitsi Meet"),
    ):
        ExternalDeployment(url).check()


def test_an_http_error_is_no_jitsi_meet() -> None:
    with (
        web_server(web_site("404 Not Found", "")) as url,
        pytest.raises(HarnessError, match=r"is no Jitsi Meet: .* gives HTTP 404"),
    ):
        ExternalDeployment(url).check()


def test_another_protocol_is_no_jitsi_meet() -> None:
    def greet(connection: socket.socket) -> None:
        connection.sendall(b"220 smtp ready\r\n")
        connection.close()

    with (
        web_server(greet) as url,
        pytest.raises(HarnessError, match=r"does not speak HTTP|cannot be reached"),
    ):
        ExternalDeployment(url).check()


def test_a_request_for_login_is_named_without_secrets() -> None:
    secret = "do-not-tell"
    headers = {"Authorization": f"Bearer {secret}"}
    with web_server(web_site("401 Unauthorized", "")) as url:
        external = ExternalDeployment(url, token=secret, headers=headers)
        with pytest.raises(HarnessError, match=r"asks for a login or token \(HTTP 401\)") as failure:
            external.check()
    assert secret not in str(failure.value)
    assert secret not in external.url
    assert external.room_url("kiwi").endswith(f"/kiwi?jwt={secret}")


def test_headers_are_sent() -> None:
    seen: list[bytes] = []

    def answer(connection: socket.socket) -> None:
        seen.append(connection.recv(65536))
        connection.close()

    with web_server(answer) as url, pytest.raises(HarnessError):
        ExternalDeployment(url, headers={"X-Gate": "open"}).check()
    assert b"X-Gate: open" in seen[0]


@pytest.mark.parametrize(
    "url",
    [
        "meet.example.org",
        "ftp://meet.example.org",
        "https://",
        "https://[::1",
        "https://meet.example.org:99999",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadAddress, match="is not the address of a Jitsi Meet"):
        ExternalDeployment(url)


@pytest.mark.parametrize("url", ["https://meet.example.org/#config.x=1", "https://meet.example.org/?y=1"])
def test_an_address_with_more_than_a_path_is_refused(url: str) -> None:
    with pytest.raises(BadAddress, match=r"“https://meet\.example\.org/” has something after"):
        ExternalDeployment(url)


@pytest.mark.parametrize(
    "address",
    ["https://ann:s3cret@meet.example.org", "ann:s3cret@meet.example.org", "meet.example.org/?jwt=s3cret"],
)
def test_a_login_in_the_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(BadAddress, match=r"JITSI_USER|is not the address") as refused:
        ExternalDeployment(address)
    assert "s3cret" not in str(refused.value)
    assert "ann" not in str(refused.value)


@pytest.mark.parametrize(
    ("given", "url", "host"),
    [
        ("https://Meet.Example.org:443/", "https://meet.example.org", "meet.example.org"),
        ("http://localhost:8000/team/", "http://localhost:8000/team", "localhost:8000"),
        ("https://[::1]:8443", "https://[::1]:8443", "[::1]:8443"),
    ],
)
def test_addresses_read_as_chrome_writes_them(given: str, url: str, host: str) -> None:
    external = ExternalDeployment(given)
    assert (external.url, external.host) == (url, host)


def test_a_redirection_takes_the_login_to_nobody_else() -> None:
    asked: list[bytes] = []

    def other(connection: socket.socket) -> None:
        with connection:
            asked.append(connection.recv(65536))
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    with web_server(other) as elsewhere:
        elsewhere = elsewhere.replace("127.0.0.1", "localhost")

        def redirect(connection: socket.socket) -> None:
            with connection:
                asked.append(connection.recv(65536))
                head = f"HTTP/1.1 302 Found\r\nLocation: {elsewhere}/\r\nContent-Length: 0\r\n"
                connection.sendall((head + "Connection: close\r\n\r\n").encode())

        with web_server(redirect) as url, pytest.raises(HarnessError, match="no Jitsi Meet"):
            ExternalDeployment(url, headers={"Authorization": "Basic s3cret"}).check()
    assert [b"s3cret" in request for request in asked] == [True, False]


def test_what_a_chrome_found_counts_more_than_the_file() -> None:
    external = ExternalDeployment("https://meet.example.org")
    assert external.bridge is True, "until the contrary is known"
    external.learn(prejoin=False, bridge=False)
    assert (external.prejoin, external.bridge) == (False, False)


def test_no_conference_failure_is_provoked_where_others_meet() -> None:
    assert not ExternalDeployment("https://meet.example.org").provoke_conference_failure("kiwi")
