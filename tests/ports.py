"""Ports for servers that tests start."""

from __future__ import annotations

import socket


def unused_port() -> int:
    """Return a port that nothing listens to; what an earlier run has left may listen to any that is always the same."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
