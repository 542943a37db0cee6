"""Text in, suggestions out: who seems to be quoted, and by which words. Pure: no Django, no database, no clock."""

from .model import Quote, Suggestions
from .page import read_page
from .quotations import find_statements

__all__ = ["suggest", "Suggestions"]


def suggest(text, directory=None, *, headline=None, dateline=None):
    page = read_page(text)
    quotes = tuple(_q(page, s) for s in find_statements(page))
    return Suggestions(quotes=quotes)


def _q(page, s):
    mention = None
    if s.subject:
        t = s.line.tokens
        mention = page.text[t[s.subject.first].start:t[s.subject.after-1].end]
    verb = s.cue_words or (page.text[s.line.tokens[s.cue.first].start:s.line.tokens[s.cue.after-1].end] if s.cue else None)
    inner = tuple((p.inner_start,p.inner_end) for para in page.paragraphs for p in para.pairs if p.start>=s.start and p.end<=s.end)
    marked = sum(b-a for a,b in inner); n=s.end-s.start-2*len(inner)
    ty = 'direct' if marked>=.9*n else 'partial' if marked>=3 else 'indirect'
    return Quote(s.start,s.end,ty,inner,mention,mention,None,None,'unknown',None,None,'',verb,None,None,'',s.rule,s.confidence,None)
