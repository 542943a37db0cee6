"""The text of a piece of evidence, taken out of its file by a child process and kept nowhere.

The child (`python -m sources.extraction`) has no key, no database and no environment of ours, little memory and little time;
whatever the file does to it, it ends, and the evidence stays attached.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

import sources
from sources.errors import EvidenceMissing, EvidenceUnreadable
from sources.models import Evidence

from .extracted import ExtractedText, Passage
from .opening import open_file

SECONDS = 20
MAX_ANSWER_BYTES = 40 * 1024 * 1024  # five million characters, each perhaps escaped
_ROOT = Path(sources.__file__).resolve().parent.parent


@sensitive_variables()
def text_of(evidence: Evidence, by, reason: str = "") -> ExtractedText:
    """The words of a file. Raises EvidenceUnreadable, whose `advice` is for the person, and EvidenceMissing.

    For a protected source it raises what `open_file` raises: the log is written before a byte is decrypted.
    """
    if not evidence.file_name:
        raise EvidenceMissing("There is no file to read.")
    chunks, media_type = open_file(evidence, by, reason)
    return read_passages(chunks, media_type)


@sensitive_variables()
def read_passages(chunks: Iterable[bytes], media_type: str) -> ExtractedText:
    """The passages of a file's content. Raises EvidenceUnreadable, and whatever reading `chunks` raises."""
    answer = _ask_child(chunks, media_type)
    if "error" in answer:
        raise _unreadable(answer["error"])
    return ExtractedText(tuple(Passage(text, _locator(kind, place)) for text, kind, place in answer["passages"]))


@sensitive_variables()
def _ask_child(chunks: Iterable[bytes], media_type: str) -> dict:
    child = subprocess.Popen(  # noqa: S603 (a fixed program; the media type is one of ours)
        [sys.executable, "-s", "-m", "sources.extraction", media_type],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    feeding = _Feeding(chunks, child.stdin)
    try:
        feeding.start()
        answer = _answer_of(child.stdout, time.monotonic() + SECONDS)
    finally:
        # The whole group, whatever it has started meanwhile.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        feeding.join()
        child.stdout.close()
    if feeding.failure is not None:
        raise feeding.failure
    try:
        return json.loads(answer)
    except ValueError:
        raise _unreadable("broken") from None


class _Feeding(threading.Thread):
    """Hands the content to the child while its answer is awaited. `failure` is what reading the content raised."""

    def __init__(self, chunks: Iterable[bytes], stdin):
        super().__init__(daemon=True)
        self._chunks = chunks
        self._stdin = stdin
        self.failure: BaseException | None = None

    def run(self) -> None:
        with suppress(BrokenPipeError), self._stdin:
            chunks = iter(self._chunks)
            while (chunk := self._next(chunks)) is not None:
                self._stdin.write(chunk)

    def _next(self, chunks) -> bytes | None:
        try:
            return next(chunks, None)
        except BaseException as failure:  # raised again by whoever waits for the answer
            self.failure = failure
            return None


def _answer_of(stdout, until: float) -> bytes:
    """All the child says. Raises EvidenceUnreadable when it says too much or is not done in time."""
    answer = bytearray()
    with DefaultSelector() as selector:
        selector.register(stdout, EVENT_READ)
        while selector.select(max(0, until - time.monotonic())):
            piece = os.read(stdout.fileno(), 1024 * 1024)
            if not piece:
                return bytes(answer)
            answer += piece
            if len(answer) > MAX_ANSWER_BYTES:
                raise _unreadable("long")
    raise _unreadable("slow")


def _locator(kind: str, place) -> str:
    match kind:
        case "page":
            return _("p. %(number)s") % {"number": place}
        case "paragraph":
            return _("¶ %(number)s") % {"number": place}
    return str(place)


def _unreadable(why: str) -> EvidenceUnreadable:
    advice = {
        "kind": _("No text can be taken from this kind of file. Attach a transcript, or say where the words are."),
        "empty": _("There is no text in the file. If it is a scan, attach a transcript of the part that matters."),
        "encoding": _("The letters of this text cannot be made out. Save it as UTF-8 and attach it again."),
        "long": _("There is more text than can be searched (five million letters). Attach the part that matters."),
        "bomb": _("Unpacked, the file would be far larger than it says. Save it anew, or attach it as PDF or text."),
        "locked": _("The file is locked with a password. Attach a copy that opens without one."),
        "memory": _("Reading the file takes too much memory. Attach the part that matters, or its text."),
        "slow": _("Reading the file takes too long. Attach the part that matters, or its text."),
        "deep": _("The file is built too deep to be read. Attach its text."),
    }.get(why, _("The file is damaged or not what it says it is. Open it yourself, save it anew, and attach that."))
    return EvidenceUnreadable(why, advice)
