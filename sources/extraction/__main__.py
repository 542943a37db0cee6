"""The child: content on standard input, one JSON object on standard output, and as little of the machine as will do."""

import codecs
import importlib
import json
import pkgutil
import resource
import sys
from contextlib import suppress

import pypdf

from . import pdf, plain, subtitles, web_page, word
from .passage import Passages, Unreadable

MEMORY_BYTES = 700 * 1024 * 1024
CPU_SECONDS = 15
MAX_CONTENT_BYTES = 64 * 1024 * 1024
_READERS = {
    "text/plain": plain.read,
    "text/html": web_page.read,
    "application/xhtml+xml": web_page.read,
    "application/pdf": pdf.read,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word.read,
    "application/x-subrip": subtitles.read,
    "text/vtt": subtitles.read,
}
# Loaded while files may still be opened: what the readers and the libraries under them ask for later.
_ENCODINGS = (
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp437", "latin-1", "ascii", "charmap", "mac-roman",
    "gb18030", "gbk", "big5", "big5hkscs", "cp932", "shift_jis", "euc_jp", "euc_kr", "cp949", "iso2022_jp",
)  # fmt: skip


def main() -> None:
    """Prints {"passages": [[text, kind, place], …]} or {"error": word}."""
    _load_what_comes_late()
    _give_up_rights()
    try:
        answer = {"passages": [[each.text, each.kind, each.place] for each in _passages(sys.argv[1])]}
    except Unreadable as unreadable:
        answer = {"error": unreadable.why}
    except MemoryError:
        answer = {"error": "memory"}
    except RecursionError:
        answer = {"error": "deep"}
    json.dump(answer, sys.stdout)


def _load_what_comes_late() -> None:
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)
    for module in pkgutil.walk_packages(pypdf.__path__, "pypdf."):
        with suppress(ImportError):  # parts for libraries that are not here
            importlib.import_module(module.name)


def _give_up_rights() -> None:
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),  # what is open stays open; no file, no connection can be opened any more
    ):
        resource.setrlimit(limit, (value, value))


def _passages(media_type: str):
    reader = _READERS.get(media_type)
    if reader is None:
        raise Unreadable("kind")
    content = sys.stdin.buffer.read(MAX_CONTENT_BYTES + 1)
    if len(content) > MAX_CONTENT_BYTES:
        raise Unreadable("long")
    passages = Passages()
    reader(content, passages)
    if not passages.found:
        raise Unreadable("empty")
    return passages.found


main()
