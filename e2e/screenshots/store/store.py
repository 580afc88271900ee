"""The screenshots of one language on disk: ``screenshots/<language>/*.png`` and their provenance."""

import contextlib
import datetime
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.harness.files.writing import temporary_file
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.store import provenance
from e2e.screenshots.store.baseline import Baseline, BaselineBroken
from e2e.screenshots.store.names import checked_name, is_name
from e2e.screenshots.store.png import UnreadablePicture, pixel_hash, png_bytes, read_png
from e2e.screenshots.store.provenance import BrokenProvenance, Entry

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp"})

_TEMPORARY = ".writing-"


class ScreenshotNotWritten(HarnessError):
    """A screenshot could not be written; what was there before still is, whole."""


class Store:
    """The screenshots of one language.

    Reading never raises for what a file contains. Writing is atomic and excludes other writers, in this process
    and in others: the folder itself is locked, so no lock file is left.

    Args:
        folder: where they are; it need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Return the names of all stored screenshots, sorted."""
        return [name for name in self._files() if is_name(name)]

    def baseline(self, name: str) -> Baseline | BaselineBroken | None:
        """Return the stored screenshot, the reason why it cannot be used, or None if nothing is stored.

        Raises:
            ValueError: no screenshot can have this name.
        """
        path = self.folder / checked_name(name)
        try:
            image, _ = read_png(path)
        except FileNotFoundError:
            return None
        except UnreadablePicture as error:
            return BaselineBroken(
                name, Message("screenshot-unusable", {"screenshot": name, "problem": error.problem})
            )
        try:
            raw = self._entries().get(name)
            entry = None if raw is None else Entry.from_json(raw)
        except BrokenProvenance as error:
            return BaselineBroken(
                name,
                Message("screenshot-provenance-unusable", {"screenshot": name, "problem": error.message}),
            )
        return Baseline(name, image, entry, edited=entry is not None and entry.pixels != pixel_hash(image))

    def write(self, name: str, capture: Capture, *, taken: datetime.date | None = None) -> Entry:
        """Store a capture as a screenshot.

        Picture and provenance are each written whole or not at all, and no failure changes one without the other.

        Args:
            name: the screenshot's file name.
            capture: what was taken.
            taken: the day, today (UTC) if it is None.

        Returns:
            What was recorded in the provenance file.

        Raises:
            ValueError: no screenshot can have this name, or the masks leave nothing to compare.
            BrokenProvenance: the provenance file cannot be read; replacing it would lose what it says about the
                other screenshots.
            ScreenshotNotWritten: the system refuses to write.
        """
        checked_name(name)
        file = png_bytes(capture.image)
        entry = Entry.of(capture, file, taken or datetime.datetime.now(datetime.UTC).date())
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._locked():
                self._write(name, file, entry)
        except OSError as problem:
            raise ScreenshotNotWritten(
                Message(
                    "screenshot-write-failed",
                    {"screenshot": name, "detail": problem.strerror or str(problem)},
                )
            ) from problem
        return entry

    def orphans(self, embedded: set[str]) -> list[str]:
        """Return the names of pictures, and of entries without a picture, that no page embeds; sorted.

        Args:
            embedded: the names that pages embed.

        Raises:
            BrokenProvenance: the provenance file cannot be read.
        """
        return sorted((set(self._files()) | set(self._entries())) - embedded)

    def _files(self) -> list[str]:
        if not self.folder.is_dir():
            return []
        return sorted(
            path.name
            for path in self.folder.iterdir()
            if path.suffix.lower() in PICTURES and not path.name.startswith(".")
        )

    def _entries(self) -> dict[str, object]:
        try:
            return provenance.parse((self.folder / provenance.FILE_NAME).read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as problem:
            raise BrokenProvenance(
                Message("provenance-not-read", {"file": provenance.FILE_NAME, "detail": str(problem)})
            ) from problem

    def _write(self, name: str, file: bytes, entry: Entry) -> None:
        for left in self.folder.glob(f"{_TEMPORARY}*"):
            left.unlink()  # of a writer that was killed: one that still runs holds the lock
        target, record = self.folder / name, self.folder / provenance.FILE_NAME
        entries = self._entries()
        entries[name] = entry.to_json()
        provenance.validate({"screenshots": {name: entries[name]}})
        previous = record.read_bytes() if record.exists() else None
        with contextlib.ExitStack() as temporary:
            picture = temporary.enter_context(self._temporary(file))
            text = temporary.enter_context(self._temporary(provenance.text_of(entries).encode()))
            undo = None if previous is None else temporary.enter_context(self._temporary(previous))
            # The record goes first: if the machine stops between the two, the old picture contradicts its
            # record and is taken again, while a new picture with an old record would be current for ever.
            text.replace(record)
            try:
                picture.replace(target)
            except OSError:
                if undo is None:
                    record.unlink()
                else:
                    undo.replace(record)
                raise
            self._flush_folder()

    def _temporary(self, content: bytes) -> contextlib.AbstractContextManager[Path]:
        return temporary_file(self.folder, content, _TEMPORARY)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            wait_for(
                lambda: _lock(descriptor),
                awaited=Message("other-writers-to-finish", {"folder": str(self.folder)}),
                seconds=30,
            )
            yield
        finally:
            os.close(descriptor)

    def _flush_folder(self) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
