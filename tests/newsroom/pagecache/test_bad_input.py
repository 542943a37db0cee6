"""Whatever is asked for: an answer, never a fault of ours, and within a second (the whole way: cache, Django, record)."""

import time

import pytest

from tests.articles.public import paper
from tests.newsroom.pagecache.reader import Reader

pytestmark = pytest.mark.django_db

RUBBISH = (
    "", " ", "%", "%%", "%00", "%0a%0d", "%ff%fe", "%C0%AF", "%u0041", "..", "../../etc/passwd", "//", "\\", "'", '"', "`",
    "' OR 1=1--", "<script>", "{{7*7}}", "${7*7}", "NULL", "None", "nan", "inf", "-1", "0", "1e999", "9" * 19, "9" * 400,
    "1-1", "1763035200000000-7", "99999999999999999-999999999999999999", "-" * 100, "%F0%9F%A6%80", "%E2%80%AE", "a" * 8000,
    "%D7%A9%D7%9C%D7%95%D7%9D", "*", "NEAR(", "a AND", '"open', "a:b", "^a", "a OR b NOT c", "()" * 500, "%25" * 2000,
    "&", "&&", "=", "==", ";", "#", "?", "/", "a/b", "[]", "a[]=1", "true", "+" * 50, "%20", "%2e%2e%2f",
)  # fmt: skip
VALUES = [*RUBBISH, *(chr(number) for number in range(33, 127)), *(f"%{number:02x}" for number in range(0, 256, 5))]
PARAMETERS = (
    "before", "after", "q", "kind", "section", "topic", "person", "period", "from", "to", "sort", "page", "format", "x",
)  # fmt: skip
PATHS = (
    "/\x00/", "/%00/", "//", "///harbour//", "/../desk/", "/./", "/harbour/2026/13/x/", "/harbour/0000/01/x/", "/people//",
    "/people/\udc00/".encode("utf-8", "surrogatepass").decode("latin-1"), "/\xff\xfe/", "/" + "a" * 8000 + "/",
    "/" + "a/" * 2000, "/pictures/zz/480.jpg", "/pictures/" + "ab" * 32 + "/" + "9" * 300 + ".jpg", "/quotations/%27/",
    "/topics/\u202e/", "/search", "/feed", "/sitemap.xml/", "/.well-known/x", "/.env", "/wp-login.php", "/desk", "*", "",
    "http://elsewhere.example/", "/robots.txt?x", "/harbour/?before=1", "/\r\nSet-Cookie: a=b/", "/api/v1/", "/oembed",
)  # fmt: skip
HEADERS = {
    "ACCEPT_ENCODING": ("", ";", ",,,", "br;q=", "br;q=x", "gzip;q=-1", "*;q=0", "identity;q=0", "br" * 4000, "\xff", "q=1"),
    "IF_NONE_MATCH": ("", "*", '"', 'W/', '""', "x" * 8000, "\x00", '"a", "b"', "W/*", ","),
    "IF_MODIFIED_SINCE": ("", "0", "yesterday", "Thu, 99 Foo 9999 99:99:99 GMT", "x" * 8000),
    "RANGE": ("bytes=0-", "bytes=-1", "bytes=5-1", "bytes=0-0,1-1" * 200, "lines=1", "x", ""),
    "IF_RANGE": ("x",), "EXPECT": ("200-ok",), "COOKIE": ("a", "=;=;", "newsroom_desk=x", "x" * 8000, "\xff"),
    "ACCEPT": ("", "x/x/x", "*" * 8000), "ACCEPT_LANGUAGE": ("xx-" * 2000, "\x00"),
    "AUTHORIZATION": ("Basic", "Bearer \xff"),
    "X_FORWARDED_FOR": ("x" * 8000,), "X_FORWARDED_PROTO": ("ftp",), "X_FORWARDED_HOST": ("evil.example",),
}  # fmt: skip


@pytest.fixture
def reader():
    paper.fill()
    return Reader()


def answered(got, started: float) -> bool:
    return got.code < 500 and "set-cookie" not in got.headers and time.monotonic() - started < 1.0


def test_any_value_of_any_parameter_is_answered(reader):
    assert len(VALUES) >= 200

    bad = []
    for path in ("/harbour/", "/corrections/"):
        for parameter in PARAMETERS:
            for value in VALUES:
                started = time.monotonic()
                got = reader.get(path, f"{parameter}={value}")
                if not answered(got, started) or got.code != 200:
                    bad.append((path, parameter, value[:40], got.status))

    assert bad == []
    assert reader.made < 20  # rubbish is all one page


def test_any_search_is_answered(reader):
    bad = []
    for number, value in enumerate(VALUES):
        started = time.monotonic()
        got = reader.get("/search/", f"q={value}&{PARAMETERS[number % len(PARAMETERS)]}={value}")
        if not answered(got, started):
            bad.append((value[:40], got.status))

    assert bad == []


def test_any_path_is_answered(reader):
    for path in (*PATHS, *(f"/{value}/" for value in VALUES), *(f"/topics/{value}/" for value in VALUES[:60])):
        started = time.monotonic()
        got = reader.get(path)

        assert answered(got, started), (path[:60], got.status)
        assert "\n" not in got.headers.get("location", "")


def test_any_header_is_answered(reader):
    for name, values in HEADERS.items():
        for value in values:
            for path in ("/", paper.STORY, "/search/", "/no-such-page/"):
                started = time.monotonic()
                got = reader.get(path, **{name: value})

                assert answered(got, started), (name, value[:40], got.status)
                assert got.code in (200, 304, 404), (name, value[:40], got.status)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", ""])
def test_other_methods_are_told_which_ones_there_are(reader, method):
    for path in ("/", paper.STORY, "/search/", "/no-such-page/", "/harbour/2026/11/withdrawn/"):
        got = reader.get(path, method=method)

        if method == "get":  # Django reads it as GET; nothing is kept of it
            assert got.code in (200, 404, 410)
        else:
            assert (got.code, got.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host", ["evil.example", "", "localhost:99999999", "[::1", "a b", "\x00", "x" * 8000, "127.0.0.1@evil"]
)
def test_a_host_that_is_not_ours_is_refused(reader, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]
    reader.cache.addresses.allowed_hosts = ["testserver"]
    reader.get("/")

    got = reader.get("/", HOST=host)

    assert got.code == 400 or host == ""  # without one, Django goes by the server's own name
    assert got.code < 500


def test_a_withdrawn_story_and_a_moved_one_are_kept_and_say_so(reader):
    for path, code in (("/harbour/2026/11/withdrawn/", 410), ("/no-such-page/", 404), ("/harbour", 301)):
        made = reader.made

        assert [reader.get(path).code for _ in range(3)] == [code] * 3
        assert reader.made == made + 1, path
