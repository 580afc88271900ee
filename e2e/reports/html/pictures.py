"""The pictures that a verdict file names, as data URIs."""

import base64
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}


@dataclass(frozen=True)
class Picture:
    """One picture; ``key`` is the same for equal files, ``width`` and ``height`` are pixels."""

    key: str
    uri: str
    width: int
    height: int


class Pictures:
    """The pictures of one report: each file is read once and put into the report once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._read: dict[str, Picture | None] = {}
        self._shown: set[str] = set()

    def find(self, path: str | None) -> Picture | None:
        """Return a picture of the verdict file's folder; None where there is no such file, or it is no picture.

        A verdict file may come from somewhere else, so what lies outside of its folder is not read.
        """
        if path is None:
            return None
        if path not in self._read:
            self._read[path] = self._load(path)
        return self._read[path]

    def first(self, picture: Picture) -> bool:
        """Return whether a picture is shown for the first time: only then its data go into the report."""
        if picture.key in self._shown:
            return False
        self._shown.add(picture.key)
        return True

    def _load(self, path: str) -> Picture | None:
        file = inside(self._folder, path)
        if file is None:
            return None
        content = file.read_bytes()
        try:
            with Image.open(io.BytesIO(content), formats=list(_TYPES)) as image:
                kind, (width, height) = _TYPES[str(image.format)], image.size
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            return None
        uri = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
        return Picture(hashlib.sha256(content).hexdigest()[:16], uri, width, height)


def inside(folder: Path, path: str) -> Path | None:
    """Return the file that a relative path names in ``folder``; None if it is missing or outside."""
    try:
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None
