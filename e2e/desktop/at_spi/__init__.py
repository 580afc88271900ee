"""What programs report to assistive technology about their windows: AT-SPI2 over plain D-Bus."""
