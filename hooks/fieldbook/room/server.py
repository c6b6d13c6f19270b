"""The server of a room: waitress, in one network and on this computer."""

from __future__ import annotations

import errno
import logging
import select
import socket
from collections import defaultdict
from ipaddress import ip_address
from typing import Any

import waitress

from .answers import LARGEST
from .app import Room

_THREADS = 8
_CONNECTIONS = 400
"""A browser takes up to six; where the system lets a program open few files, it has to be less."""
_OF_ONE_DEVICE = 80
"""Connections that one device may have, so that none, by mistake or on purpose, keeps the others out."""
_WAITING = 1024
"""How many connections may wait to be accepted."""
_PATIENCE = 30
"""Seconds after which who says nothing is hung up on."""


class FairSocket(socket.socket):
    """A listening socket that accepts so many connections of each device, and hangs up on the rest at once."""

    def __init__(self, family: socket.AddressFamily, most: int) -> None:
        """Begin with no connection; each device may have `most` at a time."""
        super().__init__(family, socket.SOCK_STREAM)
        self._most = most
        self._open: defaultdict[str, list[socket.socket]] = defaultdict(list)

    def accept(self) -> tuple[socket.socket, Any]:
        """Accept a connection.

        Raises:
            BlockingIOError: There is none that may be accepted.
        """
        made, address = super().accept()
        device = address[0]
        # One that is closed has no number any more.
        of_device = [one for one in self._open[device] if one.fileno() >= 0]
        self._open[device] = of_device
        if len(of_device) >= self._most:
            made.close()
            raise BlockingIOError(errno.EWOULDBLOCK, f"{device} has {len(of_device)} connections")
        of_device.append(made)
        return made, address


def listening(address: str, port: int) -> list[socket.socket]:
    """Return sockets at an address and on this computer.

    Raises:
        OSError: One of them can't be had.
    """
    sockets: list[socket.socket] = []
    try:
        for host in dict.fromkeys((address, "127.0.0.1")):
            sockets.append(_bound(host, port))
            port = sockets[0].getsockname()[1]
    except OSError:
        for one in sockets:
            one.close()
        raise
    return sockets


def _bound(host: str, port: int) -> FairSocket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = FairSocket(family, _CONNECTIONS if ip_address(host).is_loopback else _OF_ONE_DEVICE)
    try:
        # So that a room that was ended can be opened again at once. On Windows this would share the port.
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        # Who comes from now on waits until the server is ready.
        made.listen(_WAITING)
    except OSError:
        made.close()
        raise
    return made


def serve(room: Room, sockets: list[socket.socket]) -> None:
    """Answer until the program is interrupted."""
    # That many come at once is nothing to warn of.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server: Any = waitress.create_server(
        room,
        sockets=sockets,
        threads=_THREADS,
        connection_limit=_CONNECTIONS,
        channel_timeout=_PATIENCE,
        cleanup_interval=10,
        max_request_header_size=16_384,
        max_request_body_size=LARGEST + 1,
        asyncore_use_poll=hasattr(select, "poll"),
        log_socket_errors=False,
        ident=None,
    )
    server.run()
