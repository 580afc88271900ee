"""The external deployment: a Jitsi Meet is recognised, and so is a certificate that nobody knows."""

from collections.abc import Iterator

import pytest

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.deployment.external.deployment import ExternalDeployment


@pytest.fixture(scope="module")
def embedded() -> Iterator[EmbeddedDeployment]:
    with EmbeddedDeployment.start(prejoin=False) as started:
        yield started


def test_a_jitsi_meet_is_recognised(embedded: EmbeddedDeployment) -> None:
    with ExternalDeployment(
        f"https://localhost:{embedded.port}/", ca_certificate=embedded.ca_certificate
    ) as external:
        external.check()
        assert external.url == f"https://localhost:{embedded.port}"
        assert external.host == f"localhost:{embedded.port}"
        assert external.kind == "external"
        assert external.chrome_args == ()
        assert external.client == "Jitsi Meet 13.2.0"
        assert external.prejoin is False
        assert external.room_url("kiwi", lang="de") == f"{external.url}/kiwi?lang=de"
        assert external.new_room() != external.new_room()


def test_an_untrusted_certificate_is_named_with_its_remedy(embedded: EmbeddedDeployment) -> None:
    with pytest.raises(HarnessError, match=r"certificate that is not trusted: .*--jitsi-authority"):
        ExternalDeployment(f"https://localhost:{embedded.port}").check()
