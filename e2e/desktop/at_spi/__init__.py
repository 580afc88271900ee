"""What programs report to assistive technology about their windows: AT-SPI2 over plain D-Bus.

Own code over jeepney: pyatspi needs PyGObject, which has no wheel, and dbus-fast is asynchronous only, which beside
Playwright's loop takes a thread; it read Chrome's tree in 0.13 to 0.17 s instead of 0.19 to 0.25 s (426 calls, median
of 20 on a busy machine).
"""
