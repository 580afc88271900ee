"""Following a link where two notices come at once."""

from typing import Any

from e2e.chrome import Permissions
from e2e.scenarios.reader import Reader
from e2e.scenarios.visit import Visit, Visits

# Jitsi Meet names a notice after the millisecond that it comes in (showNotification in its feature notifications), and
# of two that come in the same one it shows just the later: in 2 of 10 visits with both devices blocked.
_DISTINCT_TIMES = """(() => {
    const now = Date.now;
    let last = 0;

    Date.now = () => {
        last = Math.max(now.call(Date), last + 1);

        return last;
    };
})()"""


def two_notices(reader: Reader, visit: Visits, permissions: Permissions, *scripts: str, **how: Any) -> Visit:
    """Follow the link where two notices come at once, and see to it that both show."""
    reader.note(
        "two notices were kept from coming in the same millisecond, as Jitsi Meet shows just one of them then"
    )
    return visit(permissions, prejoin=False, scripts=[_DISTINCT_TIMES, *scripts], **how)
