"""Builds the client for the set-up, unless it is in the cache: ``python -m e2e.jitsi.deployment.client.bundle``."""

import sys

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client.build import Bundle, cache_folder, client_bundle

__all__ = ["Bundle", "cache_folder", "client_bundle"]


def main() -> int:
    """Build the client with a line for each part; return the exit status."""
    try:
        client_bundle(cache_folder(), lambda line: print(f"  {line}", flush=True))
    except HarnessError as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
