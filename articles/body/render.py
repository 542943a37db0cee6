"""A stored body on its way to readers, in two steps.

public_body() turns keys into numbers and addresses: neutral HTML for the public record, without a key of the desk.
render_public_body() dresses that for the page, with the numbered buttons that open the 'How we know' cards.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from .body import Body, read
from .model import Leaf, Run, merged, stretches
from .reading import leaves_of
from .schema import PROFILE_PATHS, safe_address
from .writing import Dress, escape, write


def public_body(
    html: str | Body,
    numbers: Mapping[str, int],
    hrefs: Mapping[str, str | None],
    pictures: Mapping[str, str] | None = None,
) -> str:
    """The body for the public record: `<span data-quotation="4">` for quotations, plain links for mentions.

    `numbers` gives each quotation's number, `hrefs` each mention's address; a mark missing there is unwrapped, and a
    mention inside a link keeps the reporter's link. `pictures` gives the record's key for the desk's; a figure missing
    there is left out with its caption (without `pictures` all figures stay under their keys).
    """
    leaves = []
    for leaf in read(html).leaves:
        if leaf.path and leaf.path[0].tag == "figure" and pictures is not None:
            key = pictures.get(leaf.path[0].key)
            if key is None:
                continue
            leaf = leaf._replace(path=(leaf.path[0]._replace(key=key), *leaf.path[1:]))
        leaves.append(leaf._replace(runs=tuple(merged([_public_run(run, numbers, hrefs) for run in leaf.runs]))))
    return write(leaves, _Numbered())


def render_public_body(
    public_html: str, labels: Mapping[int, str], kinds: Mapping[int, str], pictures: Mapping[str, str]
) -> str:
    """The reader's HTML of a public body.

    `labels` are the buttons' accessible names ("How we know, quotation 4: …"), `kinds` their extra classes
    ("mark--unnamed", "mark--doc"), both by number; a quotation without label has no card and gets no button.
    `pictures` maps picture keys to HTML that is already safe; a picture missing there is left out with its caption.
    """
    leaves = [
        leaf
        for leaf in leaves_of(public_html, mark_attribute="data-quotation")
        if not (leaf.path and leaf.path[0].tag == "figure" and leaf.path[0].key not in pictures)
    ]
    return write(leaves, _ForReaders(leaves, labels, kinds, pictures), limit=math.inf)


def render_for_readers(
    html: str | Body,
    quotations: Mapping[str, int],
    mentions: Mapping[str, str | None],
    pictures: Mapping[str, str],
    labels: Mapping[str, str],
    kinds: Mapping[str, str],
) -> str:
    """Both steps at once, everything by the desk's keys: what a preview shows."""
    return render_public_body(
        public_body(html, quotations, mentions),
        {number: labels[key] for key, number in quotations.items() if key in labels},
        {number: kinds[key] for key, number in quotations.items() if key in kinds},
        pictures,
    )


def _public_run(run: Run, numbers: Mapping[str, int], hrefs: Mapping[str, str | None]) -> Run:
    if not run.quote and not run.mention:
        return run
    number = numbers.get(run.quote)
    address = run.href or safe_address(hrefs.get(run.mention) or "")
    return run._replace(quote="" if number is None else str(int(number)), mention="", href=address)


class _Numbered(Dress):
    def open_format(self, kind: str, value: str) -> str:
        if kind == "quote":
            return f'<span data-quotation="{value}">'
        return super().open_format(kind, value)


class _ForReaders(Dress):
    """The page's own markup (design: `.said`, `.mark`, `.who`). Counts the spans of each quotation as they are written."""

    def __init__(
        self,
        leaves: Iterable[Leaf],
        labels: Mapping[int, str],
        kinds: Mapping[int, str],
        pictures: Mapping[str, str],
    ):
        self.labels, self.kinds, self.pictures = labels, kinds, pictures
        self.to_come = Counter(key for leaf in leaves for key, *_ in stretches(leaf.runs, "quote"))
        self.begun: set[str] = set()

    def open_format(self, kind: str, value: str) -> str:
        if kind == "quote":
            first = value not in self.begun
            self.begun.add(value)
            return f'<span class="said" id="q{value}">' if first else '<span class="said">'
        if kind == "href" and value.startswith(PROFILE_PATHS):
            return f'<a class="who" href="{escape(value)}">'
        return super().open_format(kind, value)

    def close_format(self, kind: str, value: str) -> str:
        closing = super().close_format(kind, value)
        if kind == "quote":
            self.to_come[value] -= 1
            if self.to_come[value] == 0:
                closing += self.button(int(value))
        return closing

    def button(self, number: int) -> str:
        label = self.labels.get(number)
        if label is None:
            return ""
        classes = f"mark {self.kinds.get(number, '')}".strip()
        return (
            f'<button class="{escape(classes)}" type="button" popovertarget="know-{number}"'
            f' aria-label="{escape(label)}">{number}</button>'
        )

    def open_figure(self, key: str) -> str:
        return f"<figure>{self.pictures[key]}"
