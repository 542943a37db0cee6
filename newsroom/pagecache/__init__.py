"""Pages kept in memory in front of Django, and dropped the moment the change log says that they differ (DESIGN, section 7).

`around(application)` puts the cache before a WSGI application. How it works, and what it promises: `layer.py`; which
request asks for which page: `address.py`; what is kept: `store.py`; how changes arrive: `following.py` and `changelog.py`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from newsroom.pagecache.address import Addresses
from newsroom.pagecache.changelog import ChangeLog
from newsroom.pagecache.following import Follower
from newsroom.pagecache.layer import PageCache
from newsroom.pagecache.store import Store

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def around(application: Application) -> Application:
    """Return ``application`` behind a page cache of `NEWSROOM_PAGE_CACHE_MB`; itself where that is 0."""
    max_bytes = settings.NEWSROOM_PAGE_CACHE_MB * 1024 * 1024
    if max_bytes <= 0:
        return application
    store = Store(max_bytes)
    return PageCache(application, Addresses.from_settings(), store, Follower(ChangeLog(), store))
