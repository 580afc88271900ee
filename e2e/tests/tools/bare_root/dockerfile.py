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
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from e2e.tests.tools.bare_root.inside import CHECKOUT, PATH, copy, copy_checkout, run_inside


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
        run_inside(self.root, command, self.environment, user=self.user, folder=self.folder)


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
            copy_into(image, shlex.split(rest))
        case "CMD":
            image.command = [word.strip('" ') for word in rest.strip("[]").split(",")]
        case _:
            raise ValueError(f"{name} is not known here")


def copy_into(image: Image, words: Sequence[str]) -> None:
    """Carry out ``COPY --chown=USER:GROUP . .``, of what git knows of the checkout."""
    [owner, source, target] = words
    if (source, target) != (".", "."):
        raise ValueError(f"COPY {' '.join(words)} is not known here")
    copy_checkout(image.root / image.folder.lstrip("/"))
    user = owner.removeprefix("--chown=")
    subprocess.run(["chroot", image.root, "chown", "--recursive", user, image.folder], check=True)


def main() -> int:
    """Carry the Dockerfile out; return 0, or 1 where a step fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--bring", type=Path, action="append", default=[])
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("--then", default="")
    options = parser.parse_args()
    if missing := [str(path) for path in options.bring if not path.exists()]:
        parser.error(f"there is no {', '.join(missing)} to bring")
    root = options.root.resolve()
    for path in (Path("/etc/resolv.conf"), *options.bring):
        copy(path, root / str(path).lstrip("/"))
    image = Image(root, {"PATH": PATH, **{name: os.environ[name] for name in options.env}})
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
