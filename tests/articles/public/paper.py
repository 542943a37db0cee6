"""A small paper with one of everything readers can open, made directly as rows of the record."""

from tests.articles.public import factory

STORY = "/harbour/2026/11/ramp-closed/"
ADDRESSES = [
    "/",
    "/harbour/",
    STORY,
    "/people/ines-calloway/",
    f"{STORY}card/",
    "/quotations/ramp1/",
    "/quotations/ramp1/card/",
    "/topics/ferries/",
    "/authors/nessa-vantongeren/",
    "/corrections/",
    "/most-quoted/",
    "/how-we-source/",
    "/search/?q=ramp",
    "/search/?q=nothing+like+it",
    "/record/",
    "/no-such-page/",
    "/harbour/2026/11/withdrawn/",
    "/harbour/2026/11/withdrawn/card/",
]


def fill() -> None:
    """Make the rows behind `ADDRESSES`; the newsroom's own row is made where there is none."""
    if not factory.Site.objects.exists():
        factory.site()
    factory.section()
    calloway = factory.profile()
    unnamed = {"shape": "unnamed", "name": "An engineer who saw the file", "role": "", "when": None}
    mark = '<button class="mark{}" type="button" popovertarget="know-{}" aria-label="How we know, quotation {}">{}</button>'
    body = (
        f'<p>The master said <span class="said" id="q1">“It is closed”</span>{mark.format("", 1, 1, 1)}.</p>'
        f'<p>The engineer said <span class="said" id="q2">“We knew”</span>{mark.format(" mark--unnamed", 2, 2, 2)}.</p>'
        + "<p>The ramp stood empty all day.</p>"
        * 20
    )
    notice = {"kind": "correction", "label": "Correction", "at": factory.NOON.isoformat(), "notice": "A date was wrong."}
    terms = {"terms": factory.NOT_FOR_ATTRIBUTION}
    story = factory.story(
        "Ramp closed",
        path=STORY,
        standfirst="The harbour master put a chain across it.",
        body_html=body,
        topics=[{"name": "Ferries", "address": "/topics/ferries/"}],
        sources=[factory.source(1, address=calloway.path), factory.source(2, **unnamed, **terms)],
        quotations=[factory.card(1), factory.card(2, source=2, speaker=unnamed["name"], role="", when=None, **terms)],
        corrections=[notice | {"wrong": "14 March", "right": "4 March"}],
    )
    factory.quotation(story, calloway, key="ramp1")
    factory.topic("ferries", "Ferries", story)
    factory.author("nessa-vantongeren", "Nessa Vantongeren", story)
    factory.correction(story)
    factory.withdrawn("/harbour/2026/11/withdrawn/")
    for number in range(14):
        factory.story(f"Council notes {number}", section_slug="council")
