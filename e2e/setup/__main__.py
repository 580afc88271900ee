"""The set-up, one idempotent step: ``python3 -m e2e.setup``.

Standard library only: it runs before anything is there. This file is read by any Python 3, so that an old one can say
that it is too old; whatever a newer one brings along is imported only after that.
"""

import sys

OLDEST = (3, 11)


def main():  # type: ignore[no-untyped-def]
    """Run the set-up; end with a sentence where it cannot go on."""
    if sys.version_info < OLDEST:
        from shutil import which

        found = "{}.{}".format(*sys.version_info[:2])
        newer = [name for name in ("python3." + str(minor) for minor in range(19, 10, -1)) if which(name)]
        advice = (
            "run it as: make PYTHON=" + newer[0] + " ..."
            if newer
            else "install a newer one, and name it: make PYTHON=..."
        )
        sys.exit("set-up: Python " + found + " is too old, 3.11 or newer is needed; " + advice)

    from e2e.setup.ending import run_to_the_end
    from e2e.setup.steps import set_up

    run_to_the_end(set_up)


if __name__ == "__main__":
    main()  # type: ignore[no-untyped-call]
