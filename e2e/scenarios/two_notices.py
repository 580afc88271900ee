"""Following a link where two notices come at once."""

from typing import Any

from e2e.chrome import Permissions
from e2e.meeting import DISTINCT_TIMES
from e2e.scenarios.reader import Reader
from e2e.scenarios.visit import Visit, Visits


def two_notices(reader: Reader, visit: Visits, permissions: Permissions, *scripts: str, **how: Any) -> Visit:
    """Follow the link where two notices come at once, and see to it that both show."""
    reader.note(
        "two notices were kept from coming in the same millisecond, as Jitsi Meet shows just one of them then"
    )
    return visit(permissions, prejoin=False, scripts=[DISTINCT_TIMES, *scripts], **how)
