"""The other scripts of the workflows: plan, inputs, merging and outcome, reporting, the official containers."""

import json
import os
import re
import shutil
import ssl
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from e2e.tests.support.workflows import stand_in_gh
from e2e.tests.tools.bare_root.dockerfile import instructions

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / ".github/scripts"


def run(
    script: str, *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a script as a workflow's step does."""
    command: Sequence[str | Path] = [SCRIPTS / script, *arguments]
    return subprocess.run(
        [sys.executable, *command] if script.endswith(".py") else command,
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def load_compose() -> Any:
    return yaml.safe_load((ROOT / ".github/jitsi/compose.yml").read_text("utf-8"))


def outputs(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text("utf-8").splitlines())


def command(folder: Path, name: str, script: str) -> None:
    """Put a command of our own on a PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/bash\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


class TestPlan:
    def plan(self, folder: Path, *pages: str) -> tuple[int, dict[str, Any]]:
        for page in pages:
            (folder / page).parent.mkdir(parents=True, exist_ok=True)
            (folder / page).write_text("x", "utf-8")
        done = run("plan.py", cwd=folder, GITHUB_OUTPUT=str(folder / "out"))
        told = outputs(folder / "out") if (folder / "out").exists() else {"error": json.dumps(done.stdout)}
        return done.returncode, {name: json.loads(value) for name, value in told.items()}

    def test_every_combination_that_says_something_new(self, tmp_path: Path) -> None:
        status, plan = self.plan(
            tmp_path, "docs/de/jitsi-meet.md", "docs/en/jitsi-meet.md", "docs/en/error-messages.md"
        )
        assert status == 0
        assert {(shard["page"], shard["variant"]) for shard in plan["chromium"]} == {
            (page, variant)
            for page in ("docs/de", "docs/en")
            for variant in ("as-shipped", "classic-indicator")
        }
        assert len(plan["chromium"]) == 4
        assert len(plan["chrome"]) == 8
        assert {shard["chrome"] for shard in plan["chrome"]} == {"chrome", "chrome-beta"}
        assert [(shard["page"], shard["chrome"], shard["release"]) for shard in plan["containers"]] == [
            ("docs/de", "chrome", "pinned"),
            ("docs/en", "chrome", "pinned"),
            ("docs/de", "chrome", "stable"),
        ]

    def test_names_are_distinct_and_all_are_listed(self, tmp_path: Path) -> None:
        _, plan = self.plan(tmp_path, "docs/de/jitsi-meet.md", "docs/fr/jitsi-meet.md")
        names = [shard["name"] for job in ("chromium", "chrome", "containers") for shard in plan[job]]
        assert sorted(plan["shards"] + plan["beta"]) == sorted(names)
        assert len(set(names)) == len(names) == 15
        assert any("fr-" in name for name in names), "a third language needs no change of the workflow"

    def test_a_folder_without_pages_is_no_language(self, tmp_path: Path) -> None:
        _, plan = self.plan(tmp_path, "docs/de/fehlermeldungen.md", "docs/drafts/notes.txt")
        assert len(plan["shards"] + plan["beta"]) == 8

    def test_chrome_beta_has_a_report_of_its_own(self, tmp_path: Path) -> None:
        _, plan = self.plan(tmp_path, "docs/de/jitsi-meet.md")
        assert plan["beta"] == [
            "de-chrome-beta-as-shipped-embedded",
            "de-chrome-beta-classic-indicator-embedded",
        ]
        assert not set(plan["beta"]) & set(plan["shards"])

    def test_a_pull_request_gets_the_containers_alone(self, tmp_path: Path) -> None:
        (tmp_path / "docs/de").mkdir(parents=True)
        (tmp_path / "docs/de/a.md").write_text("x", "utf-8")
        run("plan.py", cwd=tmp_path, GITHUB_OUTPUT=str(tmp_path / "out"), GITHUB_EVENT_NAME="pull_request")
        plan = {name: json.loads(value) for name, value in outputs(tmp_path / "out").items()}
        assert (plan["chromium"], plan["chrome"], plan["beta"]) == ([], [], [])
        assert [shard["release"] for shard in plan["containers"]] == ["pinned", "stable"]
        assert plan["shards"] == [shard["name"] for shard in plan["containers"]]

    def test_no_pages_are_an_error(self, tmp_path: Path) -> None:
        assert self.plan(tmp_path)[0] == 1
        (tmp_path / "docs").mkdir()
        assert self.plan(tmp_path)[0] == 1

    def test_of_this_project(self) -> None:
        done = run("plan.py")
        assert done.returncode == 0, done.stdout
        assert '"docs/de"' in done.stdout


class TestInputs:
    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            ("address", "https://meet.example.org"),
            ("address", "http://10.0.0.7:8080/jitsi/"),
            ("severity", "warn"),
            ("path", "docs/de/jitsi-meet.md"),
            ("path", "docs"),
            ("path?", ""),
            ("screenshot", "Tür-Cursor.png"),
            ("screenshot", "Fehler-beim-Bezug-(1).png"),
            ("browser", "chrome-beta"),
            ("browser", "/opt/google/chrome/google-chrome"),
            ("place", "user/de/meeting.md"),
        ],
    )
    def test_good_ones(self, kind: str, value: str) -> None:
        done = run("inputs.py", f"VALUE={kind}", VALUE=value)
        assert (done.returncode, done.stdout) == (0, "")

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            ("address", ""),
            ("address", "meet.example.org"),
            ("address", "https://user:secret@meet.example.org"),
            ("address", 'https://meet.example.org/" ; touch x'),
            ("address", "https://meet.example.org/$(id)"),
            ("address", "https://meet.example.org/`id`"),
            ("address", "https://meet.example.org/\nX=1"),
            ("address", "https://meet.example.org/a?jwt=x"),
            ("address", "file:///etc/passwd"),
            ("severity", "Fail"),
            ("path", "docs/../../etc"),
            ("path", "/etc/passwd"),
            ("path", "docs/-x /"),
            ("path", 'docs/a"b.md'),
            ("screenshot", "../x.png"),
            ("screenshot", "two words.png"),
            ("screenshot", "-x.png"),
            ("screenshot", "$(id).png"),
            ("screenshot", 'a".png'),
            ("screenshot", "x.jpg"),
            ("place", "../suite/docs"),
            ("place", "/etc/passwd"),
            ("place", "-x"),
            ("place", "a b.md"),
            ("browser", "--no-sandbox"),
            ("browser", 'chrome" ; touch x'),
            ("browser", "$(id)"),
        ],
    )
    def test_bad_ones(self, kind: str, value: str) -> None:
        done = run("inputs.py", f"VALUE={kind}", VALUE=value)
        assert done.returncode == 1
        assert done.stdout.startswith("::error::VALUE is ")
        assert done.stdout.count("\n") == 1, "an input must not begin a command of its own"

    def test_a_kind_that_there_is_not(self) -> None:
        assert run("inputs.py", "VALUE=colour", VALUE="red").returncode not in (0, None)


class TestOutcome:
    def outcome(self, folder: Path, *shards: str, told: str | None = "verified") -> str:
        if told is not None:
            (folder / "verdict.json").write_text(
                told if told[0] == "{" else json.dumps({"outcome": told}), "utf-8"
            )
        done = run("outcome.py", "verdict.json", *shards, cwd=folder, GITHUB_OUTPUT=str(folder / "out"))
        assert done.returncode == 0, done.stderr
        return outputs(folder / "out")["outcome"]

    @pytest.mark.parametrize("told", ["verified", "drifted", "inconclusive"])
    def test_what_the_file_says(self, tmp_path: Path, told: str) -> None:
        assert self.outcome(tmp_path, told=told) == told

    @pytest.mark.parametrize("told", [None, "{", '{"outcome": "splendid"}', '{"other": 1}'])
    def test_without_a_file_that_says_it_nothing_is_known(self, tmp_path: Path, told: str | None) -> None:
        assert self.outcome(tmp_path, told=told) == "inconclusive"

    @pytest.mark.parametrize(
        ("told", "expected"),
        [("verified", "inconclusive"), ("drifted", "drifted"), ("inconclusive", "inconclusive")],
    )
    def test_a_missing_shard_keeps_all_from_being_verified(
        self, tmp_path: Path, told: str, expected: str
    ) -> None:
        (tmp_path / "shards/shard-there").mkdir(parents=True)
        (tmp_path / "shards/shard-there/verdict.json").write_text("{}", "utf-8")
        assert self.outcome(tmp_path, "there", told=told) == told
        assert self.outcome(tmp_path, "there", "gone", "lost", told=told) == expected
        assert outputs(tmp_path / "out")["missing"] == "gone lost"


def verdict(lang: str, told: str, chrome: str = "Chromium 1") -> dict[str, Any]:
    """Return a verdict file of one page with one step."""
    claim = {
        "kind": "label",
        "expected": "Zulassen",
        "observed": ["Erlauben"],
        "holds": told == "verified",
        "line": 9,
    }
    block = {
        "id": "allow", "key": "a/1", "kind": "step", "section": "A", "ordinal": 1, "line": 9, "end_line": 9,
        "text": "x", "verdict": told, "seconds": 1.0, "error": None, "claims": [claim], "screenshots": [],
        "variant": None, "notes": [], "screen": None,
    }  # fmt: skip
    deployment = {"kind": "embedded", "url": "https://meet.example.org", "client": "c"}
    page = {
        "path": f"docs/{lang}/a.md",
        "lang": lang,
        "ref": "a",
        "title": "A",
        "source": "x",
        "blocks": [block],
    }
    return {
        "schema": 1, "outcome": told, "started": "2026-01-01T00:00:00+00:00", "seconds": 1.0,
        "environment": {"chrome": chrome, "variant": "as-shipped", "deployment": deployment, "os": "o", "fonts": "f"},
        "pages": [page],
    }  # fmt: skip


def checkout(folder: Path) -> Path:
    """Make a folder that looks like the project to a script that runs in its root."""
    folder.mkdir()
    for name in ("e2e", ".github"):
        (folder / name).symlink_to(ROOT / name)
    return folder


class TestMergeAndReport:
    """The scripts find the project by their own place, so they run in a folder that has links to its parts."""

    def run(
        self, root: Path, script: str, *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        # A copy, as a link's own place is not where it is called.
        (root / ".github").unlink()
        (root / ".github/scripts").mkdir(parents=True)
        for path in [*SCRIPTS.glob("*.py"), *SCRIPTS.glob("*.sh")]:
            target = root / ".github/scripts" / path.name
            target.write_bytes(path.read_bytes())
            target.chmod(0o755)
        return subprocess.run(
            [root / ".github/scripts" / script, *arguments],
            env={
                "PATH": os.environ["PATH"],
                "HOME": os.environ["HOME"],
                "PYTHON": sys.executable,
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def shard(self, root: Path, name: str, data: dict[str, Any]) -> None:
        folder = root / "shards" / f"shard-{name}"
        folder.mkdir(parents=True)
        (folder / "verdict.json").write_text(json.dumps(data), "utf-8")

    def test_shards_become_one_report(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        self.shard(root, "de", verdict("de", "verified"))
        self.shard(root, "en", verdict("en", "drifted", "Chrome 2"))
        done = self.run(root, "merge.sh", '["de", "en"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs(tmp_path / "out") == {"outcome": "drifted", "missing": ""}
        merged = json.loads((root / "report/verdict.json").read_text("utf-8"))
        assert [page["path"] for page in merged["pages"]] == ["docs/de/a.md", "docs/en/a.md"]

    @pytest.mark.parametrize("left", [["de"], ["de", "en"]], ids=["one is left", "all are left"])
    def test_artifacts_lie_where_the_merge_looks_for_them(self, tmp_path: Path, left: list[str]) -> None:
        """download-artifact unpacks one artifact alone without a folder of its name; so each brings its own."""
        root = checkout(tmp_path / "root")
        for name in left:
            self.keep(tmp_path / f"job-{name}", f"shard-{name}", root / "shards")
        done = self.run(root, "merge.sh", '["de", "en"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs(tmp_path / "out")["missing"] == ("" if "en" in left else "en")
        merged = json.loads((root / "report/verdict.json").read_text("utf-8"))
        assert [page["lang"] for page in merged["pages"]] == left

    def keep(self, job: Path, name: str, downloaded: Path) -> None:
        """Run the step that lays a shard's artifact out, and unpack what it has, as ``merge-multiple`` does."""
        (job / "report").mkdir(parents=True)
        told = json.dumps(verdict(name.removeprefix("shard-"), "verified"))
        (job / "report/verdict.json").write_text(told, "utf-8")
        action = yaml.safe_load((ROOT / ".github/actions/report/action.yml").read_text("utf-8"))
        step = next(step for step in action["runs"]["steps"] if step.get("if") == "inputs.shard == 'true'")
        environment = {"PATH": os.environ["PATH"], "REPORT": "report", "NAME": name}
        subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], cwd=job, env=environment, check=True)
        shutil.copytree(job / "artifact", downloaded, dirs_exist_ok=True)

    def test_a_shard_that_left_nothing_is_said(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        self.shard(root, "de", verdict("de", "verified"))
        done = self.run(root, "merge.sh", '["de", "en"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "the shard en left no verdict" in done.stdout
        assert outputs(tmp_path / "out") == {"outcome": "inconclusive", "missing": "en"}
        assert (root / "report/verdict.json").is_file()

    def test_no_shard_at_all(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        done = self.run(root, "merge.sh", '["de"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs(tmp_path / "out") == {"outcome": "inconclusive", "missing": "de"}

    def test_shards_that_contradict_each_other_fail_the_job(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        self.shard(root, "one", verdict("de", "verified"))
        self.shard(root, "two", verdict("de", "drifted"))
        done = self.run(root, "merge.sh", '["one", "two"]', GITHUB_OUTPUT=str(tmp_path / "out"))
        assert done.returncode != 0
        assert not (tmp_path / "out").exists()

    def test_a_report_for_everybody(self, tmp_path: Path) -> None:
        root = checkout(tmp_path / "root")
        (root / "report").mkdir()
        (root / "report/verdict.json").write_text(json.dumps(verdict("de", "drifted")), "utf-8")
        summary = tmp_path / "step-summary.md"
        summary.write_text("before\n", "utf-8")
        done = self.run(root, "report.sh", GITHUB_STEP_SUMMARY=str(summary), DRIFT="warn")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "::warning file=docs/de/a.md,line=9," in done.stdout
        assert (root / "report/index.html").read_text("utf-8").lower().startswith("<!doctype html>")
        assert "<testcase" in (root / "report/junit.xml").read_text("utf-8")
        assert summary.read_text("utf-8") == "before\n" + (root / "report/summary.md").read_text("utf-8")

    @pytest.mark.parametrize("suite", ["work/.guide-suite", "actions/our/guide/v1"], ids=["gate", "action"])
    def test_annotations_are_at_the_caller_s_own_pages(self, tmp_path: Path, suite: str) -> None:
        root = tmp_path / suite
        root.parent.mkdir(parents=True)
        checkout(root)
        work = tmp_path / "work"
        (work / "user").mkdir(parents=True)
        page = work / "user/Seite 5%.md"
        page.write_text("x", "utf-8")
        data = verdict("de", "drifted")
        data["pages"][0]["path"] = os.path.relpath(page, root)
        (root / "report").mkdir()
        (root / "report/verdict.json").write_text(json.dumps(data), "utf-8")
        done = self.run(root, "report.sh", GITHUB_WORKSPACE=str(work))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "::error file=user/Seite 5%25.md,line=9," in done.stdout

    def test_without_a_verdict_it_says_so(self, tmp_path: Path) -> None:
        done = self.run(checkout(tmp_path / "root"), "report.sh")
        assert done.returncode == 0
        assert "::warning::no page was verified" in done.stdout


class TestContainers:
    def test_secrets_are_strong_private_and_stay(self, tmp_path: Path) -> None:
        folder = tmp_path / "jitsi"
        assert run("jitsi_secrets.py", str(folder)).returncode == 0
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert all(
            stat.S_IMODE((folder / name).stat().st_mode) == 0o600 for name in ("secrets.env", "authority.pem")
        )
        secrets = outputs(folder / "secrets.env")
        assert set(secrets) == {"JICOFO_AUTH_PASSWORD", "JVB_AUTH_PASSWORD"}
        assert len(set(secrets.values())) == 2
        assert all(len(value) >= 43 for value in secrets.values())
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert run("jitsi_secrets.py", str(folder)).returncode == 0
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

        assert run("jitsi_secrets.py", str(tmp_path / "other")).returncode == 0
        assert not set(outputs(tmp_path / "other/secrets.env").values()) & set(secrets.values())

    def test_the_container_s_user_can_read_the_key_and_nothing_else(self, tmp_path: Path) -> None:
        """It sees the mounted folder alone, as user 1000, whatever the umask was here."""
        folder = tmp_path / "jitsi"
        subprocess.run(
            ["sh", "-c", 'umask 077; exec "$@"', "sh", sys.executable, SCRIPTS / "jitsi_secrets.py", folder],
            check=True,
        )
        [mount] = load_compose()["services"]["web"]["volumes"]
        source, target, access = mount.rsplit(":", 2)
        assert (target, access) == ("/config", "ro")
        seen = folder / source.rpartition("}/")[2]
        assert sorted(path.name for path in seen.rglob("*")) == ["cert.crt", "cert.key", "keys"]
        assert all(path.stat().st_mode & stat.S_IROTH for path in [seen, *seen.rglob("*")])
        assert all(path.stat().st_mode & stat.S_IXOTH for path in (seen, seen / "keys"))

    def test_the_certificate_is_the_authority_s_own(self, tmp_path: Path) -> None:
        assert run("jitsi_secrets.py", str(tmp_path)).returncode == 0
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
        command(folder / "bin", "docker", noted + docker)
        command(folder / "bin", "curl", noted + curl)
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = run("jitsi_start.sh", str(folder / "jitsi"), *release, PATH=path, JITSI_SECONDS="7")
        return done, log.read_text("utf-8").splitlines()

    def test_started_and_waited_for(self, tmp_path: Path) -> None:
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

    def test_the_newest_release_in_place_of_the_pinned_one(self, tmp_path: Path) -> None:
        done, log = self.start(tmp_path, "exit 0", "exit 0", "stable")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "--file .github/jitsi/compose.yml --file .github/jitsi/stable.yml --env-file" in log[0]

    def test_a_release_that_there_is_not(self, tmp_path: Path) -> None:
        done = run("jitsi_start.sh", str(tmp_path / "jitsi"), "newest")
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
        command(tmp_path / "bin", "docker", "echo $JITSI_FOLDER $*")
        (tmp_path / "jitsi").mkdir()
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        done = run("jitsi_stop.sh", str(tmp_path / "jitsi"), PATH=path)
        assert done.returncode == 0
        assert done.stdout.startswith(f"{tmp_path}/jitsi compose ")
        assert "down --volumes" in done.stdout


class TestGate:
    PEM = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----"

    def gate(self, folder: Path, **environment: str) -> tuple[list[str], Path]:
        """Run the gate with a stand-in for make; return what make was given, and the runner's folder."""
        command(
            folder / "bin",
            "make",
            'printf "%s\\n" "$*" "${JITSI_AUTHORITY-}" "${AUTHORITY_PEM-}" "${PAGE-}" "${BINDINGS-}"',
        )
        temporary = folder / "temporary"
        temporary.mkdir()
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = run("gate.sh", cwd=ROOT, PATH=path, RUNNER_TEMP=str(temporary), **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.split("\n"), temporary

    def test_an_authority_goes_to_make_as_a_private_file(self, tmp_path: Path) -> None:
        given, temporary = self.gate(tmp_path, AUTHORITY_PEM=self.PEM)
        (file,) = temporary.iterdir()
        assert given[:3] == ["gate", str(file), ""]
        assert file.read_text("utf-8") == f"{self.PEM}\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_pages_of_the_caller_are_whole_paths_to_make(self, tmp_path: Path) -> None:
        work = tmp_path / "work"
        work.mkdir()
        for name in ("page.md", "page.toml"):
            (work / name).write_text("x", "utf-8")
        given = {"GITHUB_WORKSPACE": str(work), "PAGES": "page.md", "BINDINGS": "page.toml"}
        lines, _ = self.gate(tmp_path, **given)
        assert lines[3:5] == [str(work / "page.md"), str(work / "page.toml")]

    @pytest.mark.parametrize(
        ("name", "told"),
        [("other.md", "which is not in the workspace"), ("page.md", "has a space in its path")],
    )
    def test_pages_that_cannot_be_given_to_make(self, tmp_path: Path, name: str, told: str) -> None:
        work = tmp_path / "a workspace"
        work.mkdir()
        (work / "page.md").write_text("x", "utf-8")
        command(tmp_path / "bin", "make", "exit 0")
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        done = run("gate.sh", PATH=path, GITHUB_WORKSPACE=str(work), PAGES=name)
        assert done.returncode == 4
        assert done.stderr.startswith("::error::")
        assert told in done.stderr

    def test_without_one_there_is_no_file(self, tmp_path: Path) -> None:
        given, temporary = self.gate(tmp_path, AUTHORITY_PEM="")
        assert given[:3] == ["gate", "", ""]
        assert not list(temporary.iterdir())


class TestRelease:
    def release(self, folder: Path, tag: str, known: str, **answers: Any) -> tuple[int, list[list[str]]]:
        gh = {"api repos/our/guide/git/matching-refs": known, **answers}
        environment = stand_in_gh.install(folder / "gh", gh)
        path, stand_in = environment["PATH"], environment["GH_STAND_IN"]
        done = run("release.sh", tag, "abc123", GH_REPO="our/guide", PATH=path, GH_STAND_IN=stand_in)
        calls = [arguments for arguments, _ in stand_in_gh.calls(folder / "gh")]
        return done.returncode, [arguments for arguments in calls if "--method" in arguments]

    def test_the_major_version_follows_its_newest_release(self, tmp_path: Path) -> None:
        known = "refs/tags/v1.9.0\nrefs/tags/v1.10.0\nrefs/tags/v1.10.0-rc1"
        status, [changed] = self.release(tmp_path, "v1.10.0", known, **{"api --silent": ""})
        assert status == 0
        assert changed[3:] == [
            "PATCH",
            "repos/our/guide/git/refs/tags/v1",
            "-f",
            "sha=abc123",
            "-F",
            "force=true",
        ]

    def test_the_first_release_makes_it(self, tmp_path: Path) -> None:
        answers = {"api --silent --method POST": ""}
        status, [changed] = self.release(tmp_path, "v2.0.0", "refs/tags/v2.0.0", **answers)
        assert status == 0
        assert changed[3:] == [
            "POST",
            "repos/our/guide/git/refs",
            "-f",
            "ref=refs/tags/v2",
            "-f",
            "sha=abc123",
        ]

    def test_a_repair_of_an_older_release_leaves_it(self, tmp_path: Path) -> None:
        assert self.release(tmp_path, "v1.9.1", "refs/tags/v1.9.1\nrefs/tags/v1.10.0") == (0, [])

    def test_what_is_no_release(self, tmp_path: Path) -> None:
        assert self.release(tmp_path, "v1", "") == (2, [])


def test_only_known_channels_are_installed() -> None:
    done = run("browser.sh", "firefox; id")
    assert done.returncode == 2
    assert "there is no channel firefox; id" in done.stdout


def test_pictures_that_no_page_embeds_are_named(tmp_path: Path) -> None:
    pictures = tmp_path / "screenshots/de"
    pictures.mkdir(parents=True)
    for name in ("Gezeigt.png", "Waise.png"):
        (pictures / name).write_bytes(b"x")
    (tmp_path / "docs/de").mkdir(parents=True)
    page = "---\ntitle: T\nlang: de\nref: t\n---\n# Eins\n\n![Bild](../../screenshots/de/Gezeigt.png)\n"
    (tmp_path / "docs/de/t.md").write_text(page, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "e2e.plugin.orphans"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    picture = "screenshots/de/Waise.png"
    assert (
        done.stdout
        == f"::warning file={picture}::{picture}: no page embeds this picture; embed or delete it\n"
    )


class TestContainer:
    """The image of the Dockerfile, with a stand-in for docker."""

    DOCKER = """
printf '%s|' "$@" >>"$LOG"; echo >>"$LOG"
case $1 in
    create) echo abc ;;
    start) exit "${STATUS:-0}" ;;
    cp) [ -z "${NO_REPORT:-}" ] && mkdir "$4" && echo '{}' >"$4/verdict.json" ;;
esac"""

    def run(
        self, folder: Path, **environment: str
    ) -> tuple[subprocess.CompletedProcess[str], list[list[str]]]:
        script = folder / ".ci" / "container"
        script.parent.mkdir()
        script.write_bytes((ROOT / ".ci/container").read_bytes())
        script.chmod(0o755)
        command(folder / "bin", "docker", self.DOCKER)
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(
            [script, "make", "verify"],
            env={"PATH": path, "LOG": str(folder / "log"), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, [line.split("|")[:-1] for line in (folder / "log").read_text("utf-8").splitlines()]

    def test_options_go_in_and_the_report_comes_out(self, tmp_path: Path) -> None:
        done, calls = self.run(tmp_path, PAGE="docs/de", CHROME="chromium", JITSI_TOKEN="secret")
        assert done.returncode == 0, done.stderr
        assert [call[0] for call in calls] == ["build", "create", "start", "cp", "rm"]
        create = calls[1]
        assert [create[at + 1] for at, word in enumerate(create) if word == "--env"] == ["PAGE", "CHROME"]
        assert create[-3:] == ["guide", "make", "verify"]
        assert (tmp_path / "report/verdict.json").is_file()
        assert calls[-1] == ["rm", "--force", "abc"]

    def test_a_run_that_fails_leaves_its_status_and_report(self, tmp_path: Path) -> None:
        done, calls = self.run(tmp_path, STATUS="2")
        assert done.returncode == 2
        assert (tmp_path / "report/verdict.json").is_file()
        assert calls[-1][0] == "rm"

    def test_a_run_without_a_report_is_said(self, tmp_path: Path) -> None:
        done, _ = self.run(tmp_path, STATUS="1", NO_REPORT="1")
        assert done.returncode == 1
        assert "make verify left no report" in done.stdout


class TestDockerfile:
    def test_its_instructions_are_those_that_can_be_carried_out_by_hand(self) -> None:
        text = (ROOT / "Dockerfile").read_text("utf-8")
        known = [name for name, _ in instructions(text)]
        assert known[0] == "FROM"
        assert set(known) <= {"FROM", "ENV", "RUN", "USER", "WORKDIR", "COPY", "CMD"}
        assert [rest for name, rest in instructions(text) if name == "USER"] == ["guide"], (
            "nothing runs as root"
        )

    def test_a_continued_line_is_one_instruction(self) -> None:
        text = "# x\nRUN a \\\n    && b\n\nUSER guide\n"
        assert list(instructions(text)) == [("RUN", "a && b"), ("USER", "guide")]

    def test_what_a_bare_machine_lacks_is_what_the_image_begins_with(self) -> None:
        text = (ROOT / "Dockerfile").read_text("utf-8")
        run = (ROOT / ".ci/run").read_text("utf-8")
        commands = re.search(r"for command in (.*); do", run)
        assert commands
        assert set(commands[1].split()) <= set(text.split())
