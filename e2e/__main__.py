"""``python -m e2e``: pytest, with our options wherever they point to."""

import sys

from e2e.plugin.command import main

if __name__ == "__main__":
    sys.exit(main())
