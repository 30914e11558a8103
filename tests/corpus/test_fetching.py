"""Fetching: only what was asked for, only from the open internet, and never without an end."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from annotator.corpus import fetching
from annotator.corpus.fetching import FetchError, fetch, is_public, plain_address

Answer = Callable[[BaseHTTPRequestHandler], None]
PAGE = b"<p>A page.</p>"


def send(data: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.send_header("Content-Type", kind)
        for name, value in headers.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(data)

    return answer


def lead_to(address: str) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(302)
        asked.send_header("Location", address)
        asked.end_headers()

    return answer


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Answer]], str]]:
    """Serve answers by path on this machine."""
    servers: list[ThreadingHTTPServer] = []

    def start(answers: dict[str, Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answers[self.path](self)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


Serve = Callable[[dict[str, Answer]], str]


def test_a_page_comes_as_it_is(serve: Serve) -> None:
    here = serve({"/a?b=c": send(PAGE)})
    page = fetch(f"{here}/a?b=c#part", allow_private=True)
    assert page == (f"{here}/a?b=c", PAGE, "utf-8", ".html")


def test_a_private_address_is_not_fetched_unless_asked(serve: Serve) -> None:
    here = serve({"/": send(PAGE)})
    with pytest.raises(FetchError, match="--allow-private"):
        fetch(f"{here}/")
    with pytest.raises(FetchError, match="--allow-private"):
        fetch(f"http://localhost:{here.rsplit(':', 1)[1]}/")


def test_every_redirect_is_checked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    here = serve({"/": lead_to("/next"), "/next": lead_to("http://169.254.169.254/secrets")})
    real = fetching.is_public
    monkeypatch.setattr(fetching, "is_public", lambda ip: ip == "127.0.0.1" or real(ip))
    with pytest.raises(FetchError, match=r"169\.254.*private network"):
        fetch(f"{here}/")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"])
def test_a_redirect_leads_only_to_pages(serve: Serve, address: str) -> None:
    here = serve({"/": lead_to(address)})
    with pytest.raises(FetchError, match="only http"):
        fetch(f"{here}/", allow_private=True)


def test_the_connection_is_made_to_the_address_that_was_checked(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(serve({"/": send(PAGE)}).rsplit(":", 1)[1])
    asked = []

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetching, "is_public", lambda ip: ip == "127.0.0.1")
    assert fetch(f"http://paper.example:{port}/").data == PAGE
    assert asked.count("paper.example") == 1


def test_circles_end(serve: Serve) -> None:
    here = serve({"/": lead_to("/")})
    with pytest.raises(FetchError, match="without end"):
        fetch(f"{here}/", allow_private=True)


def test_a_page_is_bounded_packed_or_not(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 10_000)
    here = serve(
        {
            "/long": send(b"x" * 20_000),
            "/bomb": send(gzip.compress(b"x" * 20_000_000), Content_Encoding="gzip"),
            "/fine": send(gzip.compress(PAGE), Content_Encoding="gzip"),
            "/odd": send(PAGE, Content_Encoding="br"),
            "/short": send(PAGE, Content_Length="9999"),
            "/broken": send(b"no gzip", Content_Encoding="gzip"),
        }
    )
    for path in ("/long", "/bomb"):
        with pytest.raises(FetchError, match="larger than"):
            fetch(here + path, allow_private=True)
    assert fetch(f"{here}/fine", allow_private=True).data == PAGE
    with pytest.raises(FetchError, match="broke off"):
        fetch(f"{here}/short", allow_private=True)
    with pytest.raises(FetchError, match="packed as br"):
        fetch(f"{here}/odd", allow_private=True)
    with pytest.raises(FetchError, match="damaged"):
        fetch(f"{here}/broken", allow_private=True)


def test_an_answer_that_drips_is_cut_off(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.send_header("Content-Type", "text/html")
        asked.end_headers()
        for _ in range(200):
            asked.wfile.write(b"x")
            time.sleep(0.05)

    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    here = serve({"/": drip})
    begin = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(f"{here}/", allow_private=True)
    assert time.monotonic() - begin < 5


def test_what_is_no_page_is_not_taken(serve: Serve) -> None:
    here = serve({"/": send(b"\x89PNG", "image/png")})
    with pytest.raises(FetchError, match="image/png and no page"):
        fetch(f"{here}/", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1", "192.168.1.1", "0.0.0.1",
        "100.64.0.1", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "2002:7f00:1::",
        "64:ff9b::7f00:1", "224.0.0.1", "ff02::1", "255.255.255.255",
    ],
)  # fmt: skip
def test_what_is_not_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_what_is(address: str) -> None:
    assert is_public(address)


def test_addresses_are_written_one_way() -> None:
    assert plain_address("HTTPS://Bücher.example/Straße?q=ä#x") == (
        "https://xn--bcher-kva.example/Stra%C3%9Fe?q=%C3%A4"
    )
    assert plain_address("http://a.example") == "http://a.example/"
    for bad in ("http://", "http://[::1", "http://a:b@c.example/", "http://a.example:99999/"):
        with pytest.raises(FetchError):
            plain_address(bad)


def certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate that nobody vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, said = folder / "key.pem", folder / "said.pem"
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split()
    subprocess.run(
        ["openssl", *made, "-keyout", str(key), "-out", str(said)],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(said, key)
    return context


def test_a_certificate_that_nobody_vouches_for_is_told_in_a_line(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, plain = certificate(tmp_path), ThreadingHTTPServer.get_request

    def secured(server: ThreadingHTTPServer) -> tuple[socket.socket, object]:
        asked, address = plain(server)
        return context.wrap_socket(asked, server_side=True), address

    monkeypatch.setattr(ThreadingHTTPServer, "get_request", secured)
    here = serve({"/": send(PAGE)}).replace("http://127.0.0.1", "https://localhost")
    with pytest.raises(FetchError, match="has no valid certificate") as found:
        fetch(f"{here}/", allow_private=True)
    assert "\n" not in str(found.value)


def test_a_page_that_speaks_no_tls_is_told_in_a_line(serve: Serve) -> None:
    here = serve({"/": send(PAGE)}).replace("http://", "https://")
    with pytest.raises(FetchError, match=r"certificate|cannot be fetched"):
        fetch(f"{here}/", allow_private=True)


def test_a_page_on_the_open_internet_leads_to_no_private_address(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = serve({"/": lead_to("http://10.0.0.1/admin"), "/admin": send(PAGE)})
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match="private network"):
        fetch(f"{here}/")
