"""The network that a room is opened in: named with `--address`, or chosen from a list."""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence

import click

from ..room.network import Connection, connections
from ..room.server import listening


def chosen_connection(address: str | None) -> Connection:
    """Return the network in which this computer has an address; where none was named, ask which one is meant.

    Raises:
        click.ClickException: there is no such address, its network is not private, or nobody can be asked.
    """
    found = list(connections())
    if address is None:
        return _chosen([one for one in found if one.is_private and not one.is_own])
    named = next((one for one in found if address.lower() in (one.address, one.host)), None)
    if named is None:
        raise click.ClickException(f"this computer has no address {address}. It has: {_listed(found)}")
    if not named.is_private:
        raise click.ClickException(
            f"{address} is in no private network; a room is for one, where addresses begin with 10, 192.168, "
            "172.16 to 172.31, or fd"
        )
    return named


def _chosen(found: Sequence[Connection]) -> Connection:
    if not found:
        raise click.ClickException(
            "this computer is in no private network. Join the room's wireless network, or make one with this "
            "computer or a phone (a hotspot); then try again. --address 127.0.0.1 is for a look by yourself"
        )
    if not sys.stdin.isatty():
        raise click.ClickException(f"say with --address in which network the room is: {_listed(found)}")
    click.echo("This computer is in these networks:")
    for number, one in enumerate(found, 1):
        click.echo(f"  {number}  {one.address}  ({one.device})")
    number = click.prompt("Which one is the room's?", type=click.IntRange(1, len(found)), default=1)
    return found[number - 1]


def _listed(found: Sequence[Connection]) -> str:
    return ", ".join(f"{one.address} ({one.device})" for one in found)


def open_sockets(connection: Connection, port: int) -> list[socket.socket]:
    """Return sockets that listen in a network and on this computer, at one port.

    Raises:
        click.ClickException: they can't be had.
    """
    try:
        return listening(connection.address, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(
            f"the room can't be opened at {connection.host}:{port} ({reason}); another --port may do"
        ) from None
