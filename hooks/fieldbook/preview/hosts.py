"""The names under which the preview may be asked for its pages.

A page on the web can make a name of its own lead to this computer (DNS rebinding), and would then read the preview
as if it were its own. What it can't choose is the name that the browser sends along.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.%]+\]|[^:\[\]]+)(?::\d*)?", re.IGNORECASE)
_LOCAL = "localhost"


class OwnHosts:
    """The names of a server: those of this computer, and the one that it was started with.

    A server for the whole network, at 0.0.0.0, is also asked by its address or by the computer's name in the network.
    """

    def __init__(self, host: str) -> None:
        """Begin with the host that the server listens at, a name or an address."""
        self._names = {host.lower(), _LOCAL}
        address = _address(host)
        self._open = address is not None and address.is_unspecified
        self._forwarded = _codespace()
        if self._open:
            for name in (socket.gethostname().lower(), socket.getfqdn().lower()):
                self._names |= {name, f"{name.partition('.')[0]}.local"}

    def __contains__(self, header: object) -> bool:
        """Tell whether the value of a request's Host header is one of the names; the port may be any."""
        match = _HOST.fullmatch(header) if isinstance(header, str) else None
        if match is None:
            return False
        name = match["name"].lower().strip("[]").removesuffix(".")
        address = _address(name)
        if address is None:
            return name in self._names or name.endswith(f".{_LOCAL}") or bool(self._forwarded.fullmatch(name))
        return self._open or address.is_loopback or name in self._names


def _codespace() -> re.Pattern[str]:
    """Return the names under which GitHub forwards the ports of a codespace; none elsewhere.

    Source: docs.github.com/en/codespaces, "Default environment variables for your codespace".
    """
    name, domain = (os.environ.get(key, "") for key in ("CODESPACE_NAME", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN"))
    return re.compile(rf"{re.escape(name)}-\d+\.{re.escape(domain)}".lower() if name and domain else r"(?!)")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
