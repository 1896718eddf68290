"""Find every quotation of an article: its words, the mention that speaks, the cue; nobody is named yet.

In: an ``Article``.  Out: a ``Reading``: tokens, mentions and drafts.

>>> from quotes.models import Article
>>> find_quotations(Article("a", "“It leaks,” said Ada Lom.")).drafts[0].cue.text
'said'
"""

from __future__ import annotations

from quotes.extract.attribute import attribute
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import build_scene
from quotes.models import Article
from quotes.reading import Reading
from quotes.text import tokenise

__all__ = ["find_quotations"]


def find_quotations(article: Article) -> Reading:
    """Return what the article says is quoted, and by which mention."""
    tokens = tokenise(article.text)
    quoted = find_quoted(article.text)
    mentions = find_mentions(article.text, tokens, quoted)
    scene = build_scene(article.text, tokens, quoted, mentions, article.outlet)
    return Reading(tokens, tuple(mentions), attribute(scene))
