"""The client's packages, and building it once for everybody."""

import base64
import hashlib
import io
import json
import multiprocessing
import os
import tarfile
import time
from pathlib import Path

import pytest

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client import build, npm
from e2e.jitsi.deployment.client.npm import unpack
from e2e.jitsi.deployment.client.pins import Package

NPM = """#!/bin/sh
echo "$@" >> "{calls}"
case "$1" in
    pack) case "$2" in
        *interface*) cp "{interface}" . ;;
        *) cp "{library}" . ;;
    esac ;;
    ci) mkdir node_modules ;;
esac
"""

NODE = """#!/bin/sh
case "$1" in *npm-cli.js) shift; exec "{tools}/npm" "$@" ;; esac
exec "{tools}/bundler" "$@"
"""

BUNDLER = """#!/bin/sh
echo "node $@" >> "{calls}"
test -d "$2" && test -d "$3" && test -e node_modules || exit 7
mkdir "$4"
echo "<html>" > "$4/index.html"
"""


class Workbench:
    """A cache folder, and stand-ins for npm and node that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.tools = folder / "tools"
        self.calls_file = folder / "calls"
        self.lines: list[str] = []
        (self.tools / "bin").mkdir(parents=True)
        self.archives = {name: self.archive(folder, name) for name in ("interface", "library")}
        names = {name: str(file) for name, file in self.archives.items()}
        self.tool("npm", NPM.format(calls=self.calls_file, **names))
        self.tool("bin/node", NODE.format(tools=self.tools))
        self.tool("bundler", BUNDLER.format(calls=self.calls_file))

    def archive(self, folder: Path, name: str) -> Path:
        content = folder / name / "package"
        content.mkdir(parents=True)
        (content / "index.js").write_text(name)
        archive = folder / f"{name}.tgz"
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(content, "package")
        return archive

    def tool(self, name: str, script: str) -> None:
        file = self.tools / name
        file.write_text(script)
        file.chmod(0o755)

    def pin(self, name: str) -> Package:
        digest = hashlib.sha512(self.archives[name].read_bytes()).digest()
        return Package(f"@test/{name}", "1.0.0", f"sha512-{base64.b64encode(digest).decode()}")

    def build(self) -> build.Bundle:
        return build.client_bundle(self.cache, self.lines.append)

    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines() if self.calls_file.exists() else []

    def left_over(self) -> list[str]:
        return [file.name for file in self.cache.glob("*") if file.name != "lock"]


@pytest.fixture
def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    made = Workbench(tmp_path)
    monkeypatch.setattr(build, "INTERFACE", made.pin("interface"))
    monkeypatch.setattr(build, "LIBRARY", made.pin("library"))
    monkeypatch.setattr(npm, "tools", lambda: made.tools)
    return made


def test_bundles_that_nobody_uses_any_more_go(workbench: Workbench) -> None:
    used = workbench.build().folder
    forgotten, recent = workbench.cache / "client-forgotten", workbench.cache / "client-recent"
    for folder in (forgotten, recent):
        folder.mkdir()
    long_ago = time.time() - build.UNUSED_SECONDS - 1
    os.utime(forgotten, (long_ago, long_ago))
    os.utime(used, (long_ago, long_ago))
    assert workbench.build().folder == used
    used.rename(workbench.cache / "client-before")
    workbench.build()
    assert not forgotten.exists()
    assert recent.exists()
    assert (workbench.cache / "client-before").exists(), "it was in use a moment ago"


def test_lock_has_hashes_and_no_addresses() -> None:
    text = (build.SOURCES / "package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    assert len(packages) > 200
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_packages_are_pinned_exactly() -> None:
    package = json.loads((build.SOURCES / "package.json").read_text("utf-8"))
    assert package["license"] == "Apache-2.0"
    for name, version in package["dependencies"].items():
        assert version[0].isdigit(), f"{name} {version}"


def test_builds_with_progress(workbench: Workbench) -> None:
    bundle = workbench.build()
    assert (bundle.folder / "index.html").is_file()
    assert bundle.client == "@test/interface 1.0.0, @test/library 1.0.0"
    assert len(workbench.lines) >= 4
    assert any("@test/interface 1.0.0" in line for line in workbench.lines)
    assert not list(workbench.cache.glob("*.part"))


def test_is_built_once(workbench: Workbench) -> None:
    first = workbench.build()
    calls = workbench.calls()
    assert workbench.build() == first
    assert workbench.calls() == calls


def test_changed_sources_need_no_network(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = workbench.build()
    changed = tmp_path / "sources"
    changed.mkdir()
    for name in ("package.json", "package-lock.json", "build.mjs"):
        (changed / name).write_bytes((build.SOURCES / name).read_bytes())
    monkeypatch.setattr(build, "SOURCES", changed)
    workbench.tool("npm", "#!/bin/sh\nexit 1\n")
    second = workbench.build()
    assert second.folder != first.folder
    assert (second.folder / "index.html").is_file()


def test_other_package_than_pinned(workbench: Workbench) -> None:
    with tarfile.open(workbench.archives["library"], "w:gz"):
        pass
    with pytest.raises(HarnessError, match=r"@test/library 1\.0\.0 .* not the package that is pinned"):
        workbench.build()
    assert [name for name in workbench.left_over() if not name.startswith("package-")] == []
    assert len(workbench.left_over()) == 1


def test_package_with_a_file_out_of_place(tmp_path: Path) -> None:
    evil = tmp_path / "evil.tgz"
    with tarfile.open(evil, "w:gz") as tar:
        member = tarfile.TarInfo("package/../../outside")
        member.size = 2
        tar.addfile(member, io.BytesIO(b"no"))
    with (
        tarfile.open(evil) as tar,
        pytest.raises(HarnessError, match=r"out of place: package/\.\./\.\./outside"),
    ):
        unpack(tar, tmp_path / "a" / "target")
    assert not (tmp_path / "outside").exists()


def test_node_missing(workbench: Workbench) -> None:
    (workbench.tools / "bin" / "node").unlink()
    with pytest.raises(
        HarnessError, match=r"bin/node does not run \(No such file or directory\); run the set-up"
    ):
        workbench.build()


def test_node_and_npm_are_not_the_machines_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "bin" / "node"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho SyntaxError: Unexpected token >&2\nexit 1\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    (tmp_path / "package.json").write_text('{"name": "seen", "version": "1.0.0"}')
    npm.npm("pack", folder=tmp_path)
    assert (tmp_path / "seen-1.0.0.tgz").is_file()


def test_npm_reads_the_settings_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "npmrc"
    settings.write_text(f"pack-destination={tmp_path / 'packed'}\n")
    (tmp_path / "packed").mkdir()
    monkeypatch.setattr(npm, "MACHINE_SETTINGS", (tmp_path / "missing", settings))
    (tmp_path / "package.json").write_text('{"name": "seen", "version": "1.0.0"}')
    npm.npm("pack", folder=tmp_path)
    assert (tmp_path / "packed" / "seen-1.0.0.tgz").is_file()


def test_registry_not_reached(workbench: Workbench) -> None:
    workbench.tool("npm", "#!/bin/sh\necho npm error code ENOTFOUND >&2\nexit 1\n")
    with pytest.raises(HarnessError, match=r"the npm registry was not reached \(ENOTFOUND\)"):
        workbench.build()
    assert workbench.left_over() == []


def test_bundler_fails(workbench: Workbench) -> None:
    workbench.tool("bundler", "#!/bin/sh\necho no such export\nexit 3\n")
    with pytest.raises(HarnessError, match="status 3: no such export"):
        workbench.build()
    assert not list(workbench.cache.glob("client-*"))
    assert not list(workbench.cache.glob("*.part"))


def test_leftovers_of_a_killed_build_go(workbench: Workbench) -> None:
    part = workbench.cache / "client-0123.abc.part"
    part.mkdir(parents=True)
    workbench.build()
    assert not part.exists()


def test_two_at_once_build_once(workbench: Workbench) -> None:
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=workbench.build) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert sum(call.startswith("node ") for call in workbench.calls()) == 1
    assert sum(call.startswith("pack ") for call in workbench.calls()) == 2


def test_cache_folder_follows_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert build.cache_folder() == tmp_path / "metasfresh-guide-e2e"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert build.cache_folder() == Path.home() / ".cache" / "metasfresh-guide-e2e"


def test_a_cache_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(
        HarnessError, match=r"file/cache cannot be written \(Not a directory\).* XDG_CACHE_HOME"
    ):
        build.client_bundle(tmp_path / "file" / "cache", print)


def test_what_changes_how_node_works_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NODE_OPTIONS", "LD_PRELOAD", "ESBUILD_BINARY_PATH", "HTTPS_PROXY", "npm_config_registry"):
        monkeypatch.setenv(name, "x")
    environment = npm.environment()
    assert {"HTTPS_PROXY", "npm_config_registry", "PATH"} <= environment.keys()
    assert not {"NODE_OPTIONS", "LD_PRELOAD", "ESBUILD_BINARY_PATH"} & environment.keys()
