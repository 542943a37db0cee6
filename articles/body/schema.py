"""The body format, defined once: what the sanitiser lets through, what the editor may make, what the tests expect.

A body is a flat run of blocks. Inside a block there are words, line breaks and five formats, always nested in this
order: quotation mark, mention mark, link, strong, em. Nothing in a body names a source: marks carry opaque keys.
"""

import re
import secrets
import string
from functools import lru_cache
from urllib.parse import urlsplit

import nh3

MAX_BODY_CHARS = 1_000_000  # about 160,000 words; a longer text is a book or an attack
MAX_LIST_DEPTH = 6  # deeper items join the sixth level
MAX_ADDRESS_CHARS = 2_000  # what every browser and proxy still carries


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TAGS = _names("p h2 h3 ul ol li blockquote hr br strong em a figure figcaption table thead tbody tr th td span")
ATTRIBUTES = {
    "a": frozenset({"href"}),
    "figure": frozenset({"data-picture"}),
    "span": frozenset({"data-quote", "data-mention"}),
}
URL_SCHEMES = frozenset({"http", "https", "mailto"})

KEY_ALPHABET = string.ascii_lowercase + string.digits
KEY_LENGTH = 10
KEY_PATTERN = r"^[a-z0-9]{10}$"
PICTURE_PATTERN = r"^[0-9a-f-]{1,64}$"

# What other people's tags become here.
ALIASES = {
    "b": "strong",
    "i": "em",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "tfoot": "tbody",
}

# Elements whose content is not prose: they go, with everything in them. The first group is raw text to a browser.
RAW_TEXT = _names("script style textarea title xmp iframe noembed noframes")
DROPPED = RAW_TEXT | _names("template object applet noscript svg math canvas audio video select datalist button frameset")

# Elements that only say "a new line of text begins here".
LINES = _names(
    "p div section article header footer main aside address pre dl dt dd center form fieldset legend details summary"
    " hgroup nav menu dir html head body search dialog listing"
)

# Elements that never have an end tag.
VOID = _names("area base br col embed hr img input link meta param source track wbr")

# Profile pages of people, organisations, places and things (DESIGN §6): a link there is a mention.
PROFILE_PATHS = ("/people/", "/organisations/", "/places/", "/things/")

_KEY = re.compile(r"[a-z0-9]{10}")
_PICTURE = re.compile(r"[0-9a-f-]{1,64}")
_ADDRESS = re.compile(r"(https?://[^\s\\/?#]|mailto:[^\s\\]|/(?![/\\]))[^\\\s]*", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_TO_ENCODE = {ord(" "): "%20", ord('"'): "%22", ord("<"): "%3C", ord(">"): "%3E", ord("\u00a0"): "%C2%A0"}


def new_key() -> str:
    """A fresh key for a mark: ten letters or digits, about 51 random bits."""
    return "".join(secrets.choice(KEY_ALPHABET) for _ in range(KEY_LENGTH))


def is_key(value: str) -> bool:
    return _KEY.fullmatch(value) is not None


def is_picture_key(value: str) -> bool:
    return _PICTURE.fullmatch(value) is not None


@lru_cache(maxsize=4096)
def safe_address(value: str) -> str:
    """The address as it may stand in a body, or "" where it may not.

    Only http, https, mailto and paths with a single leading slash; a backslash is refused because browsers read it as
    a slash. The last word is nh3's, so that the sanitiser and this function can never disagree.
    """
    address = _INVISIBLE.sub("", value).strip().translate(_TO_ENCODE)
    if len(address) > MAX_ADDRESS_CHARS or not _ADDRESS.fullmatch(address):
        return ""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    scheme, colon, rest = address.partition(":")
    if colon and scheme.lower() in URL_SCHEMES:
        address = f"{scheme.lower()}:{rest}"
    link = f'<a href="{address.replace("&", "&amp;")}">x</a>'
    return address if gate(link) == link else ""


def _allowed_attribute(tag: str, name: str, value: str) -> str | None:
    if name in ("data-quote", "data-mention"):
        return value if is_key(value) else None
    if name == "data-picture":
        return value if is_picture_key(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(DROPPED),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    attribute_filter=_allowed_attribute,
    url_schemes=set(URL_SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def gate(html: str) -> str:
    """The body once more through nh3. A body in our own writing passes unchanged; anything else loses what is not ours."""
    return _CLEANER.clean(html)


def editor_schema() -> dict:
    """The format as plain data, for the configuration of the editor in the browser."""
    return {
        "tags": sorted(TAGS),
        "attributes": {tag: sorted(names) for tag, names in ATTRIBUTES.items()},
        "urlSchemes": sorted(URL_SCHEMES),
        "keyPattern": KEY_PATTERN,
        "picturePattern": PICTURE_PATTERN,
        "maxChars": MAX_BODY_CHARS,
        "maxListDepth": MAX_LIST_DEPTH,
    }
