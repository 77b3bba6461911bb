"""Requests that never enter a private network: neither at first nor by a redirect.

A page decides where its redirects lead, and a name what it stands for: both may point to the network of
who asks. So the address is judged of each connection that is made.
"""

import ipaddress
import socket
from typing import Any, cast

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError


class PrivateNetworkError(NewConnectionError):
    """An address is not one of the public network."""


def is_public(address: str) -> bool:
    """True for a number of the public network; not for one of a machine, a house or a data centre."""
    number = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(number, "ipv4_mapped", None)
    return (mapped or number).is_global and not number.is_multicast


def _judge(connection: HTTPConnection, numbers: list[str]) -> None:
    """A PrivateNetworkError if one of the numbers of a host is not public."""
    for number in numbers:
        if not is_public(number):
            raise PrivateNetworkError(connection, f"PrivateNetwork: {connection.host} is {number}")


class _Public:
    """A connection whose numbers are judged before it is made, and whose other end once more after."""

    def _new_conn(self) -> socket.socket:
        connection = cast(HTTPConnection, self)
        try:
            found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError):
            found = []  # the connection itself says that there is no such host
        _judge(connection, [str(row[4][0]) for row in found])
        made: socket.socket = super()._new_conn()  # type: ignore[misc]
        try:
            _judge(connection, [str(made.getpeername()[0])])
        except PrivateNetworkError:
            made.close()
            raise
        return made


class _PublicConnection(_Public, HTTPConnection):
    """A connection without encryption."""


class _PublicSecureConnection(_Public, HTTPSConnection):
    """An encrypted connection."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _PublicSecureConnection


class PublicAdapter(HTTPAdapter):
    """What a session mounts to ask the public network alone."""

    def init_poolmanager(self, *positional: Any, **named: Any) -> None:
        """Give the manager pools whose connections are judged."""
        super().init_poolmanager(*positional, **named)
        pools = {"http": _Pool, "https": _SecurePool}
        self.poolmanager.pool_classes_by_scheme = pools
