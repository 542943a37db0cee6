"""The rich-text editor's own extensions: where their script lies, and that they add nothing to the library's allow-list.

Our own sanitiser (`articles.body`) decides what is stored, on every write path; the library's, which runs only in forms,
is not used.
"""

from js_asset import static_lazy

DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("js/editor/extensions.js")],
        # A callable each: dotted paths are broken in 0.28.0.
        "extensions": {
            name: (lambda config, processor: None)
            for name in ("QuotationMark", "MentionMark", "StoryFigure", "SmartQuotes", "CleanPaste", "EditorAccess", "StaticStyles")
        },
    }
]
