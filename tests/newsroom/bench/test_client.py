"""The load client counts what it got, and stops with a reason where a server does not keep to HTTP."""

import socket
import threading
from collections.abc import Iterator

import pytest

from newsroom.bench import client


class Server:
    """Answers every request with the same bytes; with `closes` it closes each connection after its first answer."""

    def __init__(self, answer: bytes, closes: bool = False) -> None:
        self.answer, self.closes, self.asked = answer, closes, []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            while asked := connection.recv(65536):
                self.asked.append(asked)
                connection.sendall(self.answer)
                if self.closes:
                    return


@pytest.fixture
def serve() -> Iterator:
    servers = []

    def make(answer: bytes, closes: bool = False) -> Server:
        servers.append(Server(answer, closes))
        return servers[-1]

    yield make
    for server in servers:
        server.listening.close()


def test_an_answer_without_its_length_is_refused(serve) -> None:
    server = serve(b"HTTP/1.1 200 OK\r\n\r\nhello")
    with pytest.raises(client.NoAnswer, match="without its length"):
        client.measure(server.port, ["/"], connections=1, seconds=0.1)


def test_a_server_that_only_closes_is_given_up(serve, monkeypatch) -> None:
    monkeypatch.setattr(client, "REFUSALS", 3)
    server = serve(b"", closes=True)
    with pytest.raises(client.NoAnswer, match="kept closing"):
        client.measure(server.port, ["/"], connections=1, seconds=0.1)


def test_every_answer_is_counted_with_its_status_and_size(serve) -> None:
    server = serve(b"HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello")
    measured = client.measure(server.port, ["/a", "/b"], connections=2, seconds=0.1, headers={"Accept-Encoding": "br"})
    assert measured.statuses == {404: len(measured.times)}
    assert measured.body_bytes == 5
    assert measured.rate > 0
    assert {asked.split(b" ")[1] for asked in server.asked} == {b"/a", b"/b"}
    assert all(b"Accept-Encoding: br\r\n" in asked for asked in server.asked)


def test_an_unchanged_answer_needs_no_length(serve) -> None:
    server = serve(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    assert set(client.measure(server.port, ["/"], connections=1, seconds=0.05).statuses) == {304}


def test_a_connection_that_the_server_closes_is_opened_again(serve) -> None:
    server = serve(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", closes=True)
    assert len(client.measure(server.port, ["/"], connections=1, seconds=0.1).times) > 1


def test_percentiles_are_of_all_rounds() -> None:
    first, second = client.Measured(1.0, [0.1] * 50), client.Measured(1.0, [0.3] * 50)
    first.add(second)
    assert first.percentile(50) == pytest.approx(0.2)
    assert first.percentile(99) == pytest.approx(0.3)
    assert first.rate == 50
    assert client.Measured().percentile(99) == 0.0
