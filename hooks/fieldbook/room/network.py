"""The networks that this computer is in: a room is open in one of them, and only to who is in it as well."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Interface, IPv4Network, ip_interface
from typing import NamedTuple

import ifaddr

_PRIVATE = tuple(
    IPv4Network(one) for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
)
"""Where no address is anyone's on the internet. Source: RFC 1918, RFC 3927, RFC 1122."""


class Connection(NamedTuple):
    """This computer's address in a network, and what the system calls the device that leads there."""

    address: str
    network: IPv4Network
    device: str

    @property
    def is_private(self) -> bool:
        """Whether nobody on the internet can have an address of that network."""
        return any(self.network.subnet_of(one) for one in _PRIVATE)

    @property
    def is_own(self) -> bool:
        """Whether the network is this computer alone."""
        return self.network.is_loopback


def connections() -> Iterator[Connection]:
    """Yield the networks that this computer is in; only those of four numbers, which people can type."""
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            if one.is_IPv4:
                found = ip_interface(f"{one.ip}/{one.network_prefix}")
                assert isinstance(found, IPv4Interface)
                yield Connection(str(found.ip), found.network, str(adapter.nice_name))
