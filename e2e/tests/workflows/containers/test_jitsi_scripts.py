"""Starting and ending the official containers."""

import os
import ssl
import stat
import subprocess
import sys
from pathlib import Path

from e2e.tests.support.workflows.files import load
from e2e.tests.support.workflows.scripts import ROOT, outputs, put_command, run_script

FOLDER = ROOT / ".github/jitsi"


class TestContainers:
    def test_secrets_are_strong_private_and_stay(self, tmp_path: Path) -> None:
        folder = tmp_path / "jitsi"
        assert run_script(f"{FOLDER}/make_secrets.py", str(folder)).returncode == 0
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert all(
            stat.S_IMODE((folder / name).stat().st_mode) == 0o600 for name in ("secrets.env", "authority.pem")
        )
        secrets = outputs(folder / "secrets.env")
        assert set(secrets) == {"JICOFO_AUTH_PASSWORD", "JVB_AUTH_PASSWORD"}
        assert len(set(secrets.values())) == 2
        assert all(len(value) >= 43 for value in secrets.values())
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert run_script(f"{FOLDER}/make_secrets.py", str(folder)).returncode == 0
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

        assert run_script(f"{FOLDER}/make_secrets.py", str(tmp_path / "other")).returncode == 0
        assert not set(outputs(tmp_path / "other/secrets.env").values()) & set(secrets.values())

    def test_the_container_s_user_can_read_the_key_and_nothing_else(self, tmp_path: Path) -> None:
        """It sees the mounted folder alone, as user 1000, whatever the umask was here."""
        folder = tmp_path / "jitsi"
        subprocess.run(
            ["sh", "-c", 'umask 077; exec "$@"', "sh", sys.executable, FOLDER / "make_secrets.py", folder],
            check=True,
        )
        [mount] = load(FOLDER / "compose.yml")["services"]["web"]["volumes"]
        source, target, access = mount.rsplit(":", 2)
        assert (target, access) == ("/config", "ro")
        seen = folder / source.rpartition("}/")[2]
        assert sorted(path.name for path in seen.rglob("*")) == ["cert.crt", "cert.key", "keys"]
        assert all(path.stat().st_mode & stat.S_IROTH for path in [seen, *seen.rglob("*")])
        assert all(path.stat().st_mode & stat.S_IXOTH for path in (seen, seen / "keys"))

    def test_the_certificate_is_the_authority_s_own(self, tmp_path: Path) -> None:
        assert run_script(f"{FOLDER}/make_secrets.py", str(tmp_path)).returncode == 0
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / "web/keys/cert.crt", tmp_path / "web/keys/cert.key")
        client = ssl.create_default_context(cafile=tmp_path / "authority.pem")
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        server_side = context.wrap_bio(incoming, outgoing, server_side=True)
        client_side = client.wrap_bio(outgoing, incoming, server_hostname="localhost")
        done: set[ssl.SSLObject] = set()
        for _ in range(6):
            for side in (client_side, server_side):
                try:
                    side.do_handshake()
                    done.add(side)
                except ssl.SSLWantReadError:
                    continue
        assert len(done) == 2

    def start(
        self, folder: Path, docker: str, curl: str, *release: str
    ) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        log = folder / "log"
        noted = f'printf "%s\\n" "$(basename $0) $*" >>{log}; '
        put_command(folder / "bin", "docker", noted + docker)
        put_command(folder / "bin", "curl", noted + curl)
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = run_script(f"{FOLDER}/start.sh", str(folder / "jitsi"), *release, PATH=path, JITSI_SECONDS="7")
        return done, log.read_text("utf-8").splitlines()

    def test_containers_are_started_and_waited_for(self, tmp_path: Path) -> None:
        done, log = self.start(tmp_path, "echo $JITSI_FOLDER", "exit 0")
        assert done.returncode == 0, done.stdout + done.stderr
        assert log[0] == (
            f"docker compose --file .github/jitsi/compose.yml --env-file {tmp_path}/jitsi/secrets.env "
            "up --detach --wait --wait-timeout 7"
        )
        assert f"--cacert {tmp_path}/jitsi/authority.pem" in log[1]
        assert str(tmp_path / "jitsi") in done.stdout
        assert "https://localhost:8443 answers" in done.stdout
        for secret in outputs(tmp_path / "jitsi/secrets.env").values():
            assert secret not in done.stdout + done.stderr + "".join(log)

    def test_stable_starts_the_newest_release_in_place_of_the_pinned_one(self, tmp_path: Path) -> None:
        done, log = self.start(tmp_path, "exit 0", "exit 0", "stable")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "--file .github/jitsi/compose.yml --file .github/jitsi/stable.yml --env-file" in log[0]

    def test_an_unknown_release_is_an_error(self, tmp_path: Path) -> None:
        done = run_script(f"{FOLDER}/start.sh", str(tmp_path / "jitsi"), "newest")
        assert done.returncode == 2
        assert "::error::there is no release newest" in done.stdout

    def test_containers_that_do_not_start_fail_with_their_logs(self, tmp_path: Path) -> None:
        docker = 'case "$*" in *" up "*) exit 1 ;; *" logs "*) echo their words ;; esac'
        done, _ = self.start(tmp_path, docker, "exit 0")
        assert done.returncode == 1
        assert "::error::the Jitsi containers do not start" in done.stdout
        assert "their words" in done.stdout

    def test_a_page_that_does_not_answer_fails_too(self, tmp_path: Path) -> None:
        done, log = self.start(tmp_path, "exit 0", "exit 60")
        assert done.returncode == 1
        assert "https://localhost:8443 does not answer" in done.stdout
        assert any(" logs " in line for line in log)

    def test_stopping_forgets_everything(self, tmp_path: Path) -> None:
        put_command(tmp_path / "bin", "docker", "echo $JITSI_FOLDER $*")
        (tmp_path / "jitsi").mkdir()
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        done = run_script(f"{FOLDER}/stop.sh", str(tmp_path / "jitsi"), PATH=path)
        assert done.returncode == 0
        assert done.stdout.startswith(f"{tmp_path}/jitsi compose ")
        assert "down --volumes" in done.stdout
