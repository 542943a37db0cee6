"""The layer by itself, before an application that counts how often it is asked."""

import gzip
import threading
import time
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public import depends
from newsroom.pagecache.address import normalised
from newsroom.pagecache.following import TRUST_SECONDS
from newsroom.pagecache.negotiation import forms_for, has_copy
from tests.newsroom.pagecache.reader import Clock, Reader, WrittenLog

TEXT = "The ramp is closed. " * 100


class Application:
    """Answers `body` with `headers`, depends on `keys`, and remembers what it was asked."""

    def __init__(self, *keys: str, status: str = "200 OK", body: str = TEXT, headers: dict[str, str] | None = None) -> None:
        self.keys, self.status, self.body = keys, status, body
        self.headers = {"Content-Type": "text/html; charset=utf-8"} | (headers or {})
        self.asked: list[dict[str, Any]] = []
        self.while_making = lambda: None
        self.until: Any = None

    def __call__(self, environ, start_response):
        self.asked.append(dict(environ))
        told = depends.of(environ)
        told.named.update(self.keys)
        told.until = self.until
        body = self.body.encode()
        self.while_making()
        start_response(self.status, list(self.headers.items()))
        return [body]


@pytest.fixture
def log():
    return WrittenLog()


@pytest.fixture
def clock():
    return Clock()


def reader_of(application, log, clock, **kwargs):
    return Reader(application, log, clock, **kwargs)


class TestWhatIsNotKept:
    def test_a_page_whose_view_names_no_key(self, log, clock):
        reader = reader_of(Application(), log, clock)

        assert [reader.get("/").body for _ in range(2)] == [TEXT.encode()] * 2
        assert reader.made == 2

    @pytest.mark.parametrize(
        "headers",
        [
            {"Set-Cookie": "a=b"},
            {"Cache-Control": "private"},
            {"Cache-Control": "no-store"},
            {"Vary": "Cookie"},
            {"Vary": "Accept-Encoding, Accept-Language"},
        ],
        ids=str,
    )
    def test_a_page_that_is_for_one_reader(self, log, clock, headers):
        reader = reader_of(Application("front", headers=headers), log, clock)

        reader.get("/")
        reader.get("/")

        assert reader.made == 2

    @pytest.mark.parametrize(
        "status", ["500 Internal Server Error", "503 Service Unavailable", "302 Found", "400 Bad Request"]
    )
    def test_an_answer_that_is_no_page(self, log, clock, status):
        reader = reader_of(Application("front", status=status), log, clock)

        assert reader.get("/").status == status
        reader.get("/")

        assert reader.made == 2

    @pytest.mark.parametrize("path", ["/desk/", "/desk/login/", "/static/css/tokens.css", "/pictures/ab/480.jpg"])
    def test_the_desk_and_files(self, log, clock, path):
        reader = reader_of(Application("front"), log, clock)

        reader.get(path)
        reader.get(path)

        assert reader.made == 2
        assert len(reader.store) == 0

    def test_the_words_of_a_search(self, log, clock):
        reader = reader_of(Application(), log, clock)

        reader.get("/search/", "q=ramp")

        assert len(reader.store) == 0
        assert reader.application.asked[0]["QUERY_STRING"] == "q=ramp"


