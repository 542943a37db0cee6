"""Subtitles, SRT and WebVTT: one passage a caption, found by its time code. Sources: W3C, WebVTT 1; SubRip by usage."""

import re
from html import unescape

from .passage import Passages
from .plain import decode, paragraphs_in

_TIMES = re.compile(r"^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,]\d{1,3}\s*-->", re.M)
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,80}\}")


def read(content: bytes, passages: Passages) -> None:
    text = decode(content)
    for caption in paragraphs_in(text):
        times = _TIMES.search(caption)
        if times is None:
            continue  # the heading, notes and styles of WebVTT
        hours, minutes, seconds = (int(part or 0) for part in times.groups())
        words = caption[times.end() :].partition("\n")[2]
        place = f"{hours:02}:{minutes:02}:{seconds:02}"
        passages.add(" ".join(unescape(_MARKUP.sub("", words)).split()), "time", place)
