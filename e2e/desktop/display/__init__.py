"""The X display: its server, its window manager, and what is on the screen.

Own code, not PyVirtualDisplay: its Xvfb asks nobody for a cookie, is not the watchdog's to end, and took 1.1 s to start
where this one takes 0.4 s (six at once, median of 24).
"""
