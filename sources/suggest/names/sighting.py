"""A name while it is being read: what is known of it so far. It becomes a `Name` when nothing more can change."""


class Sighting:
    """One place where something may be named. `type` is empty while it is open; `is_weak`: too little to stand alone."""

    __slots__ = (
        "candidates",
        "canonical",
        "capitals",
        "confidence",
        "end",
        "entity_id",
        "gender",
        "is_weak",
        "kind",
        "known",
        "paragraph",
        "person",
        "plural",
        "role",
        "rule",
        "source_id",
        "start",
        "text",
        "title",
        "title_start",
        "type",
    )

    def __init__(self, flat, capitals, type_, rule, confidence, *, is_weak=False):
        self.capitals = capitals
        self.start = capitals[0].start
        self.end = capitals[-1].end
        self.text = flat[self.start : self.end]
        self.type = type_
        self.rule = rule
        self.confidence = confidence
        self.is_weak = is_weak
        self.title = ""
        self.title_start = self.start
        self.canonical = ""
        self.kind = "name"
        self.gender = ""
        self.role = ""
        self.plural = False
        self.known = False
        self.entity_id = self.source_id = None
        self.candidates = ()
        self.paragraph = 0  # where its paragraph starts
        self.person = None

    def __repr__(self) -> str:
        return f"Sighting({self.title!r} {self.text!r} {self.type} {self.rule} {self.confidence})"

    @property
    def words(self) -> list[str]:
        """The words of the name, lower case, without the small ones between them."""
        return [capital.lower for capital in self.capitals]

    def extend(self, flat, capitals) -> None:
        """Take in the words that follow, with what stands between."""
        self.capitals = self.capitals + capitals
        self.end = capitals[-1].end
        self.text = flat[self.start : self.end]

    def settle(self, type_: str, rule: str, confidence: float, kind: str = "") -> None:
        """Say what the name is. From then on it stands by itself."""
        self.type, self.rule, self.confidence = type_, rule, confidence
        self.kind = kind or self.kind
        self.is_weak = False

    def put_title(self, flat, start) -> None:
        self.title_start = start
        self.title = flat[start : self.start].strip(" ,")
