"""A reader's mouse and keyboard, as real X events.

Own code over python-xlib: XTEST takes a line an event, and libraries for input open the display of their environment,
not the private one.
"""
