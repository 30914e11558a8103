"""Fetching one page that was asked for by name, and nothing else.

The address may come from anybody, so the answer is bounded in size, time and redirects, and every
address that a name stands for must be one of the open internet. The connection is made to the very
address that was checked: a name that answers differently a moment later changes nothing.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from annotator.errors import UserError

LARGEST = 16 * 2**20
SECONDS = 30.0
MOST_REDIRECTS = 5
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
_PORTS = {"http": 80, "https": 443}
_SAFE = "/:?#[]@!$&'()*+,;=%~"


class FetchError(UserError):
    """A page that could not be fetched, and what to do."""


class Fetched(NamedTuple):
    """What came back."""

    url: str
    """Where it came from in the end."""
    data: bytes
    charset: str | None
    """What the server says the encoding is."""
    suffix: str
    """The ending of a file of this kind."""


def is_address(name: str) -> bool:
    """Tell whether a name is an address of the web and not a path."""
    return name.lower().startswith(("http://", "https://"))


def plain_address(url: str) -> str:
    """Return an address in ASCII, without its fragment; raises FetchError for none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"{url} is no address: copy it from the browser again") from error
    if parts.scheme.lower() not in _PORTS or not host:
        raise FetchError(f"{url} cannot be fetched: only http:// and https:// can")
    if parts.username is not None:
        raise FetchError("an address with a name and password in it is not fetched")
    host = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE)
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """Fetch a page; raises FetchError."""
    here = plain_address(url)
    until = time.monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(here, until, allow_private=allow_private)
        if isinstance(answer, Fetched):
            return answer
        here = plain_address(urljoin(here, answer))
    raise FetchError(f"{url} leads from page to page without end")


def _ask(url: str, until: float, *, allow_private: bool) -> Fetched | str:
    """Ask for one address; return what came, or where it leads."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    address = _checked_address(url, host, port, allow_private=allow_private)
    left = until - time.monotonic()
    if left <= 0:
        raise FetchError(f"{url} took too long to answer: try again later")
    connection = _Connection(host, port, address, left, secure=parts.scheme == "https")
    # Each wait is bounded by itself; the clock also bounds an answer that drips.
    clock = threading.Timer(left, connection.cut)
    clock.daemon = True
    clock.start()
    late = f"{url} took too long to answer: try again later"
    try:
        target = urlunsplit(("", "", parts.path, parts.query, ""))
        headers = {
            "Accept": ", ".join(_KINDS),
            "Accept-Encoding": "gzip",
            "User-Agent": "Mozilla/5.0 (compatible; annotator)",
        }
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        if response.status in (301, 302, 303, 307, 308):
            return response.getheader("Location") or url
        if response.status != http.client.OK:
            raise FetchError(f"{url} answered {response.status}: open it in a browser and save it")
        return _answer(url, response, until)
    except TimeoutError as error:
        raise FetchError(late) from error
    except ssl.SSLError as error:
        raise FetchError(f"{url} has no valid certificate ({error.reason})") from error
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        if time.monotonic() >= until:
            raise FetchError(late) from error
        raise FetchError(f"{url} cannot be fetched ({error}): is it reachable?") from error
    finally:
        clock.cancel()
        connection.close()


def _answer(url: str, response: http.client.HTTPResponse, until: float) -> Fetched:
    """Read the body of an answer, as far as a page may be long."""
    kind = response.headers.get_content_type()
    if kind not in _KINDS:
        raise FetchError(f"{url} is {kind} and no page: save what is meant as a file")
    data = response.read(LARGEST + 1)
    if time.monotonic() >= until:
        raise TimeoutError  # It was cut off, and what came is only the beginning.
    packed = (response.getheader("Content-Encoding") or "identity").lower()
    if len(data) <= LARGEST:
        if response.length:
            raise FetchError(f"{url} broke off: try again")
        data = _unpacked(url, data, packed)
    if len(data) > LARGEST:
        raise FetchError(f"{url} is larger than {LARGEST // 2**20} MiB: save what is meant")
    return Fetched(url, data, response.headers.get_content_charset(), _KINDS[kind])


def _unpacked(url: str, data: bytes, packed: str) -> bytes:
    """Return what was packed for the way, as far as a page may be long."""
    if packed == "identity":
        return data
    if packed not in ("gzip", "x-gzip"):
        raise FetchError(f"{url} came packed as {packed}: open it in a browser and save it")
    try:
        return zlib.decompressobj(wbits=31).decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise FetchError(f"{url} came damaged: try again") from error


def _checked_address(url: str, host: str, port: int, *, allow_private: bool) -> str:
    """Return an address that the host stands for; raises FetchError if any is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} cannot be found: check the address") from error
    addresses = [str(entry[4][0]).split("%", 1)[0] for entry in found]
    if not allow_private and not all(is_public(address) for address in addresses):
        raise FetchError(f"{url} is in a private network: fetch it with --allow-private")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the open internet."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner:
            return is_public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever the name stands for by now."""

    def __init__(self, host: str, port: int, address: str, seconds: float, *, secure: bool) -> None:
        super().__init__(host, port, timeout=seconds)
        self.default_port = 443 if secure else 80
        self._address = address
        self._secure = secure
        self._open: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the checked address; the certificate must be the name's."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        self._open = self.sock

    def cut(self) -> None:
        """End the connection from outside of a call that waits on it."""
        sock = self._open  # The answer takes the other reference along.
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # It has ended by itself.
