"""A throwaway certificate authority and a certificate for the host name of the page."""

from dataclasses import dataclass
from pathlib import Path

import trustme


@dataclass(frozen=True)
class Certificates:
    """PEM files in a private folder: the authority to trust, the server's certificate chain and its key."""

    authority: Path
    certificate: Path
    key: Path


def issue(folder: Path, host: str) -> Certificates:
    """Make an authority and have it certify ``host``, and the names of loopback, which a person may use as well.

    The authority's own key is never written: it is gone with the process.
    """
    authority = trustme.CA(organization_name="Throwaway authority of the guide's test bench")
    # No common name, which a long host name does not fit into: browsers read the alternative names alone.
    server = authority.issue_cert(host, "localhost", "127.0.0.1")
    made = Certificates(folder / "authority.pem", folder / "server.pem", folder / "server.key")
    authority.cert_pem.write_to_path(made.authority)
    made.key.touch(mode=0o600)
    server.private_key_pem.write_to_path(made.key)
    for number, part in enumerate(server.cert_chain_pems):
        part.write_to_path(made.certificate, append=number > 0)
    return made
