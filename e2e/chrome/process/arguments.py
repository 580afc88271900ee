"""What Chrome is started with."""

from typing import Literal

Variant = Literal["as-shipped", "classic-indicator"]
Devices = Literal["fake", "no-video", "no-audio"]

# Chrome heeds only the last list of features that are switched off. Playwright passes one, which is said again here,
# but for what is about other systems and browsers (chromiumSwitches in Playwright 1.65; a test compares them).
_PLAYWRIGHT_OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)

# Chrome draws the suggestions below the address as a web page and gets two of them ready in each window: half the work
# of loading the page that is visited. Without them its toolkit draws the list, which no page of ours is about.
_SUGGESTIONS_OFF = ("WebUIOmniboxAimPopup", "WebUIOmniboxPopup")

_VARIANT_OFF: dict[Variant, tuple[str, ...]] = {
    "as-shipped": (),
    "classic-indicator": ("LeftHandSideActivityIndicators",),
}

WINDOW_SIZE = (1280, 800)


def arguments(
    *,
    lang: str,
    devices: Devices,
    video: str,
    variant: Variant,
    inspector_port: int,
    pages_readable: bool = False,
    complete: bool = False,
) -> list[str]:
    """Return the command line of the reader's Chrome: real prompts, fake devices, and everything at rest.

    Args:
        lang: The language of Chrome's own interface.
        devices: What there is to capture from, see ``Chrome.launch``.
        video: The file that a fake video capture device plays, by its path from where Chrome is started.
        variant: The variant of Chrome's interface.
        inspector_port: The port on which its interface can be inspected.
        pages_readable: Whether the accessibility bus has what pages show as well, see ``StartingState``.
        complete: Whether Chrome is spared nothing.
    """
    width, height = WINDOW_SIZE
    line = [
        f"--lang={lang}",
        # Without it Chrome warns about flags it does not know from its users, in a bar above the page.
        "--test-type",
        # Chrome's own interface is on the accessibility bus by the desktop's environment. What pages show would be as
        # well, brought up to date with each change, for nobody: Playwright reads pages.
        "--force-renderer-accessibility"
        if pages_readable or complete
        else "--disable-renderer-accessibility",
        "--window-position=0,0",
        f"--window-size={width},{height}",
        "--force-prefers-reduced-motion",
        "--force-device-scale-factor=1",
        # On a machine without a graphics processor Chrome emulates one, which costs a third of the time.
        "--disable-gpu",
        f"--enable-ui-devtools={inspector_port}",
    ]
    if devices == "fake":
        # Never --use-fake-ui-for-media-stream: it suppresses the prompt that the page describes.
        line += ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={video}"]
    elif devices == "no-video":
        line += ["--use-fake-device-for-media-stream=device-count=0"]
    return [*line, features_off(variant, complete=complete)]


def features_off(variant: Variant = "as-shipped", *, complete: bool = False) -> str:
    """Return the argument that switches features off: Playwright's, which it takes the place of, and some more."""
    spared = () if complete else _SUGGESTIONS_OFF
    return "--disable-features=" + ",".join((*_PLAYWRIGHT_OFF, *spared, *_VARIANT_OFF[variant]))