class TestOneReaderAndAnother:
    def test_nothing_of_a_reader_reaches_the_making_of_a_page(self, log, clock):
        reader = reader_of(Application("front"), log, clock)

        reader.get(
            "/", "utm_source=letter", COOKIE="newsroom_desk=secret", AUTHORIZATION="Basic c2VjcmV0", USER_AGENT="secret",
            ACCEPT_LANGUAGE="de", REFERER="https://secret.example", X_FORWARDED_FOR="203.0.113.9", RANGE="bytes=0-9",
        )  # fmt: skip

        [asked] = reader.application.asked
        assert "secret" not in str(asked)
        assert not {name for name in asked if name.startswith("HTTP_")} - {"HTTP_HOST"}
        assert (asked["QUERY_STRING"], asked["REMOTE_ADDR"]) == ("", "")

    def test_a_login_does_not_reach_public_addresses_that_are_passed_by(self, log, clock):
        reader = reader_of(Application(), log, clock)

        reader.get("/pictures/ab/480.jpg", COOKIE="newsroom_desk=secret", AUTHORIZATION="Basic c2VjcmV0")
        reader.get("/desk/", COOKIE="newsroom_desk=mine")

        assert "secret" not in str(reader.application.asked[0])
        assert reader.application.asked[1]["HTTP_COOKIE"] == "newsroom_desk=mine"

    def test_hosts_have_their_own_pages(self, log, clock):
        reader = reader_of(Application("front"), log, clock)

        reader.get("/", HOST="record.example")
        reader.get("/", HOST="www.record.example")

        assert reader.made == 2

    def test_a_host_that_is_not_ours_is_left_to_django(self, log, clock):
        reader = reader_of(Application("front"), log, clock)
        reader.cache.addresses.allowed_hosts = ["record.example"]

        for host in ("evil.example", "", "record.example:x", "\x00", "[", "a" * 8000):
            reader.get("/", HOST=host)

        assert len(reader.store) == 0


class TestFollowingTheLog:
    def test_a_page_stays_until_one_of_its_keys_is_touched(self, log, clock):
        reader = reader_of(Application("story:1"), log, clock)
        log.touch("story:7")
        reader.get("/")

        log.touch("story:2")
        clock.pass_by(0.3)
        reader.get("/")
        assert reader.made == 1

        log.touch("story:1")
        clock.pass_by(0.3)
        reader.get("/")
        assert reader.made == 2

    def test_the_newsroom_itself_is_part_of_every_page(self, log, clock):
        reader = reader_of(Application("story:1"), log, clock)
        reader.get("/")

        log.touch("site")
        clock.pass_by(0.3)
        reader.get("/")

        assert reader.made == 2

    def test_the_log_is_looked_at_four_times_a_second_at_most(self, log, clock):
        reader = reader_of(Application("story:1"), log, clock)

        for _ in range(1000):
            reader.get("/")
            clock.pass_by(0.001)

        assert log.looks <= 5

    def test_a_page_that_changed_while_it_was_made_is_shown_once_and_not_kept(self, log, clock):
        application = Application("story:1")
        reader = reader_of(application, log, clock)
        reader.get("/elsewhere")

        def change() -> None:
            log.touch("story:1")
            clock.pass_by(0.3)
            assert reader.cache.follower.is_current()  # as another thread does meanwhile

        application.while_making = change
        reader.get("/")
        application.while_making = lambda: None
        reader.get("/")

        assert reader.made == 3

    def test_a_silent_log_switches_the_cache_off_until_it_speaks_again(self, log, clock):
        reader = reader_of(Application("story:1"), log, clock)
        reader.get("/")
        log.is_silent = True

        clock.pass_by(0.5)
        reader.get("/")
        assert reader.made == 1  # not yet a second

        clock.pass_by(TRUST_SECONDS)
        reader.get("/")
        reader.get("/")
        assert reader.made == 3

        log.is_silent = False
        log.touch("story:1")
        clock.pass_by(0.3)
        reader.get("/")
        reader.get("/")
        assert reader.made == 4

    def test_another_log_drops_everything(self, log, clock):
        reader = reader_of(Application("story:1"), log, clock)
        log.touch("story:7")
        reader.get("/")

        log.rows.clear()
        clock.pass_by(0.3)
        reader.get("/")
        assert reader.made == 2

        log.touch("story:8")
        clock.pass_by(0.3)
        reader.get("/")
        log.rows[0] = type(log.rows[0])(1, at=99, keys=frozenset({"story:9"}))  # the same number, another moment
        clock.pass_by(0.3)
        reader.get("/")
        assert reader.made >= 3

    def test_more_changes_than_can_be_told_apart_drop_everything(self, log, clock):
        reader = reader_of(Application("story:1"), log, clock)
        log.touch("story:7")
        reader.get("/")

        for _ in range(1001):
            log.touch("story:7")
        clock.pass_by(0.3)
        reader.get("/")

        assert reader.made == 2

    def test_the_clock_ends_a_page_too(self, log, clock):
        application = Application("front")
        reader = reader_of(application, log, clock)
        application.until = datetime.fromtimestamp(clock.now + 10, UTC)
        reader.get("/")

        clock.pass_by(9)
        reader.get("/")
        assert reader.made == 1

        clock.pass_by(2)
        application.until = None
        reader.get("/")
        assert reader.made == 2


