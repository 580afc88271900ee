"""The containers of an official Jitsi Meet: pinned, private, without a right they do not need."""

import re
import socket
import subprocess
import threading
from typing import Any

import pytest

from e2e.tests.support.workflows.files import GITHUB, check, load


class TestCompose:
    services: dict[str, Any] = load(GITHUB / "jitsi/compose.yml")["services"]
    stable: dict[str, Any] = load(GITHUB / "jitsi/stable.yml")["services"]

    def test_the_four_services_of_one_release(self) -> None:
        assert set(self.services) == {"web", "prosody", "jicofo", "jvb"}
        tags = {service["image"].rpartition(":")[2] for service in self.services.values()}
        assert len(tags) == 1
        assert re.fullmatch(r"stable-\d+(-\d+)?", tags.pop())
        assert all(
            service["image"].startswith(f"ghcr.io/jitsi/{name}:") for name, service in self.services.items()
        )

    def test_one_shard_can_follow_the_newest_release(self) -> None:
        assert {name: service["image"] for name, service in self.stable.items()} == {
            name: service["image"].rpartition(":")[0] + ":stable" for name, service in self.services.items()
        }
        assert all(service["pull_policy"] == "always" for service in self.stable.values())

    def test_roots_are_read_only_and_what_is_written_is_the_container_s_user_s(self) -> None:
        """The folders are those that the images of 2026-08 check; the user is theirs: uid 1000."""
        stored = {"prosody": "/var/lib/prosody", "web": "/storage"}
        for name, service in self.services.items():
            assert service["read_only"] is True
            folders = {
                path: set(options.split(","))
                for path, _, options in (line.partition(":") for line in service["tmpfs"])
            }
            assert set(folders) == {"/run", "/tmp", *([stored[name]] if name in stored else [])}  # noqa: S108
            assert "exec" in folders["/run"], "the images start their services from there"
            if name in stored:
                assert {"uid=1000", "gid=1000"} <= folders[stored[name]]

    def test_ports_inside_need_no_right(self) -> None:
        ports = [
            port.partition("/")[0].split(":")
            for service in self.services.values()
            for port in service.get("ports", [])
        ]
        assert all(int(inside) > 1023 for _, _, inside in ports)
        assert self.services["web"]["healthcheck"]["test"][3].endswith("/8443")

    def test_nothing_is_reachable_from_elsewhere(self) -> None:
        ports = [port for service in self.services.values() for port in service.get("ports", [])]
        assert ports
        assert all(port.startswith("127.0.0.1:") for port in ports)
        assert not any("network_mode" in service for service in self.services.values())

    def test_no_secret_has_a_default(self) -> None:
        for service in self.services.values():
            for name, value in service["environment"].items():
                if "PASSWORD" in name or "SECRET" in name:
                    assert re.fullmatch(r"\$\{" + name + r":\?[^}]+\}", value), name

    def test_each_tells_how_it_is_and_waits_for_what_it_needs(self) -> None:
        for name, service in self.services.items():
            assert service["healthcheck"]["test"][:3] == ["CMD", "bash", "-c"], name
            check("bash", "-n", "-c", service["healthcheck"]["test"][3].replace("$$", "$"))
            for other, condition in service.get("depends_on", {}).items():
                assert other in self.services
                assert condition == {"condition": "service_healthy"}

    @pytest.mark.parametrize(("answer", "healthy"), [("200 OK", True), ("500 Internal Server Error", False)])
    def test_the_health_check_knows_a_healthy_service(self, answer: str, healthy: bool) -> None:
        script = self.services["jvb"]["healthcheck"]["test"][3].replace("$$", "$")
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]

            def serve() -> None:
                connection, _ = server.accept()
                with connection:
                    connection.recv(1000)
                    connection.sendall(f"HTTP/1.1 {answer}\r\n\r\n".encode())

            thread = threading.Thread(target=serve)
            thread.start()
            done = subprocess.run(["bash", "-c", script.replace("8080", str(port))], timeout=10, check=False)
            thread.join(10)
        assert (done.returncode == 0) is healthy
