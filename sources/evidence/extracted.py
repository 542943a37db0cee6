"""The words of a file, as `text_of` gives them and `find_words` takes them."""

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Passage:
    """A paragraph, a page or a caption; `locator` says where: "p. 3", "¶ 12", "00:01:22"."""

    text: str
    locator: str


@dataclass(frozen=True, repr=False)
class ExtractedText:
    """What words a file holds, in reading order. Prints nothing of them: it may be a protected source's."""

    paragraphs: tuple[Passage, ...]
