"""Runs an embedded instance for a person, or for another process, until Ctrl-C: ``python -m e2e.jitsi.deployment``."""

import argparse
import shlex
import signal
import sys

from e2e.harness.errors import BenchFailure
from e2e.jitsi.deployment.embedded.deployment import EmbeddedInstance


def main() -> int:
    """Start an instance, say how to get there, and wait; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m e2e.jitsi.deployment", description=__doc__)
    parser.add_argument("--host", default="meet.metasfresh.com", help="its host name (default: %(default)s)")
    parser.add_argument("--prejoin", choices=("on", "off"), default="on", help="its prejoin screen")
    parser.add_argument("--tokens", action="store_true", help="let in only those who bring a token")
    options = parser.parse_args()
    try:
        started = EmbeddedInstance.start(options.host, prejoin=options.prejoin == "on", tokens=options.tokens)
        with started as instance:
            print(f"here      https://localhost:{instance.port}")
            print(f"as        {instance.url}, in a Chrome started with {shlex.join(instance.chrome_args)}")
            if instance.token:
                print(f"token     {instance.token}")
            print(f"authority {instance.authority}", flush=True)
            # Only now, or the servers would inherit that these are blocked, and never end politely.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
    except BenchFailure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
