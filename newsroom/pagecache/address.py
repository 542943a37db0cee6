"""Which page a request asks for: everything of it that may change the answer, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from articles.public import keyset

# Answered by Django without a copy: the desk; files from the disk, which browsers keep for ever; files too long to hold.
PASSED_BY = ("/desk/", "/static/", "/pictures/", "/record/chain/")
# What follows the question mark is kept whole there, since it is the question. Elsewhere only `PARAMETERS` count.
ASKED_ANYTHING = ("/search/", "/api/", "/oembed")
# Parameter -> what reads it; a value that cannot be read gives the page that no value gives, so both are one page.
PARAMETERS: dict[str, Callable[[str], Any]] = {"before": keyset.read_cursor}
MAX_PARAMETERS = 50
_HOSTS_REMEMBERED = 1000


class Address(NamedTuple):
    """A page: pages hold whole addresses, so they differ by host and scheme. `path` is as WSGI gives it."""

    host: str
    scheme: str
    path: str
    query: str


@dataclass
class Addresses:
    """Reads requests. `allowed_hosts` as in Django; `https_header` is the WSGI name and value a proxy sets, or None."""

    allowed_hosts: list[str]
    https_header: tuple[str, str] | None = None
    _known: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def from_settings(cls) -> "Addresses":
        hosts = settings.ALLOWED_HOSTS
        if settings.DEBUG and not hosts:
            hosts = [".localhost", "127.0.0.1", "[::1]"]  # as Django does
        return cls(hosts, settings.SECURE_PROXY_SSL_HEADER)

    @property
    def deciding(self) -> tuple[str, ...]:
        """The WSGI names of headers that are part of an address beside its host."""
        return (self.https_header[0],) if self.https_header else ()

    def of(self, environ: dict[str, Any]) -> Address | None:
        """Return the page this request asks for; None where it is not for us to answer (a host that is not ours)."""
        host = environ.get("HTTP_HOST", "")
        if not (self._known.get(host) or self._is_ours(host)):
            return None
        path = environ["PATH_INFO"]
        query = environ.get("QUERY_STRING", "")
        return Address(host, self._scheme(environ), path, normalised(path, query) if query else "")

    def _scheme(self, environ: dict[str, Any]) -> str:
        if self.https_header is None:
            return environ["wsgi.url_scheme"]
        name, secure = self.https_header
        said = environ.get(name)
        if said is None:
            return environ["wsgi.url_scheme"]
        return "https" if said.split(",", 1)[0].strip() == secure else "http"

    def _is_ours(self, host: str) -> bool:
        domain, _port = split_domain_port(host)
        ours = bool(domain) and validate_host(domain, self.allowed_hosts)
        if ours and len(self._known) < _HOSTS_REMEMBERED:
            self._known[host] = True
        return ours


def normalised(path: str, query: str) -> str:
    """Return the part of ``query`` that this address knows, in one spelling."""
    if path.startswith(ASKED_ANYTHING):
        return query
    try:
        given: Iterable[tuple[str, str]] = parse_qsl(query, max_num_fields=MAX_PARAMETERS)
    except ValueError:  # more parameters than any page of ours has
        return ""
    # Of a name given twice the last one counts, as in Django.
    known = {name: value for name, value in given if name in PARAMETERS}
    return urlencode(sorted((name, value) for name, value in known.items() if PARAMETERS[name](value) is not None))
