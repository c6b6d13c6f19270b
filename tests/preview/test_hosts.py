"""Under which names the preview may be asked for."""

from __future__ import annotations

import socket

import pytest

from fieldbook.preview.hosts import OwnHosts

LOCAL = ["localhost", "localhost:8000", "LOCALHOST:8000", "localhost.:80", "a.localhost", "127.0.0.1:8000", "[::1]:80"]
FOREIGN = [None, "", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.org", "192.168.1.7"]
BROKEN = ["localhost,evil.example", "localhost:x", "[::1", "::1:8000", "localhost@evil.org", "localhost/evil", "a b"]


@pytest.mark.parametrize("header", LOCAL)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "::1"])
def test_this_computer_is_asked_by_its_local_names(host, header):
    assert header in OwnHosts(host)


@pytest.mark.parametrize("header", [*FOREIGN, *BROKEN])
def test_no_other_name_is_one_of_its_own(header):
    assert header not in OwnHosts("127.0.0.1")


@pytest.mark.parametrize("header", ["evil.example", "localhost.evil.example:80", *BROKEN])
def test_a_preview_for_the_network_has_no_foreign_names_either(header):
    assert header not in OwnHosts("0.0.0.0")


def test_a_preview_for_the_network_is_asked_by_address_and_by_the_computers_name():
    for header in ("192.168.1.7:8000", "[fe80::1]:8000", socket.gethostname(), f"{socket.gethostname()}.local:8000"):
        assert header in OwnHosts("0.0.0.0")


def test_a_preview_is_asked_by_the_name_that_it_was_started_with():
    assert "course.example:8000" in OwnHosts("course.example")
    assert "other.example" not in OwnHosts("course.example")


def test_a_codespace_is_asked_by_the_name_that_its_port_is_forwarded_to(monkeypatch):
    monkeypatch.setenv("CODESPACE_NAME", "silver-train-x1")
    monkeypatch.setenv("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN", "app.github.dev")
    own = OwnHosts("127.0.0.1")
    assert "silver-train-x1-8000.app.github.dev" in own
    for header in ("other-8000.app.github.dev", "silver-train-x1-8000.app.github.dev.evil.example", "app.github.dev"):
        assert header not in own
    monkeypatch.delenv("CODESPACE_NAME")
    assert "-8000.app.github.dev" not in OwnHosts("127.0.0.1")