class TestRoom:
    def test_memory_stays_below_its_bound(self, log, clock):
        reader = reader_of(Application("front", body="x" * 300), log, clock, max_bytes=200_000)

        for number in range(500):
            reader.get(f"/a/{number}/")
            clock.pass_by(0.001)

        assert 10 < len(reader.store) < 100
        assert reader.store.held_bytes <= 200_000

    def test_what_anybody_can_make_without_end_pushes_no_page_out(self, log, clock):
        application = Application("front")
        reader = reader_of(application, log, clock, max_bytes=200_000)
        reader.get("/")

        application.status = "404 Not Found"
        for number in range(300):
            reader.get(f"/{number}/")
        application.status = "200 OK"
        for number in range(300):
            reader.get("/", f"before=1-{number}")
        made = reader.made
        reader.get("/")

        assert reader.made == made

    def test_what_was_asked_for_longest_ago_goes_first(self, log, clock):
        reader = reader_of(Application("front", body="x" * 300), log, clock, max_bytes=100_000)
        for number in range(200):
            reader.get("/often/")
            reader.get(f"/{number}/")
            clock.pass_by(0.001)
        made = reader.made

        reader.get("/often/")

        assert reader.made == made

    def test_a_page_larger_than_a_quarter_of_the_room_is_not_kept(self, log, clock):
        body = "".join(chr(33 + (number * 7919) % 90) for number in range(90_000))
        reader = reader_of(Application("front", body=body), log, clock, max_bytes=100_000)

        assert reader.get("/").body.decode() == body
        assert len(reader.store) == 0


