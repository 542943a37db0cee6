"""What the form's script says about evidence, in the person's language."""

from django.utils.translation import gettext as _


def evidence_words() -> dict[str, str]:
    """Return {name: sentence}; %s stands for what the script fills in."""
    return {
        "noEvidenceChosen": _("No piece of evidence chosen"),
        "chooseEvidence": _("Choose evidence"),
        "lookingInEvidence": _("Looking for the words…"),
        "wordsStandThere": _("The words stand there, word for word: %s."),
        "wordsDiffer": _("They stand there a little differently: %s."),
        "wordsNotThere": _("These words were not found in it."),
        "evidenceOnFile": _("The evidence is on file."),
        "onlyEvidence": _("only in the evidence:"),
        "onlyStory": _("only in the story:"),
        "noEvidenceHere": _("Nothing is on file for the sources of this story yet."),
        "noTextInIt": _("There is no text in it to show. Open its page to download it."),
        "reading": _("Reading…"),
        "sealedAgain": _("Closed again. Give a reason to open it once more."),
        "goesIn": _("Goes in %s seconds without a key or a touch."),
        "noTarget": _("Put the cursor into a quotation of the story."),
        "sourceFirst": _("This quotation has no source yet. Choose it first (Alt-Q)."),
        "otherSource": _("This evidence is of another source than the quotation."),
        "selectInEvidence": _("Select the words in the evidence first."),
        "pinned": _("Pinned: the words match."),
        "pinnedDiffers": _("Pinned, but the words differ:"),
        "notInText": _("Not in this text."),
    }
