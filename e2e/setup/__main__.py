"""The set-up, one idempotent step: ``python3 -m e2e.setup``.

Standard library only: it runs before anything is there.
"""

import sys

from e2e.setup.steps import SetupError, set_up

if __name__ == "__main__":
    try:
        set_up()
    except SetupError as error:
        sys.exit(f"set-up: {error}")
    except KeyboardInterrupt:
        sys.exit("set-up: interrupted; run it again, it goes on where it was")
