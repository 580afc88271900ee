"""The record of how the screenshots of a language were taken: one JSON file beside them, readable and diffable."""

import datetime
import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.compare.perceptual import perceptual_hash
from e2e.screenshots.store.png import pixel_hash

if TYPE_CHECKING:
    import jsonschema

FILE_NAME = "provenance.json"


class BrokenProvenance(HarnessError):
    """The provenance file, or one entry of it, cannot be used; the message says why."""


@dataclass(frozen=True)
class Entry:
    """What is recorded about one screenshot.

    Args:
        environment: where it was taken.
        labels: the labels in it, in reading order.
        masks: what comparisons leave out, in pixels of the picture.
        variant: Chrome's interface variant.
        taken: the day (UTC).
        size: width and height in pixels.
        sha256: of the file, in hexadecimal.
        pixels: the SHA-256 of its decoded pixels, see ``pixel_hash``.
        phash: its perceptual hash without the masks.
    """

    environment: Environment
    labels: tuple[str, ...]
    masks: tuple[Rect, ...]
    variant: str
    taken: datetime.date
    size: tuple[int, int]
    sha256: str
    pixels: str
    phash: str

    @classmethod
    def of(cls, capture: Capture, file: bytes, taken: datetime.date) -> "Entry":
        """Return the entry of a capture whose picture is stored with these bytes."""
        return cls(
            environment=capture.environment,
            labels=capture.labels,
            masks=capture.masks,
            variant=capture.variant,
            taken=taken,
            size=capture.image.size,
            sha256=hashlib.sha256(file).hexdigest(),
            pixels=pixel_hash(capture.image),
            phash=perceptual_hash(capture.image, capture.masks),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the entry as ``provenance.schema.json`` describes it."""
        return {
            **vars(self.environment),
            "labels": list(self.labels),
            "masks": [list(mask) for mask in self.masks],
            "variant": self.variant,
            "taken": self.taken.isoformat(),
            "size": list(self.size),
            "sha256": self.sha256,
            "pixels": self.pixels,
            "phash": self.phash,
        }

    @classmethod
    def from_json(cls, raw: object) -> "Entry":
        """Read what ``to_json`` wrote.

        Raises:
            BrokenProvenance: it does not follow the schema.
        """
        problem = next(_validator("#/$defs/screenshot").iter_errors(raw), None)
        if problem is not None or not isinstance(raw, dict):
            raise BrokenProvenance(_message(problem) if problem else Message("provenance-no-object"))
        try:
            taken = datetime.date.fromisoformat(raw["taken"])
        except ValueError as error:
            raise BrokenProvenance(
                Message("provenance-invalid", {"path": "taken", "detail": str(error)})
            ) from error
        width, height = raw["size"]
        return cls(
            environment=Environment(
                **{key: raw[key] for key in ("chrome", "deployment", "client", "fonts", "os")}
            ),
            labels=tuple(raw["labels"]),
            masks=tuple(Rect(*mask) for mask in raw["masks"]),
            variant=raw["variant"],
            taken=taken,
            size=(width, height),
            sha256=raw["sha256"],
            pixels=raw["pixels"],
            phash=raw["phash"],
        )


def parse(text: str) -> dict[str, Any]:
    """Return the raw entries by the names of screenshots.

    A single entry may still be broken; ``Entry.from_json`` finds that out.

    Raises:
        BrokenProvenance: the text is not that of a provenance file.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BrokenProvenance(
            Message("provenance-no-json", {"file": FILE_NAME, "detail": str(problem)})
        ) from problem
    screenshots = raw.get("screenshots") if isinstance(raw, dict) else None
    if not isinstance(screenshots, dict):
        raise BrokenProvenance(Message("provenance-no-screenshots", {"file": FILE_NAME}))
    return screenshots


def text_of(screenshots: Mapping[str, Any]) -> str:
    """Return the text of the file: keys sorted, one value a line, so that diffs are readable."""
    return json.dumps({"screenshots": screenshots}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def validate(document: object) -> None:
    """Check a whole file against ``provenance.schema.json``.

    Raises:
        BrokenProvenance: it does not follow the schema.
    """
    problem = next(_validator("#").iter_errors(document), None)
    if problem is not None:
        raise BrokenProvenance(_message(problem))


@functools.cache
def _validator(part: str) -> "jsonschema.Draft202012Validator":
    # Loaded once there is a file to check.
    import jsonschema

    schema = json.loads(Path(__file__).with_name("provenance.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema if part == "#" else {"$defs": schema["$defs"], "$ref": part}
    )


def _message(problem: "jsonschema.ValidationError") -> Message:
    path = ".".join(map(str, problem.absolute_path)) or FILE_NAME
    return Message("provenance-invalid", {"path": path, "detail": problem.message})
