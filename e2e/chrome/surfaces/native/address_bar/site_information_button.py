"""Buttons of the toolbar that a page sends its reader to."""

from typing import ClassVar

from e2e.chrome.surfaces.native.base import NativeButton


class SiteInformationButton(NativeButton):
    """The icon at the left end of the address bar; the indicator chip takes its place while there is one."""

    id: ClassVar[str] = "site-information-button"
    kind: ClassVar[str] = "LocationIconView"
