"""Runs an embedded deployment for a person or another process, until Ctrl-C: ``python -m e2e.jitsi.deployment``."""

import argparse
import shlex
import signal
import sys

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment


def main() -> int:
    """Start a deployment, say how to get there, and wait; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m e2e.jitsi.deployment", description=__doc__)
    parser.add_argument("--host", default="meet.metasfresh.com", help="its host name (default: %(default)s)")
    parser.add_argument("--prejoin", choices=("on", "off"), default="on", help="its prejoin screen")
    parser.add_argument("--tokens", action="store_true", help="let in only those who bring a token")
    options = parser.parse_args()
    try:
        started = EmbeddedDeployment.start(
            options.host, prejoin=options.prejoin == "on", tokens=options.tokens
        )
        with started as deployment:
            print(f"here      https://localhost:{deployment.port}")
            print(
                f"as        {deployment.url}, in a Chrome started with {shlex.join(deployment.chrome_args)}"
            )
            if deployment.token:
                print(f"token     {deployment.token}")
            print(f"authority {deployment.ca_certificate}", flush=True)
            # Only now, or the servers would inherit that these are blocked, and never end politely.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
    except HarnessError as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
