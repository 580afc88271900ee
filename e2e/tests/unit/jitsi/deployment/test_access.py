"""What opens a guarded deployment: read from the environment, sent there and nowhere else."""

import pytest

from e2e.jitsi.plugin.access import HEADER, PASSWORD, TOKEN, USER, BadAccess, read_access
from e2e.plugin.results.redaction import redacted


def test_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "abc")
    monkeypatch.setenv(USER, "ann")
    monkeypatch.setenv(PASSWORD, "s3cret")
    monkeypatch.setenv(HEADER, "X-Gate: open: sesame")
    access = read_access(None)
    assert access.token == "abc"
    assert access.headers == {"X-Gate": "open: sesame"}
    assert access.all_headers == {"Authorization": "Basic YW5uOnMzY3JldA==", "X-Gate": "open: sesame"}
    assert access.context_args("https://meet.example.org/team") == {
        "extra_http_headers": {"X-Gate": "open: sesame"},
        "http_credentials": {"username": "ann", "password": "s3cret", "origin": "https://meet.example.org"},
    }
    assert read_access("given").token == "given"
    assert "abc" not in repr(access)
    assert "X-Gate" not in repr(access)


@pytest.mark.parametrize("header", ["X-Gate", ": open", "X-Gate: open\nsesame", "X-Gate:"])
def test_refuses_what_is_no_header(monkeypatch: pytest.MonkeyPatch, header: str) -> None:
    monkeypatch.setenv(HEADER, header)
    with pytest.raises(BadAccess, match="Name: value") as refused:
        read_access(None)
    assert "open" not in str(refused.value)


def test_tells_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "a.b/c")
    monkeypatch.setenv(USER, "ann")
    monkeypatch.setenv(PASSWORD, "s3cret")
    secrets = read_access(None).secrets
    named = {"kind": "control", "key": "s3cret/1", "claims": [{"observed": ["s3cret"]}]}
    assert redacted(named, secrets) == {**named, "claims": [{"observed": ["…"]}]}
    said = {
        "error": ("at https://x/?jwt=a.b%2Fc", "Basic YW5uOnMzY3JldA==", "s3cret"),
        "line": 3,
        "label": None,
    }
    assert redacted(said, secrets) == {
        "error": ("at https://x/?jwt=…", "Basic …", "…"),
        "line": 3,
        "label": None,
    }
