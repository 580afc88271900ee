"""Verdict files for the tests of the reports: small pages, every kind of result, real pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from e2e.claims.model import ClaimKind
from e2e.messages.message import Message
from e2e.messages.names import surface as named_surface
from e2e.verdict import file
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget, Text
from e2e.verdict.model import VERSION, BlockVerdict, ClaimVerdict, ScreenshotVerdict, Verdict
from e2e.verdict.severity import outcome

ENVIRONMENT: dict[str, Any] = {
    "chrome": "Chromium 1.2.3",
    "variant": "as-shipped",
    "deployment": {"kind": "embedded", "url": "https://meet.example.org", "client": "9.9"},
    "os": "Some OS 1",
    "fonts": "Some Sans",
}
STARTED = "2025-03-04T05:06:07+00:00"

SOURCE = """---
lang: de
ref: lamp
title: Die Lampe
---
Vorab etwas Text.

## Licht machen
1. {: #plug-in} Stecken Sie den **Stecker** ein.
1. {: #switch-on} Drücken Sie oben links auf „An“.

   ![Der Schalter](bilder/Schalter.png)

1. Ohne Prüfung.
1. {: #enjoy} Freuen Sie sich.

## Wissenswertes
{: #gut-zu-wissen}

Mehr unter [Licht machen](#licht-machen), [hier](#enjoy) und [Nachbarseite](andere.md#dort).

Das Bild zeigt sie: <kbd><img src="bilder/Lampe.png" alt="Die Lampe" style="max-width: 20px"></kbd>
{: #picture-of-lamp}
"""


BOTTOM_RIGHT = Message("position-in-container", {"position": "bottom-right", "container": "window"})
CHANGED = Message(
    "screenshot-changed", {"places": [Message("area", {"x": 1, "y": 2, "width": 3, "height": 4})]}
)


def block(name: str | None, line: int, verdict: Verdict = "verified", **given: Any) -> BlockVerdict:
    """Return a block; a remark where no ``ordinal`` is given."""
    ordinal = given.pop("ordinal", None)
    fields: dict[str, Any] = {
        "id": name,
        "key": f"licht-machen/{ordinal or f'p{line}'}",
        "kind": "step" if ordinal else "remark",
        "section": "Licht machen" if ordinal else "Wissenswertes",
        "ordinal": ordinal,
        "line": line,
        "end_line": line,
        "text": f"Der Text von {name}",
        "verdict": verdict,
        "seconds": 1.25,
        "error": None,
        "claims": (ClaimVerdict("outcome", "the lamp shines", (), True, line),),
    }
    return BlockVerdict(**{**fields, **given})


def broken(kind: ClaimKind, expected: Text, line: int, finding: Message, **given: Any) -> ClaimVerdict:
    """Return a claim that does not hold."""
    advice = given.pop("advice", Message("advice-describe-what-happens"))
    fields: dict[str, Any] = {"observed": (), "holds": False, "finding": finding, "advice": advice, **given}
    return ClaimVerdict(kind=kind, expected=expected, line=line, **fields)


def missing_label(label: str, there: Sequence[str], line: int, surface: str = "room") -> ClaimVerdict:
    """Return that nothing on a surface has the label that a page quotes."""
    return broken(
        "label",
        label,
        line,
        Message(
            "label-missing", {"label": label, "surfaces": [named_surface(surface)], "there": list(there)}
        ),
        observed=tuple(there),
        surfaces=(surface,),
        advice=Message("advice-quote-a-label", {"label": label}),
    )


def broken_link(target: str, line: int) -> ClaimVerdict:
    """Return that a link leads nowhere."""
    return broken("link", target, line, Message("link-broken", {"target": target}))


def stale_screenshot(name: str, line: int) -> ClaimVerdict:
    """Return that a screenshot has changed."""
    finding = Message("screenshot-stale", {"screenshot": name})
    return broken("screenshot", name, line, finding, observed=(CHANGED,))


def _switch_claims() -> tuple[ClaimVerdict, ...]:
    return (
        missing_label("An", ("Ein", "Aus"), 10, "room"),
        broken(
            "position",
            "oben links",
            10,
            Message(
                "position-differs",
                {"thing": Message("surface-room"), "position": "oben links", "observed": [BOTTOM_RIGHT]},
            ),
            observed=(BOTTOM_RIGHT,),
            surfaces=("room",),
        ),
        stale_screenshot("Schalter.png", 12),
    )


def _seen_in_the_dark() -> Observation:
    return Observation(
        surface="room",
        rect=(10, 10, 50, 20),
        widgets=(
            ObservedWidget("Ein", "button", (12, 12, 20, 10)),
            ObservedWidget("Aus", "toggle", (34, 12, 20, 10)),
        ),
        containers={},
        container="window",
        starting_state="in the dark",
    )


def lamp_blocks() -> list[BlockVerdict]:
    """Return the blocks of SOURCE, one of every kind of result."""
    screenshot = ScreenshotVerdict(
        "Schalter.png",
        "stale",
        0.25,
        12,
        CHANGED,
        "screenshots/old.png",
        "screenshots/new.png",
        "screenshots/diff.png",
    )
    lamp = ScreenshotVerdict(
        "Lampe.png", "stale", 0.5, 22, CHANGED, "screenshots/lamp.png", "screenshots/new.png", None
    )
    return [
        block("plug-in", 9, ordinal=1),
        block(
            "switch-on",
            10,
            "drifted",
            ordinal=2,
            end_line=12,
            claims=_switch_claims(),
            screenshots=(screenshot,),
            notes=("A stand-in was used.",),
            screen="screens/switch-on.png",
            evidence=Evidence(observations=[_seen_in_the_dark()]),
            variant="classic-indicator",
        ),
        block(None, 14, "unbound", ordinal=3, claims=(), seconds=0.0),
        block("enjoy", 15, "inconclusive", ordinal=4, claims=(), error="HarnessError: the bulb broke"),
        block(
            "picture-of-lamp",
            22,
            "drifted",
            end_line=23,
            claims=(stale_screenshot("Lampe.png", 22),),
            screenshots=(lamp,),
        ),
    ]


def lamp_pictures(folder: Path) -> None:
    """Draw the pictures that ``lamp_blocks`` names."""
    for name, size, colour in (
        ("screenshots/old.png", (60, 30), "white"),
        ("screenshots/new.png", (64, 40), "yellow"),
        ("screenshots/diff.png", (64, 40), "red"),
        ("screenshots/lamp.png", (40, 40), "green"),
        ("screens/switch-on.png", (320, 200), "navy"),
    ):
        draw_picture(folder / name, size, colour)


def draw_picture(path: Path, size: tuple[int, int], colour: str) -> None:
    """Draw a small picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).rectangle((2, 2, size[0] // 2, size[1] // 2), outline="black")
    image.save(path)


def page(blocks: Sequence[BlockVerdict], path: str = "docs/de/lamp.md", **given: Any) -> dict[str, Any]:
    """Return a page of a verdict file."""
    fields = {"path": path, "lang": "de", "ref": "lamp", "title": "Die Lampe", "source": SOURCE}
    return {**fields, **given, "blocks": [one.to_data() for one in blocks]}


def verdict(*pages: dict[str, Any], **given: Any) -> dict[str, Any]:
    """Return a verdict file that follows its schema, as a run would have read it back."""
    data = {
        "schema": VERSION,
        "outcome": outcome(BlockVerdict.from_data(one) for entry in pages for one in entry["blocks"]),
        "started": STARTED,
        "seconds": 12.5,
        "environment": ENVIRONMENT,
        "pages": list(pages),
        **given,
    }
    file.validate(data)
    return data


def write(folder: Path, data: dict[str, Any]) -> Path:
    """Write a verdict file as a run does; return its path."""
    path = folder / "verdict.json"
    file.write(data, path)
    return path
