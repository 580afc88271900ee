"""What a picture's pixels depend on besides the software that it shows."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Environment:
    """Where a screenshot was taken; every field is a plain text that a reader of the provenance understands.

    Args:
        chrome: the browser's product name and version ("Chromium 156.0.8078.79").
        deployment: "embedded", or the URL of an external deployment.
        client: the version of the deployment's web client.
        fonts: the fonts that the interface was drawn with.
        os: the operating system and its release.
    """

    chrome: str
    deployment: str
    client: str
    fonts: str
    os: str

    @property
    def product(self) -> str:
        """The browser's product name without its version."""
        return re.split(r"\s+v?\d", self.chrome.strip(), maxsplit=1)[0]


def same(one: Environment, other: Environment) -> bool:
    """Tell whether two pictures of the same thing, one taken in each environment, are equal to the pixel.

    If so, pixels may decide whether a screenshot is current. The versions of Chrome and of the client do not
    count: they are under test, and a picture that a new version does not show any more is a finding.
    """
    return (one.product, one.deployment, one.fonts, one.os) == (
        other.product,
        other.deployment,
        other.fonts,
        other.os,
    )


def differing(one: Environment, other: Environment) -> list[str]:
    """Return in what two environments differ, by the names of fields: chrome, deployment, fonts, os."""
    pairs = {
        "chrome": (one.product, other.product),
        "deployment": (one.deployment, other.deployment),
        "fonts": (one.fonts, other.fonts),
        "os": (one.os, other.os),
    }
    return [what for what, (here, there) in pairs.items() if here != there]
