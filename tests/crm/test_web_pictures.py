"""A picture that lies elsewhere: fetched once, from the public web alone, and kept small."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crm import pictures, web_pictures
from crm.errors import Refused
from tests.crm.hostile_pictures import photograph

PICTURE = photograph(size=(4, 4))
USUAL_TRUST = web_pictures.TRUST
MEGABYTE = 1024 * 1024
Answer = Callable[[BaseHTTPRequestHandler], None]


def certificate(folder: Path) -> Path:
    """The key and the certificate of "localhost", which nobody else has signed."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.NameAttribute(NameOID.COMMON_NAME, "x"),
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([name]))
        .issuer_name(x509.Name([name]))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "localhost.pem"
    plain = serialization.NoEncryption()
    pem, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path.write_bytes(key.private_bytes(pem, kind, plain) + made.public_bytes(pem))
    return path


class Elsewhere:
    """Another server, with TLS, that answers as a test says."""

    def __init__(self, pem: Path) -> None:
        elsewhere = self
        self.asked: list[str] = []
        self.answer: Answer = picture

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                elsewhere.asked.append(self.path)
                elsewhere.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.port = self._server.server_port
        self.url = f"https://localhost:{self.port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def say(status: int, body: bytes, **headers: str) -> Answer:
    """An answer of these bytes."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


picture = say(200, PICTURE)


def on_and_on(request: BaseHTTPRequestHandler) -> None:
    """A way that leads to a picture, but not soon."""
    further = f"{request.path}x"
    (picture if len(further) > 30 else say(302, b"", Location=further))(request)


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def elsewhere(pem: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    """A server on loopback whose certificate is trusted."""
    monkeypatch.setattr(web_pictures, "TRUST", ssl.create_default_context(cafile=str(pem)))
    server = Elsewhere(pem)
    yield server
    server.stop()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes this machine's own address as one of the public web, and no other one."""
    monkeypatch.setattr(web_pictures, "is_public", lambda address: address in ("127.0.0.1", "::1"))


def test_a_picture_is_fetched_once_and_made_small(elsewhere: Elsewhere, public: None) -> None:
    fetched = web_pictures.fetch(f"{elsewhere.url}/gown.jpg?w=480")
    assert fetched == pictures.shrink(PICTURE)
    assert elsewhere.asked == ["/gown.jpg?w=480"]


def test_a_redirection_is_followed(elsewhere: Elsewhere, public: None) -> None:
    moved = say(302, b"", Location="/there.png")
    elsewhere.answer = lambda request: (picture if request.path == "/there.png" else moved)(request)
    assert web_pictures.fetch(f"{elsewhere.url}/here.png") == pictures.shrink(PICTURE)


@pytest.mark.parametrize(
    "answer",
    [
        say(404, PICTURE),
        say(500, b""),
        say(200, b""),
        say(200, b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        say(200, b"<html>no picture</html>"),
        on_and_on,
        say(302, b"", Location="http://localhost/plain.png"),
        say(302, b"", Location="https://10.0.0.1/private.png"),
        say(302, b"", Location="https://169.254.169.254/latest/meta-data"),
        say(302, b"", Location="file:///etc/passwd"),
        say(302, b"", Location="https://me:secret@localhost/x.png"),
        say(200, PICTURE[:40]),
        say(200, bytes(pictures.MOST_BYTES + 100)),
    ],
)
def test_what_is_no_picture_or_lies_where_none_may_be_fetched_is_refused(
    answer: Answer, elsewhere: Elsewhere, public: None
) -> None:
    elsewhere.answer = answer
    with pytest.raises(Refused) as refused:
        web_pictures.fetch(f"{elsewhere.url}/gown.jpg")
    assert refused.value.field == "picture"
    assert len(elsewhere.asked) <= web_pictures.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "address", ["http://localhost:{port}/x.png", "https://me:secret@localhost:{port}/x.png"]
)
@pytest.mark.parametrize("moved", [False, True])
def test_an_address_without_tls_or_with_a_password_is_not_asked(
    address: str, moved: bool, elsewhere: Elsewhere, public: None
) -> None:
    wanted = address.format(port=elsewhere.port)
    elsewhere.answer = lambda request: (
        picture if request.path == "/x.png" else say(302, b"", Location=wanted)
    )(request)
    with pytest.raises(Refused):
        web_pictures.fetch(f"{elsewhere.url}/here.png" if moved else wanted)
    assert "/x.png" not in elsewhere.asked


def test_a_server_whose_certificate_nobody_knows_is_not_asked(
    elsewhere: Elsewhere, public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_pictures, "TRUST", USUAL_TRUST)
    with pytest.raises(Refused):
        web_pictures.fetch(f"{elsewhere.url}/gown.jpg")
    assert elsewhere.asked == []


def test_no_more_is_read_than_a_picture_may_have(elsewhere: Elsewhere, public: None) -> None:
    poured, done = [0], threading.Event()

    def flood(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while poured[0] < 10 * pictures.MOST_BYTES:
                request.wfile.write(bytes(MEGABYTE))
                poured[0] += MEGABYTE
        finally:
            done.set()

    elsewhere.answer = flood
    with pytest.raises(Refused):
        web_pictures.fetch(f"{elsewhere.url}/gown.jpg")
    assert done.wait(30)
    assert poured[0] < 4 * pictures.MOST_BYTES


def test_a_server_that_goes_on_talking_is_not_waited_for(
    elsewhere: Elsewhere, public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str] = []

    def slowly(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(100):
                request.wfile.write(b"x")
                threading.Event().wait(0.05)
            ends.append("heard to its end")
        except OSError:
            ends.append("hung up on")

    monkeypatch.setattr(web_pictures, "MOST_SECONDS", 0.3)
    elsewhere.answer = slowly
    with pytest.raises(Refused):
        web_pictures.fetch(f"{elsewhere.url}/gown.jpg")
    assert ends != ["heard to its end"]


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"],
)
def test_this_machine_is_not_asked_by_any_of_its_names(host: str, elsewhere: Elsewhere) -> None:
    with pytest.raises(Refused, match="upload the file instead"):
        web_pictures.fetch(f"https://{host}:{elsewhere.port}/gown.jpg")
    assert elsewhere.asked == []


def test_a_name_that_leads_elsewhere_a_moment_later_leads_nowhere_else(
    elsewhere: Elsewhere, public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[str] = []
    answers = iter(["127.0.0.1", "10.0.0.1", "10.0.0.1"])

    def resolve(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), elsewhere.port))]

    def connect(target: tuple[str, int], *_: object) -> socket.socket:
        connected.append(target[0])
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Refused):
        web_pictures.fetch("https://rebinding.example/gown.jpg")
    assert connected == ["127.0.0.1"]


@pytest.mark.parametrize("found", [("8.8.8.8", "10.0.0.1"), ("::1", "8.8.8.8"), ()])
def test_a_name_of_which_one_address_is_private_is_not_asked_at_all(
    found: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[object] = []
    addresses = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
    monkeypatch.setattr(socket, "create_connection", lambda target, *_: connected.append(target))
    with pytest.raises(Refused):
        web_pictures.fetch("https://half.example/gown.jpg")
    assert connected == []


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00:ec2::254", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("64:ff9b:1::a00:1", False),
        ("::10.0.0.1", False),
        ("fec0::1", False),
        ("4000::1", False),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
        ("ff02::1", False),
    ],
)
def test_only_an_address_of_the_public_web_is_asked(address: str, is_public: bool) -> None:
    assert web_pictures.is_public(address) is is_public
