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
    """A screenshot could not be written; what was there before is there still, whole."""


class Store:
    """The screenshots of one language in ``folder``, which need not exist yet.

    Reading never raises for what a file contains; writing is atomic and excludes other writers, in this
    process and in others (the folder itself is locked, so no lock file is left behind).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Return the names of all stored screenshots, sorted."""
        return [name for name in self._files() if is_name(name)]

    def baseline(self, name: str) -> Baseline | BaselineBroken | None:
        """Return the stored screenshot, the reason why it cannot be used, or None if there is none.

        Raises ValueError if ``name`` cannot be a screenshot's name.
        """
        path = self.folder / checked_name(name)
        try:
            image, _ = read_png(path)
        except FileNotFoundError:
            return None
        except UnreadablePicture as problem:
            return BaselineBroken(name, f"The stored screenshot {name} {problem}.")
        try:
            raw = self._entries().get(name)
            entry = None if raw is None else Entry.from_json(raw)
        except BrokenProvenance as problem:
            return BaselineBroken(name, f"The provenance of {name} cannot be read: {problem}.")
        return Baseline(name, image, entry, edited=entry is not None and entry.pixels != pixel_hash(image))

    def write(self, name: str, capture: Capture, *, taken: datetime.date | None = None) -> Entry:
        """Store ``capture`` as the screenshot ``name``, taken today unless a day is given; return what was
        recorded.

        Picture and provenance are each written whole or not at all, and no failure changes one without the
        other. Raises ValueError for a name that cannot be a screenshot's and for masks that leave nothing to
        compare, BrokenProvenance if the provenance file cannot be read (writing it anew would lose what it says
        about the other screenshots), ScreenshotNotWritten for all else.
        """
        checked_name(name)
        file = png_bytes(capture.image)
        entry = Entry.of(capture, file, taken or datetime.datetime.now(datetime.UTC).date())
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._locked():
                self._write(name, file, entry)
        except OSError as problem:
            raise ScreenshotNotWritten(f"{name} was not written: {problem.strerror or problem}") from problem
        return entry

    def orphans(self, embedded: set[str]) -> list[str]:
        """Return the picture files, and the names that only the provenance knows, that no page embeds;
        sorted.

        Raises BrokenProvenance if the provenance file cannot be read.
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
            raise BrokenProvenance(f"{provenance.FILE_NAME} cannot be read ({problem})") from problem

    def _write(self, name: str, file: bytes, entry: Entry) -> None:
        for left in self.folder.glob(f"{_TEMPORARY}*"):
            left.unlink()  # of a writer that was killed: whoever lives and writes holds the lock
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
            # record and is taken again, while a new picture with an old record would pass for current for
            # ever.
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
