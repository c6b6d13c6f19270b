"""A port for the preview: the one that was asked for, or the next that is free."""

from __future__ import annotations

import socket
import sys

_FURTHER = 50
"""Ports that are tried after the first."""


def free_port(host: str, wanted: int) -> int:
    """Return the first port from `wanted` on that nothing listens to.

    Raises:
        OSError: none of the ports can be had, or the host is not this computer.
    """
    last = min(wanted + _FURTHER, 65535)
    for port in range(wanted, last + 1):
        try:
            _try(host, port)
        except OSError:
            if port == last:
                raise
        else:
            return port
    raise OSError(f"there is no port {wanted}")


def _try(host: str, port: int) -> None:
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            # As servers do: what a server that has just ended left behind is no obstacle. Windows takes this as
            # leave to share the port.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
