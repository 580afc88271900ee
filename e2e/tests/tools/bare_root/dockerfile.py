"""The steps of the Dockerfile by hand, where no engine runs: ``python -m e2e.tests.tools.bare_root.dockerfile ROOT``.

ROOT is a bare Debian, such as debootstrap makes. Needs root: each step runs in it by chroot, in a mount namespace of
its own that ends with the step, so that nothing stays mounted. ``--bring PATH`` (repeatable) copies a file or a folder
of this machine into ROOT first, ``--env NAME`` passes a variable on: what the machine's own way to the registries
needs. ``--then COMMAND`` runs a command at the end, as the image would.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parents[4]

ENTER = """
set -eu
mount --rbind /dev "$ROOT/dev"
mount -t proc proc "$ROOT/proc"
mount -t tmpfs -o mode=1777,size=1g tmpfs "$ROOT/dev/shm"
exec chroot --userspec="$USER_ID:$USER_ID" --groups="" "$ROOT" /usr/bin/env --ignore-environment "$@"
"""
"""Enters ROOT with the file systems that an engine mounts; the arguments are the environment and the command."""


@dataclass
class Image:
    """What the instructions so far have made of ROOT."""

    root: Path
    environment: dict[str, str]
    user: str = "root"
    folder: str = "/"
    command: list[str] = field(default_factory=list)

    def run(self, command: Sequence[str]) -> None:
        """Run a command as the image's user. Raises subprocess.CalledProcessError."""
        number, home = self._account()
        environment = {**self.environment, "HOME": home}
        subprocess.run(
            [
                *("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, "enter"),
                f"--chdir={self.folder}",
                *(f"{name}={value}" for name, value in environment.items()),
                *command,
            ],
            env={"PATH": os.environ["PATH"], "ROOT": str(self.root), "USER_ID": number},
            stdin=subprocess.DEVNULL,
            check=True,
        )

    def _account(self) -> tuple[str, str]:
        for line in (self.root / "etc/passwd").read_text("utf-8").splitlines():
            name, _, number, _, _, home, _ = line.split(":")
            if name == self.user:
                return number, home
        raise ValueError(f"there is no user {self.user} in {self.root}")


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the instructions of a Dockerfile, with continued lines joined and comments left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        if line.strip():
            name, _, rest = line.partition(" ")
            yield name, rest.strip()


def carry_out(image: Image, name: str, rest: str) -> None:
    """Carry one instruction out; raises ValueError for one that is not known here."""
    match name:
        case "FROM":
            release = (image.root / "etc/os-release").read_text("utf-8")
            system, _, version = rest.partition(":")
            if f"ID={system}\n" not in release or f'VERSION_ID="{version}"' not in release:
                raise ValueError(f"{image.root} is not {rest}")
        case "ENV":
            image.environment |= dict(word.split("=", 1) for word in shlex.split(rest))
        case "RUN":
            image.run(["/bin/sh", "-c", rest])
        case "USER":
            image.user = rest
        case "WORKDIR":
            image.folder = rest
        case "COPY":
            copy_checkout(image, shlex.split(rest))
        case "CMD":
            image.command = [word.strip('" ') for word in rest.strip("[]").split(",")]
        case _:
            raise ValueError(f"{name} is not known here")


def copy_checkout(image: Image, words: Sequence[str]) -> None:
    """Carry out ``COPY --chown=USER:GROUP . .``, of what git knows of the checkout."""
    [owner, source, target] = words
    if (source, target) != (".", "."):
        raise ValueError(f"COPY {' '.join(words)} is not known here")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, stdout=subprocess.PIPE, check=True)
    folder = image.root / image.folder.lstrip("/")
    for name in filter(None, listed.stdout.decode().split("\0")):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(CHECKOUT / name, file)
    user = owner.removeprefix("--chown=")
    subprocess.run(["chroot", image.root, "chown", "--recursive", user, image.folder], check=True)


def bring(root: Path, path: Path) -> None:
    """Copy a file or a folder of this machine to the same place in ROOT."""
    target = root / str(path).lstrip("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, target, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy2(path, target)


def main() -> int:
    """Carry the Dockerfile out; return 0, or 1 where a step fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--bring", type=Path, action="append", default=[])
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("--then", default="")
    options = parser.parse_args()
    root = options.root.resolve()
    for path in (Path("/etc/resolv.conf"), *options.bring):
        bring(root, path)
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    image = Image(root, {"PATH": path, **{name: os.environ[name] for name in options.env}})
    steps = list(instructions((CHECKOUT / "Dockerfile").read_text("utf-8")))
    try:
        for number, (name, rest) in enumerate(steps, 1):
            print(f"[{number}/{len(steps)}] {name} {rest}", flush=True)
            carry_out(image, name, rest)
        if options.then:
            print(f"[then] {options.then}", flush=True)
            image.run(shlex.split(options.then))
    except (subprocess.CalledProcessError, ValueError) as error:
        print(f"failed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
