"""Whether words sound as if somebody were accused or run down in them. A guess, for B9 to warn by. Pure.

Asks: “They covered up the crack”, “a policy that puts children in danger”. Leaves alone: “I could put my thumb in it”.
"""

import re

# Verbs and phrases that put something at somebody's door; nouns alone (“a danger”) accuse nobody.
_ACCUSES = re.compile(
    r"\b(?:"
    r"lied|lying to|liars?|cheat(?:s|ed|ing)?|defraud(?:s|ed|ing)?"
    r"|mis(?:led|leads|leading)|deceiv(?:e|es|ed|ing)|betray(?:s|ed|ing|al)?"
    r"|cover(?:s|ed|ing)?[ -]?up|looked the other way|turn(?:s|ed|ing)? a blind eye|hush(?:ed|ing) up"
    r"|undermin(?:e|es|ed|ing)|endanger(?:s|ed|ing)?|shield(?:s|ed|ing)? (?:\w+ )?(?:criminals?|offenders?|suspects?)"
    r"|(?:puts?|putting) \w+(?: \w+)? (?:at risk|in danger)|at the expense of"
    r"|corrupt(?:ion)?|brib(?:e|es|ed|ery)|reckless(?:ly)?|negligen(?:t|tly|ce)|incompeten(?:t|ce)"
    r"|fail(?:s|ed|ing)? (?:to protect|us|them|these|those|our|the public|its duty|their duty)"
    r"|abus(?:e|es|ed|ing) (?:of )?(?:power|office|\w+ trust)|harass(?:es|ed|ing|ment)|stole from|steal(?:s|ing) from"
    r")\b",
    re.IGNORECASE,
)


def sounds_like_criticism(words: str) -> bool:
    """Whether a quotation accuses somebody by one of its words."""
    return bool(_ACCUSES.search(words))
