"""What is told of each thing, as types: the OpenAPI text is made of them. Addresses are paths on this site."""

from datetime import datetime

from ninja import Schema


class Named(Schema):
    name: str
    address: str


class Picture(Schema):
    """`address` is that of its widest JPEG; width and height are pixels of the original."""

    address: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


class Counts(Schema):
    quotations: int
    sources: int
    unnamed_sources: int
    words: int


class StoryInList(Schema):
    """A story as a list has it. `version` is its number; `key` stays whatever the address becomes."""

    key: str
    address: str
    url: str
    headline: str
    short_headline: str
    standfirst: str
    section: Named
    byline: list[Named]
    dateline: str
    language: str
    published_at: datetime
    updated_at: datetime
    version: int
    topics: list[Named]
    picture: Picture | None
    counts: Counts
    is_corrected: bool


class Terms(Schema):
    """What was promised to the source, in a word and in a sentence for readers."""

    code: str
    label: str
    sentence: str


class Told(Schema):
    """A fact as a code for machines, which may be empty, and as words for people."""

    code: str
    text: str


class Evidence(Schema):
    """What the words rest on; `link` is an address where it is public."""

    state: str
    text: str
    link: str | None


class Saying(Schema):
    """How the newsroom knows. `when` is a day; it is missing where it could give a source away."""

    terms: Terms
    how: Told
    when: str | None
    reason: str
    evidence: Evidence
    reply: Told | None


class QuotationInStory(Saying):
    """`source` is the number of an entry in `sources` of the same story; `speaker` a name or a description."""

    number: int
    address: str
    type: str
    text: str
    source: int
    speaker: str
    role: str
    place: str


class SourceInStory(Saying):
    """One source as readers can tell them apart. `shape`: named, unnamed or document."""

    number: int
    shape: str
    name: str
    role: str
    address: str | None
    quotations: list[int]


class ReplySought(Schema):
    """Whom the newsroom asked for a reply, when, and what came of it."""

    party: str
    asked: str | None
    code: str
    text: str
    quotations: list[int]


class NamedThing(Named):
    kind: str


class NoticeInStory(Schema):
    kind: str
    label: str
    at: str
    wrong: str
    right: str
    notice: str


class Story(StoryInList):
    """A story whole. `body` is HTML of the body format; `links` are addresses of this interface."""

    body: str
    quotations: list[QuotationInStory]
    sources: list[SourceInStory]
    replies: list[ReplySought]
    mentions: list[NamedThing]
    corrections: list[NoticeInStory]
    links: dict[str, str]


class Version(Schema):
    """A link of the chain: eight header fields, their hash, and what they commit to.

    commitment = SHA-256(salt + payload), with the payload as the very text given here. Salt (hexadecimal) and payload are
    null once a later version has announced that they were taken away.
    """

    chain: str
    seq: int
    previous: str
    story: str
    number: int
    kind: str
    recorded_at: str
    commitment: str
    hash: str
    salt: str | None
    payload: str | None


class StoryOfQuotation(Schema):
    key: str
    address: str
    headline: str
    version: int


class Quotation(Saying):
    """A quotation of a live story. `profile` is the address of the speaker's page, where there is one."""

    key: str
    address: str
    url: str
    type: str
    text: str
    speaker: str
    role: str
    profile: str | None
    place: str
    published_at: datetime
    story: StoryOfQuotation


class ProfileInList(Schema):
    address: str
    url: str
    kind: str
    name: str
    role: str
    description: str
    picture: Picture | None


class Profile(ProfileInList):
    links: dict[str, str]


class Topic(Schema):
    slug: str
    address: str
    url: str
    name: str


class TopicWithLinks(Topic):
    links: dict[str, str]


class Correction(Schema):
    """A notice. That of a withdrawn or removed story has no headline and no address."""

    kind: str
    label: str
    at: datetime
    story: str
    headline: str
    address: str
    section: str
    wrong: str
    right: str
    notice: str


class PageOf(Schema):
    """`next` is the whole address of the next page, or null on the last one."""

    next: str | None


class Stories(PageOf):
    items: list[StoryInList]


class Versions(PageOf):
    items: list[Version]


class Quotations(PageOf):
    items: list[Quotation]


class Profiles(PageOf):
    items: list[ProfileInList]


class Topics(PageOf):
    items: list[Topic]


class Corrections(PageOf):
    items: list[Correction]


class Trouble(Schema):
    """RFC 9457. Of a withdrawn story also `notice`, `kind` and `at`."""

    type: str
    title: str
    status: int
    detail: str
    notice: str | None = None
    kind: str | None = None
    at: datetime | None = None
