"""A throwaway CA and a certificate for the host name of the page."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Certificates:
    """PEM files in a private folder: the CA certificate to trust, the server's certificate chain and its key."""

    ca_certificate: Path
    certificate: Path
    key: Path


def issue(folder: Path, host: str) -> Certificates:
    """Make a CA and have it sign a certificate for ``host``, and the names of loopback, which a person may use as well.

    The CA's own key is never written: it is gone with the process.
    """
    # Loaded while other parts start, not before the step is named.
    import trustme

    ca = trustme.CA(organization_name="Throwaway CA of the guide's test harness")
    # No common name, which a long host name does not fit into: browsers read the alternative names alone.
    server = ca.issue_cert(host, "localhost", "127.0.0.1")
    made = Certificates(folder / "authority.pem", folder / "server.pem", folder / "server.key")
    ca.cert_pem.write_to_path(made.ca_certificate)
    made.key.touch(mode=0o600)
    server.private_key_pem.write_to_path(made.key)
    for number, part in enumerate(server.cert_chain_pems):
        part.write_to_path(made.certificate, append=number > 0)
    return made
