"""Tokens of a deployment that lets in only those who bring one: JSON Web Tokens, as Jitsi Meet reads them."""

import secrets
import time

_DAY = 86_400


def new_key() -> str:
    """Return a key to sign tokens with, for one run."""
    return secrets.token_hex(32)


def sign(key: str, *, seconds: float = _DAY) -> str:
    """Return a token for every room that is valid for ``seconds`` (an expired one where they are negative).

    Source of the claims: Jitsi Meet's documentation of token authentication (lib-jitsi-meet, doc/tokens.md).
    """
    # Most deployments need none: loaded where one is made.
    import jwt

    claims = {
        "iss": "guide",
        "aud": "jitsi",
        "sub": "*",
        "room": "*",
        "exp": int(time.time() + seconds),
    }
    return jwt.encode(claims, key, algorithm="HS256")
