"""A copy of the project with one more target: the second target of the tests, as a folder beside the first one."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[4]
SECOND = ROOT / "e2e" / "tests" / "second_target"


class ProjectCopy:
    """The project in a folder of its own, with the target ``tried`` in its table; the other rooms are the real ones."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.target = folder / "e2e" / "tried"
        (folder / "e2e").mkdir(parents=True)
        for file in (ROOT / "e2e").iterdir():
            if file.is_dir():
                (folder / "e2e" / file.name).symlink_to(file)
            else:
                shutil.copy(file, folder / "e2e")
        shutil.copy(ROOT / "conftest.py", folder)
        (folder / "docs").symlink_to(ROOT / "docs")
        shutil.copytree(SECOND, self.target, ignore=shutil.ignore_patterns("__pycache__"))
        for file in self.target.rglob("*"):
            if file.suffix in (".py", ".md"):
                text = file.read_text("utf-8").replace("e2e.tests.second_target", "e2e.tried")
                file.write_text(text.replace("sound-check", "tried").replace("SoundCheck", "Tried"), "utf-8")
        line = 'jitsi = "e2e.jitsi:TARGET"\n'
        table = (ROOT / "pyproject.toml").read_text("utf-8")
        assert table.count(line) == 1
        (folder / "pyproject.toml").write_text(
            table.replace(line, f'{line}tried = "e2e.tried:TARGET"\n'), "utf-8"
        )

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file of the target, or with ``..`` in one of the project."""
        file = self.target / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), "utf-8")
