"""Taking the screenshots of a block: at the moment that the step describes, compared at once, written on request."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypedDict, Unpack

from PIL import Image

from e2e.chrome.surfaces.surface import Surface
from e2e.desktop.desktop import Desktop
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError
from e2e.harness.timing import spent
from e2e.messages.message import Message
from e2e.messages.names import surface as surface_name
from e2e.scenarios.shown import Shown
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.crop import MARGIN, Crop, cut
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.capture.pointer import draw_pointer
from e2e.screenshots.store.baseline import Baseline
from e2e.screenshots.store.store import Store
from e2e.verdict import evidence
from e2e.verdict.model import UNKNOWN

POINTER_MARKS = ("-cursor", "-pointer")
"""A screenshot whose file name ends like this shows the pointer; the names of the 2020 page's pictures began it."""

WATCHED = Message("run-watched")
"""Why nothing is known about a picture."""

_TRIES = 3
"""How often a picture is taken of a surface that is still there, but changes while it is taken."""


class Framing(TypedDict, total=False):
    """How a screenshot is cut out of the screen; rectangles are in screen pixels.

    ``masks`` are dynamic regions. ``pointer`` is the widget that the reader is about to press, for a screenshot that
    shows the pointer. ``margin`` are pixels to add at each side, by default ``MARGIN``. ``within`` is what the picture
    must not go beyond, such as the window.
    """

    masks: Sequence[Rect]
    pointer: Rect | None
    margin: int
    within: Rect | None


class ScreenshotRecorder:
    """Takes the screenshots of one language.

    Args:
        desktop: where Chrome is shown.
        store: the stored screenshots of the language.
        environment: what the pixels depend on.
        variant: Chrome's interface variant.
        report: the folder of the report, which gets the pictures.
        page_labels: turns a label that was seen into the one that the page would quote (with its host name in place
            of the deployment's), so that the provenance of a picture does not depend on the deployment's name.
        watched: the desktop is a person's own, with other fonts, other windows, and a pointer that moves. No picture
            is taken.
    """

    def __init__(
        self,
        desktop: Desktop,
        store: Store,
        environment: Environment,
        *,
        variant: str,
        report: Path,
        page_labels: Callable[[str], str],
        watched: bool = False,
    ) -> None:
        self.desktop = desktop
        self.store = store
        self.environment = environment
        self.variant = variant
        self.report = report
        self.page_labels = page_labels
        self.watched = watched
        self.taken: dict[str, Capture] = {}

    def take(
        self,
        name: str,
        surface: Surface,
        area: Callable[[], Rect] | None = None,
        **framing: Unpack[Framing],
    ) -> evidence.Capture:
        """Take a screenshot of a surface and compare it with the stored one.

        Args:
            name: the screenshot's file name.
            surface: what it is of.
            area: returns the part that it shows; None for the whole surface.
            framing: how it is cut out.

        Raises:
            HarnessError: the surface is not there, unchanged, before and after the screen is grabbed.
            WaitTimeout: the screen does not come to rest.
        """
        if self.watched:
            return evidence.Capture(name, UNKNOWN, 0.0, WATCHED)
        self.desktop.pointer.park()
        still, shown, grabbed = self._grab(surface, area, framing)
        crop = _cropped(still, shown, grabbed, framing.get("masks", ()))
        image, pointer = crop.image, framing.get("pointer")
        if pointer is not None and Path(name).stem.lower().endswith(POINTER_MARKS):
            x, y = pointer.center
            image = draw_pointer(image, x - grabbed.x, y - grabbed.y)
        capture = Capture(
            image=image,
            environment=self.environment,
            labels=tuple(self.page_labels(label) for label in crop.labels),
            masks=crop.masks,
            variant=self.variant,
        )
        self.taken[name] = capture
        return self._compared(name, capture)

    @spent("capture")
    def _grab(
        self, surface: Surface, area: Callable[[], Rect] | None, framing: Framing
    ) -> tuple[Image.Image, Shown, Rect]:
        """Return a picture of a surface, what showed in it, and where; the surface is there before and after."""
        screen = self.desktop.screen
        masks, within = framing.get("masks", ()), framing.get("within")
        for _ in range(_TRIES):
            before = Shown.of(surface, area, masks)
            part = before.area.grown(framing.get("margin", MARGIN))
            if within is not None:
                part = part.clipped(within)
            still = screen.grab_still(part, ignore=list(masks))
            after = Shown.of(surface, area, masks)
            if after == before:
                return still, before, part.clipped(screen.rect)
        raise HarnessError(
            Message(
                "changed-while-captured",
                {"surface": surface_name(surface.id), "change": before.difference(after)},
            )
        )

    def write(self, name: str) -> None:
        """Store a screenshot that was taken; picture and provenance, whole or not at all.

        Raises ScreenshotNotWritten.
        """
        self.store.write(name, self.taken[name])

    @spent("compare")
    def _compared(self, name: str, capture: Capture) -> evidence.Capture:
        # NumPy and others come along, which blocks without a screenshot need not wait for.
        from e2e.screenshots.compare.compare import check
        from e2e.screenshots.compare.diff import difference_picture

        result = check(self.store, name, capture)
        folder = Path("screenshots") / self.store.folder.name
        (self.report / folder).mkdir(parents=True, exist_ok=True)
        stem = Path(name).stem
        captured = folder / f"{stem}.now.png"
        capture.image.save(self.report / captured)
        before = diff = None
        baseline = self.store.baseline(name)
        if isinstance(baseline, Baseline):
            before = folder / f"{stem}.before.png"
            baseline.image.save(self.report / before)
            if result.verdict != "current":
                diff = folder / f"{stem}.difference.png"
                difference_picture(baseline.image, capture.image, result.changed).save(self.report / diff)
        return evidence.Capture(
            name=name,
            verdict=result.verdict,
            difference=round(result.difference, 4),
            reason=result.reason,
            baseline=str(before) if before else None,
            captured=str(captured),
            diff=str(diff) if diff else None,
            matches=result.matches,
        )


def _cropped(still: Image.Image, shown: Shown, grabbed: Rect, masks: Sequence[Rect]) -> Crop:
    """Return the picture with the labels that show in it; widgets and masks are in screen pixels."""
    return cut(
        still,
        Rect(0, 0, *still.size),
        margin=0,
        widgets=[
            Widget(widget.label, widget.role, widget.rect.shifted(-grabbed.x, -grabbed.y), widget.name)
            for widget in shown.widgets
        ],
        masks=[mask.shifted(-grabbed.x, -grabbed.y) for mask in masks],
    )
