"""What the official Jitsi containers need and nobody else may know: ``make_secrets.py FOLDER``.

Makes the folder, which its owner alone enters (0700). In it are ``secrets.env`` with the passwords of the services,
``web/keys`` with ``cert.key`` and ``cert.crt`` for the web server, and ``authority.pem``, which a browser has to trust.
What is there already stays, as running containers know it. Needs trustme, which is in the project's .venv.

The web server's container sees ``web`` alone, as user 1000, whoever the owner here is. So all may read the key, and the
folder around it keeps everybody else on this machine out.
"""

import os
import secrets
import sys
from pathlib import Path

import trustme

PASSWORDS = ("JICOFO_AUTH_PASSWORD", "JVB_AUTH_PASSWORD")
HOST = "localhost"


def write(folder: Path) -> None:
    """Write what is missing in the folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    # URL-safe characters need no quoting in an env file; 32 bytes are 256 bits.
    _once(
        folder / "secrets.env",
        "".join(f"{name}={secrets.token_urlsafe(32)}\n" for name in PASSWORDS).encode(),
    )
    keys = folder / "web" / "keys"
    for part in (keys.parent, keys):
        part.mkdir(exist_ok=True)
        part.chmod(0o755)
    if not (folder / "authority.pem").exists():
        authority = trustme.CA(organization_name="metasfresh guide, throwaway authority")
        leaf = authority.issue_cert(HOST, "127.0.0.1")
        _once(keys / "cert.key", leaf.private_key_pem.bytes(), 0o644)
        _once(keys / "cert.crt", b"".join(part.bytes() for part in leaf.cert_chain_pems), 0o644)
        _once(folder / "authority.pem", authority.cert_pem.bytes())


def _once(path: Path, content: bytes, mode: int = 0o600) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        os.fchmod(handle, mode)
        file.write(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
