"""The networks that this computer is in: a room is open in one of them, and only to who is in it as well."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, ip_interface, ip_network
from typing import NamedTuple

import ifaddr

Network = IPv4Network | IPv6Network

_PRIVATE = tuple(
    ip_network(one)
    for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "::1/128")
)
"""Where no address is anyone's on the internet. Source: RFC 1918, RFC 3927, RFC 1122, RFC 4193, RFC 4291."""


class Connection(NamedTuple):
    """This computer's address in a network, and what the system calls the device that leads there."""

    address: str
    network: Network
    device: str

    @property
    def is_private(self) -> bool:
        """Whether nobody on the internet can have an address of that network."""
        return any(_lies_in(self.network, one) for one in _PRIVATE)

    @property
    def is_own(self) -> bool:
        """Whether the network is this computer alone."""
        return self.network.is_loopback

    @property
    def host(self) -> str:
        """The address as it stands in that of a page."""
        return f"[{self.address}]" if ":" in self.address else self.address


def connections() -> Iterator[Connection]:
    """Yield the networks that this computer is in: first those of four numbers, which people can type.

    Addresses of IPv6 that hold for one link need the name of a device behind them, which no browser takes.
    """
    yield from sorted(_found(), key=lambda one: one.network.version)


def _found() -> Iterator[Connection]:
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            found = ip_interface(f"{one.ip if isinstance(one.ip, str) else one.ip[0]}/{one.network_prefix}")
            if found.version == 4 or not found.is_link_local:
                yield Connection(str(found.ip), found.network, str(adapter.nice_name))


def _lies_in(network: Network, other: Network) -> bool:
    if isinstance(network, IPv4Network):
        return isinstance(other, IPv4Network) and network.subnet_of(other)
    return isinstance(other, IPv6Network) and network.subnet_of(other)
