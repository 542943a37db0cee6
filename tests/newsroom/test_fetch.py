"""Fetching from the web: what is refused, first; then what comes."""

import gzip
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from newsroom import fetch as fetching
from newsroom.fetch import AddressRefused, BadStatus, NoAnswer, TooMuch, TooSlow, fetch, is_public
from sources.errors import PageNotFetched

LOCAL = "127.0.0.1"


@contextmanager
def server(answer):
    """A server on this machine; `answer(connection, request)` writes whatever it likes."""
    listening = socket.create_server((LOCAL, 0))
    requests = []

    def serve():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                request = connection.recv(65536)
                requests.append(request)
                try:
                    answer(connection, request)
                except OSError:
                    continue  # whoever asked has gone

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], requests
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def page(body=b"<p>The ramp is closed.</p>", status="200 OK", headers=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


def ask(url, **options):
    return fetch(url, **{"resolve": lambda host, port: [LOCAL], "is_allowed": lambda address, port: True, **options})


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",  # noqa: S104
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "2002:7f00:1::",
        "2001:0:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:db8::1", "not an address",
    ],
)  # fmt: skip
def test_no_machine_that_is_not_on_the_open_internet(address):
    assert not is_public(address, 443)


def test_a_public_machine_is_asked_at_the_ports_of_the_web_only():
    assert is_public("93.184.215.14", 80)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c", 443)
    assert not is_public("93.184.215.14", 8080)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://tallow.example/", "file:///etc/passwd", "gopher://x/", "//tallow.example/", "tallow.example", "http://",
        "http://reader:secret@tallow.example/", "http://@tallow.example/", "http://tallow.example:99999/", "http://[::1/",
        "http://tal\x00low.example/", "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused_before_anything_is_resolved(url):
    def resolve(host, port):
        raise AssertionError("resolved")

    with pytest.raises(AddressRefused):
        fetch(url, resolve=resolve)


@pytest.mark.parametrize("url", ["http://localhost/", "http://127.1/", "http://2130706433/", "http://[::ffff:7f00:1]/"])
def test_other_ways_to_write_this_machine(url):
    with pytest.raises(AddressRefused):
        fetch(url)


def test_a_name_with_one_address_inside_is_refused_whole():
    with pytest.raises(AddressRefused):
        fetch("http://tallow.example/", resolve=lambda host, port: ["93.184.215.14", "10.0.0.1"])


def test_a_redirect_is_judged_like_the_first_address():
    moved = page(b"", "302 Found", "Location: http://inside.example/\r\n")
    with server(lambda connection, _: connection.sendall(moved)) as (port, requests):
        addresses = {"outside.example": "127.0.0.1", "inside.example": "127.0.0.2"}

        with pytest.raises(AddressRefused):
            fetch(
                f"http://outside.example:{port}/",
                resolve=lambda host, _: [addresses[host]],
                is_allowed=lambda address, _: address == "127.0.0.1",
            )
        assert len(requests) == 1


def test_the_name_is_resolved_once_and_the_connection_goes_there():
    asked = []

    def resolve(host, port):
        asked.append(host)
        return [LOCAL]

    with server(lambda connection, _: connection.sendall(page())) as (port, requests):
        assert ask(f"http://no-such-host.invalid:{port}/a?b=1", resolve=resolve).content.startswith(b"<p>")

    assert asked == ["no-such-host.invalid"]
    assert f"Host: no-such-host.invalid:{port}".encode() in requests[0]


def test_a_drip_of_single_bytes_gains_no_time():
    def drip(connection, _):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(200):
            connection.sendall(b"x")
            time.sleep(0.02)

    with server(drip) as (port, _):
        began = time.monotonic()
        with pytest.raises(TooSlow):
            ask(f"http://tallow.example:{port}/", seconds=0.3)
        assert time.monotonic() - began < 2


def test_a_resolver_that_hangs_is_not_waited_for():
    began = time.monotonic()

    with pytest.raises(TooSlow):
        ask("http://tallow.example/", seconds=0.2, resolve=lambda host, port: time.sleep(2) or [])
    assert time.monotonic() - began < 1.5


def test_headers_that_drip_gain_none_either():
    def drip(connection, _):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            connection.sendall(f"X-{number}: y\r\n".encode())
            time.sleep(0.02)

    with server(drip) as (port, _), pytest.raises(TooSlow):
        ask(f"http://tallow.example:{port}/", seconds=0.3)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (page(b"x" * 5000), TooMuch),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000, TooMuch),
        (page(gzip.compress(b"x" * 100_000), headers="Content-Encoding: gzip\r\n"), NoAnswer),
        (page(b"x" * 10).replace(b"Content-Length: 10", b"Content-Length: 999"), NoAnswer),
        (b"SSH-2.0-OpenSSH_9.2\r\n", NoAnswer),
        (b"", NoAnswer),
        (page(status="404 Not Found"), BadStatus),
        (page(status="500 Oops"), BadStatus),
    ],
)
def test_answers_that_are_no_page(answer, problem):
    with server(lambda connection, _: connection.sendall(answer)) as (port, _), pytest.raises(problem):
        ask(f"http://tallow.example:{port}/", max_bytes=1000)


def test_a_circle_of_redirects_ends():
    moved = page(b"", "301 Moved", "Location: /again\r\n")
    with server(lambda connection, _: connection.sendall(moved)) as (port, requests):
        with pytest.raises(NoAnswer):
            ask(f"http://tallow.example:{port}/")
        assert len(requests) == fetching.MAX_REDIRECTS + 1


def test_nobody_there_is_an_error_of_the_tree_that_sources_know():
    with pytest.raises(PageNotFetched):
        ask("http://tallow.example:9/", seconds=1)


def test_a_page_comes_without_cookies_and_under_its_last_address():
    def answer(connection, request):
        if b"GET /old" in request:
            connection.sendall(page(b"", "302 Found", "Location: /new?page=1\r\nSet-Cookie: seen=1\r\n"))
        else:
            connection.sendall(page())

    with server(answer) as (port, requests):
        fetched = ask(f"http://tallow.example:{port}/old")

    assert (fetched.url, fetched.media_type) == (f"http://tallow.example:{port}/new?page=1", "text/html")
    assert fetched.content == b"<p>The ramp is closed.</p>"
    assert not any(word in request.lower() for request in requests for word in (b"cookie", b"authorization", b"referer"))


def test_letters_beyond_ascii_in_an_address():
    with server(lambda connection, _: connection.sendall(page())) as (port, requests):
        ask(f"http://tallöw.example:{port}/straße?q=ü%20x")

    assert requests[0].startswith(b"GET /stra%C3%9Fe?q=%C3%BC%20x HTTP/1.1")
    assert b"Host: xn--tallw-mua.example" in requests[0]
