"""The options of Jitsi Meet: each that cannot be used is named, with what to do, all of them at once."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import trustme

from e2e.jitsi.deployment.external.address import Address, BadAddress
from e2e.jitsi.plugin.access import HEADER
from e2e.jitsi.plugin.options import JitsiOptions, read_options
from e2e.messages.catalogue import languages

DEFAULTS = {
    "--jitsi-url": None,
    "--jitsi-authority": None,
    "--jitsi-token": None,
    "--meet-host": "meet.example.org",
    "--prejoin": "on",
}


def read(folder: Path, **given: str) -> JitsiOptions:
    """Return the options, given with underscores in place of hyphens."""
    options = {**DEFAULTS, **{f"--{name.replace('_', '-')}": value for name, value in given.items()}}
    config = SimpleNamespace(getoption=options.__getitem__, invocation_params=SimpleNamespace(dir=folder))
    return read_options(cast("pytest.Config", config))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nonsense", "as it does not begin with https://"),
        ("meet.example.org:8443", "as it does not begin with https://"),
        ("ftp://meet.example.org", "as it does not begin with https://"),
        ("https:meet.example.org", "as it does not begin with https://"),
        ("https://meet example.org", "has a space in it"),
        ("https://", "is not the address of a Jitsi Meet; give one such as https://meet.example.org"),
        ("https://[::1", "is not the address of a Jitsi Meet; give one"),
        ("https://meet.example.org:port", "is not the address of a Jitsi Meet; give one"),
        ("https://meet.example.org:99999", "is not the address of a Jitsi Meet; give one"),
        (
            "https://meet.example.org?room=s3cret",
            "given for “https://meet.example.org” has something after ? or #",
        ),
        ("https://ann:s3cret@meet.example.org", "given for “https://meet.example.org” has a login in it"),
        ("https://ann:s3cret x@meet.example.org", "has a space in it"),
    ],
)
def test_what_is_no_address_is_said_without_its_secrets(address: str, words: str) -> None:
    with pytest.raises(BadAddress) as refused:
        Address.parse(address)
    assert words in str(refused.value)
    assert "s3cret" not in "".join(refused.value.shown(lang) for lang in languages())


def test_plain_http_is_refused(tmp_path: Path) -> None:
    with pytest.raises(pytest.UsageError) as refused:
        read(tmp_path, jitsi_url="http://meet.example.org/")
    assert refused.value.args[0].startswith("--jitsi-url: http://meet.example.org is plain http")


@pytest.mark.parametrize(
    "url", ["https://meet.example.org", "http://localhost:8000", "http://127.0.0.1:8000/team", "http://[::1]"]
)
def test_https_and_this_very_machine_are_taken(tmp_path: Path, url: str) -> None:
    assert read(tmp_path, jitsi_url=url).url == url


@pytest.mark.parametrize(
    "name",
    [
        "https://meet.example.org",
        "meet.example.org:8443",
        "a b",
        "",
        "a_b.example.org",
        f"{'x' * 64}.example.org",
        "ab--cd.example.org",
        f"{'é' * 60}.org",
    ],
)
def test_what_is_no_host_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(pytest.UsageError) as refused:
        read(tmp_path, meet_host=name)
    assert refused.value.args[0].startswith(f"--meet-host: “{name}” is not a host name")


def test_all_options_that_cannot_be_used_are_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HEADER, "X-Gate")
    (tmp_path / "text.pem").write_text("no certificate\n")
    with pytest.raises(pytest.UsageError) as refused:
        read(tmp_path, jitsi_url="nonsense", jitsi_authority="text.pem", meet_host="a b")
    places = [said.partition(": ")[0] for said in refused.value.args]
    assert places == ["--jitsi-url", "--jitsi-authority", HEADER, "--meet-host"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere.pem", "there is no file nowhere.pem"),
        (".", "there is no file ."),
        ("text.pem", "text.pem is no CA certificate; give the path of one in the PEM format"),
        ("x" * 300, f"{'x' * 300} cannot be read"),
        ("empty.pem", "empty.pem is no CA certificate"),
    ],
)
def test_what_is_no_ca_certificate_is_refused(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "text.pem").write_text("no certificate\n")
    (tmp_path / "empty.pem").touch()
    with pytest.raises(pytest.UsageError) as refused:
        read(tmp_path, jitsi_authority=name)
    assert refused.value.args[0].startswith(f"--jitsi-authority: {words}")


def test_a_ca_certificate_is_found_from_the_callers_folder(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    assert read(tmp_path, jitsi_authority="ca.pem").ca_certificate == tmp_path / "ca.pem"