class TestForms:
    def test_each_encoding_gives_the_same_page_under_its_own_tag(self, log, clock):
        reader = reader_of(Application("front"), log, clock)

        plain, squeezed, brotlied = (reader.get("/", ACCEPT_ENCODING=name) for name in ("", "gzip", "br, gzip"))

        assert plain.body == gzip.decompress(squeezed.body) == brotli.decompress(brotlied.body) == TEXT.encode()
        assert len({each.headers["etag"] for each in (plain, squeezed, brotlied)}) == 3
        assert [each.headers.get("content-encoding") for each in (plain, squeezed, brotlied)] == [None, "gzip", "br"]
        assert {each.headers["vary"] for each in (plain, squeezed, brotlied)} == {"Accept-Encoding"}
        assert reader.made == 1

    def test_a_reader_with_the_copy_is_told_so(self, log, clock):
        reader = reader_of(Application("front", headers={"Cache-Control": "public, max-age=0"}), log, clock)
        etag = reader.get("/", ACCEPT_ENCODING="gzip").headers["etag"]

        for held in (etag, f"W/{etag}", f'"other", {etag}', "*"):
            unchanged = reader.get("/", ACCEPT_ENCODING="gzip", IF_NONE_MATCH=held)
            assert (unchanged.status, unchanged.body) == ("304 Not Modified", b""), held
            assert unchanged.headers["etag"] == etag
            assert unchanged.headers["cache-control"] == "public, max-age=0"
            assert "content-length" not in unchanged.headers
        for held in ('"other"', "garbage", etag[:-2], ""):
            assert reader.get("/", ACCEPT_ENCODING="gzip", IF_NONE_MATCH=held).status == "200 OK", held
        assert reader.get("/", ACCEPT_ENCODING="br", IF_NONE_MATCH=etag).status == "200 OK"

    def test_only_a_good_page_can_be_unchanged(self, log, clock):
        reader = reader_of(Application("addresses", status="410 Gone"), log, clock)

        assert reader.get("/", IF_NONE_MATCH="*").status == "410 Gone"

    def test_head_answers_the_headers_of_get_and_leaves_a_page_for_it(self, log, clock):
        reader = reader_of(Application("front"), log, clock)

        head = reader.get("/", method="HEAD", ACCEPT_ENCODING="br")
        got = reader.get("/", ACCEPT_ENCODING="br")

        assert head.body == b""
        assert head.headers == got.headers
        assert reader.made == 1

    def test_a_range_gives_the_whole_page(self, log, clock):
        reader = reader_of(Application("front"), log, clock)

        assert reader.get("/", RANGE="bytes=0-3").body == TEXT.encode()

    @given(st.text(max_size=80))
    def test_any_header_is_a_wish_or_no_wish(self, header: str) -> None:
        assert forms_for(header)[-1] == "identity"
        assert has_copy(header, '"abc"') in (True, False)

    @pytest.mark.parametrize(
        ("wish", "forms"),
        [
            ("", ("identity",)),
            ("gzip, deflate, br, zstd", ("br", "gzip", "identity")),
            ("gzip;q=1, br;q=0.5", ("gzip", "br", "identity")),
            ("br;q=0, *", ("gzip", "identity")),
            ("gzip;q=0", ("identity",)),
            ("identity, gzip;q=0.5", ("identity",)),
            ("*", ("br", "gzip", "identity")),
            ("gzip;q=nan", ("identity",)),
            ("gzip;q=2", ("identity",)),
            (";;;,,q=", ("identity",)),
        ],
    )
    def test_the_wish_decides(self, wish: str, forms: tuple[str, ...]) -> None:
        assert forms_for(wish) == forms


class TestAddresses:
    @pytest.mark.parametrize(
        ("query", "kept"),
        [
            ("utm_source=x&fbclid=y", ""),
            ("before=1763035200000000-7", "before=1763035200000000-7"),
            ("x=1&before=1-2&before=3-4", "before=3-4"),
            ("before=", ""),
            ("before=rubbish", ""),
            ("before=%00", ""),
            ("&".join(f"a{number}=1" for number in range(100)), ""),
            ("%%%&=&;", ""),
        ],
    )
    def test_only_what_an_address_knows_counts(self, query: str, kept: str) -> None:
        assert normalised("/harbour/", query) == kept

    @given(st.text(max_size=200))
    def test_any_query_has_one_spelling(self, query: str) -> None:
        once = normalised("/", query)

        assert normalised("/", once) == once


def test_a_page_wanted_by_many_at_once_is_made_once(log):
    application = Application("front")
    application.while_making = lambda: time.sleep(0.1)
    reader = reader_of(application, log, Clock())
    got: list[int] = []
    threads = [threading.Thread(target=lambda: got.append(len(reader.get("/").body))) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == [len(TEXT)] * 8
    assert reader.made == 1


def test_who_waits_too_long_makes_the_page_alone(log, monkeypatch):
    monkeypatch.setattr("newsroom.pagecache.layer.WAIT_SECONDS", 0.02)
    application = Application("front")
    gate = threading.Event()
    application.while_making = lambda: gate.wait(5) if len(application.asked) == 1 else None
    reader = reader_of(application, log, Clock())
    slow = threading.Thread(target=lambda: reader.get("/"))
    slow.start()
    while not application.asked:
        time.sleep(0.001)

    assert reader.get("/").body == TEXT.encode()

    gate.set()
    slow.join()
